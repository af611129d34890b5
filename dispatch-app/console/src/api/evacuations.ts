import { exchange, get, post } from './http'
import type { Answered } from './orders'
import type { Instant, Position } from './values'

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
  /** at a shelter or another stated place, absent with where they are, or with the rescue */
  accounted?: number
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
  /** where its people are fetched */
  routePosition?: Position | null
  /** its edge, not closed */
  ring?: Position[] | null
  /** households about which two people said what cannot both be true */
  conflicts?: number
  /** went back before they were allowed to and are not out again */
  early?: number
  returned?: number
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
  persuasions?: number
  forcedAt?: Instant | null
}

/** Who is fetched first (突发事件应对法 Art 11, 76). */
export interface Need {
  need: string
  label: string
}

export interface Contact {
  name?: string | null
  phone?: string | null
}

/** One person of a household; names whole only for who needs them. */
export interface PersonRow {
  id: string
  name?: string | null
  age?: number | null
  needs: Need[]
  phone?: string | null
  status: TransferStatus
  accounted: boolean
  shelterId?: string | null
  place?: string | null
  rescue: boolean
  checkedIn: boolean
  /** the other zone they are counted in */
  countedInZone?: string | null
}

/** What somebody said that cannot be true together with another claim. */
export interface Claim {
  status: TransferStatus
  by?: string | null
  at?: Instant | null
  place?: string | null
}

export interface HouseholdRow {
  id: string
  code: string
  head?: string | null
  phone?: string | null
  address?: string | null
  vehicle?: string | null
  worker?: Contact | null
  people: number
  needs: Need[]
  status: TransferStatus
  accounted: boolean
  note?: string | null
  lastBy?: string | null
  lastAt?: Instant | null
  conflict?: Claim[] | null
  persuasions: number
  forcedAt?: Instant | null
  returnedAt?: Instant | null
  persons: PersonRow[]
}

/** A zone's whole list. */
export interface ZoneList {
  id: string
  incidentId: string
  zoneId: string
  name: string
  mode: EvacuationMode
  state: string
  orderedAt: Instant
  orderedBy?: string | null
  reason?: string | null
  finishBy: Instant
  finishRule?: string | null
  approvedOn?: string | null
  changedSinceApproval?: boolean
  revision: number
  counts: TransferCounts & { accounted: number; conflicts: number; returned: number; early: number }
  responsible?: Contact | null
  deputy?: Contact | null
  route?: { words?: string | null; position?: Position | null } | null
  guard?: { words?: string | null; position?: Position | null } | null
  shelter?: { id: string; name: string; position?: Position | null } | null
  /** whether names are shown whole */
  names: boolean
  households: HouseholdRow[]
}

/** A zone of the register, prepared before the season. */
export interface Zone {
  id: string
  name: string
  divisionCode: string
  siteId?: string | null
  ring: Position[]
  households: number
  people: number
  shelterId?: string | null
  version?: number
  approvedOn?: string | null
}

export type Tick = Extract<TransferStatus, 'NOTIFIED' | 'MOVING' | 'TRANSFERRED' | 'REFUSED' | 'ABSENT' | 'UNREACHABLE'>

export interface TickBody {
  status: Tick | 'LISTED'
  persons?: string[]
  shelterId?: string
  place?: string
  note?: string
  /** the revision that was on the screen: who knew what stands may change it */
  seen?: number
}

export const listZones = () => get<Zone[]>('/api/zones')
export const orderEvacuation = (incidentId: string, order: { zoneIds: string[]; mode: EvacuationMode; finishBy?: Instant; arrivesAt?: Instant; reason?: string }, key: string) =>
  post<{ evacuations: { id: string; zoneId: string }[] }>(`/api/incidents/${incidentId}/evacuations`, order, key)
export const evacuationBoard = (incidentId: string) => get<EvacuationBoard>(`/api/incidents/${incidentId}/evacuations`)
export const missingPage = (incidentId: string, after?: string) => get<{ rows: MissingRow[]; next?: string | null }>(`/api/incidents/${incidentId}/evacuations/missing`, { after })
export const zoneList = (evacuationId: string) => get<ZoneList>(`/api/evacuations/${evacuationId}`)

export async function tick(evacuationId: string, householdId: string, body: TickBody & Answered) {
  const got = await exchange<{ outcome: string }>('POST', `/api/evacuations/${evacuationId}/households/${householdId}/transfer`, { body })
  return { ...got.value, replay: got.headers.get('Idempotent-Replay') === 'true' }
}

export const settleConflict = (evacuationId: string, householdId: string, status: TransferStatus, reason: string) =>
  post(`/api/evacuations/${evacuationId}/households/${householdId}/conflict`, { status, reason })
export const persuade = (evacuationId: string, householdId: string, said: { willing: boolean; note?: string }) =>
  post(`/api/evacuations/${evacuationId}/households/${householdId}/persuasion`, said)
export const signForcedTransfer = (evacuationId: string, householdId: string, form: { reason: string }) =>
  post(`/api/evacuations/${evacuationId}/households/${householdId}/forced-transfer`, form)
export const verifyEmpty = (evacuationId: string, form: { found: number; note?: string }) => post(`/api/evacuations/${evacuationId}/verification`, form)
export const allClear = (evacuationId: string, reason: string) => post(`/api/evacuations/${evacuationId}/all-clear`, { reason })
export const permitReturn = (evacuationId: string) => post(`/api/evacuations/${evacuationId}/return`, {})
export const cancelEvacuation = (evacuationId: string, reason: string) => post(`/api/evacuations/${evacuationId}/cancellation`, { reason })

export const controlTableAddress = (incidentId: string, form: 'pdf' | 'xlsx') => `/api/incidents/${incidentId}/reports/evacuation.${form}`
