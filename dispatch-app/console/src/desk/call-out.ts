import type { CallAttempt, CalledPerson, CallRung } from '@/api/call-out'
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

const UNUSED = new Set(['PLANNED', 'SKIPPED', 'LEFT'])

/** The last message or call that went out to somebody. */
export const lastAttempt = (one: CalledPerson): CallAttempt | undefined => one.attempts.filter((attempt) => !UNUSED.has(attempt.state)).at(-1)

/** How far it has come with somebody: their answer, else what became of the last thing that went out to them. */
export function standing(one: CalledPerson, t: Words): string {
  if (one.answer) return t('callOut.answer.' + one.answer)
  const last = lastAttempt(one)
  if (!last || one.state === 'READ' || one.state === 'NO_PHONE') return t('callOut.state.' + one.state)
  const word = last.channel === 'VOICE' ? 'callOut.voice.' : 'callOut.state.'
  return t('callOut.channel.' + last.channel) + ' ' + t(word + last.state)
}

/** The ladder line: the call-out's channels with their counts, then the order's own steps that are late or next. */
export function ladderOf(order: OrderView, t: Words): LadderStep[] {
  if (!order.callOut?.rungs.length) return order.ladder
  return [...order.callOut.rungs.map((rung) => stepOf(rung, t)), ...order.ladder.filter((step) => step.state !== 'DONE' || step.detail)]
}
