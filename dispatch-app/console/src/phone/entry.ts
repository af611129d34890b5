import { get, exchange } from '@/api/http'
import type { Breach, Entrant, Entry } from '@/api/accident'
import type { Message } from './outbox'

/** Of the entry control officer: a pair goes in, a gauge is read, a recall is heard, they come out, they are decontaminated. */
export type EntryKind = 'entry-start' | 'entry-air' | 'entry-recalled' | 'entry-out' | 'entry-clean'
export const isEntryKind = (kind: string): kind is EntryKind => kind.startsWith('entry-')

/** Nobody comes out of an entry the server has not heard of: the word of its beginning must have its answer first. */
export const entryBefore = (message: Message) => (isEntryKind(message.kind) && message.kind !== 'entry-start' ? message.orderId.split('/')[0] : undefined)

export const entriesOf = (incident: string) => get<Entry[]>(`/api/incidents/${incident}/entries`)

/** What the message is about: the incident for a start, `entry` or `entry/entrant` afterwards. */
export async function sendEntryWord(message: Message): Promise<void> {
  const { kind, orderId, body, clientId, deviceAt } = message
  const [subject = '', entrant = ''] = orderId.split('/')
  // the pair breathes from when they went in, not from when the word arrives
  if (kind === 'entry-start') await exchange('POST', `/api/incidents/${subject}/entries`, { body: { ...body, clientId, startedAt: deviceAt } })
  else if (kind === 'entry-air') await exchange('POST', `/api/entries/${subject}/entrants/${entrant}/air`, { body: { ...body, readAt: deviceAt } })
  else if (kind === 'entry-out') await exchange('POST', `/api/entries/${subject}/out`, { body: { entrants: entrant ? [entrant] : [], outAt: deviceAt } })
  else if (kind === 'entry-recalled') await exchange('POST', `/api/entries/${subject}/recall-acknowledgement`, { body: { heardAt: deviceAt } })
  else await exchange('POST', `/api/entries/${subject}/entrants/${entrant}/decontamination`, { body: { ...body, at: deviceAt } })
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
        exception: one.body.exception as string | undefined,
        entrants: (one.body.entrants as { id: string; name: string; unit?: string; bar: number }[]).map(({ id, name, unit, bar }): Entrant => {
          const full = airMs(bar)
          return { id, unit, name, bar, readAt: one.deviceAt, airLowAt: iso(at + (full * 2) / 3), airOutAt: iso(at + full) }
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
  return { ...entry, recallHeardAt: entry.recallHeardAt ?? (said.kind === 'entry-recalled' ? said.deviceAt : undefined), entrants: entry.entrants.map(change) }
}

/** What this phone can see is against the rule before it is said; the server looks again, and takes it all the same. */
export function breachesOf(going: { name: string }[], unit: string, standby: string, entries: Entry[]): Omit<Breach, 'text'>[] {
  const names = going.map((one) => one.name.trim())
  const found: Omit<Breach, 'text'>[] = []
  if (names.length < 2) found.push({ kind: 'ALONE' })
  if (!standby.trim()) found.push({ kind: 'NO_STANDBY' })
  for (const name of new Set(names.filter((one, index) => names.indexOf(one) !== index))) found.push({ kind: 'NAMED_TWICE', name })
  for (const entry of entries)
    for (const one of entry.entrants)
      if (!one.decontaminatedAt && names.includes(one.name) && (one.unit ?? '') === unit) found.push({ kind: one.outAt ? 'NOT_DECONTAMINATED' : 'STILL_INSIDE', name: one.name, other: entry.number })
  return found
}

const iso = (ms: number) => new Date(ms).toISOString()
