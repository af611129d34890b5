import type { OrderForPhone } from '@/api/orders'
import type { Message } from './outbox'
import { lackingOf } from './roll'

/** The one thing to do next. */
export type Step = 'ACKNOWLEDGE' | 'ROLL_CALL' | 'DEPART' | 'ARRIVE' | 'SAFETY' | 'COMPLETE' | 'RELEASE' | 'CONFIRM_CANCELLATION' | 'NONE'

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
  if (order.state === 'ON_SCENE' && order.safetyCheckedAt) return 'COMPLETE'
  return BY_STATE[order.state]
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
      return order.state === 'CANCELLED' ? order : { ...reach('ON_SCENE', { arrivedAt: at }), safetyCheckedAt: at }
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
