import { get, post } from './http'
import type { AidRequest } from './aid'
import type { Cordon, Entry, Monitoring } from './accident'
import type { CasualtiesPart } from './casualties'
import type { ExpertLine, InvestigationPart, PublicInformationPart, TrafficPoint } from './parallel'
import type { Asked, Whistle } from './whistles'
import type { EvacuationBoard } from './evacuations'
import type { Precursor } from './gauges'
import type { HazardZonePart } from './hazard-zone'
import type { FireEdge } from './perimeter'
import type { MessageCounts } from './messages'
import type { WarningInForce } from './warnings'
import type { CommandView, ResponseView } from './levels'
import type { MaterialConflict, MaterialOrder } from './materials'
import type { OrderView } from './orders'
import type { Safety } from './safety'
import type { Site } from './site'
import type { CommandStructure } from './structure'
import type { RescuePart } from './trapped'
import type { WarningCallPart } from './warning-calls'
import type { Reporting } from './situation-reports'
import type { TaskView } from './tasks'
import type { DivisionCode, Duration, Grade, Hazard, Instant, Position, ResponseLevel, Rule } from './values'
import type { WorksBoard } from './works'

export type IncidentStatus =
  | 'RAISED'
  | 'RESPONDING'
  | 'ON_SCENE'
  | 'CONTROLLED'
  | 'EXTINGUISHED'
  | 'MOP_UP'
  | 'GUARDING'
  | 'INSPECTED'
  | 'THREAT_PASSED'
  | 'LOSSES_CONFIRMED'
  | 'SOURCE_CONTROLLED'
  | 'READINGS_CLEAN'
  | 'CORDON_RELEASED'
  | 'CLOSED'
  | 'CANCELLED'

const ON_SCENE_WORDS: Record<Hazard, string> = { FOREST_FIRE: 'ON_SCENE', FLOOD: 'ON_SCENE_FLOOD', ENTERPRISE_ACCIDENT: 'ON_SCENE_ACCIDENT' }
/** The word of i18n for a stage: nobody fights a flood with water. */
export const statusWord = (hazard: Hazard, status: IncidentStatus) => 'status.' + (status === 'ON_SCENE' ? ON_SCENE_WORDS[hazard] : status)

/** What a commander may report next; REKINDLED leads back to suppression, SOURCE_LOST to the source. */
export type Stage =
  | 'CONTROLLED'
  | 'EXTINGUISHED'
  | 'MOP_UP'
  | 'GUARDING'
  | 'INSPECTED'
  | 'REKINDLED'
  | 'THREAT_PASSED'
  | 'SOURCE_CONTROLLED'
  | 'SOURCE_LOST'
  | 'READINGS_CLEAN'
  | 'CORDON_RELEASED'

export interface IncidentHead {
  id: string
  number: string
  title: string
  hazard: Hazard
  place: string
  location: Position
  divisionCode: DivisionCode
  divisionName: string
  status: IncidentStatus
  grade?: Grade | null
  responseLevel?: ResponseLevel | null
  proposedLevel?: ResponseLevel | null
  exercise: boolean
  exerciseSpeed: number
  receivedAt?: Instant | null
  raisedAt: Instant
  closedAt?: Instant | null
  revision: number
  overdue: number
  onScene: number
  enRoute: number
  /** set when another division lets this seat see a part: head, place, own teams */
  shared?: 'VIEW' | 'ASSIST' | null
  /** the division in unified command */
  commandDivision?: DivisionCode | null
}

export interface DeadlineView {
  id: string
  orderId?: string | null
  kind: string
  label: string
  dueAt: Instant
  openedAt: Instant
  metAt?: Instant | null
  cancelledAt?: Instant | null
  firedAt?: Instant | null
  standard?: Duration | null
}

export interface Assessment {
  facts: FireFacts
  grade: Grade
  gradeRule?: Rule | null
  proposedLevel?: ResponseLevel | null
  levelRule?: (Rule & { approver?: string | null }) | null
  sensitive: boolean
  assessedAt: Instant
}

export interface LevelChange {
  level: ResponseLevel
  reason?: string | null
  expectedUntil?: Instant | null
  measures?: string | null
  approvedBy: string
  at: Instant
  rule?: Rule | null
}

export interface Incident extends IncidentHead {
  alertIds: string[]
  assessment: Assessment | null
  levels: LevelChange[]
  orders: OrderView[]
  deadlines: DeadlineView[]
  tasks: TaskView[]
  forces: { needed: number; called: number; mustered: number; enRoute: number; onScene: number }
  wind?: Wind | null
  safety?: Safety | null
  cause?: Record<string, string> | null
  /** requests for aid, kept by another room */
  aid?: AidRequest[]
  /** what still stands against closing, in words */
  openPoints?: string[]
  /** counts of the message journal; left out while it is empty */
  messages?: MessageCounts | null
  /** warnings in force where it is, gravest first; left out while there are none */
  warnings?: WarningInForce[] | null
  /** the response level: in force, proposed, signed, and how it went */
  response?: ResponseView | null
  /** which division commands */
  command?: CommandView | null
  /** material orders, and what is needed and lies in no depot */
  materials?: MaterialOrder[]
  materialConflicts?: MaterialConflict[]
  /** sectors, headquarters and command, once there are any */
  site?: Site | null
  /** the edge of the fire as it was seen last; left out until somebody has drawn it */
  perimeter?: FireEdge | null
  /** posts, who is called to them and who holds them; left out while none is raised or proposed */
  commandStructure?: CommandStructure | null
  /** the control table of the evacuation; left out while none is ordered */
  evacuation?: EvacuationBoard | null
  /** signs of danger people on the spot have reported */
  precursors?: Precursor[] | null
  /** the newest round of calls and what is cut off; left out while nobody was called */
  warningCall?: WarningCallPart | null
  /** who is trapped; left out while nobody was reported */
  rescue?: RescuePart | null
  /** dykes that are walked and lifelines that are repaired; left out while nothing is ordered */
  works?: WorksBoard | null
  /** of an accident: the cordon, what is measured, who is inside, the whistle it began with; each left out while there is none */
  cordon?: Cordon | null
  /** of an accident: what runs beside the response; each left out while there is none */
  trafficPoints?: TrafficPoint[] | null
  experts?: ExpertLine[] | null
  publicInformation?: PublicInformationPart | null
  investigation?: InvestigationPart | null
  compensation?: { claims: number; open: number; paid: number } | null
  monitoring?: Monitoring | null
  entries?: Entry[] | null
  casualties?: CasualtiesPart | null
  whistles?: { whistle: Whistle; asked: Asked[] }[] | null
  /** how far the danger of a leak reaches; left out while there is no zone */
  hazardZone?: HazardZonePart | null
  /** reports to the levels above against their times */
  reporting?: Reporting | null
  statusHistory: { status: IncidentStatus; at: Instant; by?: string | null }[]
}

/** The wind at the incident; `at` and what follows are there once somebody has measured it. */
export interface Wind {
  direction?: string | null
  speed?: number | null
  degrees?: number | null
  at?: Instant | null
  /** the station's name; a person said it when left out */
  source?: string | null
  shift?: { at: Instant; previous: { speed: number; degrees: number; direction: string }; turn: number; gain: number; text: string; limit: string } | null
}

/** One entry of the journal. */
export interface JournalEntry {
  seq: number
  type: string
  at: Instant
  deviceAt?: Instant | null
  actor?: string | null
  actorName?: string | null
  channel?: string | null
  data: Record<string, unknown>
  hash?: string
}

/** The facts by which a forest fire is graded and levelled. */
export interface FireFacts {
  /** 受害森林面积, the criterion of the grade */
  affectedAreaHa?: number
  /** 过火面积, what plans trigger on */
  burnedAreaHa?: number
  openFlame?: boolean
  growing?: boolean
  dead?: number
  missing?: number
  seriouslyHurt?: number
  /** HOMES, KEY_FACILITY, CEMETERY … */
  threatened?: string[]
  /** metres per second */
  windSpeed?: number
  windDirection?: string
  /** left out: the calendar decides */
  sensitive?: boolean
  other?: Record<string, unknown>
}

export const listIncidents = (query?: { status?: IncidentStatus; hazard?: Hazard }) => get<IncidentHead[]>('/api/incidents', query)
export const getIncident = (id: string) => get<Incident>(`/api/incidents/${id}`)
export const eventsAfter = (id: string, seq: number) => get<JournalEntry[]>(`/api/incidents/${id}/events`, { after: seq })
export const assess = (id: string, facts: FireFacts) => post(`/api/incidents/${id}/assessment`, facts)
export const setResponseLevel = (
  id: string,
  change: { level: ResponseLevel; reason: string; matter?: string; expectedUntil?: Instant; measures?: string },
) => post(`/api/incidents/${id}/response-level`, change)
export const reportStatus = (id: string, status: Stage, fields: { note?: string; areaHa?: number } = {}) =>
  post(`/api/incidents/${id}/status`, { status, ...fields })
export const requestReinforcement = (id: string, reason: string) => post(`/api/incidents/${id}/reinforcement`, { reason })
export const reportCause = (id: string, found: { cause: string; note?: string }) => post(`/api/incidents/${id}/cause`, found)
export const cancelIncident = (id: string, reason: string) => post(`/api/incidents/${id}/cancellation`, { reason })
/** Refused while anything of {@link Incident.openPoints} is still open. */
export const closeIncident = (id: string, fields: { note?: string } = {}) => post(`/api/incidents/${id}/closure`, fields)

export type ReportKind = 'post-incident' | 'messages'
export const reportAddress = (id: string, kind: ReportKind) => `/api/incidents/${id}/reports/${kind}.pdf`
