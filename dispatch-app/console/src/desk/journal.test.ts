import { expect, test } from 'vitest'
import { createI18n } from 'vue-i18n'
import { zh } from '@/i18n/zh'
import { isOneOfMany, sentence } from './journal'

const { t, te } = createI18n({ legacy: false, locale: 'zh', messages: { zh } } as object).global as unknown as { t: (key: string, params?: Record<string, unknown>) => string; te: (key: string) => boolean }
const entry = (type: string, data: Record<string, unknown>) => ({ seq: 1, type, at: '2026-08-22T15:32:00+08:00', data })
const said = (type: string, data: Record<string, unknown>) => sentence(entry(type, data), [], t, te)

test('tellsAnOrderToMoveInWordsAndNotInCodes', () => {
  const order = { evacuationId: 'e', zoneName: '林川溪上片', mode: 'IMMEDIATE', households: 24, people: 78, finishBy: '2026-08-22T18:00:00+08:00', finishRule: '默认值' }
  expect(said('EvacuationOrdered', order)).toBe('林川溪上片立即转移：24 户 78 人，18:00 前完成（默认值）')
  expect(said('HouseholdInConflict', { evacuationId: 'e', zoneName: '上片', householdId: 'Z01-05', stands: 'TRANSFERRED', said: 'REFUSED' })).toContain('已安置 与 拒绝')
  expect(said('ConflictSettled', { evacuationId: 'e', zoneName: '上片', householdId: 'Z01-05', status: 'REFUSED' })).toContain('拒绝')
})

test('tellsWhatBecameOfTheTrapped', () => {
  expect(said('TrappedAccounted', { place: '桥头茶厂', persons: ['已获救 2 人', '自行脱险 1 人'], accounted: 3, people: 3 })).toBe('桥头茶厂：已获救 2 人、自行脱险 1 人，3/3 人')
})

test('countsDoorsAndAnswersAsOneOfManyAndTroubleNever', () => {
  expect(['HouseholdNotified', 'HouseholdReturned', 'TargetAnswered'].every((type) => isOneOfMany(entry(type, {})))).toBe(true)
  expect(['HouseholdRefused', 'HouseholdAbsent', 'TargetUnreached', 'ZoneEmptied', 'PersonReturnedEarly'].some((type) => isOneOfMany(entry(type, {})))).toBe(false)
})
