import { describe, expect, it } from 'vitest'
import type { Whistle } from '@/api/whistles'
import type { Message } from './outbox'
import { standing } from './whistle'

const AT = Date.parse('2026-04-05T02:00:00Z')
const said = (fields: Partial<Message>): Message => ({
  clientId: 'w-1',
  deviceSeq: 1,
  deviceAt: new Date(AT).toISOString(),
  username: 'enterprise',
  orderId: 'R01',
  orderNumber: '示例液氯使用厂',
  kind: 'whistle',
  body: { kinds: ['LEAK'] },
  state: 'WAITING',
  tries: 0,
  ...fields,
})
const known = (fields: Partial<Whistle>) =>
  ({ id: 'w-1', kinds: ['LEAK'], receivedAt: new Date(AT + 5000).toISOString(), withdrawUntil: new Date(AT + 65_000).toISOString(), ...fields }) as Whistle

describe('the whistle that stands', () => {
  it('is the one pressed here, also without signal', () => {
    expect(standing([said({})], [], AT + 1000)).toMatchObject({ id: 'w-1', backUntil: AT + 60_000, state: 'WAITING' })
  })

  it('may be taken back a minute after the server has it', () => {
    expect(standing([said({ state: 'CONFIRMED' })], [known({})], AT + 6000)?.backUntil).toBe(AT + 65_000)
  })

  it('stands no more once it is taken back, here or there', () => {
    const back = said({ clientId: 'b-1', kind: 'whistle-withdrawal', orderId: 'w-1', body: { reason: '误碰' } })
    expect(standing([said({}), back], [], AT + 2000)).toBeUndefined()
    expect(standing([], [known({ withdrawnAt: new Date(AT + 9000).toISOString() })], AT + 10_000)).toBeUndefined()
  })

  it('stands on when the server refused to take it back', () => {
    const late = said({ clientId: 'b-1', kind: 'whistle-withdrawal', orderId: 'w-1', state: 'REFUSED' })
    expect(standing([said({ state: 'CONFIRMED' }), late], [known({})], AT + 90_000)?.id).toBe('w-1')
  })

  it('is known on another phone of the firm too', () => {
    expect(standing([], [known({})], AT + 6000)?.id).toBe('w-1')
  })
})
