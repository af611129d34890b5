import { get, post } from './http'
import type { DivisionCode, Hazard, Instant, Position } from './values'

export type Channel = 'PHONE' | 'RANGER' | 'CAMERA' | 'SENSOR' | 'GRID_WORKER' | 'ENTERPRISE' | 'WARNING' | 'OTHER'
export const channels: Channel[] = ['PHONE', 'RANGER', 'CAMERA', 'SENSOR', 'GRID_WORKER', 'ENTERPRISE', 'WARNING', 'OTHER']

export interface PossibleDuplicate {
  kind: 'ALERT' | 'INCIDENT'
  id: string
  title: string
  place: string
  distanceMetres: number
  minutesApart: number
}

export interface AlertView {
  id: string
  hazard: Hazard
  channel: Channel
  location: Position
  place: string
  description?: string | null
  reporter?: { name?: string | null; phone?: string | null } | null
  details: Record<string, unknown>
  divisionCode: DivisionCode
  divisionName: string
  exercise: boolean
  status: 'RECEIVED' | 'CONFIRMED' | 'DISMISSED' | 'MERGED'
  receivedAt: Instant
  receivedBy?: string | null
  incidentId?: string | null
  possibleDuplicates: PossibleDuplicate[]
}

export interface NewAlert {
  hazard: Hazard
  channel: Channel
  location: Position
  place: string
  description: string
  reporter: { name: string; phone: string }
  details: Record<string, unknown>
  exercise: boolean
}

export interface ReceivedAlert {
  id: string
  divisionCode: DivisionCode
  possibleDuplicates: PossibleDuplicate[]
}

export const listAlerts = (status: AlertView['status'] = 'RECEIVED') => get<AlertView[]>('/api/alerts', { status })
/** One alert, with what else may be the same fire. */
export const getAlert = (id: string) => get<AlertView>(`/api/alerts/${id}`)
export const receiveAlert = (alert: NewAlert, key: string) => post<ReceivedAlert>('/api/alerts', alert, key)
export const confirmAlert = (id: string, incidentId?: string) =>
  post<{ incidentId: string }>(`/api/alerts/${id}/confirmation`, incidentId ? { incidentId } : {})
export const dismissAlert = (id: string, reason: string) => post(`/api/alerts/${id}/dismissal`, { reason })
