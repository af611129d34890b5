import { expect, test } from 'vitest'
import { milliseconds } from './values'

test('reads the durations the server writes', () => {
  expect(milliseconds('PT10M')).toBe(600_000)
  expect(milliseconds('P1DT2H')).toBe(93_600_000)
  expect(milliseconds('PT1.5S')).toBe(1500)
})
