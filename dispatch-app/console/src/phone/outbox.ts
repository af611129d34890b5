import type { DoorAnswer } from '@/api/doors'
import type { FieldError } from '@/api/http'
import type { AnswerKind, OrderForPhone, OrderReceipt } from '@/api/orders'
import type { MaterialOrder } from '@/api/materials'
import { plain, type PhoneDb } from './db'
import type { DoorKind, DoorPhotoKind } from './doors'
import type { MaterialKind } from './material'
import type { SignKind } from './precursor'
import type { DangerPhotoKind, KitKind, WorkKindOfWord } from './works'
import type { CasualtyKind } from './casualty'
import type { EntryKind } from './entry'
import type { FirmKind } from './whistle'

/** Of a dispatch order, of a material order, of a door, of a site, of a patrol or repair, of a village's kit, of a firm, of an entry, or of a casualty. */
export type Kind = AnswerKind | MaterialKind | DoorKind | DoorPhotoKind | SignKind | WorkKindOfWord | DangerPhotoKind | KitKind | FirmKind | EntryKind | CasualtyKind

/** Why the server said no, kept as plain data. */
export interface Refusal {
  status: number
  type: string
  title: string
  detail: string
  errors: FieldError[]
}

/**
 * WAITING ○ is in this phone only, SENT ↑ has left it without an answer, CONFIRMED ✓ has the server's answer,
 * REFUSED has a no from the server that repeating would not change.
 */
export type MessageState = 'WAITING' | 'SENT' | 'CONFIRMED' | 'REFUSED'

/** One thing the team leader said. It is kept here before the screen claims that it is queued. */
export interface Message {
  clientId: string
  deviceSeq: number
  deviceAt: string
  username: string
  orderId: string
  orderNumber: string
  kind: Kind
  body: Record<string, unknown>
  state: MessageState
  tries: number
  answeredAt?: string
  outcome?: 'APPLIED' | 'LATE' | 'SUPERSEDED' | 'KEPT' | 'CONFLICT'
  note?: string
  refusal?: Refusal
  /** The leader has read the refusal. */
  seen?: boolean
}

export type Reply =
  | { kind: 'confirmed'; outcome: Message['outcome']; note?: string; order?: OrderForPhone | OrderReceipt; material?: MaterialOrder; door?: DoorAnswer; look?: boolean }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'unauthorised' }
  /** Left the phone, no usable answer: the server is busy or silent. */
  | { kind: 'unanswered'; retryAfterMs?: number; onlyThis: boolean }
  /** Never left the phone. */
  | { kind: 'unsent' }

export interface Said {
  /** made beforehand when something else must name the message; else made here */
  clientId?: string
  username: string
  orderId: string
  orderNumber: string
  kind: Kind
  body?: Record<string, unknown>
}

interface Options {
  db: PhoneDb
  transport: (message: Message) => Promise<Reply>
  /** What this queue sends; pictures go by one of their own, so that no word waits behind them. */
  carries?: (kind: Kind) => boolean
  /** The message that must have its answer first, by its `clientId`: the server refuses the picture of a sign it does not know. */
  after?: (message: Message) => string | undefined
  /** Messages of another account stay in the phone until that account logs in again. */
  username: () => string | null
  confirmed?: (message: Message, answer: Extract<Reply, { kind: 'confirmed' }>) => void | Promise<void>
  unauthorised?: () => void
  /** Server time in ms: what the phone believes the hour is, for `deviceAt`. */
  now?: () => number
  random?: () => number
  uuid?: () => string
  /** Keeps two tabs from sending at once; resolves when the work is done or another tab has it. */
  alone?: (work: () => Promise<void>) => Promise<void>
}

const FIRST_MS = 1_000
const LAST_MS = 60_000
const KEEP_MS = 7 * 24 * 3600_000

/** 1 s, 2 s, 4 s … 60 s, each drawn from its upper half so that phones coming out of a valley do not knock together. */
export function backOff(failures: number, random: () => number): number {
  const ceiling = Math.min(LAST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1))
  return Math.max(FIRST_MS, ceiling * (0.5 + random() / 2))
}

/**
 * The queue between the leader's thumb and the server: written first, sent in the device's own order, for ever,
 * across reloads. A refused message steps aside; a lost link stops the pass and tries again later.
 */
export class Outbox {
  private failures = 0
  private timer: ReturnType<typeof setTimeout> | undefined
  private flushing: Promise<void> | null = null
  private again = false
  private stopped = false
  private listeners: (() => void)[] = []

  constructor(private readonly with_: Options) {}

  onChange(listener: () => void) {
    this.listeners.push(listener)
  }

  /** Resolves once the message is on the phone's disk. */
  async write(said: Said): Promise<Message> {
    const { db, now = Date.now, uuid = () => crypto.randomUUID() } = this.with_
    const tx = db.transaction(['outbox', 'meta'], 'readwrite', { durability: 'strict' })
    const meta = tx.objectStore('meta')
    // A phone whose storage was wiped must not start again below numbers the server has already seen,
    // so the counter begins at the hour (seconds) and only ever counts up.
    const last = ((await meta.get('deviceSeq')) as number | undefined) ?? Math.floor(now() / 1000)
    const message: Message = plain({
      ...said,
      clientId: said.clientId ?? uuid(),
      deviceSeq: last + 1,
      deviceAt: new Date(now()).toISOString(),
      body: said.body ?? {},
      state: 'WAITING' as const,
      tries: 0,
    })
    await meta.put(message.deviceSeq, 'deviceSeq')
    await tx.objectStore('outbox').add(message)
    await tx.done
    this.changed()
    this.wake()
    return message
  }

  /** Every message, oldest first. */
  async list(): Promise<Message[]> {
    return this.with_.db.getAllFromIndex('outbox', 'deviceSeq')
  }

  /** The leader has read why command said no. */
  async markSeen(clientId: string) {
    await this.patch(clientId, { seen: true })
  }

  /** Tries now instead of at the end of the current pause: new message, signal back, logged in, page shown. */
  wake() {
    this.failures = 0
    clearTimeout(this.timer)
    this.timer = undefined
    void this.flush()
  }

  /** Ends the sending; resolves when the message under way has its answer. */
  async stop(): Promise<void> {
    this.stopped = true
    clearTimeout(this.timer)
    await this.flushing
  }

  /** One pass over what is unanswered, in the device's order. */
  async flush(): Promise<void> {
    if (this.stopped) return
    if (this.flushing) {
      this.again = true
      return this.flushing
    }
    const alone = this.with_.alone ?? ((work) => work())
    this.flushing = alone(() => this.pass()).finally(() => {
      this.flushing = null
      if (this.again) {
        this.again = false
        void this.flush()
      }
    })
    return this.flushing
  }

  private async pass() {
    const mine = this.with_.username()
    if (!mine) return
    let unanswered = false
    let pause: number | undefined
    const all = await this.list()
    const open = (message: Message) => message.state === 'WAITING' || message.state === 'SENT'
    for (const message of all) {
      if (this.stopped) return
      if (this.with_.carries && !this.with_.carries(message.kind)) continue
      if (message.username !== mine || !open(message)) continue
      const first = this.with_.after?.(message)
      if (all.some((one) => one.clientId === first && open(one))) {
        unanswered = true
        continue
      }
      const answer = await this.send(message)
      if (answer.kind === 'unauthorised') {
        this.with_.unauthorised?.()
        return
      }
      if (answer.kind === 'unsent') unanswered = true
      if (answer.kind === 'unanswered') {
        unanswered = true
        pause = Math.max(pause ?? 0, answer.retryAfterMs ?? 0)
      }
      if (answer.kind === 'unsent' || (answer.kind === 'unanswered' && !answer.onlyThis)) break
    }
    if (unanswered) this.later(pause)
    else {
      this.failures = 0
      await this.prune()
    }
  }

  private async send(message: Message): Promise<Reply> {
    await this.patch(message.clientId, { state: 'SENT', tries: message.tries + 1 })
    const answer = await this.with_.transport(message)
    const { now = Date.now } = this.with_
    const answeredAt = new Date(now()).toISOString()
    if (answer.kind === 'confirmed') {
      // the order first: between the two writes the message must still count, or the screen would step back
      await this.with_.confirmed?.(message, answer)
      await this.patch(message.clientId, { state: 'CONFIRMED', outcome: answer.outcome, note: answer.note, answeredAt })
    } else if (answer.kind === 'refused') {
      await this.patch(message.clientId, { state: 'REFUSED', refusal: answer.refusal, answeredAt })
    } else if (answer.kind !== 'unanswered') {
      await this.patch(message.clientId, { state: 'WAITING' })
    }
    return answer
  }

  private later(atLeastMs = 0) {
    if (this.stopped) return
    clearTimeout(this.timer)
    this.failures += 1
    const delay = Math.max(atLeastMs, backOff(this.failures, this.with_.random ?? Math.random))
    this.timer = setTimeout(() => void this.flush(), delay)
  }

  private async patch(clientId: string, change: Partial<Message>) {
    const tx = this.with_.db.transaction('outbox', 'readwrite')
    const kept = await tx.store.get(clientId)
    if (kept) await tx.store.put(plain({ ...kept, ...change }))
    await tx.done
    this.changed()
  }

  /** What was answered a week ago is history that the journal keeps better. */
  private async prune() {
    const { db, now = Date.now } = this.with_
    const before = new Date(now() - KEEP_MS).toISOString()
    const old = (await this.list()).filter((m) => m.answeredAt && m.answeredAt < before)
    for (const message of old) await db.delete('outbox', message.clientId)
    if (old.length) this.changed()
  }

  private changed() {
    for (const listener of this.listeners) listener()
  }
}
