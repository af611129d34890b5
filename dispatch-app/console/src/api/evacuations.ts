import { get, post } from './http'
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

/** The number is masked for whoever need not call it. */
export interface Contact {
  name?: string | null
  phone?: string | null
}

/** One zone under an order: one evacuation. */
/** A township's zones together. */
export interface TownshipRow {
  code: string
  name: string
  totals: TransferCounts
}

export interface ZoneRow extends TransferCounts {
  divisionCode?: string
  evacuationId: string
  zoneId: string
  name: string
  siteId?: string | null
  mode: EvacuationMode
  state: string
  orderedAt: Instant
  finishBy: Instant
  responsible?: Contact | null
  shelterId?: string | null
  finishRule?: string | null
  overdue: boolean
  /** its edge, not closed; only with the board itself, not with the picture */
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
  keeper?: Contact | null
  medical?: boolean
  /** where the rest may go once it is full */
  proposed?: { id: string; name: string } | null
  /** meets the province's standard of shelters */
  standard?: boolean | null
}

/** The control table 一张表, as the picture carries it: small, one row per zone. */
export interface EvacuationBoard {
  totals: TransferCounts
  townships?: TownshipRow[]
  zones: ZoneRow[]
  shelters: ShelterRow[]
  clearForecast?: { at: Instant; plusMinusMinutes: number } | null
  /** how often who refuses is talked to before anybody may sign */
  persuasionsBeforeForce?: number
}

/** A household of which somebody is missing, or about which two people disagree; the head's name is masked. */
export interface MissingRow {
  evacuationId: string
  /** as it is radioed: Z03-17 */
  householdId: string
  /** the door as people call it: 17 号 */
  code: string
  zoneId: string
  zoneName: string
  head?: string | null
  people: number
  missing: number
  status: TransferStatus
  conflict: boolean
  persuasions: number
  /** the order to move them by force is signed */
  forced: boolean
  note?: string | null
  responsible?: Contact | null
  lastAt?: Instant | null
  lastText?: string | null
  specialNeeds: Need[]
}

/** Who is fetched first (突发事件应对法 Art 11, 76). */
export interface Need {
  need: string
  label: string
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
  /** went back before it was allowed and is not out again */
  returnedEarlyAt?: Instant | null
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
  /** another shelter than the zone's */
  shelterId?: string | null
  shelterName?: string | null
  /** pictures of the house, oldest first */
  photos?: string[] | null
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
  post<{ evacuations: { id: string; zoneId: string; finishBy: Instant; finishRule: string }[] }>(`/api/incidents/${incidentId}/evacuations`, order, key)
/** The board with the zones' edges. */
export const evacuationBoard = (incidentId: string) => get<EvacuationBoard>(`/api/incidents/${incidentId}/evacuations`)
/** What the missing list is searched for; the server looks through all of it. */
export interface MissingSearch {
  zone?: string
  status?: TransferStatus
  /** UNSETTLED: nobody can say they are safe or on the way; CONFLICT: two people disagree */
  only?: 'UNSETTLED' | 'CONFLICT'
  q?: string
}

/** One page, who must be fetched first first; the sums, on the first page, are of all that was searched for, `all` of the whole list. */
export interface MissingPage {
  rows: MissingRow[]
  households?: number
  people?: number
  all?: number
  next?: string | null
}

export const missingPage = (incidentId: string, search: MissingSearch = {}, after?: string) => get<MissingPage>(`/api/incidents/${incidentId}/evacuations/missing`, { ...search, after })
export const zoneList = (evacuationId: string) => get<ZoneList>(`/api/evacuations/${evacuationId}`)

/** CONFLICT: somebody else said what cannot both be true; KEPT: somebody has said more since. */
export interface TickOutcome {
  outcome: 'APPLIED' | 'LATE' | 'KEPT' | 'CONFLICT' | 'SUPERSEDED'
  note?: string | null
}

/** What is said at a door; settlement decides between two claims. */
export type DoorWord = 'transfer' | 'settlement' | 'persuasion' | 'return' | 'early-return'

export const sayAtDoor = (evacuationId: string, householdId: string, word: DoorWord, body: (TickBody | { willing: boolean; note?: string } | object) & Answered) =>
  post<TickOutcome>(`/api/evacuations/${evacuationId}/households/${householdId}/${word}`, body)

/** Only the named authority signs (浙江省气象灾害防御条例 Art 26). */
export const signForcedTransfer = (evacuationId: string, householdId: string, form: { authority: string; reason: string }) =>
  post<ZoneList>(`/api/evacuations/${evacuationId}/households/${householdId}/forced-transfer`, form)
export const moveFinishBy = (evacuationId: string, finishBy: Instant, reason: string) => post<ZoneList>(`/api/evacuations/${evacuationId}/finish-by`, { finishBy, reason })
export const verifyEmpty = (evacuationId: string, by?: string) => post<ZoneList>(`/api/evacuations/${evacuationId}/verification`, { empty: true, by })
/** The rest of the zone, or only some households of it, goes to another shelter. */
export const reassignShelter = (evacuationId: string, shelterId: string, reason?: string, households?: string[]) => post<ZoneList>(`/api/evacuations/${evacuationId}/shelter`, { shelterId, reason, households })
/** Whoever is missing of the zone, or of some households of it, is the rescue's. */
export const handToRescue = (evacuationId: string, reason: string, households?: string[]) => post<ZoneList>(`/api/evacuations/${evacuationId}/rescue`, { reason, households })
/** Whoever went back early is out again. */
export const broughtBack = (evacuationId: string, households?: string[]) => post<ZoneList>(`/api/evacuations/${evacuationId}/brought-back`, { households })
export const doorPhotoAddress = (evacuationId: string, householdId: string, photo: string, thumbnail = false) => `/api/evacuations/${evacuationId}/households/${householdId}/photos/${photo}${thumbnail ? '?thumbnail=true' : ''}`
/** Refused while somebody of the zone is missing, unless it is said why it is all clear all the same. */
export const allClear = (evacuationId: string, reason: string, despiteMissing?: string) => post<ZoneList>(`/api/evacuations/${evacuationId}/all-clear`, { reason, despiteMissing })
export const permitReturn = (evacuationId: string) => post<ZoneList>(`/api/evacuations/${evacuationId}/return-permission`, {})
export const cancelEvacuation = (evacuationId: string, reason: string) => post<ZoneList>(`/api/evacuations/${evacuationId}/cancellation`, { reason })

export const controlTableAddress = (incidentId: string, form: 'pdf' | 'xlsx') => `/api/incidents/${incidentId}/reports/evacuation.${form}`
