import type { OrderState, OrderView } from '@/api/orders'
import { remaining, type Urgency } from '@/live/format'
import { standsDown } from '@/stores/picture'

const CALLING: OrderState[] = ['ISSUED', 'DELIVERED', 'ACKNOWLEDGED']

export interface MusterGroup {
  /** late, refused, under a minute, still mustering: in this order */
  cards: OrderView[]
  /** mustered and in order */
  rows: OrderView[]
  /** released, cancelled, refused and replaced */
  over: OrderView[]
}

export function urgencyOf(order: OrderView, now: number): Urgency {
  if (order.overdue || order.state === 'REFUSED') return 'over'
  return order.dueAt ? remaining(order.dueAt, now).urgency : 'running'
}

const isCard = (order: OrderView) =>
  order.state === 'REFUSED' || (!standsDown(order) && (order.overdue != null || CALLING.includes(order.state)))

/** What the order is late for; the clock here may see it a moment before the server says so. */
export function lateFor(order: OrderView, now: number): string | null {
  if (order.overdue) return order.overdue
  return !standsDown(order) && order.dueAt && order.dueKind && Date.parse(order.dueAt) <= now ? order.dueKind : null
}

/** The muster board's order: overdue first, then by the deadline that comes next. */
export function grouped(orders: OrderView[], now: number): MusterGroup {
  const replaced = new Set(orders.map((order) => order.replacesOrderId))
  const cards = orders.filter((order) => isCard(order) && !(order.state === 'REFUSED' && replaced.has(order.id)))
  const rank = (order: OrderView) => ({ over: 0, soon: 1, running: 2 })[urgencyOf(order, now)]
  const due = (order: OrderView) => (order.dueAt ? Date.parse(order.dueAt) : Infinity)
  cards.sort((a, b) => rank(a) - rank(b) || due(a) - due(b))
  const rest = orders.filter((order) => !cards.includes(order))
  return { cards, rows: rest.filter((order) => !standsDown(order)), over: rest.filter(standsDown) }
}

/** Seconds from the order to its muster, the figure the standard speaks about. */
export function musterTook(order: OrderView): number | null {
  return order.musteredAt ? Date.parse(order.musteredAt) - Date.parse(order.issuedAt) : null
}

export function musteredInTime(order: OrderView): boolean {
  return !!order.musteredAt && (!order.musterDueAt || Date.parse(order.musteredAt) <= Date.parse(order.musterDueAt))
}

export const missing = (order: OrderView) => Math.max(0, order.standard.quorum - order.present)
