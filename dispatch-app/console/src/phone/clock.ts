/** Server time on a phone whose own clock may be wrong. Offsets in ms, server minus phone. */
export class ServerClock {
  offset = 0
  private uncertainty = Infinity
  private takenAt = 0

  constructor(private readonly phoneNow: () => number = Date.now) {}

  /** Goes on with the offset of the last contact, for a start without a signal. */
  resume(offset: number) {
    this.offset = offset
  }

  /**
   * Takes one reading. A surer one replaces a vaguer one, which ages by 1 ms in 10 s; one that contradicts (someone
   * set the phone's clock) always does.
   * @param offset server minus phone, ms
   * @param uncertainty the most it can be wrong by, ms
   */
  observe(offset: number, uncertainty: number): boolean {
    if (!Number.isFinite(offset) || !(uncertainty >= 0)) return false
    const at = this.phoneNow()
    const aged = this.uncertainty + Math.max(0, at - this.takenAt) / 10_000
    const contradicts = Math.abs(offset - this.offset) > uncertainty + aged
    if (uncertainty > aged && !contradicts) return false
    this.offset = offset
    this.uncertainty = uncertainty
    this.takenAt = at
    return true
  }

  /** Server time in ms as far as the phone knows. */
  now(): number {
    return this.phoneNow() + this.offset
  }
}

export interface Countdown {
  text: string
  overdue: boolean
  /** Less than a minute left. */
  near: boolean
}

/** Remaining time is rounded up, so that 00:00 shows when the deadline is there and not a second before. */
export function countdown(dueAt: number, now: number): Countdown {
  const left = dueAt - now
  const overdue = left < 0
  const seconds = overdue ? Math.floor(-left / 1000) : Math.ceil(left / 1000)
  const two = (n: number) => String(n).padStart(2, '0')
  const h = Math.floor(seconds / 3600)
  const text = (h ? `${h}:` : '') + `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return { text: overdue ? `+${text}` : text, overdue, near: !overdue && left < 60_000 }
}
