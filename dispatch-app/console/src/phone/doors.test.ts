import { describe, expect, it } from 'vitest'
import type { ListedDoor, ShelterDoor, ZoneList } from '@/api/doors'
import { byUrgency, matches, nextStatus, withQueuedCheckIns, withQueuedTicks, type PendingTick } from './doors'
import type { Message } from './outbox'

const door = (id: string, change: Partial<ListedDoor> = {}): ListedDoor => ({
  id,
  code: `${id.slice(-2)} 号`,
  people: 2,
  needs: [],
  status: 'LISTED',
  accounted: false,
  persuasions: 0,
  persons: [1, 2].map((n) => ({ id: `${id}-${n}`, needs: [], status: 'LISTED', accounted: false, checkedIn: false })),
  ...change,
})
const list = (...households: ListedDoor[]) => ({ id: 'e-1', counts: { people: households.length * 2, accounted: 0, conflicts: 0, returned: 0 }, households }) as unknown as ZoneList
const message = (deviceSeq: number, household: string, body: Record<string, unknown>, change: Partial<Message> = {}) =>
  ({ deviceSeq, orderId: `e-1/${household}`, kind: 'door-transfer', body, state: 'WAITING', ...change }) as Message

describe('the doors of a zone', () => {
  it('asks for the next step of each', () => {
    expect(nextStatus(door('a'))).toBe('NOTIFIED')
    expect(nextStatus(door('a', { status: 'NOTIFIED' }))).toBe('MOVING')
    expect(nextStatus(door('a', { status: 'MOVING' }))).toBe('TRANSFERRED')
    expect(nextStatus(door('a', { status: 'ABSENT' }))).toBe('NOTIFIED')
  })

  it('puts what is missing first, disagreement before need before distance', () => {
    const done = door('d', { status: 'TRANSFERRED', accounted: true })
    const plain = door('c')
    const needy = door('b', { needs: [{ need: 'BEDRIDDEN', label: '卧床' }], status: 'MOVING' })
    const disputed = door('a', { status: 'TRANSFERRED', accounted: true, conflict: [] })
    expect([done, plain, needy, disputed].sort(byUrgency).map((one) => one.id)).toEqual(['a', 'b', 'c', 'd'])
  })

  it('finds a door by its number alone', () => {
    expect(matches(door('x', { code: '7 号' }), '7')).toBe(true)
    expect(matches(door('x', { code: '17 号' }), '7')).toBe(false)
    expect(matches(door('x', { head: '卢阿土' }), '阿土')).toBe(true)
  })

  it('lays what was said here over what the server said, in the order of this phone', () => {
    const seen = withQueuedTicks(list(door('h1')), [message(2, 'h1', { status: 'TRANSFERRED' }), message(1, 'h1', { status: 'MOVING' })])
    expect(seen.households[0]!.status).toBe('TRANSFERRED')
    expect(seen.counts.accounted).toBe(2)
  })

  it('counts one of two, and forgets what was confirmed', () => {
    const seen = withQueuedTicks(list(door('h1')), [message(1, 'h1', { status: 'TRANSFERRED', persons: ['h1-1'] }), message(2, 'h1', { status: 'REFUSED' }, { state: 'CONFIRMED' })])
    expect(seen.households[0]!.status).toBe('LISTED')
    expect(seen.households[0]!.accounted).toBe(false)
    expect(seen.counts.accounted).toBe(1)
  })

  it('shows a tick that can still be taken back', () => {
    const pending: PendingTick = { key: 'tick:1', username: 'grid', evacuationId: 'e-1', householdId: 'h1', code: '1 号', kind: 'door-transfer', body: { status: 'NOTIFIED' }, until: 0 }
    expect(withQueuedTicks(list(door('h1')), [], [pending]).households[0]!.status).toBe('NOTIFIED')
    expect(withQueuedTicks(list(door('h1')), [], []).households[0]!.status).toBe('LISTED')
  })

  it('knows where they are when somebody absent was traced', () => {
    const seen = withQueuedTicks(list(door('h1')), [message(1, 'h1', { status: 'ABSENT', place: '杭州' })])
    expect(seen.households[0]!.accounted).toBe(true)
  })
})

describe('the door of a shelter', () => {
  it('counts who was taken in without network', () => {
    const shelter = { shelter: { id: 'S04', name: '', capacity: 10, arrived: 8, room: 2 }, open: true, book: [], lists: [list(door('h1'))] } as unknown as ShelterDoor
    const seen = withQueuedCheckIns(shelter, [{ ...message(1, '', {}), orderId: 'S04', kind: 'check-in', body: { householdId: 'h1', heads: 2 } } as Message])
    expect(seen.shelter.arrived).toBe(10)
    expect(seen.shelter.room).toBe(0)
    expect(seen.lists[0]!.households[0]!.accounted).toBe(true)
  })
})
