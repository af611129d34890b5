import { expect, test } from 'vitest'
import { metresBetween, waterWords } from './water'

const t = (key: string, params: Record<string, unknown> = {}) => [key.split('.')[1], ...Object.values(params)].join(' ')
const now = Date.parse('2026-04-05T13:20:00+08:00')

test('saysWhatIsLeftAndHowOldThatKnowledgeIs', () => {
  expect(waterWords({ nowM3: 8, volumeM3: 50 }, t, now)).toBe('left 8 50')
  expect(waterWords({ nowM3: 8, volumeM3: 50, checkDue: true, checkedAt: '2026-03-01T00:00:00+08:00' }, t, now)).toBe('left 8 50 · unchecked 35')
  expect(waterWords({ nowM3: 0, volumeM3: 0, running: true }, t, now)).toBe('runs')
  expect(waterWords({ nowM3: 8, volumeM3: 50, usable: false }, t, now)).toBe('unusable')
})

test('measuresOnTheGround', () => {
  expect(Math.round(metresBetween({ lon: 120.46, lat: 27.871 }, { lon: 120.458, lat: 27.873 }))).toBe(297)
})
