import { get, post } from './http'
import type { OrderState } from './orders'
import type { Instant } from './values'

/** A team that turned up after another was sent in its place. */
export interface LateAnswer {
  orderId: string
  incidentId: string
  incidentTitle: string
  exercise: boolean
  teamName: string
  answer: 'ACKNOWLEDGEMENT' | 'ATTENDANCE' | 'DEPARTURE' | 'ARRIVAL'
  at: Instant
  state: OrderState
  present: number
  replacementId: string
  replacementName: string
  replacementState: OrderState
  replacementPresent: number
  replacementEtaAt?: Instant | null
}

export type Keep = 'LATE' | 'REPLACEMENT' | 'BOTH'

export const listLateAnswers = () => get<LateAnswer[]>('/api/late-answers')
/** All of it or nothing: one team stood down, or the late one ordered anew. */
export const reconcile = (orderId: string, keep: Keep, reason?: string) => post(`/api/dispatch-orders/${orderId}/reconciliation`, { keep, reason })
