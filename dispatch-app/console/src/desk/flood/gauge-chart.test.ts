import { describe, expect, it } from 'vitest'
import type { Gauge } from '@/api/gauges'
import { linesOf, overWarning, reachOf, scaleOf, short, wordsApart } from './gauge-chart'

const level: Gauge = {
  id: 'G02',
  name: '林川溪水位站',
  kind: 'WATER_LEVEL',
  divisionCode: '330381127',
  position: { lon: 120.454, lat: 27.966 },
  siteIds: ['R13'],
  latest: { at: '2026-08-22T08:18:00Z', value: 11.82, unit: 'm', quality: 'GOOD' },
  limits: [{ prepare: 11.5, immediate: 12, unit: 'm', siteId: 'R13' }],
  warning: 11.5,
  guarantee: 12.2,
  state: 'PREPARE',
  reached: 'PREPARE',
}
const rain: Gauge = { ...level, id: 'G01', kind: 'RAIN', warning: undefined, guarantee: undefined, limits: [{ window: 'PT1H', prepare: 40, immediate: 55, unit: 'mm', siteId: 'R13' }] }

describe('a gauge chart', () => {
  it('holds every value and every line within a few round steps', () => {
    expect(scaleOf([5, 58], linesOf(rain), true)).toEqual({ from: 0, to: 80, ticks: [0, 20, 40, 60, 80] })
    const scale = scaleOf([9.4, 11.82], linesOf(level), false)
    expect(scale.from).toBeLessThanOrEqual(9.4)
    expect(scale.to).toBeGreaterThanOrEqual(12.2)
    expect(scale.ticks.length).toBeLessThanOrEqual(6)
  })
  it('has an axis before anything has fallen and for a level that stands still', () => {
    expect(scaleOf([], [], true).ticks.length).toBeGreaterThan(1)
    expect(scaleOf([3.2, 3.2], [], false).ticks.length).toBeGreaterThan(1)
    expect(scaleOf([], [], false).ticks.length).toBeGreaterThan(1)
  })
  it('knows the lines that decide and the marks of the river', () => {
    expect(linesOf(rain).map((one) => one.kind)).toEqual(['prepare', 'immediate'])
    expect(linesOf(level).map((one) => one.kind)).toEqual(['warning', 'immediate', 'guarantee'])
    expect(reachOf(55, rain.limits[0])).toBe('IMMEDIATE')
    expect(reachOf(54.9, rain.limits[0])).toBe('PREPARE')
    expect(reachOf(100)).toBe('NORMAL')
  })
  it('says how far over the warning mark the water stands', () => {
    expect(overWarning(level)).toBe('+0.32')
    expect(overWarning({ ...level, latest: { ...level.latest!, value: 11.2 } })).toBe('−0.30')
    expect(overWarning(rain)).toBeNull()
  })
  it('says a limit as people do and loses no nought', () => {
    expect([40, 100, 11.5, 12, 12.25].map(short)).toEqual(['40', '100', '11.5', '12', '12.25'])
  })
  it('writes words of near lines apart', () => {
    expect(wordsApart([100, 95])).toEqual([100, 85])
    expect(wordsApart([100, 50])).toEqual([100, 50])
  })
})
