import { get, post } from './http'
import type { Instant, Position } from './values'

export type Vulnerable = 'MINOR' | 'OLD' | 'DISABLED' | 'PREGNANT' | 'ILL'

/** People who cannot get out by themselves, at one place. */
export interface TrappedPeople {
  id: string
  number: number
  place: string
  location?: Position | null
  people: number
  vulnerable: Vulnerable[]
  rising: boolean
  names?: string | null
  phone?: string | null
  note?: string | null
  state: 'REPORTED' | 'SENT' | 'CLOSED'
  reportedAt: Instant
  sent?: string | null
  sentAt?: Instant | null
  persons: { name: string; outcome: string; place?: string | null }[]
}

/** What the picture carries: the open places, who needs it most first. */
export interface RescuePart {
  places: number
  people: number
  unsent: number
  closed: number
  rescued: number
  open: { at: TrappedPeople; priority: number }[]
}

export const reportTrapped = (incident: string, form: { place: string; people: number; vulnerable: Vulnerable[]; rising: boolean; note?: string }) =>
  post<TrappedPeople>(`/api/incidents/${incident}/trapped-people`, form)
export const listTrapped = (incident: string) => get<TrappedPeople[]>(`/api/incidents/${incident}/trapped-people`)
