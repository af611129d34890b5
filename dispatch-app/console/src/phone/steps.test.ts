import { describe, expect, it } from 'vitest'
import type { OrderForPhone } from '@/api/orders'
import type { Kind, Message } from './outbox'
import { isOpen, laidOver, nextStep, withQueued } from './steps'

const order = (state: OrderForPhone['state'], more: Partial<OrderForPhone> = {}): OrderForPhone => ({
  id: 'o1',
  number: '02',
  incidentId: 'i1',
  incidentTitle: '福泉林区森林火灾',
  incidentLocation: { lon: 120.46, lat: 27.871 },
  place: '陶山镇 福泉林区',
  hazard: 'FOREST_FIRE',
  exercise: false,
  exerciseSpeed: 1,
  team: { id: 'T01', name: '瑞安市森林消防大队', kind: 'PROFESSIONAL' },
  task: '右翼扑打',
  state,
  standard: { within: 'PT10M', attendance: 0.9, strength: 4, quorum: 3 },
  present: 0,
  absent: 0,
  issuedAt: '2026-04-05T05:29:00Z',
  ladder: [],
  members: ['a', 'b', 'c', 'd'].map((id) => ({ id, name: id, status: null })),
  ...more,
})

let seq = 0
const said = (kind: Kind, body: Record<string, unknown> = {}, state: Message['state'] = 'WAITING'): Message => ({
  clientId: String(++seq),
  deviceSeq: seq,
  deviceAt: '2026-04-05T05:31:00Z',
  username: 'brigade',
  orderId: 'o1',
  orderNumber: '02',
  kind,
  body,
  state,
  tries: 0,
})
const roll = (present: string[], absent: string[] = []) =>
  said('attendance', { present, absent: absent.map((memberId) => ({ memberId, reason: '生病' })) })

describe('the order as the team sees it', () => {
  it('movesOnWithTheQueueBeforeTheServerKnows', () => {
    const seen = withQueued(order('DELIVERED'), [said('acknowledgement'), roll(['a', 'b', 'c'], ['d']), said('departure')])
    expect(seen.state).toBe('EN_ROUTE')
    expect(seen.present).toBe(3)
    expect(seen.members[3]).toMatchObject({ status: 'ABSENT', reason: '生病' })
  })

  it('isMusteredOnlyWithTheQuorum', () => {
    expect(withQueued(order('ACKNOWLEDGED'), [roll(['a', 'b'])]).state).toBe('ACKNOWLEDGED')
    expect(withQueued(order('ACKNOWLEDGED'), [roll(['a', 'b', 'c'])]).state).toBe('MUSTERED')
  })

  it('addsALaterRollCallToTheOneBefore', () => {
    const seen = withQueued(order('ACKNOWLEDGED'), [roll(['a', 'b'], ['c']), roll(['c'], ['a'])])
    expect(seen.members.map((m) => m.status)).toEqual(['ABSENT', 'PRESENT', 'PRESENT', null])
    expect(seen.present).toBe(2)
  })

  it('fillsNoQuorumWithThoseWhoMayNotGoToTheLine', () => {
    const members = ['a', 'b', 'c', 'd'].map((id) => ({ id, name: id, status: null, counts: id !== 'c' }))
    const seen = withQueued(order('ACKNOWLEDGED', { members }), [roll(['a', 'b', 'c'])])
    expect(seen.present).toBe(2)
    expect(seen.state).toBe('ACKNOWLEDGED')
  })

  it('followsTheDevicesSequenceAndNotTheOrderOfTheList', () => {
    const ack = said('acknowledgement')
    const first = roll(['a'])
    const second = roll(['a', 'b', 'c', 'd'])
    expect(withQueued(order('DELIVERED'), [second, first, ack]).present).toBe(4)
  })

  it('neverStepsBackBehindTheServer', () => {
    expect(withQueued(order('ON_SCENE'), [said('acknowledgement'), said('departure')]).state).toBe('ON_SCENE')
  })

  it('doesNotUndoACancellation', () => {
    const seen = withQueued(order('CANCELLED'), [said('acknowledgement'), said('arrival')])
    expect(seen.state).toBe('CANCELLED')
    expect(nextStep(seen)).toBe('CONFIRM_CANCELLATION')
  })

  it('dropsWhatCommandRefusedAndWhatItHasAnswered', () => {
    expect(withQueued(order('MUSTERED'), [said('departure', {}, 'REFUSED')]).state).toBe('MUSTERED')
    expect(withQueued(order('MUSTERED'), [said('departure', {}, 'CONFIRMED')]).state).toBe('MUSTERED')
  })

  it('leavesTheServersOrderUntouched', () => {
    const told = order('DELIVERED')
    withQueued(told, [said('acknowledgement'), roll(['a'])])
    expect(told.state).toBe('DELIVERED')
    expect(told.members[0]!.status).toBeNull()
  })
})

describe('the next step', () => {
  it('asksForTheSafetyCheckBeforeAnyWork', () => {
    const there = order('ON_SCENE')
    expect(nextStep(there)).toBe('SAFETY')
    expect(nextStep(withQueued(there, [said('safety-check')]))).toBe('COMPLETE')
  })

  it('isOverOnceTheRecallIsConfirmed', () => {
    const recalled = order('CANCELLED')
    expect(isOpen(recalled, [])).toBe(true)
    expect(isOpen(recalled, [said('cancellation-acknowledgement')])).toBe(false)
    expect(isOpen(order('CANCELLED', { cancelAcknowledgedAt: '2026-04-05T05:40:00Z' }), [])).toBe(false)
    expect(isOpen(order('RELEASED'), [])).toBe(false)
  })
})

describe('a receipt', () => {
  it('moves the order, takes away what is no more and leaves roll and line alone', () => {
    const line = { state: 'OFF_LINE', suspended: false, heads: 0, members: [], missing: [], unnamed: 0, misses: 0, forbidden: [] } as OrderForPhone['line']
    const known = order('DELIVERED', { overdue: 'ACK', dueAt: '2026-04-05T05:32:00Z', line })
    const seen = laidOver(known, { id: 'o1', state: 'ACKNOWLEDGED', overdue: null, dueAt: '2026-04-05T05:39:00Z', present: 0 })
    expect(seen).toMatchObject({ state: 'ACKNOWLEDGED', overdue: null, dueAt: '2026-04-05T05:39:00Z', task: '右翼扑打', line })
    expect(seen.members).toHaveLength(4)
    expect(nextStep(seen)).toBe('ROLL_CALL')
  })
})
