import type { DutyShift, UnitWeek } from '@/api/duty'
import { day } from '@/live/format'

const DAY_MS = 86_400_000

/** Midnight of a duty room's day, yyyy-MM-dd, ms. */
export const midnight = (date: string) => Date.parse(date + 'T00:00:00+08:00')

/** The days of a week from its first. */
export const daysOf = (from: string, days: number) => Array.from({ length: days }, (_, n) => day(midnight(from) + n * DAY_MS))

/** So many days later, yyyy-MM-dd. */
export const later = (date: string, days: number) => day(midnight(date) + days * DAY_MS)

/**
 * What stands in one day's cell: the shifts that begin then, and the gaps. The first day also takes the shift that ran
 * into it, while that still runs: who went home this morning is not asked for.
 */
export function cellOf(unit: UnitWeek, date: string, first: string, now: number) {
  const began = (from: string) => date === first && Date.parse(from) < midnight(first)
  return {
    shifts: unit.shifts.filter((one) => day(one.from) === date || (began(one.from) && Date.parse(one.until) > now)),
    gaps: unit.gaps.filter((one) => day(one.from) === date || began(one.from)),
  }
}

/** Whether a gap is as long as the day, so that its hours need not be said. */
export const wholeDay = (gap: { from: string; until: string }) => Date.parse(gap.until) - Date.parse(gap.from) >= DAY_MS

/** What a person types for a time, as an instant: `2026-04-05T08:30` of the duty room's clock. */
export const instantOf = (local: string) => new Date(Date.parse(local + ':00+08:00')).toISOString()
export const localOf = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16)

export const peopleOf = (shift: DutyShift) => [...(shift.leader ? [shift.leader] : []), ...shift.officers]

const TOWNS = new Set(['TOWNSHIP', 'TEAM'])
export type Shown = 'all' | 'members' | 'townships' | 'open'
export function shownUnits(units: UnitWeek[], shown: Shown): UnitWeek[] {
  if (shown === 'members') return units.filter((one) => !TOWNS.has(one.unit.function))
  if (shown === 'townships') return units.filter((one) => TOWNS.has(one.unit.function))
  if (shown === 'open') return units.filter((one) => one.gaps.length || !one.on || one.on.waitingForTaker)
  return units
}
