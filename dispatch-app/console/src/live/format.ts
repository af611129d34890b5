/** Times as a duty room of Zhejiang writes them: 24 hours, UTC+8, tabular. */

const ZONE = 8 * 3_600_000
const two = (value: number) => String(value).padStart(2, '0')

function local(at: string | number): Date {
  return new Date((typeof at === 'number' ? at : Date.parse(at)) + ZONE)
}

export function hm(at: string | number | null | undefined): string {
  if (at === null || at === undefined) return '--:--'
  const time = local(at)
  return `${two(time.getUTCHours())}:${two(time.getUTCMinutes())}`
}

export function hms(at: string | number | null | undefined): string {
  if (at === null || at === undefined) return '--:--:--'
  return `${hm(at)}:${two(local(at).getUTCSeconds())}`
}

export function day(at: string | number): string {
  const time = local(at)
  return `${time.getUTCFullYear()}-${two(time.getUTCMonth() + 1)}-${two(time.getUTCDate())}`
}

export function weekday(at: string | number): number {
  return local(at).getUTCDay()
}

/** `05-12 14:03` when it is not of today, else `14:03`. */
export function dayAndTime(at: string | number, today: number): string {
  return day(at) === day(today) ? hm(at) : `${day(at).slice(5)} ${hm(at)}`
}

function clock(seconds: number): string {
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor((seconds % 3600) / 60)
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${two(minutes)}:${two(seconds % 60)}`
}

/** How long something has lasted: `46:24`, from one hour on `3:01:07`. */
export function elapsed(ms: number): string {
  return clock(Math.max(0, Math.floor(ms / 1000)))
}

/** The same without seconds from one hour on: `46:24`, `3:01`. */
export function elapsedShort(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  if (seconds < 3600) return clock(seconds)
  return `${Math.floor(seconds / 3600)}:${two(Math.floor((seconds % 3600) / 60))}`
}

export type Urgency = 'running' | 'soon' | 'over'

export interface Remaining {
  text: string
  urgency: Urgency
}

/** `−24:36` while there is time, soon under one minute, `+04:24` once it is over. */
export function remaining(dueAt: string | number, now: number): Remaining {
  const due = typeof dueAt === 'number' ? dueAt : Date.parse(dueAt)
  const left = due - now
  if (left > 0) {
    const seconds = Math.ceil(left / 1000)
    return { text: '−' + clock(seconds), urgency: seconds < 60 ? 'soon' : 'running' }
  }
  return { text: '+' + clock(Math.floor(-left / 1000)), urgency: 'over' }
}

export function minutesUntil(at: string, now: number): number {
  return Math.max(0, Math.round((Date.parse(at) - now) / 60_000))
}
