import { exchange, get } from './http'
import type { Instant } from './values'

/** What is said at the doors of a zone that is evacuated, and at the door of a shelter: the phone's side. */
export type PersonStatus = 'LISTED' | 'NOTIFIED' | 'MOVING' | 'TRANSFERRED' | 'REFUSED' | 'ABSENT' | 'UNREACHABLE'
export type ZoneState = 'ORDERED' | 'NOTIFIED' | 'EMPTIED' | 'VERIFIED' | 'ALL_CLEAR' | 'RETURNING' | 'CLOSED' | 'CANCELLED'

export interface Need {
  need: string
  label: string
}

export interface Contact {
  name?: string | null
  phone?: string | null
}

export interface ListedPerson {
  id: string
  name?: string
  age?: number
  needs: Need[]
  status: PersonStatus
  accounted: boolean
  shelterId?: string
  checkedIn: boolean
  returnedAt?: Instant
  countedInZone?: string
}

export interface Claim {
  status: PersonStatus
  statusLabel: string
  by?: string
  at?: Instant
}

export interface ListedDoor {
  id: string
  code: string
  head?: string
  phone?: string
  address?: string
  vehicle?: string
  worker?: Contact
  people: number
  needs: Need[]
  status: PersonStatus
  accounted: boolean
  note?: string
  lastBy?: string
  lastAt?: Instant
  conflict?: Claim[]
  persuasions: number
  forcedAt?: Instant
  returnedAt?: Instant
  /** where they go instead of the zone's shelter */
  shelterId?: string
  shelterName?: string
  /** pictures of the house */
  photos?: string[]
  persons: ListedPerson[]
}

export interface Place {
  words: string
  position: { lon: number; lat: number }
}

export interface ZoneList {
  id: string
  incidentId: string
  zoneId: string
  name: string
  siteId?: string
  exercise: boolean
  mode: 'PREPARE' | 'IMMEDIATE'
  modeLabel: string
  state: ZoneState
  stateLabel: string
  finishBy: Instant
  finishRule: string
  revision: number
  counts: { people: number; accounted: number; conflicts: number; returned: number }
  responsible: Contact
  deputy: Contact
  route: Place
  guard: Place
  shelter: { id: string; name: string; position: { lon: number; lat: number }; keeper: string; phone?: string }
  returnFrom?: Instant
  households: ListedDoor[]
}

export interface PreparedZone {
  id: string
  name: string
  households: number
  people: number
  approvedOn?: string
}

export type DoorWord = 'transfer' | 'persuasion' | 'return' | 'early-return'
export type DoorOutcome = 'APPLIED' | 'LATE' | 'KEPT' | 'CONFLICT' | 'SUPERSEDED'

export interface DoorAnswer {
  outcome: DoorOutcome
  note?: string
  household?: ListedDoor
  zone?: { revision: number; state: ZoneState; people: number; accounted: number; conflicts: number }
}

export interface ShelterRow {
  id: string
  name: string
  capacity: number
  arrived: number
  room: number
  proposed?: { id: string; name: string }
}

/** A shelter as its keeper's phone holds it: who has come, and the lists of those on their way. */
export interface ShelterDoor {
  shelter: ShelterRow
  open: boolean
  book: { id: string; at: Instant; name?: string; people: number; code?: string; zoneName?: string; listed: boolean; leftAt?: Instant }[]
  lists: ZoneList[]
}

export interface CheckInAnswer {
  outcome: 'MATCHED' | 'ALREADY' | 'UNLISTED' | 'AMBIGUOUS'
  note?: string
  shelter: ShelterRow
}

interface Envelope {
  clientId: string
  deviceSeq: number
  deviceAt: Instant
}

export const myLists = () => get<ZoneList[]>('/api/evacuations')
export const myPreparedZones = () => get<PreparedZone[]>('/api/zones')
export const myShelters = () => get<ShelterDoor[]>('/api/shelters/mine')

export const sayAtDoor = async (evacuationId: string, householdId: string, word: DoorWord, body: Record<string, unknown> & Envelope) =>
  (await exchange<DoorAnswer>('POST', `/api/evacuations/${evacuationId}/households/${householdId}/${word}`, { body })).value
/** A picture of an empty house, once what was said about it has arrived. */
export async function sendDoorPhoto(evacuationId: string, householdId: string, photo: Blob, clientId: string, takenAt?: string): Promise<void> {
  const form = new FormData()
  form.append('clientId', clientId)
  if (takenAt) form.append('takenAt', takenAt)
  form.append('photo', photo, 'photo.jpg')
  await exchange('POST', `/api/evacuations/${evacuationId}/households/${householdId}/photos`, { body: form })
}
export const verifyEmpty = async (evacuationId: string, clientId: string) =>
  (await exchange<ZoneList>('POST', `/api/evacuations/${evacuationId}/verification`, { body: { empty: true }, idempotencyKey: clientId })).value
export const checkIn = async (shelterId: string, body: Record<string, unknown> & Envelope) =>
  (await exchange<CheckInAnswer>('POST', `/api/shelters/${shelterId}/check-ins`, { body })).value
