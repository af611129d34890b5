import { del, exchange, get, post } from './http'
import type { DivisionCode, Hazard, Instant, Position, ResponseLevel } from './values'

export const COLOURS = ['RED', 'ORANGE', 'YELLOW', 'BLUE'] as const
export type Colour = (typeof COLOURS)[number]
/** the four colours are the four levels, red the first (突发事件应对法 Art 63) */
export const LEVEL_OF: Record<Colour, ResponseLevel> = { RED: 'I', ORANGE: 'II', YELLOW: 'III', BLUE: 'IV' }

export const STATES = ['IN_FORCE', 'UPDATED', 'CANCELLED', 'EXPIRED'] as const
export type WarningState = (typeof STATES)[number] | 'NOTICE'

export interface WarningRow {
  id: string
  chainId: string
  kind: string
  kindLabel: string
  hazard?: Hazard
  colour?: Colour
  colourFrom?: string
  /** fire danger 1–5; kept apart from the colour */
  rating?: number
  event: string
  headline: string
  senderName?: string
  sender: string
  identifier: string
  sent: Instant
  effective?: Instant
  onset?: Instant
  expires?: Instant
  state: WarningState
  stateAt: Instant
  status: string
  exercise: boolean
  msgType: string
  areaText?: string
  via: string
  receivedAt: Instant
  /** whether it is known yet whom it concerns */
  matched: boolean
  missing: number
  breaches: number
  divisions: number
  townships: number
  sites: number
  zones: number
  people: number
  incidentId?: string
}

/** As an incident's picture holds it. */
export interface WarningInForce {
  id: string
  kind: string
  kindLabel: string
  colour?: Colour | null
  headline: string
  sent: Instant
  expires?: Instant | null
}

export interface WarningCounts {
  inForce: number
  updated: number
  cancelled: number
  expired: number
}

export interface Breach {
  rule: string
  fatal: boolean
  place: string
  line: number
  found?: string | null
  chinese?: string
  english?: string
}

export interface Match {
  kind: string
  ref: string
  name: string
  divisionCode: DivisionCode
  label?: string | null
  people?: number | null
  location?: Position | null
  /** PART: a county of which only some townships are touched */
  how: 'GEOCODE' | 'SHAPE' | 'PART'
}

export interface LogLine {
  seq: number
  subject: string
  type: string
  at: Instant
  actorName: string
  channel: string
  data: Record<string, unknown>
}

export interface WarningDetail {
  warning: WarningRow
  description?: string
  instruction?: string
  contact?: string
  severity: string
  urgency: string
  certainty: string
  stateReason?: string
  /** what a warning must carry; a value of null is missing */
  carries: { what: string; lawful: boolean; value: string | null }[]
  breaches: Breach[]
  area?: { type: 'MultiPolygon'; coordinates: [number, number][][][] } | null
  matches: Match[]
  versions: { id: string; msgType: string; colour?: Colour; headline: string; sent: Instant; state: WarningState; stateReason?: string }[]
  log: LogLine[]
  logIntact: boolean
  incidents: { id: string; number: string; title: string; status: string }[]
  /** counties of this seat that may start a flood response on it */
  mayRespond: DivisionCode[]
}

export interface WarningSearch {
  state?: WarningState
  kind?: string
  colour?: Colour
  q?: string
  before?: Instant
}

export interface WarningKind {
  kind: string
  label: string
  english: string
  hazard?: Hazard | null
}

export interface WarningDraft {
  kind: string
  colour: Colour
  headline: string
  description: string
  instruction: string
  issuer: string
  contact?: string
  divisions: DivisionCode[]
  onset?: Instant
  expires: Instant
  exercise: boolean
  follows?: string
}

export const findWarnings = (search: WarningSearch) => get<{ warnings: WarningRow[]; counts: WarningCounts; next?: Instant | null }>('/api/warnings', { ...search })
export const readWarning = (id: string) => get<WarningDetail>(`/api/warnings/${id}`)
export const warningKinds = () => get<{ kinds: WarningKind[] }>('/api/warnings/vocabulary')
export const enterWarning = (draft: WarningDraft) => post<{ id: string }>('/api/warnings', draft)
export const cancelWarning = (id: string, reason: string) => post<{ id: string }>(`/api/warnings/${id}/cancellation`, { reason })
export const startResponse = (id: string, divisionCode?: DivisionCode, separately = false) => post<{ incidentId: string }>(`/api/warnings/${id}/response`, { divisionCode, separately })
export const simulateWarnings = () => post('/api/simulator/warnings', { sample: 'TYPHOON_NIGHT' })
export const messageAddress = (id: string) => `/api/warnings/${id}/message`

// warnings out

export const OUTLETS = ['SMS_TO_ZONE', 'LED', 'LOUDSPEAKER', 'VOICE_ALARM'] as const
export type Outlet = (typeof OUTLETS)[number]
export type IssueState = 'DRAFT' | 'APPROVED' | 'ISSUED' | 'REPLACED' | 'CANCELLED' | 'DISCARDED'

export interface IssueContent {
  kind: string
  colour: Colour
  headline: string
  description: string
  instruction: string
  issuer: string
  contact?: string
  divisions: DivisionCode[]
  /** drawn around those who are meant, not closed; left out when it is the whole of the divisions */
  ring?: Position[]
  outlets: Outlet[]
  onset?: Instant
  expires: Instant
}

export interface Delivery {
  id: string
  outlet: Outlet
  exercise: boolean
  state: 'QUEUED' | 'SENT' | 'FAILED'
  attempts: number
  sentAt?: Instant
  error?: string
  targeted?: number
  reached?: number
  receiptAt?: Instant
}

export interface Issued {
  id: string
  chainId: string
  previous?: string
  divisionCode: DivisionCode
  exercise: boolean
  msgType: 'ALERT' | 'UPDATE' | 'CANCEL'
  state: IssueState
  content: IssueContent
  revision: number
  remark?: string
  draftedBy: string
  draftedName: string
  draftedAt: Instant
  approvedName?: string
  approvedAt?: Instant
  issuedName?: string
  issuedAt?: Instant
  identifier?: string
  sent?: Instant
  endedAt?: Instant
  deliveries: Delivery[]
  mayApprove: boolean
  mayIssue: boolean
}

export interface IssuedDetail extends Issued {
  log: LogLine[]
  logIntact: boolean
}

const issued = '/api/issued-warnings'
export const listIssued = () => get<Issued[]>(issued)
export const readIssued = (id: string) => get<IssuedDetail>(`${issued}/${id}`)
export const draftIssue = (content: IssueContent, exercise: boolean) => post<Issued>(issued, { content, exercise })
export const redraftIssue = async (id: string, content: IssueContent) => (await exchange<Issued>('PUT', `${issued}/${id}`, { body: { content } })).value
export const updateIssue = (id: string, content: IssueContent) => post<Issued>(`${issued}/${id}/update`, { content })
export const approveIssue = (id: string, revision: number) => post<Issued>(`${issued}/${id}/approval`, { revision })
export const returnIssue = (id: string, reason: string) => post<Issued>(`${issued}/${id}/return`, { reason })
export const issueIssue = (id: string) => post<Issued>(`${issued}/${id}/issue`)
export const cancelIssue = (id: string, reason: string) => post<Issued>(`${issued}/${id}/cancellation`, { reason })
export const discardIssue = (id: string) => del(`${issued}/${id}`)
export const issuedMessageAddress = (id: string) => `${issued}/${id}/message`
