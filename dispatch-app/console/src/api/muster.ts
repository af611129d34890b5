import { exchange, get, post } from './http'
import type { MusterStandard, OrderMember, OrderState } from './orders'
import type { Hazard, Instant, Position, ResponseLevel } from './values'

/** How we know that somebody is there. */
export type Proof = 'OWN_TAP' | 'QR_CODE' | 'ROLL_CALL' | 'CORRECTION'
export type MarkStatus = 'PRESENT' | 'ABSENT' | 'LEFT'

/** A duty nobody mans yet, with who could stand in. */
export interface Lacking {
  duty: string
  label: string
  count: number
  substitutes: { id: string; name: string; present: boolean }[]
}

/** Somebody who came without being on the roll; counts nowhere until taken on. */
export interface WalkIn {
  id: string
  name: string
  /** last four digits */
  phone: string
  duty: string
  dutyLabel: string
  distanceMetres?: number
  checkedInAt: Instant
  checkedOutAt?: Instant
  takenOnAt?: Instant
  /** the rules of law that keep them from the line */
  unfit: string[]
}

/** Where a muster stands beside its head count: the part `muster` of every order. */
export interface MusterPart {
  lacking: Lacking[]
  /** who the strength is made of, in words */
  basis: string
  excused: number
  coming: number
  notComing: number
  silent: number
  walkIns: WalkIn[]
}

/** One word about whether a member is there; only ever added. */
export interface Mark {
  memberId: string
  status: MarkStatus
  reason?: string
  proof: Proof
  actor: string
  actorName: string
  at: Instant
  deviceAt?: Instant
  onBehalfOf?: string
  via?: string
  distanceMetres?: number
  /** why an earlier mark was put right */
  correction?: string
  /** came after a newer word of the same device: counts for nothing */
  overtaken: boolean
}

export interface Attendance {
  orderId: string
  teamName: string
  standard: MusterStandard
  present: number
  absent: number
  muster: MusterPart
  members: { member: OrderMember; history: Mark[] }[]
}

export interface MusterCode {
  /** from the root of this server */
  path: string
  teamName: string
  number: string
  musterPoint?: { name?: string } | null
}

export const attendanceOf = (orderId: string) => get<Attendance>(`/api/dispatch-orders/${orderId}/attendance`)
export const musterCode = (orderId: string) => get<MusterCode>(`/api/dispatch-orders/${orderId}/muster-code`)

export interface Correction {
  memberId: string
  status: MarkStatus
  reason?: string
  why: string
}

export const correctAttendance = (orderId: string, correction: Correction, key: string) =>
  post<Attendance>(`/api/dispatch-orders/${orderId}/attendance-corrections`, correction, key)

export interface TeamMember {
  id: string
  name: string
  dutyLabel: string
}

/** The members of the caller's own team. */
export const teamMembers = async (teamId: string) => (await get<{ members?: TeamMember[] }>(`/api/teams/${teamId}`)).members ?? []
/** Leave known before an order; days are whole days, both included. */
export const grantLeave = (teamId: string, leave: { memberId: string; reason: string; from: string; until: string }, key: string) =>
  post(`/api/teams/${teamId}/leaves`, leave, key)

/** Tables of an incident's orders, as files. */
export const sheetAddress = (incidentId: string, sheet: 'muster' | 'dispatch-log' | 'materials', format: 'pdf' | 'xlsx') => `/api/incidents/${incidentId}/reports/${sheet}.${format}`

/** The order as far as one member needs it. */
export interface OrderForMember {
  id: string
  number: string
  incidentTitle: string
  hazard: Hazard
  responseLevel?: ResponseLevel
  place: string
  location?: Position
  exercise: boolean
  teamName: string
  task: string
  musterPoint?: { name?: string; location?: Position | null } | null
  state: OrderState
  issuedAt: Instant
  musterDueAt: Instant
  leaderName?: string
  leaderPhone?: string
}

export type MemberAnswer = 'COMING' | 'NOT_COMING'

/** What the page behind a personal link knows. */
export interface MemberView {
  order: OrderForMember
  memberName: string
  dutyLabel: string
  answer?: MemberAnswer
  answeredAt?: Instant
  status?: MarkStatus
  statusAt?: Instant
  outcome?: 'APPLIED' | 'LATE' | 'SUPERSEDED'
  note?: string
  /** the server's time */
  now: Instant
}

export interface PointView {
  order: OrderForMember
  qualifications: { duty: string; label: string }[]
}

export interface CheckIn {
  name: string
  phone: string
  duty?: string
  bornOn?: string
  insured?: boolean
  trained?: boolean
  healthy?: boolean
  location?: Position
}

export interface Checked {
  kind: 'MEMBER' | 'WALK_IN'
  name: string
  status: MarkStatus
  takenOn: boolean
}

/** The key of a personal link or of a muster point's code: it goes in a header, never in an address. */
export type Key = { 'X-Member-Token': string } | { 'X-Muster-Code': string }

const ask = async <T>(method: 'GET' | 'POST', path: string, key: Key, body?: unknown) => (await exchange<T>(method, path, { body, headers: key })).value

export const memberLink = (key: Key) => ask<MemberView>('GET', '/api/member-links/current', key)
export const memberAnswer = (key: Key, answer: MemberAnswer, reason?: string) => ask<MemberView>('POST', '/api/member-links/answer', key, { answer, reason })
export const memberPresence = (key: Key, body: { status: MarkStatus; location?: Position; code?: string; deviceAt: Instant }) =>
  ask<MemberView>('POST', '/api/member-links/presence', key, body)
export const musterPoint = (key: Key) => ask<PointView>('GET', '/api/muster-points/current', key)
export const checkIn = (key: Key, body: CheckIn) => ask<Checked>('POST', '/api/muster-points/check-in', key, body)
export const checkOut = (key: Key, body: { name: string; phone: string }) => ask<Checked>('POST', '/api/muster-points/check-out', key, body)

