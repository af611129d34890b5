import { get, post } from './http'
import type { Instant, Position } from './values'

export type Triage = 'RED' | 'YELLOW' | 'GREEN' | 'BLACK'
export type Harm = 'TRAUMA' | 'BURN' | 'POISONING' | 'OTHER'
export type Whereabouts = 'MISSING' | 'TRAPPED' | 'ON_SCENE' | 'ON_THE_WAY' | 'HANDED_OVER' | 'RELEASED'
export type Outcome = 'DEAD' | 'SERIOUS' | 'POISONED' | 'LIGHT' | 'UNHURT'
export type BedType = 'EMERGENCY' | 'ICU' | 'PAEDIATRIC_ICU' | 'BURN' | 'SURGICAL' | 'ISOLATION' | 'OPERATING'
export type Traffic = 'NORMAL' | 'ADVISORY' | 'CLOSED'
export type Washing = 'INACTIVE' | 'OPEN' | 'FULL' | 'EXCEEDED'

/** Somebody who was hurt, without a name. */
export interface CasualtyLine {
  id: string
  number: number
  tag?: string | null
  state: Whereabouts
  triage?: Triage | null
  harm?: Harm | null
  dirty: boolean
  contaminated?: boolean | null
  substance?: string | null
  place?: string | null
  hospitalId?: string | null
  reportedAt: Instant
  handedOverAt?: Instant | null
  outcome?: Outcome | null
  outcomeAt?: Instant | null
}

/** As the desk and the crew that told of them see it: with the name. */
export interface Casualty {
  line: CasualtyLine
  name?: string | null
  note?: string | null
}

export interface Hospital {
  id: string
  name: string
  location: Position
  phone: string
  grade: string
  services: string[]
  decontamination: number
}

export interface BedCount {
  bed: BedType
  baseline: number
  available: number
  free: number
}

export interface HospitalView {
  hospital: Hospital
  report?: { reportedAt: Instant; traffic: Traffic; offloadMinutes?: number | null; decontamination: Washing; saidBy: string; note?: string | null } | null
  stale: boolean
  washes: boolean
  beds: BedCount[]
}

/** A hospital for somebody; what speaks against it is shown, not forbidden. */
export interface Proposed {
  hospital: Hospital
  bed: BedType
  metres: number
  free?: number | null
  countedAt?: Instant | null
  stale: boolean
  washes: boolean
  traffic?: Traffic | null
  offloadMinutes?: number | null
  against: string[]
}

export interface Difference {
  count: 'DEAD' | 'MISSING' | 'SERIOUSLY_HURT' | 'TRAPPED' | 'POISONED'
  assessed: number
  counted: number
}

export interface Tally {
  all: number
  dead: number
  missing: number
  trapped: number
  seriouslyHurt: number
  poisoned: number
  slightlyHurt: number
  provisional: number
  dirty: number
  inHospital: number
}

/** The casualties on the picture of an incident. */
export interface CasualtiesPart {
  tally: Tally
  differences: Difference[]
  enquireBy?: Instant | null
  enquiredAt?: Instant | null
  watchedUntil: Instant
  people: CasualtyLine[]
  hospitals: HospitalView[]
}

/** What somebody says of a casualty; whatever is left out is not known. */
export interface CasualtyWord {
  state?: Whereabouts
  triage?: Triage
  tag?: string
  name?: string
  harm?: Harm
  contaminated?: boolean
  decontaminated?: boolean
  substance?: string
  place?: string
  note?: string
}

export interface BedReport {
  traffic: Traffic
  decontamination: Washing
  offloadMinutes?: number
  saidBy: string
  beds: { bed: BedType; baseline: number; available: number }[]
}

export const casualtiesOf = (incident: string) => get<Casualty[]>(`/api/incidents/${incident}/casualties`)
export const reportCasualty = (incident: string, word: CasualtyWord & { clientId: string; saidAt?: string }) => post<Casualty>(`/api/incidents/${incident}/casualties`, word)
export const sayOfCasualty = (id: string, word: CasualtyWord & { clientId: string; saidAt?: string }) => post<Casualty>(`/api/casualties/${id}/words`, word)
export const mergeCasualty = (id: string, into: string) => post<Casualty>(`/api/casualties/${id}/merge`, { into })
export const hospitalsFor = (id: string) => get<Proposed[]>(`/api/casualties/${id}/hospitals`)
export const sendTo = (id: string, hospitalId: string) => post<Casualty>(`/api/casualties/${id}/hospital`, { hospitalId })
export const handOver = (id: string, body: { clientId: string; hospitalId?: string; saidAt?: string }) => post<Casualty>(`/api/casualties/${id}/hand-over`, body)
export const sayOutcome = (id: string, outcome: Outcome, source: string) => post<Casualty>(`/api/casualties/${id}/outcome`, { outcome, source })
export const takeCounts = (incident: string, reason: string) => post<CasualtiesPart>(`/api/incidents/${incident}/casualties/counts`, { reason })
export const enquired = (incident: string, note: string) => post<void>(`/api/incidents/${incident}/casualties/enquiry`, { note })
export const reportBeds = (hospital: string, body: BedReport) => post<HospitalView>(`/api/hospitals/${hospital}/beds`, body)
