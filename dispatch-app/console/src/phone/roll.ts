import type { OrderForPhone, OrderMember } from '@/api/orders'

/** One member's mark in a roll call; `undefined` is 未点到. */
export type Mark = 'PRESENT' | 'LEFT' | AbsenceReason | undefined
export type AbsenceReason = '请假' | '生病' | '其他'

const CYCLE: Mark[] = ['PRESENT', '请假', '生病', '其他', undefined]

/** 到 → 缺 (假, 病, 其他) → ?; who has been reported once can be corrected, but not made unknown again. */
export function nextMark(mark: Mark, reported = false): Mark {
  const cycle = reported ? CYCLE.slice(0, -1) : CYCLE
  return cycle[(cycle.indexOf(mark) + 1) % cycle.length]
}

export function markOf(member: OrderMember): Mark {
  if (member.status === 'PRESENT') return 'PRESENT'
  if (member.status === 'LEFT') return 'LEFT'
  if (member.status !== 'ABSENT') return undefined
  return member.reason === '请假' || member.reason === '生病' ? member.reason : '其他'
}

/** What is ticked but not yet reported, by member; null stands for 未点到, which JSON can keep. */
export type Ticks = Record<string, Exclude<Mark, undefined> | null>

export function marks(order: OrderForPhone, ticks: Ticks): Map<string, Mark> {
  return new Map(order.members.map((one) => [one.id, one.id in ticks ? (ticks[one.id] ?? undefined) : markOf(one)]))
}

/** How many of those present fill the quorum: 群众 and unfit members are welcome, but not on the line. */
export function counted(order: OrderForPhone, marked: Map<string, Mark>): number {
  return order.members.filter((one) => one.counts !== false && marked.get(one.id) === 'PRESENT').length
}

/**
 * What this call says: only whom the leader called. A member who pressed for themselves meanwhile must not be undone by
 * a screen that has not heard of it.
 */
export function calledOf(ticks: Ticks) {
  const present: string[] = []
  const absent: { memberId: string; reason: string }[] = []
  for (const [memberId, mark] of Object.entries(ticks))
    if (mark === 'PRESENT') present.push(memberId)
    else if (mark && mark !== 'LEFT') absent.push({ memberId, reason: mark })
  return { present, absent }
}

/** Who fills a place of a duty in this order: a deputy leads when the leader is missing. */
const fills = (one: OrderMember, duty: string) =>
  one.standsInFor ? one.standsInFor === duty : one.duty === duty || (one.duty === 'DEPUTY' && duty === 'LEADER')

/** Duties still not manned if those marked present are there. */
export function lackingOf(order: OrderForPhone, present: (one: OrderMember) => boolean): { duty: string; label: string; count: number }[] {
  return (order.standard.subQuorums ?? [])
    .map(({ duty, label, least }) => ({
      duty,
      label,
      count: least - order.members.filter((one) => one.counts !== false && present(one) && fills(one, duty)).length,
    }))
    .filter((one) => one.count > 0)
}
