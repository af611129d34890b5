import type { Incident, JournalEntry } from '@/api/incidents'
import type { IncidentFrame } from '@/api/live'
import { applyFrame, fromSnapshot, merge, type Picture } from './picture'

export interface Source {
  snapshot(): Promise<Incident>
  eventsAfter(seq: number): Promise<JournalEntry[]>
}

/**
 * Keeps one incident's picture: a snapshot, then numbered deltas. Whatever is lost, doubled or out of
 * order on the way, it ends at the picture a fresh snapshot would give; a gap is filled from the server.
 */
export class Follower {
  private picture: Picture | null = null
  private readonly waiting = new Map<number, IncidentFrame>()
  private loading: Promise<void> | null = null
  private again = false
  /** refreshes in a row that did not close the gap; they slow the next one down */
  private fruitless = 0
  private closed = false

  constructor(
    private readonly source: Source,
    private readonly show: (picture: Picture, frame?: IncidentFrame) => void,
    private readonly fail: (cause: unknown) => void = () => {},
  ) {}

  /** Takes a frame from the socket. */
  receive(frame: IncidentFrame): void {
    if (this.closed) return
    if (this.picture && frame.seq <= this.picture.seq) return
    this.waiting.set(frame.seq, frame)
    if (!this.loading) this.drain()
  }

  /** Asks the server for the whole picture: at the start, after a reconnect, on a gap. */
  refresh(): Promise<void> {
    if (this.loading) {
      this.again = true
      return this.loading
    }
    this.loading = this.load().finally(() => {
      this.loading = null
      if (this.closed) return
      if (this.again) {
        this.again = false
        void this.refresh()
      } else this.drain()
    })
    return this.loading
  }

  close(): void {
    this.closed = true
    this.waiting.clear()
  }

  private async load(): Promise<void> {
    try {
      const incident = await this.source.snapshot()
      const known = this.picture?.journal ?? []
      const journal = merge(known, await this.journalSince(known.at(-1)?.seq ?? 0, incident.revision))
      if (this.closed) return
      if (this.picture && this.picture.seq > incident.revision) return
      this.picture = fromSnapshot(incident, journal)
      this.show(this.picture)
    } catch (cause) {
      this.fail(cause)
    }
  }

  private async journalSince(seq: number, upTo: number): Promise<JournalEntry[]> {
    const found: JournalEntry[] = []
    let last = seq
    while (last < upTo) {
      const page = await this.source.eventsAfter(last)
      if (!page.length) break
      found.push(...page)
      last = page[page.length - 1]!.seq
    }
    return found
  }

  private drain(): void {
    if (!this.picture) return
    for (const seq of this.waiting.keys()) if (seq <= this.picture.seq) this.waiting.delete(seq)
    let next: IncidentFrame | undefined
    while ((next = this.waiting.get(this.picture.seq + 1))) {
      this.waiting.delete(next.seq)
      try {
        this.picture = applyFrame(this.picture, next)
      } catch (cause) {
        // a frame this page cannot read must not stop the picture: the server is asked instead
        this.fail(cause)
        void this.refresh()
        return
      }
      this.fruitless = 0
      this.show(this.picture, next)
      if (next.reload) void this.refresh()
    }
    if (!this.waiting.size) {
      this.fruitless = 0
      return
    }
    const pause = Math.min(5000, 250 * this.fruitless++)
    if (pause === 0) void this.refresh()
    else setTimeout(() => this.closed || this.loading || void this.refresh(), pause)
  }
}
