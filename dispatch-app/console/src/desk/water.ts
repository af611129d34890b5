import type { WaterPoint } from '@/api/registers'

type Translate = (key: string, params?: Record<string, unknown>) => string
type Known = Pick<WaterPoint, 'running' | 'nowM3' | 'volumeM3'> & Partial<Pick<WaterPoint, 'checkDue' | 'checkedAt' | 'usable'>>

/** What is known of a point's water, and how old that is when it is too old to rely on. */
export function waterWords(point: Known, t: Translate, now: number): string {
  if (point.usable === false) return t('water.unusable')
  const left = point.running ? t('water.runs') : t('water.left', { now: point.nowM3 ?? '—', full: point.volumeM3 ?? '—' })
  return point.checkDue ? `${left} · ${uncheckedWords(point, t, now)}` : left
}

export function uncheckedWords(point: Known, t: Translate, now: number): string {
  return point.checkedAt ? t('water.unchecked', { n: Math.floor((now - Date.parse(point.checkedAt)) / 86_400_000) }) : t('water.never')
}

/** Metres on the ground; exact enough to put what is near first. */
export function metresBetween(a: { lon: number; lat: number }, b: { lon: number; lat: number }): number {
  const east = (a.lon - b.lon) * 111_195 * Math.cos((a.lat * Math.PI) / 180)
  return Math.hypot(east, (a.lat - b.lat) * 111_195)
}
