import type { DepotView, MaterialNeed, MaterialOrder, MaterialStep, StockLine } from '@/api/materials'

/** `4 台`, `1.5 km`; never more than three decimals. */
export const amount = (quantity: number, unit: string) => `${Number(quantity.toFixed(3))} ${unit}`.replace('-', '−')

/** What an order is about, in one line; of many things the first two. */
export function itemsOf(order: MaterialOrder): { text: string; more: number } {
  const sums = new Map<string, { unit: string; quantity: number }>()
  for (const line of order.lines) {
    const known = sums.get(line.material)
    const quantity = line.loaded || line.allocated || line.requested
    sums.set(line.material, { unit: line.unit, quantity: (known?.quantity ?? 0) + quantity })
  }
  const words = [...sums].map(([name, one]) => `${name} ${amount(one.quantity, one.unit)}`)
  return { text: words.slice(0, 2).join('、'), more: Math.max(0, words.length - 2) }
}

export const LANE = ['requestedAt', 'allocatedAt', 'loadedAt', 'departedAt', 'receivedAt', 'settledAt'] as const
export type Stop = (typeof LANE)[number]
export interface LaneStop {
  stop: Stop
  at?: string | null
  /** skipped: a later fact came first, and nobody ever said this one */
  look: 'done' | 'live' | 'late' | 'future' | 'skipped'
}

/** The stops of an order: where it has been, where it waits, and whether it waits too long. */
export function laneOf(order: MaterialOrder, now: number): LaneStop[] {
  const reached = LANE.findLastIndex((stop) => order[stop])
  const waits = order.state !== 'CANCELLED' && order.state !== 'CLOSED'
  const late = !!order.overdue || (!!order.dueAt && Date.parse(order.dueAt) < now)
  return LANE.map((stop, index) => ({
    stop,
    at: order[stop],
    look: order[stop] ? 'done' : index < reached ? 'skipped' : index === reached + 1 && waits ? (late ? 'late' : 'live') : 'future',
  }))
}

/** What lies there and may not be used any more. */
export const expiredOf = (line: StockLine) => line.lots.filter((one) => one.expired).reduce((sum, one) => sum + one.quantity, 0)

export interface StockBar {
  /** per cent of the track: free, promised, and there but not to be used */
  available: number
  reserved: number
  blocked: number
  /** where the minimum lies; null without one */
  minimum: number | null
}

export function stockBar(line: Pick<StockLine, 'quantity' | 'reserved' | 'available' | 'minimum'>): StockBar {
  const whole = Math.max(line.quantity, line.minimum ?? 0)
  const share = (part: number) => (whole > 0 ? Math.max(0, Math.min(100, (part / whole) * 100)) : 0)
  return {
    available: share(line.available),
    reserved: share(line.reserved),
    blocked: share(line.quantity - line.available - line.reserved),
    minimum: line.minimum ? share(line.minimum) : null,
  }
}

export type Word = { key: string; n: number; tone: 'alarm' | 'warn' }

/** What is wrong in a depot, the worst first. */
export function troublesOf(depot: DepotView): Word[] {
  const words: Word[] = [
    { key: 'expired', n: depot.expired ?? 0, tone: 'alarm' },
    { key: 'belowMinimum', n: depot.belowMinimum ?? 0, tone: 'warn' },
    { key: 'expiring', n: depot.expiring ?? 0, tone: 'warn' },
    { key: 'unserviceable', n: depot.unserviceable ?? 0, tone: 'warn' },
  ]
  return words.filter((one) => one.n > 0)
}

/** What the rules want for the incident and nobody has ordered or can give. */
export const lacking = (needs: MaterialNeed[]) => needs.filter((one) => one.missing > 0)

/** Who usually says this; the desk says it for them, naming the channel. */
export const SPOKEN_BY: Partial<Record<MaterialStep, 'keeper' | 'carrier' | 'receiver'>> = { loading: 'keeper', dispatch: 'carrier', receipt: 'receiver', use: 'receiver', return: 'keeper' }

export function speakerOf(order: MaterialOrder, step: MaterialStep): string {
  const keeper = order.depot?.keeperName ?? order.depot?.name ?? ''
  switch (SPOKEN_BY[step]) {
    case 'keeper':
      return keeper
    case 'carrier':
      return order.carrier?.name ?? keeper
    case 'receiver':
      return order.receiver?.name ?? ''
    default:
      return ''
  }
}

/** Whether a count may be sent: a number, not negative, whole where pieces are whole. */
export function badCount(value: unknown, whole: boolean): boolean {
  return typeof value !== 'number' || !Number.isFinite(value) || value < 0 || value > 1e9 || (whole ? !Number.isInteger(value) : Math.abs(value * 1000 - Math.round(value * 1000)) > 1e-6)
}

/** Straight-line kilometres, for ordering depots by nearness. */
export function kilometres(a: { lon: number; lat: number }, b: { lon: number; lat: number }): number {
  const rad = Math.PI / 180
  const x = (b.lon - a.lon) * rad * Math.cos(((a.lat + b.lat) / 2) * rad)
  return Math.hypot(x, (b.lat - a.lat) * rad) * 6371
}
