import type { Gauge, GaugeLimit, Series } from '@/api/gauges'

/** A limit line of a chart: `prepare` and `immediate` decide, `warning` and `guarantee` are the river's own marks. */
export interface Line {
  kind: 'prepare' | 'immediate' | 'warning' | 'guarantee'
  value: number
}

export interface Scale {
  from: number
  to: number
  ticks: number[]
}

export const limitOf = (gauge: Gauge, window?: string): GaugeLimit | undefined => gauge.limits.find((one) => one.window === window)

/** The lines of a gauge's chart: what people move at for rain, the river's marks for a level. */
export function linesOf(gauge: Gauge): Line[] {
  const limit = limitOf(gauge, gauge.kind === 'RAIN' ? 'PT1H' : undefined)
  const lines: Line[] = []
  if (gauge.kind === 'WATER_LEVEL') {
    if (gauge.warning !== undefined) lines.push({ kind: 'warning', value: gauge.warning })
    if (limit?.immediate !== undefined) lines.push({ kind: 'immediate', value: limit.immediate })
    if (gauge.guarantee !== undefined) lines.push({ kind: 'guarantee', value: gauge.guarantee })
    return lines
  }
  if (limit?.prepare !== undefined) lines.push({ kind: 'prepare', value: limit.prepare })
  if (limit?.immediate !== undefined) lines.push({ kind: 'immediate', value: limit.immediate })
  return lines
}

const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 40, 50, 100, 200, 500, 1000]

/** An axis of two to four round steps that holds every value and every line; rain stands on zero, a level does not. */
export function scaleOf(values: number[], lines: Line[], zero: boolean): Scale {
  const all = [...values, ...lines.map((one) => one.value)].filter(Number.isFinite)
  let least = zero ? 0 : Math.min(...all)
  let most = Math.max(...all, zero ? 10 : -Infinity)
  if (!all.length) [least, most] = zero ? [0, 10] : [0, 1]
  if (most - least < 0.2) [least, most] = zero ? [least, least + 1] : [least - 0.5, most + 0.5]
  const room = (most - least) * 0.08
  const step = STEPS.find((one) => (most + room - least) / one <= 4) ?? 2000
  const from = zero ? 0 : Math.floor((least - room) / step) * step
  const to = Math.ceil((most + room) / step) * step
  const ticks: number[] = []
  for (let n = 0; from + n * step <= to + step / 1000; n++) ticks.push(Math.round((from + n * step) * 100) / 100)
  return { from, to, ticks }
}

/** How a bar of rain stands to the limits. */
export function reachOf(value: number, limit?: GaugeLimit): 'IMMEDIATE' | 'PREPARE' | 'NORMAL' {
  if (limit?.immediate !== undefined && value >= limit.immediate) return 'IMMEDIATE'
  return limit?.prepare !== undefined && value >= limit.prepare ? 'PREPARE' : 'NORMAL'
}

/** Metres over the warning mark, or under it: `+0.32`, `−0.30`. */
export function overWarning(gauge: Gauge): string | null {
  if (gauge.kind !== 'WATER_LEVEL' || gauge.warning === undefined || !gauge.latest) return null
  const over = Math.round((gauge.latest.value - gauge.warning) * 100) / 100
  return (over < 0 ? '−' : '+') + Math.abs(over).toFixed(2)
}

/** The instants under the axis: the first, the last and one between. */
export function labelsOf(series: Series): number[] {
  const from = Date.parse(series.from)
  const until = Date.parse(series.until)
  return [from, from + (until - from) / 2, until]
}

export const plain = (value: number, kind: Gauge['kind']) => (kind === 'RAIN' ? String(Math.round(value * 10) / 10) : value.toFixed(2))

/** A limit as people say it: 40, 11.5, 12.25. */
export const short = (value: number) => String(Math.round(value * 100) / 100)

/** Lines whose words would stand on each other are written apart: the pixel at which each word stands, lowest line first. */
export function wordsApart(pixels: number[], least = 15): number[] {
  const order = pixels.map((at, index) => ({ at, index })).sort((a, b) => b.at - a.at)
  const placed = [...pixels]
  for (let n = 1; n < order.length; n++) {
    const below = placed[order[n - 1]!.index]!
    if (below - order[n]!.at < least) placed[order[n]!.index] = below - least
  }
  return placed
}
