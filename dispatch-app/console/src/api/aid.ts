import { get, post } from './http'
import type { OrderState, TeamKind } from './orders'
import type { Recommendation } from './recommendation'
import type { DivisionCode, Instant, Position } from './values'

export type AidState = 'REQUESTED' | 'ASSIGNED' | 'ARRIVED' | 'RELEASED' | 'SETTLED' | 'DECLINED' | 'WITHDRAWN'
export type AidForm = 'CIVIL' | 'MILITARY'

export interface Side {
  code: DivisionCode
  name: string
}

/** A team sent for a request. */
export interface AidTeam {
  orderId: string
  teamId: string
  teamName: string
  giving: Side
  state: OrderState
  strength: number
  present: number
  assignedAt: Instant
  objectBy?: Instant | null
  objection?: string | null
  objectedAt?: Instant | null
  objectedBy?: string | null
  reviewedAt?: Instant | null
  review?: string | null
  hours?: number | null
}

/** What a request to the army has to say. */
export interface MilitaryForm {
  disasterKind: string
  time: string
  area: string
  harm: string
  measures: string
  forces: string
  equipment: string
  route: 'MILITARY_AUTHORITY' | 'GARRISON'
  urgency?: string
}

/** One county asks for help with one thing; the giving county sees its own team and little else. */
export interface AidRequest {
  id: string
  incidentId: string
  incidentTitle: string
  exercise: boolean
  number: string
  form: AidForm
  state: AidState
  asking: Side
  asked: Side
  askedAt: Instant
  dueAt?: Instant | null
  need: string
  kinds: TeamKind[]
  skill?: string | null
  people: number
  task: string
  place: string
  location: Position
  neededBy?: Instant | null
  reason?: string | null
  shortfall?: string | null
  rule?: string | null
  military?: (MilitaryForm & { agreedUnit?: string | null; answeredVia?: string | null }) | null
  continues?: string | null
  requestedAt: Instant
  requestedBy?: string | null
  answeredAt?: Instant | null
  answeredBy?: string | null
  answer?: string | null
  teams: AidTeam[]
  arrivedAt?: Instant | null
  releasedAt?: Instant | null
  settledAt?: Instant | null
  thanks?: string | null
  costRule?: string | null
}

export interface NewAidRequest {
  form: AidForm
  need: string
  kinds?: TeamKind[]
  skill?: string
  people: number
  task: string
  place?: string
  neededBy?: Instant
  reason: string
  military?: MilitaryForm
}

export interface MilitaryAnswer {
  agreed: boolean
  by: string
  via: 'PHONE' | 'PAPER' | 'IN_PERSON'
  teamId?: string
  text: string
}

export const aidIsOver = (request: AidRequest) => ['SETTLED', 'DECLINED', 'WITHDRAWN'].includes(request.state)

export const listAid = () => get<AidRequest[]>('/api/aid-requests')
export const requestAid = (incidentId: string, wanted: NewAidRequest) => post<AidRequest>(`/api/incidents/${incidentId}/aid-requests`, wanted)
export const aidCandidates = (id: string) => get<Recommendation>(`/api/aid-requests/${id}/candidates`)
export const assignAid = (id: string, teamIds: string[], passRest: boolean, note?: string) =>
  post<AidRequest>(`/api/aid-requests/${id}/assignment`, { teams: teamIds.map((teamId) => ({ teamId })), passRest, note })
export const passAidUp = (id: string, reason: string) => post<AidRequest>(`/api/aid-requests/${id}/passing-up`, { reason })
export const declineAid = (id: string, reason: string) => post<AidRequest>(`/api/aid-requests/${id}/refusal`, { reason })
export const withdrawAid = (id: string, reason: string) => post<AidRequest>(`/api/aid-requests/${id}/withdrawal`, { reason })
export const objectToAid = (id: string, orderId: string, reason: string) => post(`/api/aid-requests/${id}/objection`, { orderId, reason })
export const reviewObjection = (id: string, upheld: boolean, reason?: string) => post<AidRequest>(`/api/aid-requests/${id}/objection-review`, { upheld, reason })
export const answerForArmy = (id: string, answer: MilitaryAnswer) => post<AidRequest>(`/api/aid-requests/${id}/military-answer`, answer)
export const armyArrived = (id: string) => post<AidRequest>(`/api/aid-requests/${id}/arrival`)
export const armyLeft = (id: string) => post<AidRequest>(`/api/aid-requests/${id}/release`)
export const thankForAid = (id: string, text?: string) => post<AidRequest>(`/api/aid-requests/${id}/thanks`, { text })
