import type { CallRung } from '@/api/call-out'
import type { LadderStep, OrderView } from '@/api/orders'

type Words = (key: string) => string

/** 推送 reached/called, since the page proves itself; the others by how many were called. */
function detailOf(rung: CallRung, t: Words): string {
  if (rung.name) return rung.state === 'FAILED' ? t('callOut.missed') : ''
  return rung.channel === 'PUSH' ? `${rung.reached}/${rung.people}` : String(rung.people)
}

const stepOf = (rung: CallRung, t: Words): LadderStep => ({
  label: rung.name ?? t('callOut.channel.' + rung.channel),
  state: rung.state,
  at: rung.at,
  dueAt: rung.dueAt,
  detail: detailOf(rung, t),
})

/** The ladder line: the call-out's channels with their counts, then the order's own steps that are late or next. */
export function ladderOf(order: OrderView, t: Words): LadderStep[] {
  if (!order.callOut?.rungs.length) return order.ladder
  return [...order.callOut.rungs.map((rung) => stepOf(rung, t)), ...order.ladder.filter((step) => step.state !== 'DONE' || step.detail)]
}
