import { expect, test } from 'vitest'
import { daysUntil, yuan } from './part'

test('countsTheDaysOfAnInvestigation', () => {
  const now = Date.parse('2026-04-05T00:00:00Z')
  expect(daysUntil('2026-06-04T00:00:00Z', now)).toBe(60)
  expect(daysUntil('2026-04-05T00:00:01Z', now)).toBe(1)
  expect(daysUntil('2026-04-03T23:00:00Z', now)).toBe(-1)
})

test('writesYuanAsAClerkDoes', () => {
  expect(yuan(0)).toBe('0')
  expect(yuan(3900.5)).toBe('3 900.50')
  expect(yuan('20000004200.48')).toBe('20 000 004 200.48')
})
