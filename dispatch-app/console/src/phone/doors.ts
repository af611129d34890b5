import type { DoorWord, ListedDoor, PersonStatus, ShelterDoor, ZoneList } from '@/api/doors'
import type { Message } from './outbox'

/** What is said at a door, or at a shelter's, as the outbox names it; the order it is about is `evacuation/household`. */
export type DoorKind = 'door-transfer' | 'door-persuasion' | 'door-return' | 'door-early-return' | 'zone-empty' | 'check-in'

/** A picture of a house; it is sent when the word it belongs to, `body.after`, has its answer. */
export const DOOR_PHOTO = 'door-photo'
export type DoorPhotoKind = typeof DOOR_PHOTO

const KINDS: DoorKind[] = ['door-transfer', 'door-persuasion', 'door-return', 'door-early-return', 'zone-empty', 'check-in']
export const isDoorKind = (kind: string): kind is DoorKind => (KINDS as string[]).includes(kind)
export const doorWord = (kind: DoorKind) => kind.slice('door-'.length) as DoorWord
export const subjectOf = (evacuation: string, household: string) => `${evacuation}/${household}`

/** A tick that can still be taken back: on the phone's disk, and not in the queue yet. */
export interface PendingTick {
  key: string
  username: string
  evacuationId: string
  householdId: string
  code: string
  kind: DoorKind
  body: Record<string, unknown>
  /** made beforehand, so that pictures can name the word they belong to */
  clientId?: string
  /** pictures on the phone's disk that go with it */
  photos?: { clientId: string; takenAt?: string; bytes: number }[]
  /** phone time (ms) at which it goes into the queue */
  until: number
}

const NEED_ORDER = ['BEDRIDDEN', 'LIVES_ALONE', 'INFANT', 'PREGNANT', 'DISABLED', 'ILL', 'ELDERLY', 'MINOR']
const STATUS_ORDER: PersonStatus[] = ['REFUSED', 'UNREACHABLE', 'ABSENT', 'LISTED', 'NOTIFIED', 'MOVING', 'TRANSFERRED']

/** What is likely to be said next, on the large button. */
export function nextStatus(door: ListedDoor): PersonStatus {
  switch (door.status) {
    case 'LISTED':
      return 'NOTIFIED'
    case 'NOTIFIED':
      return 'MOVING'
    case 'MOVING':
      return 'TRANSFERRED'
    // found again, or persuaded: they are told anew
    case 'REFUSED':
    case 'ABSENT':
    case 'UNREACHABLE':
      return 'NOTIFIED'
    default:
      return 'TRANSFERRED'
  }
}

export const isDone = (door: ListedDoor) => door.accounted && !door.conflict

const need = (door: ListedDoor) => Math.min(NEED_ORDER.length, ...door.needs.map((one) => NEED_ORDER.indexOf(one.need)).filter((rank) => rank >= 0))

/** Unfinished first; among them what two people disagree about, then the neediest, then whoever is least far. */
export const byUrgency = (a: ListedDoor, b: ListedDoor) =>
  Number(isDone(a)) - Number(isDone(b)) ||
  Number(!a.conflict) - Number(!b.conflict) ||
  need(a) - need(b) ||
  STATUS_ORDER.indexOf(a.status) - STATUS_ORDER.indexOf(b.status) ||
  a.id.localeCompare(b.id)

/** By the number on the door: `7` finds 7 号 and not 17 号; other words are looked for in code, head and address. */
export function matches(door: ListedDoor, q: string): boolean {
  const text = q.trim()
  if (!text) return true
  if (/^\d+$/.test(text)) return new RegExp(`(^|\\D)${text}(\\D|$)`).test(door.code)
  return [door.code, door.head, door.address, ...door.persons.map((one) => one.name)].some((part) => part?.includes(text))
}

interface Spoken {
  kind: string
  household: string
  body: Record<string, unknown>
}

/** The list as this phone sees it: what the server last said, with what was said here since laid over it. */
export function withQueuedTicks(list: ZoneList, messages: Message[], pending: PendingTick[] = []): ZoneList {
  const queued: Spoken[] = messages
    .filter((m) => m.orderId.startsWith(list.id + '/') && (m.state === 'WAITING' || m.state === 'SENT'))
    .sort((a, b) => a.deviceSeq - b.deviceSeq)
    .map((m) => ({ kind: m.kind, household: m.orderId.slice(list.id.length + 1), body: m.body }))
  const said = [...queued, ...pending.filter((one) => one.evacuationId === list.id).map((one) => ({ kind: one.kind, household: one.householdId, body: one.body }))]
  if (!said.length) return list
  const households = list.households.map((door) => said.filter((one) => one.household === door.id).reduce(apply, door))
  const people = households.flatMap((door) => door.persons.filter((one) => !one.countedInZone))
  return { ...list, households, counts: { ...list.counts, accounted: people.filter((one) => one.accounted).length } }
}

function apply(door: ListedDoor, said: Spoken): ListedDoor {
  if (said.kind === 'door-persuasion') {
    const persuaded = { ...door, persuasions: door.persuasions + 1 }
    return said.body.willing ? stand(persuaded, 'NOTIFIED', false) : persuaded
  }
  if (said.kind === 'door-return') return { ...door, accounted: true, persons: door.persons.map((one) => ({ ...one, accounted: true })), returnedAt: door.returnedAt ?? new Date(0).toISOString() }
  if (said.kind === 'door-early-return') return stand(door, 'NOTIFIED', false)
  if (said.kind !== 'door-transfer') return door
  const status = said.body.status as PersonStatus
  const accounted = status === 'TRANSFERRED' || (status === 'ABSENT' && !!said.body.place)
  return stand({ ...door, conflict: undefined }, status, accounted, said.body.persons as string[] | undefined)
}

function stand(door: ListedDoor, status: PersonStatus, accounted: boolean, some?: string[]): ListedDoor {
  const persons = door.persons.map((one) => (!some || some.includes(one.id) ? { ...one, status, accounted } : one))
  const least = [...persons].sort((a, b) => Number(a.accounted) - Number(b.accounted) || STATUS_ORDER.indexOf(a.status) - STATUS_ORDER.indexOf(b.status))[0]
  return { ...door, persons, status: least?.status ?? status, accounted: persons.every((one) => one.accounted) }
}

/** A shelter with those counted in who were taken in here since. */
export function withQueuedCheckIns(door: ShelterDoor, messages: Message[]): ShelterDoor {
  const said = messages.filter((m) => m.kind === 'check-in' && m.orderId === door.shelter.id && (m.state === 'WAITING' || m.state === 'SENT'))
  if (!said.length) return door
  const arrived = new Set(said.flatMap((m) => (m.body.householdId ? [String(m.body.householdId)] : [])))
  const heads = said.reduce((sum, m) => sum + Number(m.body.heads ?? m.body.people ?? 1), 0)
  const lists = door.lists.map((list) => ({
    ...list,
    households: list.households.map((one) => (arrived.has(one.id) ? { ...one, status: 'TRANSFERRED' as const, accounted: true, persons: one.persons.map((p) => ({ ...p, checkedIn: true, status: 'TRANSFERRED' as const })) } : one)),
  }))
  return { ...door, lists, shelter: { ...door.shelter, arrived: door.shelter.arrived + heads, room: Math.max(0, door.shelter.room - heads) } }
}
