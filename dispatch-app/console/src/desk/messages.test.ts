import { expect, test } from 'vitest'
import { loudness, saidAt, triagesOf } from './messages'

const now = Date.parse('2026-04-05T13:20:00+08:00')
const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString()

test('whatIsLateOrAFlashNobodyHasLookedAtIsLoudest', () => {
  expect(loudness({ state: 'NEW', urgency: 'FLASH', overdue: false, dueAt: at(2) }, now)).toBe('alarm')
  expect(loudness({ state: 'ACTION', urgency: 'ROUTINE', overdue: false, dueAt: at(-1) }, now)).toBe('alarm')
  expect(loudness({ state: 'NEW', urgency: 'ROUTINE', overdue: true, dueAt: at(5) }, now)).toBe('alarm')
  expect(loudness({ state: 'NEW', urgency: 'IMMEDIATE', overdue: false, dueAt: at(5) }, now)).toBe('warn')
  expect(loudness({ state: 'ACTION', urgency: 'FLASH', overdue: false, dueAt: at(20) }, now)).toBe('quiet')
  expect(loudness({ state: 'SETTLED', urgency: 'FLASH', overdue: false, dueAt: null }, now)).toBe('quiet')
})

test('aTimeIsTheLastOneThatHasPassed', () => {
  expect(saidAt('13:05', now)).toBe('2026-04-05T05:05:00.000Z')
  expect(saidAt('1305', now)).toBe('2026-04-05T05:05:00.000Z')
  expect(saidAt('23:50', now)).toBe('2026-04-04T15:50:00.000Z')
  expect(saidAt('25:00', now)).toBeUndefined()
  expect(saidAt('', now)).toBeUndefined()
})

test('whatIsDoneCanOnlyBeTakenUpAgain', () => {
  expect(triagesOf('SETTLED')).toEqual(['ACTION'])
  expect(triagesOf('NEW')).toEqual(['ACTION', 'INFORMATION', 'FILED'])
})
