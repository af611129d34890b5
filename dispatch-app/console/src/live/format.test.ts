import { expect, test } from 'vitest'
import { elapsedShort, hm, remaining } from './format'

const due = Date.parse('2026-04-05T14:02:00+08:00')

test('countsDownWithATrueMinus', () => {
  expect(remaining(due, due - 1_476_000)).toEqual({ text: '−24:36', urgency: 'running' })
})

test('warnsUnderOneMinute', () => {
  expect(remaining(due, due - 38_000)).toEqual({ text: '−00:38', urgency: 'soon' })
  expect(remaining(due, due - 60_000).urgency).toBe('running')
})

test('changesSignAtZero', () => {
  expect(remaining(due, due)).toEqual({ text: '+00:00', urgency: 'over' })
  expect(remaining(due, due + 264_999)).toEqual({ text: '+04:24', urgency: 'over' })
})

test('neverShowsZeroWhileTimeIsLeft', () => {
  expect(remaining(due, due - 1).text).toBe('−00:01')
})

test('writesHoursOnlyWhenThereAreAny', () => {
  expect(remaining(due, due - 3_661_000).text).toBe('−1:01:01')
  expect(elapsedShort(2_784_000)).toBe('46:24')
  expect(elapsedShort(10_860_000)).toBe('3:01')
})

test('writesTheBureausTimeWhereverTheBrowserIs', () => {
  expect(hm('2026-04-05T06:06:24Z')).toBe('14:06')
})
