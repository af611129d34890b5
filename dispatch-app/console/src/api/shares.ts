import { del, get, post } from './http'
import type { DivisionCode, Instant } from './values'

export type Degree = 'VIEW' | 'ASSIST'

/** A division outside that sees part of an incident for a while. */
export interface IncidentShare {
  id: string
  divisionCode: DivisionCode
  divisionName: string
  degree: Degree
  /** set when it stands by rule, while that order's team helps */
  orderId?: string | null
  reason: string
  sharedAt: Instant
  sharedBy: string
  until?: Instant | null
  endedAt?: Instant | null
}

export const listShares = (incidentId: string) => get<IncidentShare[]>(`/api/incidents/${incidentId}/shares`)
export const shareIncident = (incidentId: string, share: { divisionCode: DivisionCode; degree: Degree; minutes: number; reason: string }) =>
  post<IncidentShare>(`/api/incidents/${incidentId}/shares`, share)
export const endShare = (incidentId: string, id: string) => del(`/api/incidents/${incidentId}/shares/${id}`)
