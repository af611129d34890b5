import type { Entrant } from '@/api/accident'

/** How it stands with somebody who went in: the clock is the server's, whatever their phone says. */
export type Air = 'fine' | 'low' | 'gone' | 'washing' | 'late' | 'cleared'

export function airOf(one: Entrant, now: number): Air {
  if (one.decontaminatedAt) return 'cleared'
  if (one.outAt) return one.decontaminateBy && now > Date.parse(one.decontaminateBy) ? 'late' : 'washing'
  if (now >= Date.parse(one.airOutAt)) return 'gone'
  return now >= Date.parse(one.airLowAt) ? 'low' : 'fine'
}

/** Milliseconds left of what runs: the air while inside, the decontamination afterwards; negative when it is over. */
export function leftOf(one: Entrant, now: number): number | undefined {
  if (one.decontaminatedAt) return undefined
  if (one.outAt) return one.decontaminateBy ? Date.parse(one.decontaminateBy) - now : undefined
  return Date.parse(one.airOutAt) - now
}
