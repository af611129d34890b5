import { exchange, get, post } from './http'
import type { Answered } from './orders'
import type { Duration, Instant, Position } from './values'

/** PREPARE 准备转移: get ready, nobody has to leave yet; IMMEDIATE 立即转移: everyone leaves. */
export type EvacuationMode = 'PREPARE' | 'IMMEDIATE'

/** Where a household, or one person of it, stands. UNREACHABLE 失联: calls failed and nobody has seen them. */
export type TransferStatus = 'LISTED' | 'NOTIFIED' | 'MOVING' | 'TRANSFERRED' | 'REFUSED' | 'ABSENT' | 'UNREACHABLE'

/** People by status; their sum is `people`. */
export interface TransferCounts {
  households: number
  people: number
  listed: number
  notified: number
  moving: number
  transferred: number
  refused: number
  absent: number
  unreachable: number
}

export interface Responsible {
  name: string
  post?: string | null
  /** masked: 138****0017 */
  phone?: string | null
}

/** One zone under an order: one evacuation. */
export interface ZoneRow extends TransferCounts {
  evacuationId: string
  zoneId: string
  name: string
  siteId?: string | null
  mode: EvacuationMode
  state: string
  orderedAt: Instant
  finishBy: Instant
  responsible?: Responsible | null
  shelterId?: string | null
  /** closed, [lon, lat] */
  ring?: [number, number][] | null
}

export interface ShelterRow {
  id: string
  name: string
  capacity: number
  arrived: number
  moving: number
  position?: Position | null
  keeper?: string | null
  /** meets the province's standard of shelters */
  standard?: boolean | null
}

/** The control table 一张表, as the picture carries it: small, one row per zone. */
export interface EvacuationBoard {
  totals: TransferCounts
  zones: ZoneRow[]
  shelters: ShelterRow[]
  clearForecast?: { at: Instant; plusMinusMinutes: number } | null
}

/** A household that is not safe yet; the head's name is masked. */
export interface MissingRow {
  householdId: string
  evacuationId: string
  /** as it is radioed: 林下-017 */
  code: string
  zoneId: string
  head: string
  people: number
  status: TransferStatus
  note?: string | null
  responsible?: string | null
  lastAt?: Instant | null
  lastText?: string | null
  specialNeeds?: string[] | null
}
