import { get, post } from './http'
import type { JournalEntry } from './incidents'
import type { Instant, ResponseLevel } from './values'

export interface SheetReading {
  siteId: string
  gaugeId: string
  gaugeName: string
  measure: 'RAIN_1H' | 'RAIN_3H' | 'RAIN_6H' | 'WATER_LEVEL'
  label: string
  value?: number
  unit: string
  at?: Instant
  prepare?: number
  immediate?: number
  source?: string
  flag?: string
  silent: boolean
}

export interface SheetSite {
  siteId: string
  name: string
  kindLabel: string
  divisionName: string
  mode: 'NONE' | 'PREPARE' | 'IMMEDIATE'
  modeLabel: string
  readings: SheetReading[]
  forecasts: { siteId: string; label: string; value: number; limit?: number; until: Instant }[]
  zones: string[]
  households: number
  people: number
  ordered: number
}

/** What the consultation looks at, as of one moment. */
export interface AssessmentSheet {
  incidentId: string
  asOf: Instant
  revision: number
  status: string
  level?: ResponseLevel
  levelSince?: Instant
  /** when the last response was ended; absent while one is in force or when there was none */
  responseEndedAt?: Instant
  proposedLevel?: ResponseLevel
  warnings: { kindLabel: string; colour?: string | null; headline?: string | null; sent?: Instant | null; expires?: Instant | null }[]
  sites: SheetSite[]
  moved?: { zones: number; people: number; transferred: number; moving: number; missing: number; refused: number }
  forces: { teamName: string; state: string; people: number; task: string }[]
  standby: { kindLabel: string; teams: number; names: string[] }[]
  supplies: { name: string; quantity: number; unit: string; depots: string[] }[]
  calls?: { targets: number; answered: number; open: number; unreached: number; slowest?: number }
  cutOff: string[]
  trapped?: { places: number; people: number; unsent: number; rescued: number }
  works?: { patrols: number; repairs: number; overdue: number; openDangers: number }
  questions: string[]
  decisions: (Pick<JournalEntry, 'at' | 'type' | 'data'> & { by: string; text: string })[]
}

export type StepState = 'DONE' | 'OPEN' | 'LATE' | 'NOT_ASKED'

export interface GuideStep {
  id: string
  from: ResponseLevel
  who: string
  whoEn: string
  text: string
  textEn: string
  dueAt?: Instant
  source: string
  flag: string
  /** the system sees for itself whether it is done */
  live: boolean
  state: StepState
  have?: number
  want?: number
  tickedBy?: string
  tickedAt?: Instant
  note?: string
}

export interface Guide {
  level?: ResponseLevel
  inForce: boolean
  since?: Instant
  done: number
  asked: number
  late: number
  steps: GuideStep[]
}

export type Feature = 'SITE' | 'SEASON' | 'LEVEL' | 'RAIN' | 'PEOPLE'

export interface PastCase {
  id: string
  incidentId?: string
  /** documented elsewhere, not a file of ours */
  published: boolean
  exercise: boolean
  title: string
  titleEn?: string
  place: string
  at?: Instant
  year?: number
  month?: number
  siteKinds: string[]
  level?: ResponseLevel
  rain?: number
  people?: number
  minutes?: number
  hours?: number
  decisions: string[]
  decisionsEn?: string[]
  lessons: string[]
  lessonsEn?: string[]
  source?: string
}

export interface SimilarCases {
  now: PastCase
  cases: { past: PastCase; likeness?: number; features: { feature: Feature; likeness: number }[] }[]
}

export const assessmentSheet = (incidentId: string) => get<AssessmentSheet>(`/api/incidents/${incidentId}/assessment-sheet`)
export const guideOf = (incidentId: string) => get<Guide>(`/api/incidents/${incidentId}/guide`)
export const tickStep = (incidentId: string, stepId: string, done: boolean, note?: string) => post<Guide>(`/api/incidents/${incidentId}/guide/${stepId}`, { done, note })
export const similarCases = (incidentId: string) => get<SimilarCases>(`/api/incidents/${incidentId}/similar-cases`)
export const assessmentAddress = (incidentId: string) => `/api/incidents/${incidentId}/reports/assessment.pdf`
