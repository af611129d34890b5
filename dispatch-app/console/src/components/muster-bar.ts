export type BarState = 'running' | 'soon' | 'short' | 'met' | 'proposed'

export interface Bar {
  /** percent of the strength that is present */
  fill: number
  /** percent at which the quorum stands */
  mark: number
  state: BarState
}

/** A muster counts as met at the quorum, whenever that was; short only once the time is over. */
export function barOf(present: number, strength: number, quorum: number, urgency: 'running' | 'soon' | 'over'): Bar {
  const percent = (people: number) => (strength > 0 ? Math.min(100, Math.max(0, (people / strength) * 100)) : 0)
  const state: BarState = quorum > 0 && present >= quorum ? 'met' : urgency === 'over' ? 'short' : urgency
  return { fill: percent(present), mark: percent(quorum), state }
}

/** Where the forecast's stripes stand, in percent of the strength; none where everything is known. */
export function bandOf(low: number, high: number, strength: number): { left: number; width: number } | null {
  if (strength <= 0 || high <= low) return null
  const left = Math.min(100, (Math.max(0, low) / strength) * 100)
  return { left, width: Math.min(100, (high / strength) * 100) - left }
}
