import { describe, expect, it } from 'vitest'
import type { Incident } from '@/api/incidents'
import { applyFrame, fromSnapshot } from './picture'

const zone = (evacuationId: string, moving: number) => ({ evacuationId, zoneId: evacuationId.toUpperCase(), moving })
const board = (...zones: object[]) => ({ totals: { zones: zones.length }, zones, shelters: [] })
const picture = (evacuation?: object) => fromSnapshot({ revision: 4, orders: [], tasks: [], deadlines: [], evacuation } as unknown as Incident, [])
const frame = (view: object | null, rows?: Record<string, string>) => ({
  incidentId: 'i', seq: 5, type: 'HouseholdMoving', at: '2026-08-22T15:32:00+08:00', data: {},
  changes: [{ kind: 'part' as const, id: 'evacuation', view, rows }],
})
const evacuation = (view: object | null, before?: object, rows?: Record<string, string>) =>
  applyFrame(picture(before), frame(view, rows)).incident.evacuation as unknown

describe('a field that another room keeps', () => {
  it('isReplacedWhole', () => {
    expect(evacuation(board(zone('b', 2)), board(zone('a', 1)))).toEqual(board(zone('b', 2)))
    expect(evacuation(null, board(zone('a', 1)))).toBeUndefined()
  })

  it('keepsTheRowsThatDidNotChange', () => {
    const news = { totals: { zones: 3 }, zones: [zone('c', 7), zone('b', 9)], shelters: [] }
    expect(evacuation(news, board(zone('a', 1), zone('b', 2)), { zones: 'evacuationId' })).toEqual(
      board(zone('a', 1), zone('b', 9), zone('c', 7)),
    )
  })

  it('beginsWithTheRowsOfTheFirstOrder', () => {
    expect(evacuation(board(zone('a', 1)), undefined, { zones: 'evacuationId' })).toEqual(board(zone('a', 1)))
  })
})
