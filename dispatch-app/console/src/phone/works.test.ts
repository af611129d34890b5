import { expect, test } from 'vitest'
import type { Work } from '@/api/works'
import type { Message } from './outbox'
import { isOpenWork, withQueuedWork } from './works'

const dyke: Work = {
  id: 'w1',
  incidentId: 'i',
  incidentTitle: '飞云江堤',
  exercise: false,
  number: 1,
  kind: 'PATROL',
  label: '巡堤查险',
  place: '飞云江堤',
  who: '陶山队',
  everyMinutes: 30,
  state: 'ORDERED',
  stateLabel: '待应答',
  orderedAt: '2026-08-22T06:00:00Z',
  orderedBy: '调度员',
  rounds: 0,
  lateRounds: 0,
  due: 'ANSWER',
  dueAt: '2026-08-22T06:10:00Z',
}
const said = (deviceSeq: number, kind: Message['kind'], state: Message['state'] = 'WAITING', body: Record<string, unknown> = {}): Message => ({
  clientId: String(deviceSeq),
  deviceSeq,
  deviceAt: '2026-08-22T06:20:00Z',
  username: 'township',
  orderId: 'w1',
  orderNumber: '1',
  kind,
  body,
  state,
  tries: 0,
})

test('aRoundThatWaitsForASignalCountsOnThisPhone', () => {
  const seen = withQueuedWork(dyke, [said(2, 'work-round'), said(1, 'work-acknowledgement')])
  expect(seen.state).toBe('UNDERWAY')
  expect(seen.rounds).toBe(1)
  expect(seen.due).toBe('ROUND')
  expect(seen.dueAt).toBe('2026-08-22T06:50:00.000Z')
})

test('whatTheServerHasAnsweredIsNotCountedTwice', () => {
  expect(withQueuedWork({ ...dyke, state: 'UNDERWAY', rounds: 1 }, [said(1, 'work-round', 'CONFIRMED')]).rounds).toBe(1)
})

test('aMendedLineIsOffTheList', () => {
  const line: Work = { ...dyke, kind: 'REPAIR', lifeline: 'POWER', everyMinutes: undefined }
  expect(isOpenWork(line)).toBe(true)
  expect(isOpenWork(withQueuedWork(line, [said(1, 'work-restoration', 'SENT', { note: '来电' })]))).toBe(false)
})
