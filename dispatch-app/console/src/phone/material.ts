import type { MaterialLine, MaterialOrder } from '@/api/materials'
import type { Message } from './outbox'

/** What a keeper, a driver or a crew says about a material order, as the outbox names it. */
export type MaterialKind = 'material-loading' | 'material-dispatch' | 'material-receipt' | 'material-use' | 'material-return'
/** The one thing to do next with an order. */
export type MaterialTask = 'LOAD' | 'DEPART' | 'RECEIVE' | 'TAKE_BACK' | 'NONE'
/** Who holds this phone. */
export interface Hands {
  keeper: boolean
  teamId?: string | null
}

const round = (n: number) => Math.round(n * 1000) / 1000

export const materialStep = (kind: MaterialKind) => kind.slice('material-'.length) as 'loading' | 'dispatch' | 'receipt' | 'use' | 'return'
export const isMaterialKind = (kind: string): kind is MaterialKind => kind.startsWith('material-')

/** Whether this crew takes it at the scene: named, or nobody is. */
const receives = (order: MaterialOrder, who: Hands) => !!who.teamId && (!order.receiver?.teamId || order.receiver.teamId === who.teamId)
const carries = (order: MaterialOrder, who: Hands) => !!who.teamId && order.carrier?.teamId === who.teamId

/** How much of a line is still out: at the scene, on the road, or broken there. */
export const stillOut = (line: MaterialLine) => round(line.atScene + line.inTransit + line.damaged)
/** What of an order is still out and should come back. */
export const outstandingLines = (order: MaterialOrder) => order.lines.filter((line) => stillOut(line) > 0)

export function nextMaterialTask(order: MaterialOrder, who: Hands): MaterialTask {
  switch (order.state) {
    case 'ALLOCATED':
      return who.keeper ? 'LOAD' : 'NONE'
    case 'LOADED':
      return who.keeper || carries(order, who) ? 'DEPART' : 'NONE'
    case 'MOVING':
      return receives(order, who) ? 'RECEIVE' : 'NONE'
    case 'RECEIVED':
    case 'IN_USE':
    case 'CANCELLED':
      return who.keeper && outstandingLines(order).length > 0 ? 'TAKE_BACK' : 'NONE'
    default:
      return 'NONE'
  }
}

/** It has come although nobody said that it left: the crew says so all the same. */
export const cameUnannounced = (order: MaterialOrder, who: Hands) => receives(order, who) && (order.state === 'ALLOCATED' || order.state === 'LOADED')
/** A crew may say what it has used up. */
export const usesUp = (order: MaterialOrder, who: Hands) => receives(order, who) && (order.state === 'RECEIVED' || order.state === 'IN_USE') && order.lines.some((line) => line.atScene > 0)

export function isOpenMaterial(order: MaterialOrder): boolean {
  if (order.state === 'CLOSED' || order.state === 'RETURNED' || order.state === 'WRITTEN_OFF') return !!order.outstanding
  if (order.state === 'CANCELLED') return outstandingLines(order).length > 0
  return true
}

/** Asks something of whoever holds this phone, or is on its way to them. */
export function concerns(order: MaterialOrder, who: Hands): boolean {
  return isOpenMaterial(order) && (who.keeper || carries(order, who) || receives(order, who))
}

interface Counts {
  lineId: number
  loaded?: number
  received?: number
  returned?: number
  used?: number
  damaged?: number
}

/**
 * The order as this phone sees it: what the server last said, with what was said here since laid over it in the
 * device's sequence. A cancelled order takes goods back and is never set going again.
 */
export function withQueuedMaterial(order: MaterialOrder, messages: Message[]): MaterialOrder {
  return messages
    .filter((m) => m.orderId === order.id && isMaterialKind(m.kind) && (m.state === 'WAITING' || m.state === 'SENT'))
    .sort((a, b) => a.deviceSeq - b.deviceSeq)
    .reduce(apply, order)
}

const ORDINAL: Partial<Record<MaterialOrder['state'], number>> = { REQUESTED: 0, ALLOCATED: 1, LOADED: 2, MOVING: 3, RECEIVED: 4, IN_USE: 5 }

function apply(order: MaterialOrder, m: Message): MaterialOrder {
  const counts = new Map(((m.body.lines as Counts[] | undefined) ?? []).map((one) => [one.lineId, one]))
  const lines = (change: (line: MaterialLine, said: Counts) => Partial<MaterialLine>) =>
    order.lines.map((line) => (counts.has(line.lineId) ? { ...line, ...change(line, counts.get(line.lineId)!) } : line))
  const reach = (state: MaterialOrder['state'], stamp: Partial<MaterialOrder>): MaterialOrder =>
    (ORDINAL[state] ?? 9) > (ORDINAL[order.state] ?? 9) ? { ...order, ...stamp, state, overdue: null, dueAt: null, nextHand: null } : { ...order, lines: stamp.lines ?? order.lines }
  switch (m.kind as MaterialKind) {
    case 'material-loading':
      return reach('LOADED', { loadedAt: m.deviceAt, lines: lines((line, said) => ({ loaded: said.loaded ?? line.allocated, inTransit: said.loaded ?? line.allocated })) })
    case 'material-dispatch':
      return reach('MOVING', { departedAt: m.deviceAt })
    case 'material-receipt': {
      const received = lines((line, said) => {
        const sent = line.inTransit || line.loaded || line.allocated
        const broken = said.damaged ?? 0
        const sound = said.received ?? sent - broken
        const rest = round(sent - sound - broken)
        const whole = m.body.complete !== false
        return { atScene: round(line.atScene + sound), damaged: round(line.damaged + broken), inTransit: whole ? 0 : Math.max(0, rest), difference: whole ? round(line.difference + rest) : line.difference }
      })
      return m.body.complete === false ? { ...order, lines: received } : reach('RECEIVED', { receivedAt: m.deviceAt, lines: received })
    }
    case 'material-use':
      return { ...reach('IN_USE', {}), lines: lines((line, said) => ({ used: round(line.used + (said.used ?? 0)), atScene: round(Math.max(0, line.atScene - (said.used ?? 0))) })) }
    case 'material-return': {
      const back = lines((line, said) => {
        const out = stillOut(line)
        const came = said.returned === undefined ? out : said.returned + (said.damaged ?? 0)
        const left = m.body.complete ? 0 : round(Math.max(0, out - came))
        return { returned: round(line.returned + came), atScene: left, inTransit: 0, damaged: 0 }
      })
      const over = back.every((line) => stillOut(line) <= 0)
      return { ...order, lines: back, ...(over && order.state !== 'CANCELLED' ? { state: 'RETURNED' as const, settledAt: m.deviceAt, dueAt: null } : {}) }
    }
    default:
      return order
  }
}
