import { answerNeighbour, blowWhistle, withdrawWhistle, type Whistle, type WhistleKind } from '@/api/whistles'
import type { Message } from './outbox'

/** Of a firm: the whistle, its withdrawal, an answer to a neighbour. */
export type FirmKind = 'whistle' | 'whistle-withdrawal' | 'neighbour-answer'
export const isFirmKind = (kind: string): kind is FirmKind => kind === 'whistle' || kind === 'whistle-withdrawal' || kind === 'neighbour-answer'
export const KINDS: WhistleKind[] = ['LEAK', 'FIRE', 'EXPLOSION', 'CASUALTIES']

/** So long may whoever pressed take it back. */
export const BACK_MS = 60_000

export async function sendFirmWord(message: Message): Promise<void> {
  const { kind, orderId, body, clientId, deviceAt } = message
  if (kind === 'whistle') await blowWhistle({ ...body, clientId, pressedAt: deviceAt })
  else if (kind === 'whistle-withdrawal') await withdrawWhistle(orderId, { ...body, pressedAt: deviceAt })
  else await answerNeighbour(orderId, body as { coming: boolean; note?: string })
}

/** The whistle that stands: pressed here or known from the server, and not taken back; with when it can no longer be. */
export interface Standing {
  id: string
  kinds: WhistleKind[]
  pressedAt: number
  backUntil: number
  state: Message['state']
}

const SHOWN_MS = 2 * 3600_000

export function standing(messages: Message[], known: Whistle[], now: number): Standing | undefined {
  const taken = new Set(messages.filter((one) => one.kind === 'whistle-withdrawal' && one.state !== 'REFUSED').map((one) => one.orderId))
  for (const one of known) if (one.withdrawnAt) taken.add(one.id)
  const pressed: Standing[] = messages
    .filter((one) => one.kind === 'whistle' && one.state !== 'REFUSED')
    .map((one) => {
      const at = Date.parse(one.deviceAt)
      const heard = known.find((it) => it.id === one.clientId)
      return { id: one.clientId, kinds: one.body.kinds as WhistleKind[], pressedAt: at, backUntil: Math.max(at + BACK_MS, heard ? Date.parse(heard.withdrawUntil) : 0), state: one.state }
    })
  const told = known
    .filter((one) => !pressed.some((it) => it.id === one.id))
    .map((one): Standing => ({ id: one.id, kinds: one.kinds, pressedAt: Date.parse(one.receivedAt), backUntil: Date.parse(one.withdrawUntil), state: 'CONFIRMED' }))
  return [...pressed, ...told].filter((one) => !taken.has(one.id) && now - one.pressedAt < SHOWN_MS).sort((a, b) => b.pressedAt - a.pressedAt)[0]
}
