import type { OrderForPhone } from '@/api/orders'
import { milliseconds } from '@/api/values'
import { hm } from '@/live/format'
import { countdown } from './clock'
import { nextStep } from './steps'
import type { Words } from './words'

/** The figure that matters now. */
export interface Hero {
  label: string
  figure: string
  overdue: boolean
  near: boolean
}

/** When the muster must be complete: the server's own deadline, else the standard counted from the order. */
export function musterDueAt(order: OrderForPhone): string {
  if (order.musterDueAt) return order.musterDueAt
  const pace = order.exercise && order.exerciseSpeed > 0 ? order.exerciseSpeed : 1
  return new Date(Date.parse(order.issuedAt) + milliseconds(order.standard.within) / pace).toISOString()
}

/**
 * @param told the order as the server last told it: its running deadline counts only while the leader is still at that step
 */
export function heroOf(order: OrderForPhone, told: OrderForPhone, now: number, w: Words): Hero {
  const step = nextStep(order)
  const due =
    step === 'ACKNOWLEDGE' || step === 'ROLL_CALL'
      ? musterDueAt(order)
      : step === 'ARRIVE'
        ? order.etaAt
        : nextStep(told) === step && step !== 'HELD'
          ? step === 'LINE_ROLL'
            ? order.line?.askedUntil
            : order.dueAt
          : null
  if (due) {
    const c = countdown(Date.parse(due), now)
    const about = step === 'COMPLETE' && told.dueKind === 'REPORT' ? 'REPORT' : step
    const label = (c.overdue ? w.over : w.left)[about] ?? ''
    return { label, figure: c.text, overdue: c.overdue, near: c.near }
  }
  if (step === 'HELD') return { label: order.hazard === 'FLOOD' ? w.flood.attackOff : w.attackOff, figure: hm(order.line?.withdrawal?.safeAt ?? order.line?.withdrawal?.orderedAt ?? order.arrivedAt ?? order.issuedAt), overdue: false, near: false }
  const stamps: [string, string | null | undefined][] = [
    ['COMPLETED', order.completedAt],
    ['ON_LINE', order.safetyCheckedAt],
    ['ON_SCENE', order.arrivedAt],
    ['EN_ROUTE', order.departedAt],
    ['MUSTERED', order.musteredAt],
    ['ACKNOWLEDGED', order.acknowledgedAt],
  ]
  const last = stamps.find(([, at]) => at)
  return { label: last ? w.done[last[0]]! : '', figure: hm(last?.[1] ?? order.issuedAt), overdue: false, near: false }
}
