import { get, post } from './http'
import type { OrderState } from './orders'
import type { Duration, Instant, Position } from './values'

export type Direction = 'IN' | 'OUT'
export const CHANNELS = ['PHONE', 'RADIO', 'WECHAT', 'FAX', 'SMS', 'APP', 'RUNNER', 'OTHER'] as const
export type MessageChannel = (typeof CHANNELS)[number]
/** 特提、特急、加急、平急, most urgent first */
export const URGENCIES = ['FLASH', 'IMMEDIATE', 'PRIORITY', 'ROUTINE'] as const
export type Urgency = (typeof URGENCIES)[number]
export type MessageState = 'NEW' | 'ACTION' | 'INFORMATION' | 'FILED' | 'SETTLED'

export interface LinkedOrder {
  orderId: string
  label: string
  teamName: string
  state: OrderState
  /** given because of the message */
  issued: boolean
}

/** A message as it was written down, and what became of it. */
export interface Message {
  id: string
  number: number
  direction: Direction
  channel: MessageChannel
  urgency: Urgency
  sender: string
  receiver: string
  text: string
  place?: string | null
  location?: Position | null
  saidAt: Instant
  writtenAt: Instant
  writer: string
  replyTo?: number | null
  answers: number[]
  corrects?: number | null
  correctedBy?: number | null
  state: MessageState
  person?: string | null
  note?: string | null
  dueAt?: Instant | null
  overdue: boolean
  triagedBy?: string | null
  settledAt?: Instant | null
  settledBy?: string | null
  outcome?: string | null
  orders: LinkedOrder[]
}

export interface MessageCounts {
  total: number
  untriaged: number
  /** untriaged, and pressing */
  urgent: number
  action: number
  overdue: number
}

export interface NewMessage {
  /** made before it is sent, so that sending it again writes nothing again */
  clientId: string
  direction: Direction
  channel: MessageChannel
  urgency: Urgency
  sender?: string
  receiver?: string
  text: string
  place?: string
  saidAt?: Instant
  replyTo?: number
  corrects?: number
  settles?: boolean
}

export interface Triage {
  state: 'ACTION' | 'INFORMATION' | 'FILED'
  person?: string
  within?: Duration
}

export interface MessageSearch {
  q?: string
  state?: string
  channel?: MessageChannel
  overdue?: boolean
  before?: number
}

const of = (incident: string) => `/api/incidents/${incident}/messages`

export const findMessages = (incident: string, search: MessageSearch) =>
  get<{ messages: Message[]; more: boolean; counts: MessageCounts }>(of(incident), { ...search })
export const logMessage = (incident: string, message: NewMessage) => post<Message>(of(incident), message)
export const attachCalls = (incident: string) => post<Message[]>(`${of(incident)}/calls`)
export const triageMessage = (incident: string, id: string, triage: Triage) => post<Message>(`${of(incident)}/${id}/triage`, triage)
export const settleMessage = (incident: string, id: string, outcome: string) => post<Message>(`${of(incident)}/${id}/settlement`, { outcome })
/** An order that stands already, or a team and a task for a new one. */
export const orderFromMessage = (incident: string, id: string, order: { orderId: string } | { teamId: string; task: string }) =>
  post<Message>(`${of(incident)}/${id}/orders`, { ...order, settles: true })
