import { expect, test } from 'vitest'
import type { CallTarget } from '@/api/warning-calls'
import { clock, isLate, waiting } from './calls'

const target = (fields: Partial<CallTarget>): CallTarget => ({
  id: 't',
  kind: 'VILLAGE',
  name: '林川村',
  divisionName: '林川镇',
  person: '陈建国',
  post: '村支书',
  line: 'PHONE',
  calls: 1,
  state: 'CALLED',
  turn: 1,
  turns: 4,
  calledAt: '2026-08-22T16:00:00Z',
  tried: [],
  ...fields,
})

test('saysSecondsAsAClock', () => {
  expect([38, 125, 3725].map(clock)).toEqual(['00:38', '02:05', '1:02:05'])
})

test('countsDownWhileSomebodyMayAnswerAndUpOnceTheyAreLate', () => {
  const called = target({ dueAt: '2026-08-22T16:10:00Z' })
  expect(waiting(called, Date.parse('2026-08-22T16:01:39Z'))).toEqual({ late: false, text: '08:21' })
  expect(waiting(called, Date.parse('2026-08-22T16:12:10Z'))).toEqual({ late: true, text: '+02:10' })
  expect(waiting(target({ state: 'ANSWERED', seconds: 38 }), 0)).toBeNull()
})

test('isLateOnceTheFirstHasNotAnswered', () => {
  expect([target({}), target({ turn: 2 }), target({ state: 'UNREACHED' }), target({ state: 'ANSWERED', turn: 3 })].map(isLate)).toEqual([false, true, true, false])
})
