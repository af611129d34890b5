import { describe, expect, it } from 'vitest'
import { missing, noFacts, safetyCheckOf } from './laces'
import type { OrderForPhone } from '@/api/orders'
import { calledOf, lackingOf, markOf, nextMark, type Mark } from './roll'
import { windFrom } from './wind'

describe('a roll call', () => {
  it('goesFromPresentThroughTheReasonsToUnknownAndRoundAgain', () => {
    const round: Mark[] = []
    for (let mark: Mark = undefined, n = 0; n < 5; n++) round.push((mark = nextMark(mark)))
    expect(round).toEqual(['PRESENT', '请假', '生病', '其他', undefined])
  })

  it('correctsAReportedMarkButNeverMakesItUnknown', () => {
    expect(nextMark('其他', true)).toBe('PRESENT')
    expect(nextMark('PRESENT', true)).toBe('请假')
  })

  it('saysWhomTheLeaderCalledAndNobodyElse', () => {
    expect(calledOf({ a: 'PRESENT', b: '生病', c: null })).toEqual({ present: ['a'], absent: [{ memberId: 'b', reason: '生病' }] })
  })

  it('callsWhoLeftBackByOneTap', () => {
    expect(markOf({ id: 'a', name: '罗峰', status: 'LEFT' })).toBe('LEFT')
    expect(nextMark('LEFT', true)).toBe('PRESENT')
  })

  it('knowsWhichDutiesNobodyMans', () => {
    const order = {
      standard: { subQuorums: [{ duty: 'LEADER', label: '队长', least: 1 }, { duty: 'PUMP', label: '水泵手', least: 2 }] },
      members: [
        { id: 'a', name: '副', duty: 'DEPUTY' },
        { id: 'b', name: '泵', duty: 'PUMP' },
        { id: 'c', name: '替', duty: 'TOOLS', standsInFor: 'PUMP' },
        { id: 'd', name: '老', duty: 'PUMP', counts: false },
      ],
    } as unknown as OrderForPhone
    expect(lackingOf(order, (one) => 'abd'.includes(one.id))).toEqual([{ duty: 'PUMP', label: '水泵手', count: 1 }])
    expect(lackingOf(order, () => true)).toEqual([])
  })

  it('readsAReasonItDoesNotKnowAsOther', () => {
    expect(markOf({ id: 'a', name: '罗峰', status: 'ABSENT', reason: '车坏了' })).toBe('其他')
  })
})

describe('the safety check', () => {
  it('countsAPointOnlyWithBothItsFacts', () => {
    const facts = noFacts()
    facts.lookout = ['陈松', '东山脊，见火头']
    facts.escapeRoutes = ['东侧防火道', '  ']
    expect(missing(facts)).toEqual(['awareness', 'communications', 'escapeRoutes', 'safetyZone'])
    expect(safetyCheckOf(facts).lookout).toEqual({ ok: true, note: '陈松 · 东山脊，见火头' })
    expect(safetyCheckOf(facts).escapeRoutes).toEqual({ ok: false, note: '东侧防火道' })
  })
})

describe('the wind', () => {
  it('isNamedForWhereItComesFromAndDrawnToWhereItGoes', () => {
    expect(windFrom('SW')).toEqual({ zh: '西南风', en: 'SW', towards: 45 })
    expect(windFrom('西南风')).toEqual({ zh: '西南风', en: 'SW', towards: 45 })
    expect(windFrom('315')).toMatchObject({ zh: '西北风', towards: 135 })
  })

  it('isLeftInItsOwnWordsWhenItIsNoDirection', () => {
    expect(windFrom('不定').zh).toBe('不定')
  })
})
