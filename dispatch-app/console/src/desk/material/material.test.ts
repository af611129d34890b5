import { expect, test } from 'vitest'
import type { MaterialLine, MaterialOrder } from '@/api/materials'
import { amount, badCount, itemsOf, kilometres, laneOf, speakerOf, stockBar, troublesOf } from './material'

const line = (more: Partial<MaterialLine>): MaterialLine => ({
  lineId: 1, materialCode: '2-002', material: '高压水泵', unit: '台', whole: true, use: 'RETURNABLE', requested: 4, allocated: 4, loaded: 0, inTransit: 0, atScene: 0, damaged: 0, difference: 0, used: 0, returned: 0, writtenOff: 0, ...more,
})
const order = (more: Partial<MaterialOrder>): MaterialOrder => ({
  id: 'o', label: '物01', incidentId: 'i', incidentTitle: '', exercise: false, state: 'ALLOCATED', requestedAt: '2026-04-05T06:00:00Z', lines: [line({})], ...more,
})
const at = (text: string) => Date.parse(text)

test('saysQuantitiesWithTheirUnitAndNoMoreThanThreeDecimals', () => {
  expect(amount(4, '台')).toBe('4 台')
  expect(amount(1.25, 'km')).toBe('1.25 km')
  expect(amount(0.1 + 0.2, 't')).toBe('0.3 t')
  expect(amount(-1, '台')).toBe('−1 台')
})

test('addsUpTheLotsOfOneMaterialAndCutsALongOrder', () => {
  const many = order({ lines: [line({ allocated: 3 }), line({ lineId: 2, allocated: 2 }), line({ material: '水带', unit: 'km', allocated: 1.5 }), line({ material: '油锯' })] })
  expect(itemsOf(many)).toEqual({ text: '高压水泵 5 台、水带 1.5 km', more: 1 })
})

test('saysWhatWasLoadedOnceSomethingWas', () => {
  expect(itemsOf(order({ lines: [line({ allocated: 4, loaded: 3 })] })).text).toBe('高压水泵 3 台')
})

test('showsWhereAnOrderWaitsAndSinceWhenTooLong', () => {
  const waiting = order({ allocatedAt: '2026-04-05T06:01:00Z', dueAt: '2026-04-05T06:21:00Z' })
  expect(laneOf(waiting, at('2026-04-05T06:20:00Z')).map((one) => one.look)).toEqual(['done', 'done', 'live', 'future', 'future', 'future'])
  expect(laneOf(waiting, at('2026-04-05T06:22:00Z')).map((one) => one.look)).toEqual(['done', 'done', 'late', 'future', 'future', 'future'])
})

test('leavesOutWhatNobodySaidWhenTheReceiverSpokeFirst', () => {
  const received = order({ state: 'RECEIVED', allocatedAt: '2026-04-05T06:01:00Z', receivedAt: '2026-04-05T06:40:00Z' })
  expect(laneOf(received, 0).map((one) => one.look)).toEqual(['done', 'done', 'skipped', 'skipped', 'done', 'live'])
})

test('waitsNowhereOnceItIsCancelled', () => {
  expect(laneOf(order({ state: 'CANCELLED' }), 0).some((one) => one.look === 'live' || one.look === 'late')).toBe(false)
})

test('dividesAShelfIntoFreePromisedAndUnusable', () => {
  expect(stockBar({ quantity: 40, reserved: 4, available: 30, minimum: 20 })).toEqual({ available: 75, reserved: 10, blocked: 15, minimum: 50 })
  expect(stockBar({ quantity: 5, reserved: 0, available: 5, minimum: 20 })).toEqual({ available: 25, reserved: 0, blocked: 0, minimum: 100 })
  expect(stockBar({ quantity: 0, reserved: 0, available: 0, minimum: null })).toEqual({ available: 0, reserved: 0, blocked: 0, minimum: null })
})

test('namesTheWorstOfADepotFirst', () => {
  const depot = { id: 'D1', name: '', divisionCode: '330381', location: { lon: 0, lat: 0 }, belowMinimum: 2, expired: 1, expiring: 0, unserviceable: 3 }
  expect(troublesOf(depot).map((one) => one.key)).toEqual(['expired', 'belowMinimum', 'unserviceable'])
})

test('speaksForWhoeverHasToSayTheStep', () => {
  const on = order({ depot: { id: 'D1', name: '库', keeperName: '池守信' }, receiver: { name: '湖岭队' }, carrier: { name: '李师傅' } })
  expect(['loading', 'dispatch', 'receipt', 'cancellation'].map((step) => speakerOf(on, step as 'loading'))).toEqual(['池守信', '李师傅', '湖岭队', ''])
})

test('sendsNoCountThatCannotBe', () => {
  expect([-1, 1.5, Number.NaN, Infinity, 2e9, '', null].map((value) => badCount(value, true))).toEqual(Array(7).fill(true))
  expect([0, 3].map((value) => badCount(value, true))).toEqual([false, false])
  expect([1.125, 1.1255].map((value) => badCount(value, false))).toEqual([false, true])
})

test('measuresHowFarADepotIs', () => {
  expect(kilometres({ lon: 120.635, lat: 27.8 }, { lon: 120.46, lat: 27.871 })).toBeCloseTo(18.9, 0)
})
