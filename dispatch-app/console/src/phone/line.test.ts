import { describe, expect, it } from 'vitest'
import type { OrderForPhone } from '@/api/orders'
import type { Line } from '@/api/safety'
import type { Kind, Message } from './outbox'
import { calledBack, nextStep, withQueued } from './steps'

const people = ['a', 'b', 'c']
const line = (more: Partial<Line> = {}): Line => ({
  state: 'ON_LINE',
  suspended: false,
  checkedAt: '2026-04-05T05:50:00Z',
  heads: 3,
  members: people,
  missing: [],
  unnamed: 0,
  misses: 0,
  forbidden: [],
  ...more,
})
const call = { id: 'w1', reason: '风向突变', orderedAt: '2026-04-05T06:05:00Z', dueAt: '2026-04-05T06:08:00Z' }
const back = (more: Partial<Line> = {}) => line({ state: 'WITHDRAWING', suspended: true, withdrawal: call, ...more })
const order = (at: Line | null): OrderForPhone => ({
  id: 'o1',
  number: '02',
  incidentId: 'i1',
  incidentTitle: '福泉林区森林火灾',
  incidentLocation: { lon: 120.46, lat: 27.871 },
  place: '福泉林区',
  hazard: 'FOREST_FIRE',
  exercise: false,
  exerciseSpeed: 1,
  team: { id: 'T01', name: '瑞安市森林消防大队', kind: 'PROFESSIONAL' },
  task: '右翼扑打',
  state: 'ON_SCENE',
  standard: { within: 'PT10M', attendance: 0.9, strength: 4, quorum: 3 },
  present: 3,
  absent: 0,
  issuedAt: '2026-04-05T05:29:00Z',
  safetyCheckedAt: at ? '2026-04-05T05:50:00Z' : null,
  ladder: [],
  members: ['a', 'b', 'c', 'd'].map((id) => ({ id, name: id, status: id === 'd' ? ('ABSENT' as const) : ('PRESENT' as const), counts: id !== 'c' })),
  line: at,
})
let seq = 0
const said = (kind: Kind, body: Record<string, unknown> = {}): Message => ({
  clientId: String(++seq),
  deviceSeq: seq,
  deviceAt: '2026-04-05T06:06:00Z',
  username: 'brigade',
  orderId: 'o1',
  orderNumber: '02',
  kind,
  body,
  state: 'WAITING',
  tries: 0,
})

describe('the next step at the fire', () => {
  it('isTheCheckThenTheWorkThenTheCountWhenItIsWanted', () => {
    expect(nextStep(order(null))).toBe('SAFETY')
    expect(nextStep(order(line()))).toBe('COMPLETE')
    expect(nextStep(order(line({ askedUntil: '2026-04-05T06:21:00Z' })))).toBe('LINE_ROLL')
    expect(nextStep(order(line({ lapse: '风向突变' })))).toBe('SAFETY')
  })

  it('isNothingWhileTheAttackIsOffAndTheCheckAgainAfterwards', () => {
    expect(nextStep(order(line({ state: 'WITHDRAWN', suspended: true })))).toBe('HELD')
    expect(nextStep(order(line({ state: 'OFF_LINE', suspended: true })))).toBe('HELD')
    expect(nextStep(order(line({ state: 'OFF_LINE' })))).toBe('SAFETY')
    expect(nextStep(order(line({ state: 'OFF_LINE', checkedAt: null })))).toBe('COMPLETE')
  })

  it('putsThoseWhoMayGoOnTheLineBeforeTheServerKnows', () => {
    const seen = withQueued(order(null), [said('safety-check')])
    expect(seen.line?.state).toBe('ON_LINE')
    expect(seen.line?.members).toEqual(['a', 'b'])
    expect(withQueued(order(line({ state: 'OFF_LINE', suspended: true })), [said('safety-check')]).line?.state).toBe('OFF_LINE')
  })
})

describe('called back', () => {
  it('takesTheScreenUntilEverybodyIsInTheZone', () => {
    expect(calledBack(order(line()))).toBe(false)
    expect(calledBack(order(back()))).toBe(true)
    const heard = withQueued(order(back()), [said('withdrawal-acknowledgement', { safe: false })])
    expect(heard.line?.withdrawal?.receivedAt).toBeTruthy()
    expect(calledBack(heard)).toBe(true)
    const safe = withQueued(order(back()), [said('withdrawal-acknowledgement', { safe: true, accounted: 3 })])
    expect(calledBack(safe)).toBe(false)
    expect(nextStep(safe)).toBe('HELD')
  })

  it('staysWhileOneIsShortUnnamedOrMissing', () => {
    const short = withQueued(order(back()), [said('withdrawal-acknowledgement', { safe: true, accounted: 2 })])
    expect(short.line?.unnamed).toBe(1)
    expect(calledBack(short)).toBe(true)
    const named = withQueued(order(back()), [said('withdrawal-acknowledgement', { safe: true, accounted: 2, missing: ['b'] })])
    expect(named.line?.unnamed).toBe(0)
    expect(named.line?.missing.map((one) => one.memberId)).toEqual(['b'])
    const found = withQueued(named, [said('found', { members: ['b'] })])
    expect(calledBack(found)).toBe(false)
  })
})

describe('a count on the line', () => {
  it('isCompleteOnlyWhenEveryoneIsNamed', () => {
    const asked = line({ askedUntil: '2026-04-05T06:21:00Z' })
    expect(withQueued(order(asked), [said('roll-call', { accounted: ['a', 'b'], missing: [] })]).line?.askedUntil).toBeTruthy()
    const whole = withQueued(order(asked), [said('roll-call', { accounted: ['a', 'b'], missing: ['c'] })])
    expect(whole.line?.askedUntil).toBeNull()
    expect(whole.line?.missing.map((one) => one.memberId)).toEqual(['c'])
  })
})
