import { expect, test } from 'vitest'
import { points, spoke } from './radar'

test('pointsTheFirstSpokeUpAndTheOthersClockwise', () => {
  const [up, right, down, left] = [0, 1, 2, 3].map((index) => spoke(index, 4, 10, 0, 0)) as [ReturnType<typeof spoke>, ReturnType<typeof spoke>, ReturnType<typeof spoke>, ReturnType<typeof spoke>]
  expect(up.y).toBeCloseTo(-10)
  expect(right.x).toBeCloseTo(10)
  expect(down.y).toBeCloseTo(10)
  expect(left.x).toBeCloseTo(-10)
})

test('keepsAMissingScoreAtTheMiddle', () => {
  expect(spoke(3, 6, 0, 5, 7)).toEqual({ x: 5, y: 7 })
})

test('writesAPolygonAsSvgDoes', () => {
  expect(points([{ x: 1, y: 2.25 }, { x: 3, y: 4 }])).toBe('1.0,2.3 3.0,4.0')
})
