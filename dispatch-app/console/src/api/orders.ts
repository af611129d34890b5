import type { CallOutCounts } from './call-out'
import type { MusterForecast } from './forecasts'
import { exchange, get, post } from './http'
import type { LateAnswer } from './late-answers'
import type { MarkStatus, MusterPart, Proof } from './muster'
import type { Line } from './safety'
import type { FeatureKind, Geometry } from './site'
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
  denominator?: 'ROSTERED' | 'ON_SHIFT' | 'ON_SHIFT_NOT_EXCUSED'
  /** duties that must be manned besides */
  subQuorums?: { duty: string; label: string; least: number }[]
  lateGrace?: Duration
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
  /** of an accident: what leaks, whereto it drifts, how far nobody goes in */
  danger?: { substance?: string | null; un?: string | null; incompatible: string[]; waterReactive: boolean; isolateMetres: number; downwindMetres: number; bearing?: number | null } | null
  team: {
    id: string
    name: string
    kind: TeamKind
    callsign?: string | null
    leaderName?: string | null
    phone?: string | null
    location?: Position | null
    divisionCode?: string | null
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
  sector?: { id: string; number: number; name: string } | null
  group?: { id: string; name: string } | null
  photos?: PhotoView[] | null
  replacesOrderId?: string | null
  safetyCheck?: (SafetyCheck & { passed: boolean; at: Instant }) | null
  ladder: LadderStep[]
  /** how far its people have been called out */
  callOut?: CallOutCounts | null
  lastReport?: { text: string; at: Instant; actorName?: string | null; photos?: string[] } | null
  position?: { location: Position; at: Instant } | null
  muster?: MusterPart
  /** while it musters */
  forecast?: MusterForecast | null
  /** it turned up after another team was sent in its place */
  lateAnswer?: LateAnswer | null
  /** how the crew stands with the line, once it has come there */
  line?: Line | null
}

/** A picture that came from the field. */
export interface PhotoView {
  id: string
  takenAt?: Instant | null
  receivedAt: Instant
}

export interface OrderMember {
  id: string
  name: string
  duty?: string | null
  /** false: welcome, but by law not on the fire line and not in the quorum */
  counts?: boolean
  status?: MarkStatus | null
  reason?: string | null
  at?: Instant
  proofs?: Proof[]
  distanceMetres?: number
  dutyLabel?: string
  /** what they said for themselves */
  answer?: 'COMING' | 'NOT_COMING'
  answerReason?: string
  /** why they were on leave before the order */
  excused?: string
  walkIn?: boolean
  standsInFor?: string
}

export interface OrderForPhone extends OrderView {
  members: OrderMember[]
  /** the telephone of command, when one is registered */
  commandPhone?: string | null
  travelMinutes?: number | null
  cancelAcknowledgedAt?: Instant | null
}

/** What a receipt can have changed of an order; the rest of it stands as it was. */
export type OrderReceipt = Pick<OrderForPhone, 'id' | 'state'> & Partial<Omit<OrderForPhone, 'members'>> & { members?: undefined }

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
  /** the whole order; to a receipt (delivery, reading, acknowledgement, refusal) only what it can have changed */
  order: OrderForPhone | OrderReceipt
  note?: string | null
  /** the server had this answer already */
  replay: boolean
}

export interface AnswerBodies {
  delivery: object
  reading: object
  acknowledgement: object
  refusal: { reason: string }
  attendance: { present: string[]; absent: { memberId: string; reason: string }[] }
  substitutes: { memberId?: string; walkInId?: string; duty: string; papersSeen?: boolean }
  departure: object
  arrival: object
  'safety-check': SafetyCheck & { entering?: string[] }
  /** where the crew goes when it must leave */
  'safety-feature': { kind: FeatureKind; geometry: Geometry; name?: string }
  completion: { text?: string }
  release: { accounted?: number }
  'cancellation-acknowledgement': object
  'roll-call': { accounted: string[]; missing: string[] }
  /** first that it is heard, then the heads in the safety zone */
  'withdrawal-acknowledgement': { safe: boolean; accounted?: number; missing?: string[] }
  'withdrawal-call': { reason?: string }
  found: { members: string[]; condition?: 'SAFE' | 'HURT' | 'DEAD' }
  mayday: { location?: Position; note?: string }
  report: { text: string; photos?: string[] }
  /** the picture itself lies beside the message */
  photos: { takenAt?: Instant; bytes: number }
}

export type AnswerKind = keyof AnswerBodies

export const photoAddress = (orderId: string, id: string, thumbnail = false) => `/api/dispatch-orders/${orderId}/photos/${id}${thumbnail ? '?thumbnail=true' : ''}`

/** Sends one picture; its id is the envelope's `clientId`, by which a report may name it already. */
export async function sendPhoto(orderId: string, photo: Blob, envelope: Answered & { takenAt?: Instant }): Promise<AnswerOutcome> {
  const form = new FormData()
  for (const [name, value] of Object.entries(envelope)) if (value !== undefined) form.append(name, String(value))
  form.append('photo', photo, 'photo.jpg')
  const got = await exchange<Omit<AnswerOutcome, 'replay'>>('POST', `/api/dispatch-orders/${orderId}/photos`, { body: form })
  return { ...got.value, replay: got.headers.get('Idempotent-Replay') === 'true' }
}

export const myOrders = () => get<OrderForPhone[]>('/api/dispatch-orders', { mine: true })
export const getOrder = (id: string) => get<OrderForPhone>(`/api/dispatch-orders/${id}`)

export async function answer<K extends AnswerKind>(orderId: string, kind: K, body: AnswerBodies[K] & Answered): Promise<AnswerOutcome> {
  const got = await exchange<Omit<AnswerOutcome, 'replay'>>('POST', `/api/dispatch-orders/${orderId}/${kind}`, { body })
  return { ...got.value, replay: got.headers.get('Idempotent-Replay') === 'true' }
}

/** Where the crew is now: live or not at all. */
export const reportPosition = (orderId: string, location: Position) => post(`/api/dispatch-orders/${orderId}/position`, { location })

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
