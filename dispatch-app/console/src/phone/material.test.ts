import { describe, expect, it } from 'vitest'
import type { MaterialLine, MaterialOrder } from '@/api/materials'
import { cameUnannounced, concerns, isOpenMaterial, nextMaterialTask, withQueuedMaterial, type MaterialKind } from './material'
import type { Message } from './outbox'

const line = (more: Partial<MaterialLine> = {}): MaterialLine => ({
  lineId: 1, materialCode: '2-002', material: '高压水泵', unit: '台', whole: true, use: 'RETURNABLE', lotId: 12, requested: 4, allocated: 4, loaded: 0, inTransit: 0, atScene: 0, damaged: 0, difference: 0, used: 0, returned: 0, writtenOff: 0, ...more,
})
const order = (state: MaterialOrder['state'], more: Partial<MaterialOrder> = {}): MaterialOrder => ({
  id: 'm1', label: '物01', incidentId: 'i1', incidentTitle: '福泉林区森林火灾', exercise: false, state, requestedAt: '2026-04-05T05:29:00Z', lines: [line()], ...more,
})
let seq = 0
const said = (kind: MaterialKind, body: Record<string, unknown> = {}, state: Message['state'] = 'WAITING'): Message => ({
  clientId: String(++seq), deviceSeq: seq, deviceAt: '2026-04-05T05:31:00Z', username: 'keeper', orderId: 'm1', orderNumber: '物01', kind, body, state, tries: 0,
})
const keeper = { keeper: true }
const brigade = { keeper: false, teamId: 'T01' }

describe('the next task', () => {
  it('isTheKeepersUntilItLeavesAndTheReceiversWhenItComes', () => {
    const states = ['REQUESTED', 'ALLOCATED', 'LOADED', 'MOVING', 'RECEIVED'] as const
    expect(states.map((state) => nextMaterialTask(order(state), keeper))).toEqual(['NONE', 'LOAD', 'DEPART', 'NONE', 'NONE'])
    expect(states.map((state) => nextMaterialTask(order(state), brigade))).toEqual(['NONE', 'NONE', 'NONE', 'RECEIVE', 'NONE'])
  })

  it('isTheCarriersWhenACrewDrivesItItself', () => {
    expect(nextMaterialTask(order('LOADED', { carrier: { teamId: 'T01' } }), brigade)).toBe('DEPART')
    expect(nextMaterialTask(order('LOADED', { carrier: { teamId: 'T03' } }), brigade)).toBe('NONE')
  })

  it('isNotAnothersToReceive', () => {
    expect(nextMaterialTask(order('MOVING', { receiver: { teamId: 'T03' } }), brigade)).toBe('NONE')
    expect(concerns(order('MOVING', { receiver: { teamId: 'T03' } }), brigade)).toBe(false)
  })

  it('takesBackWhatIsOutEvenAfterACancellationOnTheRoad', () => {
    expect(nextMaterialTask(order('RECEIVED', { lines: [line({ atScene: 3 })] }), keeper)).toBe('TAKE_BACK')
    expect(nextMaterialTask(order('CANCELLED', { lines: [line({ inTransit: 4 })] }), keeper)).toBe('TAKE_BACK')
    expect(isOpenMaterial(order('CANCELLED'))).toBe(false)
  })

  it('letsACrewSayWhatCameThoughNobodySaidThatItLeft', () => {
    expect(cameUnannounced(order('ALLOCATED'), brigade)).toBe(true)
    expect(cameUnannounced(order('MOVING'), brigade)).toBe(false)
  })
})

describe('an order with what was said without a signal', () => {
  it('goesOnFromLoadingToTheRoad', () => {
    const seen = withQueuedMaterial(order('ALLOCATED', { overdue: 'LOADING' }), [said('material-loading', { lines: [{ lineId: 1, loaded: 3 }] }), said('material-dispatch')])
    expect(seen).toMatchObject({ state: 'MOVING', overdue: null, departedAt: '2026-04-05T05:31:00Z' })
    expect(seen.lines[0]).toMatchObject({ loaded: 3, inTransit: 3 })
  })

  it('countsWhatIsMissingOnReceipt', () => {
    const seen = withQueuedMaterial(order('MOVING', { lines: [line({ loaded: 4, inTransit: 4 })] }), [said('material-receipt', { lines: [{ lineId: 1, received: 2, damaged: 1 }], complete: true })])
    expect(seen.state).toBe('RECEIVED')
    expect(seen.lines[0]).toMatchObject({ atScene: 2, damaged: 1, difference: 1, inTransit: 0 })
  })

  it('leavesTheRestOnTheRoadWhenOnlyAPartHasCome', () => {
    const seen = withQueuedMaterial(order('MOVING', { lines: [line({ loaded: 4, inTransit: 4 })] }), [said('material-receipt', { lines: [{ lineId: 1, received: 1, damaged: 0 }], complete: false })])
    expect(seen.state).toBe('MOVING')
    expect(seen.lines[0]).toMatchObject({ atScene: 1, inTransit: 3, difference: 0 })
  })

  it('isReturnedOnceEverythingIsBack', () => {
    const out = order('RECEIVED', { lines: [line({ atScene: 3 })] })
    expect(withQueuedMaterial(out, [said('material-return', { lines: [{ lineId: 1, returned: 2, damaged: 0 }], complete: false })])).toMatchObject({ state: 'RECEIVED', lines: [{ atScene: 1, returned: 2 }] })
    expect(withQueuedMaterial(out, [said('material-return', { lines: [{ lineId: 1, returned: 2, damaged: 0 }], complete: true })]).state).toBe('RETURNED')
  })

  it('takesBackWhatBrokeAtTheSceneToo', () => {
    const out = order('RECEIVED', { lines: [line({ atScene: 2, damaged: 1 })] })
    expect(nextMaterialTask(order('RECEIVED', { lines: [line({ damaged: 1 })] }), keeper)).toBe('TAKE_BACK')
    expect(withQueuedMaterial(out, [said('material-return', { lines: [{ lineId: 1, returned: 2, damaged: 1 }], complete: false })])).toMatchObject({ state: 'RETURNED', lines: [{ returned: 3, damaged: 0 }] })
  })

  it('isNeverSetGoingAgainOnceItIsCancelled', () => {
    expect(withQueuedMaterial(order('CANCELLED'), [said('material-dispatch')]).state).toBe('CANCELLED')
  })

  it('believesTheServerOnceItHasAnswered', () => {
    expect(withQueuedMaterial(order('ALLOCATED'), [said('material-loading', {}, 'CONFIRMED')]).state).toBe('ALLOCATED')
  })
})
