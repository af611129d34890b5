import { get, exchange } from '@/api/http'
import type { Entrant, Entry } from '@/api/accident'
import type { Message } from './outbox'

/** Of the entry control officer: a pair goes in, a gauge is read, they come out, they are decontaminated. */
export type EntryKind = 'entry-start' | 'entry-air' | 'entry-out' | 'entry-clean'
export const isEntryKind = (kind: string): kind is EntryKind => kind.startsWith('entry-')

export const entriesOf = (incident: string) => get<Entry[]>(`/api/incidents/${incident}/entries`)

/** What the message is about: the incident for a start, `entry` or `entry/entrant` afterwards. */
export async function sendEntryWord(message: Message): Promise<void> {
  const { kind, orderId, body, clientId, deviceAt } = message
  const [subject = '', entrant = ''] = orderId.split('/')
  // the pair breathes from when they went in, not from when the word arrives
  if (kind === 'entry-start') await exchange('POST', `/api/incidents/${subject}/entries`, { body: { ...body, clientId, startedAt: deviceAt } })
  else if (kind === 'entry-air') await exchange('POST', `/api/entries/${subject}/entrants/${entrant}/air`, { body: { ...body, readAt: deviceAt } })
  else if (kind === 'entry-out') await exchange('POST', `/api/entries/${subject}/out`, { body: { entrants: entrant ? [entrant] : [] } })
  else await exchange('POST', `/api/entries/${subject}/entrants/${entrant}/decontamination`, { body })
}

/** The house's own planning figures, for a pair the server has not heard of yet; the server's clock replaces them. */
const LITRES = 6.8
const PER_MINUTE = 50
const DECONTAMINATION_MS = 20 * 60_000
const airMs = (bar: number) => ((bar * LITRES) / PER_MINUTE) * 60_000

const waits = (message: Message) => message.state !== 'REFUSED' && message.state !== 'CONFIRMED'

/** The entries as the server told them, with what was said here and not answered laid over them. */
export function withQueuedEntries(incident: string, told: Entry[], messages: Message[]): Entry[] {
  const made = messages
    .filter((one) => one.kind === 'entry-start' && one.orderId === incident && waits(one) && !told.some((entry) => entry.id === one.clientId))
    .map((one, index): Entry => {
      const at = Date.parse(one.deviceAt)
      return {
        id: one.clientId,
        number: told.length + index + 1,
        task: String(one.body.task),
        standby: one.body.standby as string | undefined,
        startedAt: one.deviceAt,
        entrants: (one.body.entrants as { name: string; bar: number }[]).map(({ name, bar }, position): Entrant => {
          const full = airMs(bar)
          return { id: `${one.clientId}-${position}`, name, bar, readAt: one.deviceAt, airLowAt: iso(at + (full * 2) / 3), airOutAt: iso(at + full) }
        }),
      }
    })
  return [...told, ...made].map((entry) => messages.filter((one) => isEntryKind(one.kind) && waits(one) && one.orderId.split('/')[0] === entry.id).reduce(laid, entry))
}

function laid(entry: Entry, said: Message): Entry {
  const who = said.orderId.split('/')[1]
  const change = (one: Entrant): Entrant => {
    if (said.kind === 'entry-out' && (!who || who === one.id) && !one.outAt) return { ...one, outAt: said.deviceAt, decontaminateBy: iso(Date.parse(said.deviceAt) + DECONTAMINATION_MS) }
    if (who !== one.id) return one
    if (said.kind === 'entry-clean') return { ...one, decontaminatedAt: said.deviceAt, outcome: said.body.outcome as Entrant['outcome'] }
    if (said.kind === 'entry-air') {
      const out = Date.parse(said.deviceAt) + airMs(Number(said.body.bar))
      return { ...one, bar: Number(said.body.bar), readAt: said.deviceAt, airLowAt: iso(Math.max(Date.parse(said.deviceAt), out - (out - Date.parse(entry.startedAt)) / 3)), airOutAt: iso(out) }
    }
    return one
  }
  return { ...entry, entrants: entry.entrants.map(change) }
}

const iso = (ms: number) => new Date(ms).toISOString()
