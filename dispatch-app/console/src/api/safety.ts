import { post } from './http'
import type { SafetyCheck } from './orders'
import type { Instant, Position } from './values'

export type LineState = 'OFF_LINE' | 'ON_LINE' | 'WITHDRAWING' | 'WITHDRAWN'

export interface Person {
  memberId: string
  name: string
}

/** Somebody who was at the gate and may not go to the line, with the law that says so. */
export interface Forbidden extends Person {
  reason: string
  source: string
}

/** How a crew stands with the line, on its order. */
export interface Line {
  state: LineState
  /** the attack is off: nobody goes to the line */
  suspended: boolean
  checkedAt?: Instant | null
  /** why the check no longer stands */
  lapse?: string | null
  heads: number
  /** ids of those who went; the order's roll holds their names */
  members: string[]
  missing: Person[]
  unnamed: number
  countedAt?: Instant | null
  cadenceMinutes?: number | null
  countDueAt?: Instant | null
  /** a count has been asked for and is wanted by then */
  askedUntil?: Instant | null
  misses: number
  forbidden: Forbidden[]
  withdrawal?: CalledBack | null
}

export interface CalledBack {
  id: string
  reason: string
  orderedAt: Instant
  dueAt: Instant
  receivedAt?: Instant | null
  safeAt?: Instant | null
  heads?: number | null
}

export type Phase = 'ROLL_CALL' | 'ROLL_CALL_ANSWER' | 'ROLL_CALL_RETRY' | 'SILENT' | 'MAYDAY'

/** One crew's row of the safety clocks. */
export interface CrewClock {
  orderId: string
  state: LineState
  checkedAt?: Instant | null
  lapsedAt?: Instant | null
  lapse?: string | null
  overriddenBy?: string | null
  overrideReason?: string | null
  heads: number
  enteredAt?: Instant | null
  cadenceMinutes?: number | null
  countedAt?: Instant | null
  counted?: number | null
  misses: number
  phase?: Phase | null
  openedAt?: Instant | null
  warnAt?: Instant | null
  dueAt?: Instant | null
  missing: (Person & { since: Instant })[]
  unnamed: number
  forbidden: Forbidden[]
  withdrawal?: { id: string; receivedAt?: Instant | null; safeAt?: Instant | null; heads?: number | null } | null
  reliefAt?: Instant | null
  /** on the line within the last 24 hours, with the limit it is held against */
  hours?: number | null
  limitHours?: number | null
  limitAt?: Instant | null
}

export interface Withdrawal {
  id: string
  reason: string
  sector?: string | null
  orderedAt: Instant
  orderedBy: string
  dueAt: Instant
  crews: number
  received: number
  safe: number
  allSafeAt?: Instant | null
  resumedAt?: Instant | null
}

export interface Mayday {
  id: string
  orderId: string
  teamName: string
  location?: Position | null
  note?: string | null
  calledAt: Instant
  calledBy: string
  settledAt?: Instant | null
  nearest: { orderId: string; teamName: string; metres: number }[]
}

/** The picture's part of crew safety; left out until a crew has come to the line. */
export interface Safety {
  suspended: boolean
  suspendedSince?: Instant | null
  crewsOnLine: number
  peopleOnLine: number
  everybodyCountedAt?: Instant | null
  assessment?: { signedAt: Instant; signedBy: string; wind?: string | null; lapsedAt?: Instant | null } | null
  clocks: CrewClock[]
  withdrawals: Withdrawal[]
  maydays: Mayday[]
  rescue?: { since: Instant; searchers: { orderId: string; teamName: string; note?: string | null }[] } | null
}

export const orderWithdrawal = (incidentId: string, reason: string, sector?: string) =>
  post<{ id: string; dueAt: Instant; crews: number; heads: number }>(`/api/incidents/${incidentId}/withdrawal`, { reason, sector })
export const resumeAttack = (incidentId: string, form: { assessment: SafetyCheck; wind?: string; reason?: string }) =>
  post(`/api/incidents/${incidentId}/resumption`, form)
export const overrideGate = (orderId: string, reason: string) => post(`/api/dispatch-orders/${orderId}/safety-check/override`, { reason })
export const sayWeather = (incidentId: string, windSpeed: number, windDirection: string) =>
  post(`/api/incidents/${incidentId}/weather`, { windSpeed, windDirection })
