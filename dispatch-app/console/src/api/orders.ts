import type { MusterForecast } from './forecasts'
import { exchange, get, post } from './http'
import type { LateAnswer } from './late-answers'
import type { Duration, Hazard, Instant, Position, ResponseLevel } from './values'

export type TeamKind =
  | 'PROFESSIONAL'
  | 'SEMI_PROFESSIONAL'
  | 'MASS'
  | 'COMPREHENSIVE'
  | 'FIRE_RESCUE'
  | 'MEDICAL'
  | 'DRAINAGE'
  | 'BOAT'
  | 'HAZCHEM'
  | 'COMMUNICATIONS'
  | 'MONITORING'
  | 'ENTERPRISE'
  | 'MILITARY'

export type OrderState =
  | 'ISSUED'
  | 'DELIVERED'
  | 'ACKNOWLEDGED'
  | 'MUSTERED'
  | 'EN_ROUTE'
  | 'ON_SCENE'
  | 'COMPLETED'
  | 'RELEASED'
  | 'REFUSED'
  | 'CANCELLED'

export type Overdue = 'ACK' | 'MUSTER' | 'DEPARTURE' | 'ARRIVAL' | 'SAFETY_CHECK' | 'COMPLETION' | 'REPORT' | 'RELEASE'

/** The standard an order is judged by; `quorum` = ceil(strength × attendance). */
export interface MusterStandard {
  within: Duration
  attendance: number
  strength: number
  quorum: number
  source?: string | null
}

export interface LadderStep {
  label: string
  at?: Instant | null
  dueAt?: Instant | null
  state: 'DONE' | 'FAILED' | 'NEXT'
  detail?: string | null
  /** the deadline's kind; none for what was simply done */
  kind?: string
  /** rung of the ladder of that kind */
  step?: number
  /** who was or will be told, and what they are to do */
  told?: string
  action?: string
}

/** One of the five LACES points: who, where, when, not a bare tick. */
export interface SafetyPoint {
  ok: boolean
  note?: string
}

export interface SafetyCheck {
  lookout: SafetyPoint
  awareness: SafetyPoint
  communications: SafetyPoint
  escapeRoutes: SafetyPoint
  safetyZone: SafetyPoint
}

export interface OrderView {
  id: string
  number: string
  incidentId: string
  incidentTitle: string
  incidentLocation: Position
  place: string
  hazard: Hazard
  responseLevel?: ResponseLevel | null
  exercise: boolean
  exerciseSpeed: number
  wind?: { direction: string; speed: number } | null
  team: {
    id: string
    name: string
    kind: TeamKind
    callsign?: string | null
    leaderName?: string | null
    phone?: string | null
    location?: Position | null
  }
  task: string
  musterPoint?: { name: string; location?: Position | null } | null
  state: OrderState
  overdue?: Overdue | null
  standard: MusterStandard
  present: number
  absent: number
  issuedAt: Instant
  deliveredAt?: Instant | null
  acknowledgedAt?: Instant | null
  musteredAt?: Instant | null
  departedAt?: Instant | null
  arrivedAt?: Instant | null
  safetyCheckedAt?: Instant | null
  completedAt?: Instant | null
  releasedAt?: Instant | null
  cancelledAt?: Instant | null
  refusedAt?: Instant | null
  reason?: string | null
  ackDueAt?: Instant | null
  musterDueAt?: Instant | null
  dueKind?: string | null
  /** the deadline now running */
  dueAt?: Instant | null
  etaAt?: Instant | null
  distanceKm?: number | null
  talkGroup?: string | null
  replacesOrderId?: string | null
  safetyCheck?: (SafetyCheck & { passed: boolean; at: Instant }) | null
  ladder: LadderStep[]
  lastReport?: { text: string; at: Instant; actorName?: string | null } | null
  position?: { location: Position; at: Instant } | null
  /** while it musters */
  forecast?: MusterForecast | null
  /** it turned up after another team was sent in its place */
  lateAnswer?: LateAnswer | null
}

export interface OrderMember {
  id: string
  name: string
  duty?: string | null
  /** false: welcome, but by law not on the fire line and not in the quorum */
  counts?: boolean
  status: 'PRESENT' | 'ABSENT' | null
  reason?: string | null
}

export interface OrderForPhone extends OrderView {
  members: OrderMember[]
  /** the telephone of command, when one is registered */
  commandPhone?: string | null
  travelMinutes?: number | null
  cancelAcknowledgedAt?: Instant | null
}

/** The envelope of everything a responder says. */
export interface Answered {
  /** UUID made before sending: a replay returns the first answer */
  clientId: string
  /** the device's own sequence, by which the server orders answers */
  deviceSeq: number
  deviceAt: Instant
  onBehalfOf?: string
  via?: 'RADIO' | 'PHONE' | 'IN_PERSON'
}

export interface AnswerOutcome {
  outcome: 'APPLIED' | 'LATE' | 'SUPERSEDED'
  order: OrderForPhone
  note?: string | null
  /** the server had this answer already */
  replay: boolean
}

export interface AnswerBodies {
  delivery: object
  acknowledgement: object
  refusal: { reason: string }
  attendance: { present: string[]; absent: { memberId: string; reason: string }[] }
  departure: object
  arrival: object
  'safety-check': SafetyCheck
  completion: { text?: string }
  release: { accounted?: number }
  'cancellation-acknowledgement': object
  'roll-call': { accounted: string[]; missing: string[] }
  mayday: { location?: Position; note?: string }
  report: { text: string; photos?: string[] }
}

export type AnswerKind = keyof AnswerBodies

export const myOrders = () => get<OrderForPhone[]>('/api/dispatch-orders', { mine: true })
export const getOrder = (id: string) => get<OrderForPhone>(`/api/dispatch-orders/${id}`)

export async function answer<K extends AnswerKind>(orderId: string, kind: K, body: AnswerBodies[K] & Answered): Promise<AnswerOutcome> {
  const got = await exchange<Omit<AnswerOutcome, 'replay'>>('POST', `/api/dispatch-orders/${orderId}/${kind}`, { body })
  return { ...got.value, replay: got.headers.get('Idempotent-Replay') === 'true' }
}

export const cancelOrder = (orderId: string, reason: string) => post(`/api/dispatch-orders/${orderId}/cancellation`, { reason })

export interface NewOrder {
  teamId: string
  task: string
  musterPoint?: { name: string; location?: Position }
  replacesOrderId?: string
}

/** All or nothing; refused with `team-already-committed` naming the holder. */
export const issueOrders = (incidentId: string, orders: NewOrder[], key: string) =>
  post<{ orders: OrderView[] }>(`/api/incidents/${incidentId}/dispatch-orders`, { orders }, key)
