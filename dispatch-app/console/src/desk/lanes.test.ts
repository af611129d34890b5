import { expect, test } from 'vitest'
import type { Incident } from '@/api/incidents'
import type { OrderView } from '@/api/orders'
import { labelsOf, lanesOf, windowOf } from './lanes'

const start = Date.parse('2026-04-05T13:20:00+08:00')
const at = (minutes: number) => new Date(start + minutes * 60_000).toISOString()

test('keepsNowInsideAndTheAxisReadable', () => {
  for (const minutes of [0, 1, 46, 300, 6000]) {
    const window = windowOf(start, start + minutes * 60_000)
    expect(labelsOf(window).length).toBeGreaterThan(2)
    expect(labelsOf(window).length).toBeLessThanOrEqual(12)
  }
})

test('marksTheLatePartOfAMuster', () => {
  const order = {
    id: 'o',
    team: { name: 'T03' },
    state: 'ACKNOWLEDGED',
    overdue: 'MUSTER',
    present: 21,
    standard: { quorum: 24, strength: 30 },
    issuedAt: at(12),
    musterDueAt: at(42),
  } as OrderView
  const incident = { orders: [order], deadlines: [] } as unknown as Incident
  const [, lane] = lanesOf(incident, [], start + 46 * 60_000, 4)
  expect(lane!.marks).toMatchObject([
    { kind: 'bar', text: 'lane.muster' },
    { kind: 'bar', text: 'lane.late', alarm: true, from: Date.parse(at(42)), to: start + 46 * 60_000 },
  ])
})

test('countsABundleOfOrdersAsOneFact', () => {
  const entry = (seq: number, minutes: number) => ({ seq, type: 'DispatchOrderIssued', at: at(minutes), data: {} })
  const incident = { orders: [], deadlines: [] } as unknown as Incident
  const [events] = lanesOf(incident, [entry(1, 8), entry(2, 8), entry(3, 14)], start, 4)
  expect(events!.marks.map((mark) => mark.params)).toEqual([{ n: 1 }, { n: 2 }])
})
