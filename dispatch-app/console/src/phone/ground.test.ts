import { expect, test } from 'vitest'
import { leadsPastFire, metresBetween, nothingDrawn, octantTo, offsetOf, placeAt, roundMetres, routeShape, startOf, tapped, zoneShape } from './ground'

const FUQUAN = { lon: 120.46, lat: 27.871 }

test('comesBackToTheSamePlace', () => {
  for (const offset of [{ east: 0, north: 0 }, { east: 350, north: -420 }, { east: -1200, north: 90 }]) {
    const there = placeAt(FUQUAN, offset)
    const back = offsetOf(FUQUAN, there)
    expect(back.east).toBeCloseTo(offset.east, 0)
    expect(back.north).toBeCloseTo(offset.north, 0)
  }
})

test('saysDirectionAndDistanceAsTheyAreSaidOnTheRadio', () => {
  const to = (east: number, north: number) => octantTo(FUQUAN, placeAt(FUQUAN, { east, north }))
  expect([to(0, 500), to(400, 400), to(500, 0), to(300, -300), to(0, -500), to(-300, -300), to(-500, 0), to(-400, 400)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  expect(Math.round(metresBetween(FUQUAN, placeAt(FUQUAN, { east: 300, north: 400 })))).toBe(500)
  expect([roundMetres(3), roundMetres(347), roundMetres(1249)]).toEqual([10, 350, 1200])
})

test('saysWhenTheWayOutFirstLeadsToTheFire', () => {
  const crew = placeAt(FUQUAN, { east: -200, north: 0 })
  const to = (east: number, north: number) => leadsPastFire(crew, placeAt(FUQUAN, { east, north }), FUQUAN)
  expect(to(300, 0)).toBe(true)
  expect(to(-600, 0)).toBe(false)
  expect(to(-200, 400)).toBe(false)
  expect(to(-400, -300)).toBe(false)
  expect(to(100, 150)).toBe(true)
})

test('takesTwoTapsAndAThirdBeginsAnew', () => {
  const zone = placeAt(FUQUAN, { east: 300, north: 0 })
  const start = placeAt(FUQUAN, { east: 0, north: 100 })
  const one = tapped(nothingDrawn(), zone)
  expect(one).toEqual({ zone, start: null })
  expect(startOf(one, FUQUAN)).toEqual(FUQUAN)
  expect(startOf(one, null)).toBeNull()
  const two = tapped(one, start)
  expect(startOf(two, FUQUAN)).toEqual(start)
  expect(tapped(two, FUQUAN)).toEqual({ zone: FUQUAN, start: null })
  expect(zoneShape(zone)).toEqual({ type: 'Point', coordinates: [zone.lon, zone.lat] })
  expect(routeShape(start, zone)).toEqual({ type: 'LineString', coordinates: [[start.lon, start.lat], [zone.lon, zone.lat]] })
})
