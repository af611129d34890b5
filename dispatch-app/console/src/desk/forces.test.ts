import { expect, test } from 'vitest'
import type { JournalEntry } from '@/api/incidents'
import type { OrderView } from '@/api/orders'
import { ceiling, comingUp, forcesOver } from './forces'

let seq = 0
const entry = (minute: number, type: string, data: Record<string, unknown>): JournalEntry => ({ seq: ++seq, type, at: new Date(Date.UTC(2026, 3, 5, 5, minute)).toISOString(), data })
const order = (fields: Partial<OrderView>) => ({ state: 'MUSTERED', present: 27, standard: { quorum: 27, strength: 30 }, team: { name: '大队', callsign: '松涛01' }, ...fields }) as OrderView

test('stepsAtEveryChangeAndOnlyThere', () => {
  const steps = forcesOver([
    entry(20, 'IncidentRaised', {}),
    entry(22, 'DispatchOrderIssued', { orderId: 'a', standard: { strength: 30 } }),
    entry(23, 'DispatchOrderAcknowledged', { orderId: 'a' }),
    entry(24, 'DispatchOrderIssued', { orderId: 'b', standard: { strength: 25 } }),
    entry(28, 'RollCallTaken', { orderId: 'a', count: 20 }),
    entry(30, 'RollCallTaken', { orderId: 'a', count: 28 }),
    entry(31, 'RollCallTaken', { orderId: 'a', count: 28 }),
    entry(50, 'TeamArrived', { orderId: 'a', present: 28 }),
    entry(55, 'DispatchOrderCancelled', { orderId: 'b' }),
    entry(59, 'TeamReleased', { orderId: 'a' }),
  ])
  expect(steps.map(({ asked, mustered, onScene }) => [asked, mustered, onScene])).toEqual([
    [30, 0, 0],
    [55, 0, 0],
    [55, 20, 0],
    [55, 28, 0],
    [55, 28, 28],
    [30, 28, 28],
    [0, 0, 0],
  ])
})

test('expectsWhoIsUnderWayAndNobodyWhoIsThere', () => {
  const now = Date.UTC(2026, 3, 5, 6, 0)
  const at = (minute: number) => new Date(Date.UTC(2026, 3, 5, 6, minute)).toISOString()
  const coming = comingUp(
    [
      order({ etaAt: at(20), musteredAt: at(1), present: 29 }),
      order({ etaAt: at(10), present: 3 }),
      order({ etaAt: at(-5), musteredAt: at(-9), present: 12 }),
      order({ etaAt: at(5), arrivedAt: at(4) }),
      order({ etaAt: at(5), state: 'CANCELLED' }),
    ],
    now,
  )
  expect(coming.map(({ at: time, people }) => [(time - now) / 60_000, people])).toEqual([
    [0, 12],
    [10, 27],
    [20, 29],
  ])
})

test('leavesAirAboveTheHighestStep', () => {
  expect([0, 18, 30, 180, 1459].map(ceiling)).toEqual([20, 20, 40, 200, 2000])
})
