import { expect, test } from 'vitest'
import { investigator, nobody, prolonged, typed } from './investigation'

test('sendsOnlyTheRowsSomebodyTypedInto', () => {
  const li = { name: ' 李调查 ', unit: '市应急局', username: ' ' }
  expect(typed([nobody(), li, nobody()])).toEqual([li])
  expect(typed([nobody(), nobody()])).toEqual([nobody()])
  // a row with an account alone is kept, so that its refusal is seen
  expect(typed([{ name: '', unit: '', username: 'leader' }])).toHaveLength(1)
  expect(investigator(li)).toEqual({ name: '李调查', unit: '市应急局', username: null })
  expect(investigator({ ...li, username: 'leader ' }).username).toBe('leader')
})

test('tellsUntilWhenItIsProlonged', () => {
  const due = '2026-06-04T14:10:00Z'
  expect(prolonged(due, 30, 60)).toBe('2026-07-04T14:10:00.000Z')
  expect(prolonged(due, 60, 60)).not.toBeNull()
  for (const wrong of [0, -1, 61, 1.5, Number.NaN, '' as const]) expect(prolonged(due, wrong, 60)).toBeNull()
  expect(prolonged(due, 21, 20)).toBeNull()
})
