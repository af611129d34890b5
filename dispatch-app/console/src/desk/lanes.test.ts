import { expect, test } from 'vitest'
import type { Incident } from '@/api/incidents'
import type { OrderView } from '@/api/orders'
import { labelsOf, lanesOf, layOut, widthOf, windowOf, type Item } from './lanes'

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

test('saysOnceThatSeveralZonesWereOrderedAtOnce', () => {
  const entry = (seq: number, type: string, minutes: number) => ({ seq, type, at: at(minutes), data: {} })
  const incident = { orders: [], deadlines: [] } as unknown as Incident
  const [events] = lanesOf(incident, [entry(1, 'EvacuationTriggerReached', 8), entry(2, 'EvacuationOrdered', 9), entry(3, 'EvacuationOrdered', 9), entry(4, 'EvacuationOrdered', 30)], start, 4)
  expect(events!.marks.map((mark) => [mark.text, !!mark.alarm])).toEqual([
    ['lane.triggered', true],
    ['lane.evacuation', false],
    ['lane.evacuation', false],
  ])
})

const ends = (item: Item, words: string, before: boolean): [number, number] => {
  const wide = widthOf(words)
  if (item.kind === 'bar') return [item.left + 6, item.left + 6 + wide]
  const gap = item.kind === 'tick' ? 10 : 14
  return before ? [item.left - gap - wide, item.left - gap] : [item.left + gap, item.left + gap + wide]
}

test('noWordsLieOverOthersHoweverCloseTheirMarks', () => {
  for (const apart of [2, 9, 31, 60, 140]) {
    const items: Item[] = []
    for (let i = 0; i < 14; i++) {
      items.push({ kind: i % 3 ? 'tick' : 'deadline', left: 40 + i * apart, text: ['签收', '第 1 批派出', 'Muster due'][i % 3]!, alarm: i === 6 })
      items.push({ kind: 'bar', left: 30 + i * apart, right: 30 + (i + 1) * apart, text: '集结 21/24' })
    }
    const placed = layOut(items, 1200)
    const said = items.flatMap((item, i) => (placed[i]!.words ? [ends(item, placed[i]!.words, placed[i]!.before)] : [])).sort((a, b) => a[0] - b[0])
    expect(said.length).toBeGreaterThan(0)
    for (let i = 1; i < said.length; i++) expect(said[i]![0]).toBeGreaterThan(said[i - 1]![1])
    for (const [from, to] of said) expect(from >= 0 && to <= 1200).toBe(true)
  }
})

test('anAlarmKeepsItsWordsAndTheLastOneStandsOnItsLeft', () => {
  const [quiet, loud] = layOut([{ kind: 'tick', left: 100, text: '结案' }, { kind: 'deadline', left: 104, text: '集结到位', alarm: true }], 400)
  expect(loud).toEqual({ words: '集结到位', before: false })
  expect(quiet).toEqual({ words: '结案', before: true })
  expect(layOut([{ kind: 'tick', left: 390, text: '结案' }], 400)).toEqual([{ words: '结案', before: true }])
})

test('wordsOfABarStayInsideItAndLeaveADeadlineInItVisible', () => {
  const bar: Item = { kind: 'bar', left: 0, right: 60, text: '集结 21/24' }
  expect(layOut([bar], 400)[0]!.words).toBe('')
  expect(layOut([{ ...bar, right: 200 }], 400)[0]!.words).toBe('集结 21/24')
  expect(layOut([{ ...bar, right: 200 }, { kind: 'deadline', left: 40, text: '' }], 400)[0]!.words).toBe('')
})
