import { expect, test } from 'vitest'
import { circleOf, distance, from, plain, protectionOf, reachOf, sideOf } from './ground'

const R01 = { lon: 120.7, lat: 27.874 }
const square = [from(R01, 4000, 135), from(R01, 8944, 198), from(R01, 8944, 252), from(R01, 4000, 315)]

test('goesSoManyMetresOnABearing', () => {
  expect(from(R01, 111_195, 0).lat).toBeCloseTo(28.874, 3)
  expect(from(R01, 8000, 225).lon).toBeLessThan(R01.lon)
  expect(from(R01, 8000, 225).lat).toBeLessThan(R01.lat)
})

test('drawsTheServersSquareAndACircleWhereThereIsNone', () => {
  expect(protectionOf(R01, { isolateMetres: 600, downwindMetres: 8000, bearing: 225, square })).toBe(square)
  expect(protectionOf(R01, { isolateMetres: 600, downwindMetres: 8000, square: [] })).toHaveLength(64)
  expect(protectionOf(R01, { isolateMetres: 100, downwindMetres: 0, square: [] })).toEqual([])
})

test('showsCircleAndSquareWhole', () => {
  const reach = reachOf({ centre: R01, isolateMetres: 600, downwindMetres: 8000, bearing: 225, square })
  const ring = (reach as { coordinates: [number, number][][] }).coordinates[0]!
  for (const place of [...circleOf(R01, 599), ...square]) {
    expect(place.lon).toBeGreaterThanOrEqual(ring[0]![0] - 1e-9)
    expect(place.lon).toBeLessThanOrEqual(ring[1]![0] + 1e-9)
    expect(place.lat).toBeGreaterThanOrEqual(ring[0]![1] - 1e-9)
    expect(place.lat).toBeLessThanOrEqual(ring[2]![1] + 1e-9)
  }
})

test('writesFiguresAsPeopleReadThem', () => {
  expect(distance(600)).toBe('600 m')
  expect(distance(8000)).toBe('8.0 km')
  expect(plain(3500)).toBe('3 500')
  expect(plain(70)).toBe('70')
  expect([0, 22, 23, 225, 338, 359].map(sideOf)).toEqual([0, 0, 1, 5, 0, 0])
})
