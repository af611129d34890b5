import { exchange, get, post } from './http'
import type { Instant, Position } from './values'

export type WorkKind = 'PATROL' | 'REPAIR'
export type Lifeline = 'POWER' | 'TELECOM' | 'ROAD' | 'WATER'
export type WorkState = 'ORDERED' | 'ACKNOWLEDGED' | 'UNDERWAY' | 'REFUSED' | 'DONE' | 'CANCELLED'
export type DangerKind = 'PIPING' | 'SEEPAGE' | 'LEAK' | 'CRACK' | 'SLIDE' | 'BANK_COLLAPSE' | 'OVERTOPPING' | 'OTHER'
export type WorkWord = 'acknowledgement' | 'refusal' | 'round' | 'danger' | 'restoration'

/** A stretch of dyke that is walked again and again, or a lifeline that is repaired. */
export interface Work {
  id: string
  incidentId: string
  incidentTitle: string
  exercise: boolean
  number: number
  kind: WorkKind
  lifeline?: Lifeline
  label: string
  place: string
  siteId?: string
  location?: Position
  need?: string
  teamId?: string
  account?: string
  who: string
  phone?: string
  everyMinutes?: number
  everySource?: string
  restoreBy?: Instant
  state: WorkState
  stateLabel: string
  orderedAt: Instant
  orderedBy: string
  answeredAt?: Instant
  answeredBy?: string
  rounds: number
  lateRounds: number
  lastRoundAt?: Instant
  lastRound?: string
  /** what comes next, and by when */
  due?: 'ANSWER' | 'ROUND' | 'REPAIR'
  dueAt?: Instant
  /** since when something has been waited for in vain */
  overdueSince?: Instant
  endedAt?: Instant
  outcome?: string
}

/** What was found on a patrol. */
export interface Danger {
  id: string
  workId: string
  kind: DangerKind
  kindLabel: string
  place: string
  location?: Position
  note?: string
  /** the site whose precursor it became */
  siteId?: string
  foundAt: Instant
  foundBy: string
  settledAt?: Instant
  settledBy?: string
  settlement?: string
  /** ids of its pictures, oldest first */
  photos?: string[]
}

export interface WorksBoard {
  patrols: number
  repairs: number
  overdue: number
  restored: number
  openDangers: number
  rows: Work[]
  dangers: Danger[]
}

export interface WorkOrder {
  kind: WorkKind
  lifeline?: Lifeline
  place?: string
  siteId?: string
  need?: string
  teamId?: string
  account?: string
  who?: string
  phone?: string
  everyMinutes?: number
  restoreBy?: Instant
}

export interface WorkAnswer {
  outcome: 'APPLIED' | 'SUPERSEDED'
  note?: string
  work: Work
}

export const orderWork = (incidentId: string, order: WorkOrder) => post<Work>(`/api/incidents/${incidentId}/works`, order)
export const myWorks = () => get<Work[]>('/api/works')
export const endWork = (id: string, reason: string) => post<Work>(`/api/works/${id}/end`, { reason })
export const cancelWork = (id: string, reason: string) => post<Work>(`/api/works/${id}/cancellation`, { reason })
export const settleDanger = (id: string, note: string) => post<Danger>(`/api/dangers/${id}/settlement`, { note })
export const sayOfWork = async (id: string, word: WorkWord, body: Record<string, unknown>) => (await exchange<WorkAnswer>('POST', `/api/works/${id}/${word}`, { body })).value
export const dangerPhotoAddress = (danger: string, photo: string, thumbnail = false) => `/api/dangers/${danger}/photos/${photo}${thumbnail ? '?thumbnail=true' : ''}`
export async function sendDangerPhoto(danger: string, photo: Blob, clientId: string, takenAt?: string): Promise<void> {
  const form = new FormData()
  form.append('clientId', clientId)
  if (takenAt) form.append('takenAt', takenAt)
  form.append('photo', photo, 'photo.jpg')
  await exchange('POST', `/api/dangers/${danger}/photos`, { body: form })
}
