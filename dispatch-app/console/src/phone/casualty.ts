import type { Casualty, CasualtyWord, Proposed } from '@/api/casualties'
import { get, exchange } from '@/api/http'
import type { Message } from './outbox'

/** Of a casualty: somebody was found, more is known of them, a hospital has them. */
export type CasualtyKind = 'casualty' | 'casualty-word' | 'casualty-hand-over'
export const isCasualtyKind = (kind: string): kind is CasualtyKind => kind.startsWith('casualty')

export const casualtiesKnown = (incident: string) => get<Casualty[]>(`/api/incidents/${incident}/casualties`)
export const hospitalsNear = (casualty: string) => get<Proposed[]>(`/api/casualties/${casualty}/hospitals`)

/** What the message is about: the incident for a new casualty, the casualty afterwards. */
export async function sendCasualtyWord({ kind, orderId, body, clientId, deviceAt }: Message): Promise<void> {
  const said = { ...body, clientId, saidAt: deviceAt }
  if (kind === 'casualty') await exchange('POST', `/api/incidents/${orderId}/casualties`, { body: said })
  else await exchange('POST', `/api/casualties/${orderId}/${kind === 'casualty-word' ? 'words' : 'hand-over'}`, { body: said })
}

const waits = (message: Message) => message.state !== 'REFUSED' && message.state !== 'CONFIRMED'

/** The casualties as the server told them, with what was said here and not answered laid over them; the newest first. */
export function withQueuedCasualties(incident: string, told: Casualty[], messages: Message[]): Casualty[] {
  const made = messages
    .filter((one) => one.kind === 'casualty' && one.orderId === incident && waits(one) && !told.some((it) => it.line.id === one.clientId))
    .map((one): Casualty => laid({ line: { id: one.clientId, number: 0, state: 'ON_SCENE', dirty: false, reportedAt: one.deviceAt } }, one))
  return [...told, ...made].map((it) => messages.filter((one) => isCasualtyKind(one.kind) && one.kind !== 'casualty' && waits(one) && one.orderId === it.line.id).reduce(laid, it)).reverse()
}

function laid(it: Casualty, { kind, body, deviceAt }: Message): Casualty {
  if (kind === 'casualty-hand-over') return { ...it, line: { ...it.line, state: 'HANDED_OVER', hospitalId: (body.hospitalId as string | undefined) ?? it.line.hospitalId, handedOverAt: deviceAt } }
  const { name, note, decontaminated, contaminated, ...word } = body as CasualtyWord
  const known = Object.fromEntries(Object.entries(word).filter(([, value]) => value !== undefined))
  const dirty = decontaminated ? false : (contaminated ?? it.line.dirty)
  return { ...it, name: name ?? it.name, note: note ?? it.note, line: { ...it.line, ...known, dirty } }
}
