import { get } from './http'
import type { Instant } from './values'

export type CallChannel = 'PUSH' | 'SMS' | 'VOICE'

/** One channel of the ladder line; with a name it is the next named person. */
export interface CallRung {
  channel: CallChannel
  name?: string | null
  state: 'DONE' | 'FAILED' | 'NEXT'
  /** called over it, and reached by it */
  people: number
  reached: number
  at?: Instant | null
  dueAt?: Instant | null
}

/** How far an order's call-out has come, in counts. */
export interface CallOutCounts {
  people: number
  withoutPhone: number
  reached: number
  coming: number
  notComing: number
  silent: number
  rungs: CallRung[]
}

export type CallAnswer = 'COMING' | 'NOT_COMING' | 'PRESENT' | 'ABSENT' | 'ACKNOWLEDGED' | 'REFUSED'

export interface CallAttempt {
  id: string
  channel: CallChannel
  state: 'PLANNED' | 'SKIPPED' | 'LEFT' | 'WAITING' | 'SENDING' | 'SENT' | 'DELIVERED' | 'FAILED'
}

export interface CalledPerson {
  id: string
  kind: 'LEADER' | 'DUTY_OFFICER' | 'MEMBER' | 'OFF_DUTY'
  memberId?: string | null
  name: string
  phone?: string | null
  /** how far it has come with them, in one word */
  state: 'NO_PHONE' | 'NOT_CALLED' | 'WAITING' | 'SENDING' | 'SENT' | 'DELIVERED' | 'FAILED' | 'READ' | 'ANSWERED'
  channel?: CallChannel | null
  sentAt?: Instant | null
  deliveredAt?: Instant | null
  readAt?: Instant | null
  answeredAt?: Instant | null
  answer?: CallAnswer | null
  via?: string | null
  next?: { channel: CallChannel; dueAt: Instant } | null
  /** oldest first */
  attempts: CallAttempt[]
}

export interface CallOut {
  counts: CallOutCounts
  openedAt?: Instant | null
  escalatedAt?: Instant | null
  untoldAt?: Instant | null
  /** who is still silent comes first */
  people: CalledPerson[]
}

export const getCallOut = (orderId: string) => get<CallOut>(`/api/dispatch-orders/${orderId}/call-out`)
