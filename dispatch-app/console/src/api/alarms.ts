import { get, post } from './http'
import type { Instant } from './values'

export interface AlarmView {
  id: string
  incidentId?: string | null
  incidentTitle?: string | null
  orderId?: string | null
  kind: string
  level: 'I' | 'II' | 'III' | 'SAFETY' | 'NEWS'
  text: string
  raisedAt: Instant
  acknowledgedAt?: Instant | null
  acknowledgedBy?: string | null
  clearedAt?: Instant | null
  exercise: boolean
}

export const listAlarms = () => get<AlarmView[]>('/api/alarms', { open: true })
export const acknowledgeAlarm = (id: string) => post(`/api/alarms/${id}/acknowledgement`)
