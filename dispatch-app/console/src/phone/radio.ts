import type { OrderForPhone } from '@/api/orders'
import type { Words } from './words'

/** How to reach this order by radio: its talk group, else the team's own call sign. */
export function radioOf(order: OrderForPhone, w: Words): string {
  if (order.talkGroup) return w.talkGroup(order.talkGroup)
  return order.team.callsign ? w.callsign(order.team.callsign) : w.notGiven
}
