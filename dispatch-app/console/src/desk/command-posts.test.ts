import { describe, expect, it } from 'vitest'
import type { CommandPost } from '@/api/structure'
import { isLacking, isOpen, rowsOf, standing } from './command-posts'

const post = (more: Partial<CommandPost>): CommandPost => ({ id: more.name ?? 'p', name: '指挥长', tier: 'LEAD', state: 'CALLED', tried: [], ...more })
const t = (key: string, params?: Record<string, unknown>) => key.split('.')[1] + (params ? ' ' + Object.values(params).join(' ') : '')

describe('posts of the command structure', () => {
  it('saysHowFarTheCallHasCome', () => {
    expect(standing(post({ calledAt: '2026-04-05T05:37:30Z' }), t)).toBe('called 13:37')
    expect(standing(post({ calledAt: '2026-04-05T05:37:30Z', notifiedAt: '2026-04-05T05:38:02Z' }), t)).toBe('notified 13:38')
    expect(standing(post({ state: 'ANSWERED', seconds: 41 }), t)).toBe('answered 41')
    expect(standing(post({ state: 'AT_POST' }), t)).toBe('atPost')
    expect(standing(post({ state: 'UNANSWERED' }), t)).toBe('unanswered')
  })

  it('drawsDashedWhatNobodyHoldsAndWarnsOnlyWhereAPersonMustSeeToIt', () => {
    expect(['VACANT', 'CALLED', 'UNANSWERED', 'ANSWERED', 'AT_POST'].map((state) => isOpen(post({ state: state as 'CALLED' })))).toEqual([true, true, true, false, false])
    expect(['VACANT', 'CALLED', 'UNANSWERED'].map((state) => isLacking(post({ state: state as 'CALLED' })))).toEqual([true, false, true])
  })

  it('standsInRowsFromAboveAndLeavesEmptyOnesOut', () => {
    const rows = rowsOf([post({ name: 'X', tier: 'UNIT' }), post({ name: '指挥长' }), post({ name: '组', tier: 'GROUP' })])
    expect(rows.map((row) => row.map((one) => one.name))).toEqual([['指挥长'], ['X', '组']])
  })
})
