import type { OrderForPhone, OrderReceipt } from '@/api/orders'
import type { Line, Person } from '@/api/safety'
import type { Message } from './outbox'
import { lackingOf } from './roll'

/** The one thing to do next. */
export type Step = 'ACKNOWLEDGE' | 'ROLL_CALL' | 'DEPART' | 'ARRIVE' | 'SAFETY' | 'HELD' | 'LINE_ROLL' | 'COMPLETE' | 'RELEASE' | 'CONFIRM_CANCELLATION' | 'NONE'

const BY_STATE: Record<OrderForPhone['state'], Step> = {
  ISSUED: 'ACKNOWLEDGE',
  DELIVERED: 'ACKNOWLEDGE',
  ACKNOWLEDGED: 'ROLL_CALL',
  MUSTERED: 'DEPART',
  EN_ROUTE: 'ARRIVE',
  ON_SCENE: 'SAFETY',
  COMPLETED: 'RELEASE',
  RELEASED: 'NONE',
  REFUSED: 'NONE',
  CANCELLED: 'CONFIRM_CANCELLATION',
}

export function nextStep(order: OrderForPhone): Step {
  if (order.state === 'ON_SCENE') return atTheFire(order)
  return BY_STATE[order.state]
}

/** Before the line the check, on it the count when it is wanted; nobody goes in while the attack is off. */
function atTheFire(order: OrderForPhone): Step {
  const line = order.line
  if (!line) return order.safetyCheckedAt ? 'COMPLETE' : 'SAFETY'
  if (line.state === 'ON_LINE') return line.askedUntil ? 'LINE_ROLL' : line.lapse ? 'SAFETY' : 'COMPLETE'
  if (line.suspended || line.state !== 'OFF_LINE') return 'HELD'
  // checked, and yet not let in: the team works behind the line
  return order.safetyCheckedAt && !line.checkedAt ? 'COMPLETE' : 'SAFETY'
}

/** Called back and not yet all in the safety zone: the withdrawal takes the whole screen. */
export function calledBack(order: OrderForPhone): boolean {
  const line = order.line
  if (!line?.withdrawal || (line.state !== 'WITHDRAWING' && line.state !== 'WITHDRAWN')) return false
  return !line.withdrawal.safeAt || line.unnamed > 0 || line.missing.length > 0
}

const ORDINAL: Record<OrderForPhone['state'], number> = {
  ISSUED: 0,
  DELIVERED: 1,
  ACKNOWLEDGED: 2,
  MUSTERED: 3,
  EN_ROUTE: 4,
  ON_SCENE: 5,
  COMPLETED: 6,
  RELEASED: 7,
  REFUSED: 8,
  CANCELLED: 9,
}

/** Whether the order still asks something of this team. */
export function isOpen(order: OrderForPhone, messages: Message[]): boolean {
  if (order.state === 'RELEASED' || order.state === 'REFUSED') return false
  if (order.state !== 'CANCELLED') return true
  if (order.cancelAcknowledgedAt) return false
  return !messages.some((m) => m.orderId === order.id && m.kind === 'cancellation-acknowledgement' && m.state !== 'REFUSED')
}

/** The order with what a receipt can have changed of it; roll, line and all else stand as they were. */
export const laidOver = (order: OrderForPhone, receipt: OrderReceipt): OrderForPhone => ({ ...order, ...receipt, members: order.members })

/**
 * The order as this team sees it: what the server last said, with what the leader has said since laid over it in
 * the device's sequence. Nothing here moves an order backwards, and a cancellation by command is never undone.
 */
export function withQueued(order: OrderForPhone, messages: Message[]): OrderForPhone {
  const queued = messages.filter((m) => m.orderId === order.id && (m.state === 'WAITING' || m.state === 'SENT'))
  return queued.sort((a, b) => a.deviceSeq - b.deviceSeq).reduce(apply, order)
}

function apply(order: OrderForPhone, m: Message): OrderForPhone {
  const at = m.deviceAt
  const reach = (state: OrderForPhone['state'], stamp: Partial<OrderForPhone>): OrderForPhone =>
    ORDINAL[state] > ORDINAL[order.state] && order.state !== 'REFUSED' && order.state !== 'CANCELLED'
      ? { ...order, ...stamp, state, overdue: null }
      : order
  switch (m.kind) {
    case 'acknowledgement':
      return reach('ACKNOWLEDGED', { acknowledgedAt: at })
    case 'refusal':
      return reach('REFUSED', { refusedAt: at, reason: String(m.body.reason ?? '') })
    case 'attendance':
      return attended(order, m)
    case 'substitutes':
      return { ...order, members: order.members.map((one) => (one.id === m.body.memberId ? { ...one, standsInFor: String(m.body.duty) } : one)) }
    case 'departure':
      return reach('EN_ROUTE', { departedAt: at })
    case 'arrival':
      return reach('ON_SCENE', { arrivedAt: at })
    case 'safety-check':
      return order.state === 'CANCELLED' ? order : { ...reach('ON_SCENE', { arrivedAt: at }), safetyCheckedAt: at, line: entered(order, at) }
    case 'roll-call':
      return { ...order, line: order.line && counted(order, order.line, m) }
    case 'withdrawal-acknowledgement':
      return { ...order, line: order.line && withdrawn(order, order.line, m) }
    case 'found':
      return { ...order, line: order.line && found(order.line, m.body.members as string[]) }
    case 'report':
      return { ...order, lastReport: { text: String(m.body.text ?? ''), at, actorName: '' } }
    case 'completion':
      return reach('COMPLETED', { completedAt: at })
    case 'release':
      return reach('RELEASED', { releasedAt: at })
    default:
      return order
  }
}

/** The check is said: on the line, unless nobody may go there now. */
function entered(order: OrderForPhone, at: string): Line | null | undefined {
  if (order.line?.suspended || (order.line && order.line.state !== 'OFF_LINE' && order.line.state !== 'ON_LINE')) return order.line
  const people = order.members.filter((one) => one.status === 'PRESENT' && one.counts !== false).map((one) => one.id)
  const known: Line = order.line ?? { state: 'OFF_LINE', suspended: false, heads: 0, members: [], missing: [], unnamed: 0, misses: 0, forbidden: [] }
  const members = known.state === 'ON_LINE' ? known.members : people
  return { ...known, state: 'ON_LINE', checkedAt: at, lapse: null, members, heads: members.length }
}

/** Those who went, with the names the roll has for them. */
export function lineMembers(order: OrderForPhone, line: Line): Person[] {
  const names = new Map(order.members.map((one) => [one.id, one.name]))
  return line.members.map((id) => ({ memberId: id, name: names.get(id) ?? id }))
}

function counted(order: OrderForPhone, line: Line, m: Message): Line {
  const there = new Set((m.body.accounted as string[] | undefined) ?? [])
  const gone = new Set((m.body.missing as string[] | undefined) ?? [])
  const people = lineMembers(order, line)
  const missing = people.filter((one) => gone.has(one.memberId) || (line.missing.some((known) => known.memberId === one.memberId) && !there.has(one.memberId)))
  const whole = people.every((one) => there.has(one.memberId) || gone.has(one.memberId))
  return { ...line, missing, unnamed: whole ? 0 : line.unnamed, ...(whole ? { askedUntil: null, misses: 0, countedAt: m.deviceAt, countDueAt: null } : {}) }
}

function withdrawn(order: OrderForPhone, line: Line, m: Message): Line {
  if (!line.withdrawal) return line
  const receivedAt = line.withdrawal.receivedAt ?? m.deviceAt
  if (!m.body.safe) return { ...line, withdrawal: { ...line.withdrawal, receivedAt } }
  const heads = Number(m.body.accounted ?? 0)
  const gone = new Set((m.body.missing as string[] | undefined) ?? [])
  const missing = lineMembers(order, line).filter((one) => gone.has(one.memberId) || line.missing.some((known) => known.memberId === one.memberId))
  const unnamed = Math.max(0, line.heads - missing.length - heads)
  return { ...line, state: 'WITHDRAWN', missing, unnamed, withdrawal: { ...line.withdrawal, receivedAt, safeAt: m.deviceAt, heads } }
}

function found(line: Line, people: string[]): Line {
  const back = line.missing.filter((one) => people.includes(one.memberId)).length
  return {
    ...line,
    missing: line.missing.filter((one) => !people.includes(one.memberId)),
    unnamed: Math.max(0, line.unnamed - (people.length - back)),
  }
}

/** Roll calls add up: who is not named keeps the mark of the call before. */
function attended(order: OrderForPhone, m: Message): OrderForPhone {
  const here = new Set((m.body.present as string[] | undefined) ?? [])
  const away = new Map(((m.body.absent as { memberId: string; reason: string }[] | undefined) ?? []).map((a) => [a.memberId, a.reason]))
  const members = order.members.map((one) =>
    here.has(one.id)
      ? { ...one, status: 'PRESENT' as const, reason: undefined }
      : away.has(one.id)
        ? { ...one, status: 'ABSENT' as const, reason: away.get(one.id) }
        : one,
  )
  const present = members.filter((one) => one.status === 'PRESENT' && one.counts !== false).length
  const told: OrderForPhone = { ...order, members, present, absent: members.filter((one) => one.status === 'ABSENT').length }
  const early = ORDINAL[order.state] < ORDINAL.MUSTERED
  const complete = present >= order.standard.quorum && !lackingOf(told, (one) => one.status === 'PRESENT').length
  if (!early || !complete) return early && order.state !== 'ACKNOWLEDGED' ? { ...told, state: 'ACKNOWLEDGED' } : told
  return { ...told, state: 'MUSTERED', musteredAt: m.deviceAt, overdue: null }
}
