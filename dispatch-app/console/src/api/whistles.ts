import { get, post } from './http'
import type { Instant, Position } from './values'

export type WhistleKind = 'LEAK' | 'FIRE' | 'EXPLOSION' | 'CASUALTIES'

/** What goes along with a whistle: the part of the firm's file a responder needs in the first minute. */
export interface WhistleFile {
  address?: string | null
  location: Position
  hazardClass?: string | null
  peopleWithin500?: number | null
  dutyPhone?: string | null
  ownTeam?: string | null
  substances: { id: string; name: string; un?: string | null; tonnes: number; unit: string; container?: string | null }[]
  contacts: { post: string; name: string; phone: string }[]
  maps: { id: string; kindLabel: string; name: string }[]
  operations: { kindLabel: string; place: string; guardian: string; now: boolean }[]
}

/** A card of self-rescue; the rest of it is for those who come. */
export interface SubstanceCard {
  id: string
  name: string
  un: string[]
  hazards: string
  firstMeasures: string
  protection: string
  decontamination: string
  neutraliser?: string | null
  incompatible: string[]
  waterReactive: boolean
  source: string
}

export interface Whistle {
  id: string
  firmId: string
  firmName: string
  kinds: WhistleKind[]
  kindLabel: string
  note?: string | null
  exercise: boolean
  accountName: string
  pressedAt?: Instant | null
  receivedAt: Instant
  withdrawUntil: Instant
  alertId: string
  incidentId?: string | null
  file: WhistleFile
  withdrawnAt?: Instant | null
  withdrawnWhy?: string | null
}

/** Somebody who was called because a firm whistled. */
export interface Asked {
  id: string
  whistleId: string
  kind: 'OWN_TEAM' | 'NEIGHBOUR'
  firmId?: string | null
  name: string
  contact: string
  phone?: string | null
  offers?: string | null
  askedAt: Instant
  reachedAt?: Instant | null
  answeredAt?: Instant | null
  answer?: string | null
}

/** What the phone of a firm keeps, so that it can whistle without signal. */
export interface WhistleKit {
  firmId: string
  firmName: string
  file: WhistleFile
  cards: SubstanceCard[]
  neighbours: { firmId: string; name: string; contact: string; offers?: string | null }[]
  whistles: Whistle[]
  askedOfUs: Asked[]
}

export const whistleKit = () => get<WhistleKit>('/api/whistle-kit')
export const getWhistle = (id: string) => get<{ whistle: Whistle; asked: Asked[] }>(`/api/whistles/${id}`)
export const blowWhistle = (body: Record<string, unknown>) => post<Whistle>('/api/whistles', body)
export const withdrawWhistle = (id: string, body: Record<string, unknown>) => post<Whistle>(`/api/whistles/${id}/withdrawal`, body)
export const answerNeighbour = (id: string, body: { coming: boolean; note?: string }) => post<Asked>(`/api/neighbour-asks/${id}/answer`, body)
