import { expect, test } from 'vitest'
import { bandOf, barOf } from './muster-bar'

test('isMetExactlyAtTheQuorum', () => {
  expect(barOf(26, 30, 27, 'running').state).toBe('running')
  expect(barOf(27, 30, 27, 'running').state).toBe('met')
})

test('isShortOnlyOnceTheTimeIsOver', () => {
  expect(barOf(21, 30, 24, 'soon').state).toBe('soon')
  expect(barOf(21, 30, 24, 'over').state).toBe('short')
  expect(barOf(24, 30, 24, 'over').state).toBe('met')
})

test('placesFillAndMarkOnTheSameScale', () => {
  expect(barOf(21, 30, 24, 'running')).toMatchObject({ fill: 70, mark: 80 })
})

test('staysInsideTheTrackWithUnexpectedCounts', () => {
  expect(barOf(34, 30, 24, 'running').fill).toBe(100)
  expect(barOf(0, 0, 0, 'running')).toEqual({ fill: 0, mark: 0, state: 'running' })
})

test('drawsTheBandBetweenFewestAndMost', () => {
  expect(bandOf(21, 27, 30)).toEqual({ left: 70, width: 20 })
  expect(bandOf(24, 24, 30)).toBeNull()
  expect(bandOf(27, 33, 30)).toEqual({ left: 90, width: 10 })
})
