import { expect, test } from 'vitest'
import type { ZoneRow } from '@/api/evacuations'
import { done, finishBefore, look, nextDeadline, parts, searchOf, sorted, sum, troubled, unsettled } from './zones'

function zone(zoneId: string, counts: Partial<ZoneRow>): ZoneRow {
  const row = { households: 1, people: 0, listed: 0, notified: 0, moving: 0, transferred: 0, refused: 0, absent: 0, unreachable: 0, evacuationId: 'e-' + zoneId, overdue: false, zoneId, name: zoneId, mode: 'IMMEDIATE' as const, state: 'ORDERED', orderedAt: '2026-08-22T15:32:00+08:00', finishBy: '2026-08-22T18:00:00+08:00', ...counts }
  return { ...row, people: counts.people ?? row.listed + row.notified + row.moving + row.transferred + row.refused + row.absent + row.unreachable }
}

const lower = zone('Z03', { transferred: 70, moving: 6, notified: 4, absent: 2, unreachable: 4 })
const upper = zone('Z01', { transferred: 61, moving: 9, notified: 5, absent: 3 })
const school = zone('Z04', { transferred: 44 })

test('countsOnlyWhoIsSafeAsDoneAndRoundsDown', () => {
  expect(done(lower)).toBe(81)
  expect(done(school)).toBe(100)
  expect(done(zone('Z', { transferred: 351, absent: 1 }))).toBe(99)
  expect(unsettled(zone('Z', { listed: 3, refused: 1, absent: 1, unreachable: 1, notified: 9 }))).toBe(6)
  expect(troubled(lower)).toBe(6)
})

test('fillsTheBarWithWhatIsKnownAndLeavesTheUntoldEmpty', () => {
  expect(parts(lower).map((one) => [one.part, one.people])).toEqual([
    ['transferred', 70],
    ['moving', 6],
    ['notified', 4],
    ['trouble', 6],
  ])
  expect(parts(zone('Z', { listed: 10 }))).toEqual([])
  expect(parts(zone('Z', { listed: 5, notified: 5 }))[0]!.width).toBe(50)
})

test('putsWhoMissesMostPeopleFirstAndSortsByAnyColumn', () => {
  expect(sorted([school, upper, lower], { by: 'worst', down: true }).map((row) => row.zoneId)).toEqual(['Z03', 'Z01', 'Z04'])
  expect(sorted([school, upper, lower], { by: 'people', down: true }).map((row) => row.zoneId)).toEqual(['Z03', 'Z01', 'Z04'])
  expect(sorted([lower, upper, school], { by: 'name', down: false }).map((row) => row.zoneId)).toEqual(['Z01', 'Z03', 'Z04'])
})

test('addsUpTheTotalsOfARowOfZones', () => {
  expect(sum([lower, upper, school])).toMatchObject({ households: 3, people: 208, transferred: 175, absent: 5 })
})

test('watchesTheNextDeadlineOfZonesThatAreNotEmpty', () => {
  const early = zone('Z05', { notified: 2, finishBy: '2026-08-22T17:00:00+08:00' })
  expect(nextDeadline([lower, early])).toBe(early.finishBy)
  expect(nextDeadline([lower, { ...early, state: 'CANCELLED' }])).toBe(lower.finishBy)
  expect(nextDeadline([school])).toBeNull()
  // who is away, and known to be safe elsewhere, has no deadline to meet
  expect(nextDeadline([zone('Z06', { transferred: 40, absent: 2, accounted: 42 })])).toBeNull()
})

test('drawsAZoneRedOnlyWhileSomebodyIsUnaccountedFor', () => {
  expect([lower, school, zone('Z', { notified: 3 }), zone('Z', { notified: 3, mode: 'PREPARE' })].map(look)).toEqual(['alarm', 'done', 'open', 'prepared'])
})

test('asksTheServerForWhatIsSearched', () => {
  expect(searchOf({ zone: '', status: '', words: '' })).toEqual({ only: 'UNSETTLED' })
  expect(searchOf({ zone: 'Z03', status: 'ALL', words: ' 独居 下片 ' })).toEqual({ zone: 'Z03', q: '独居 下片' })
  expect(searchOf({ zone: '', status: 'CONFLICT', words: '' })).toEqual({ only: 'CONFLICT' })
  expect(searchOf({ zone: '', status: 'ABSENT', words: '' })).toEqual({ status: 'ABSENT' })
})

test('takesAnAbsentPersonWhoseWhereaboutsAreKnownForAccounted', () => {
  const known = zone('Z06', { transferred: 8, absent: 2, accounted: 10, people: 10 })
  expect(unsettled(known)).toBe(0)
  expect(look(known)).toBe('done')
  expect(look({ ...known, accounted: 9 })).toBe('alarm')
})

test('wantsEverybodyOutThreeHoursBeforeTheFloodAndBeforeDarkWhenItComesAtNight', () => {
  const at = (time: string) => Date.parse(`2026-08-22T${time}:00+08:00`)
  expect(finishBefore(at('16:00'))).toBe(at('13:00'))
  expect(finishBefore(at('23:30'))).toBe(at('18:00'))
  expect(finishBefore(at('02:00'))).toBe(Date.parse('2026-08-21T18:00:00+08:00'))
  // at dusk three hours are earlier than the evening
  expect(finishBefore(at('19:00'))).toBe(at('16:00'))
})
