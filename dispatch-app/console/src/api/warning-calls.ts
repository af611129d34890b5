import { get, post } from './http'
import type { DivisionCode, Instant, ResponseLevel } from './values'

export type TargetState = 'CALLED' | 'ANSWERED' | 'UNREACHED' | 'MESSENGER' | 'LEFT'

/** One round of calls and how far it has come. */
export interface CallRound {
  id: string
  occasion: 'WARNING' | 'START_ORDER' | 'BY_HAND'
  level?: ResponseLevel | null
  colour?: string | null
  openedAt: Instant
  dueAt: Instant
  /** how long one person may take */
  answerSeconds: number
  targets: number
  answered: number
  open: number
  /** of the open ones those to whom nobody is going */
  unreached: number
  slowest?: number | null
  overAt?: Instant | null
}

/** A unit, township, village or site, and who is called for it now or has answered. */
export interface CallTarget {
  id: string
  kind: 'UNIT' | 'TOWNSHIP' | 'VILLAGE' | 'SITE'
  name: string
  divisionName: string
  person: string
  post: string
  phone?: string | null
  line: 'PHONE' | 'SATELLITE' | 'NONE'
  /** how often it rang on this line */
  calls: number
  state: TargetState
  turn: number
  turns: number
  calledAt: Instant
  /** until when who is called now may answer */
  dueAt?: Instant | null
  seconds?: number | null
  via?: string | null
  messenger?: string | null
  tried: { person: string; post: string; line: string; calledAt: Instant; reachedAt?: Instant | null; endedBecause?: string | null }[]
}

export interface CutOff {
  division: DivisionCode
  name: string
  what: string
  since: Instant
  phonesSent: number
  carrier?: string | null
  phonesSentAt?: Instant | null
}

export interface CallTownship {
  division: DivisionCode
  name: string
  targets: number
  answered: number
  open: number
  unreached: number
  slowest?: number | null
}

/** What the picture of an incident carries of it. */
export interface WarningCallPart {
  round?: CallRound | null
  rounds: number
  cutOff: CutOff[]
}

export interface CallBoard {
  round: CallRound
  townships: CallTownship[]
  targets: CallTarget[]
}

export const getCalls = (incident: string) => get<{ rounds: CallRound[]; board?: CallBoard | null; cutOff: CutOff[] }>(`/api/incidents/${incident}/warning-calls`)
export const answerCall = (round: string, form: { targetId: string; onBehalfOf: string; via: string }) => post<CallBoard>(`/api/warning-calls/${round}/answers`, form)
export const sendMessenger = (round: string, target: string, messenger: string) => post<CallBoard>(`/api/warning-calls/${round}/targets/${target}/messenger`, { messenger })
