import { expect, test } from 'vitest'
import type { PhoneItem, SimulatedPhone } from '@/api/simulator'
import { matching, meaning, ringingFirst } from './phones'

const phone = (name: string, kind: SimulatedPhone['kind'] = 'MEMBER'): SimulatedPhone => ({
  number: '10000030001',
  name,
  kind,
  team: '陶山镇半专业队',
  exercise: true,
  items: [],
})

test('findsAPhoneByOwnerNumberOrTeam', () => {
  const phones = [phone('戴宇航'), phone('潘友良')]
  expect(matching(phones, '潘')).toHaveLength(1)
  expect(matching(phones, '陶山')).toHaveLength(2)
  expect(matching(phones, '0003')).toHaveLength(2)
  expect(matching(phones, '无此人')).toHaveLength(0)
})

test('saysWhatAKeyMeansToWhoeverIsCalled', () => {
  expect(meaning(phone('戴宇航', 'LEADER'), '1')).toBe('simulator.key.LEADER.1')
  expect(meaning(phone('卢学文'), '2')).toBe('simulator.key.ALL.2')
  expect(meaning(phone('潘友良', 'DUTY_OFFICER'), '1')).toBe('simulator.know')
})

test('putsARingingCallOnTop', () => {
  const item = (id: string, state: string): PhoneItem => ({ id, state, channel: 'VOICE', text: '', at: '2026-04-05T05:32:00Z', keys: [] })
  expect(ringingFirst([item('a', 'DELIVERED'), item('b', 'RINGING')]).map((it) => it.id)).toEqual(['b', 'a'])
})
