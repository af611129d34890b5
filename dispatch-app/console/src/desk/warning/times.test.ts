import { expect, test } from 'vitest'
import { fromControl, toControl } from './times'

test('whatIsChosenIsMeantInTheTimeOfTheDutyRoom', () => {
  expect(fromControl('2026-07-25T10:00')).toBe('2026-07-25T02:00:00.000Z')
  expect(toControl('2026-07-25T02:00:00Z')).toBe('2026-07-25T10:00')
  expect(toControl('2026-07-25T20:30:00Z')).toBe('2026-07-26T04:30')
})

test('nothingChosenIsNothing', () => {
  expect(fromControl('')).toBeUndefined()
})
