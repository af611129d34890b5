import { describe, expect, it } from 'vitest'
import type { UnitWeek } from '@/api/duty'
import { cellOf, daysOf, instantOf, later, localOf, shownUnits, wholeDay } from './week'

const shift = (from: string, until: string) => ({ id: from, unitId: 'u', from, until, officers: [], revision: 1 })
const unit = (more: Partial<UnitWeek>): UnitWeek => ({ unit: { id: 'u', name: '陶山镇', division: '330381120', function: 'TOWNSHIP', position: 1 }, functionLabel: '镇街', on: null, shifts: [], gaps: [], ...more })

describe('a week of duty', () => {
  it('countsDaysByTheDutyRoomsClock', () => {
    expect(daysOf('2026-02-27', 3)).toEqual(['2026-02-27', '2026-02-28', '2026-03-01'])
    expect(later('2026-12-31', 1)).toBe('2027-01-01')
    expect(instantOf('2026-04-05T08:30')).toBe('2026-04-05T00:30:00.000Z')
    expect(localOf('2026-04-05T00:30:00Z')).toBe('2026-04-05T08:30')
  })

  it('putsAShiftOnTheDayItBeginsAndWhatRunsIntoTheWeekOnItsFirstDay', () => {
    const week = unit({ shifts: [shift('2026-04-03T00:30:00Z', '2026-04-04T00:30:00Z'), shift('2026-04-04T00:30:00Z', '2026-04-05T00:30:00Z')] })
    const early = Date.parse('2026-04-03T23:00:00Z')
    expect(cellOf(week, '2026-04-04', '2026-04-04', early).shifts).toHaveLength(2)
    expect(cellOf(week, '2026-04-04', '2026-04-04', Date.parse('2026-04-04T06:00:00Z')).shifts).toHaveLength(1)
    expect(cellOf(week, '2026-04-05', '2026-04-04', early).shifts).toHaveLength(0)
  })

  it('showsWhoHasAGapOrNobodyWhenOnlyThatIsAskedFor', () => {
    const open = unit({ gaps: [{ from: '2026-04-04T16:00:00Z', until: '2026-04-05T16:00:00Z' }] })
    const on = { unit: open.unit, shift: shift('2026-04-04T00:30:00Z', '2026-04-05T00:30:00Z'), waitingForTaker: false }
    expect(shownUnits([unit({ on }), open], 'open')).toEqual([open])
    expect(wholeDay(open.gaps[0]!)).toBe(true)
  })
})
