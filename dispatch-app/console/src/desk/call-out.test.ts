import { expect, test } from 'vitest'
import type { CalledPerson } from '@/api/call-out'
import type { OrderView } from '@/api/orders'
import { ladderOf, standing } from './call-out'

const order = (rungs: NonNullable<OrderView['callOut']>['rungs']) =>
  ({
    ladder: [
      { label: '下达', state: 'DONE', at: '2026-04-05T05:32:00Z', detail: null },
      { label: '签收', state: 'DONE', at: '2026-04-05T05:33:00Z', detail: '60 秒' },
      { label: '集结', state: 'NEXT', dueAt: '2026-04-05T06:02:00Z' },
    ],
    callOut: { people: 31, withoutPhone: 0, reached: 14, coming: 0, notComing: 0, silent: 30, rungs },
  }) as unknown as OrderView

const words = (key: string) => key.split('.').at(-1)!

test('showsWhoseOpenPageHasItAndHowManyWereCalledOverTheOthers', () => {
  const steps = ladderOf(
    order([
      { channel: 'PUSH', state: 'DONE', people: 30, reached: 1 },
      { channel: 'SMS', state: 'DONE', people: 29, reached: 14 },
      { channel: 'VOICE', state: 'NEXT', people: 0, reached: 0, dueAt: '2026-04-05T05:33:30Z' },
    ]),
    words,
  )
  expect(steps.map((step) => [step.label, step.state, step.detail])).toEqual([
    ['PUSH', 'DONE', '1/30'],
    ['SMS', 'DONE', '29'],
    ['VOICE', 'NEXT', '0'],
    ['签收', 'DONE', '60 秒'],
    ['集结', 'NEXT', undefined],
  ])
})

test('namesTheNextPersonAndSaysThatTheyDidNotPickUp', () => {
  const [step] = ladderOf(order([{ channel: 'VOICE', name: '潘友良', state: 'FAILED', people: 1, reached: 0 }]), words)
  expect(step).toMatchObject({ label: '潘友良', state: 'FAILED', detail: 'missed' })
})

test('staysTheOrdersOwnLadderWhenNobodyIsCalled', () => {
  expect(ladderOf(order([]), words)).toHaveLength(3)
})

test('saysWhatBecameOfTheLastThingThatWentOutAndNotOfAnEarlierOne', () => {
  const attempt = (channel: 'PUSH' | 'SMS' | 'VOICE', state: 'DELIVERED' | 'SENT' | 'PLANNED') => ({ id: channel, channel, state })
  const person: CalledPerson = {
    id: 'p',
    kind: 'MEMBER',
    name: '卢学文',
    state: 'DELIVERED',
    attempts: [attempt('PUSH', 'SENT'), attempt('SMS', 'DELIVERED'), attempt('VOICE', 'SENT')],
  }
  const path = (key: string) => key
  expect(standing(person, path)).toBe('callOut.channel.VOICE callOut.voice.SENT')
  expect(standing({ ...person, attempts: [...person.attempts.slice(0, 2), attempt('VOICE', 'PLANNED')] }, path)).toBe('callOut.channel.SMS callOut.state.DELIVERED')
  expect(standing({ ...person, answer: 'COMING' }, path)).toBe('callOut.answer.COMING')
})
