import { describe, expect, it } from 'vitest'
import type { Entry } from '@/api/accident'
import { withQueuedEntries } from './entry'
import type { Message } from './outbox'

const IN = Date.parse('2026-04-05T02:00:00Z')
const at = (minutes: number) => new Date(IN + minutes * 60_000).toISOString()
const said = (fields: Partial<Message>): Message => ({ clientId: 'e-1', deviceSeq: 1, deviceAt: at(0), username: 'T14', orderId: 'i-1', orderNumber: '02', kind: 'entry-start', body: { task: '堵漏', entrants: [{ name: '甲', bar: 300 }, { name: '乙', bar: 250 }] }, state: 'WAITING', tries: 0, ...fields })
const told: Entry = { id: 'e-9', number: 1, task: '侦检', startedAt: at(-10), entrants: [{ id: 'p', name: '丙', bar: 300, readAt: at(-10), airLowAt: at(17), airOutAt: at(30) }] }

describe('entries without signal', () => {
  it('run the clock of a pair nobody else has heard of', () => {
    const [, mine] = withQueuedEntries('i-1', [told], [said({})])
    expect(mine?.number).toBe(2)
    expect(mine?.entrants[0]?.airOutAt).toBe(new Date(IN + 40.8 * 60_000).toISOString())
    expect(Date.parse(mine!.entrants[1]!.airOutAt)).toBeLessThan(Date.parse(mine!.entrants[0]!.airOutAt))
  })

  it('show who was said to be out, and who is clean', () => {
    const out = said({ clientId: 'o', kind: 'entry-out', orderId: 'e-9', body: {}, deviceAt: at(5) })
    const clean = said({ clientId: 'c', kind: 'entry-clean', orderId: 'e-9/p', body: { outcome: 'CLEAN' }, deviceAt: at(12) })
    expect(withQueuedEntries('i-1', [told], [out])[0]?.entrants[0]).toMatchObject({ outAt: at(5), decontaminateBy: at(25) })
    expect(withQueuedEntries('i-1', [told], [out, clean])[0]?.entrants[0]?.decontaminatedAt).toBe(at(12))
  })

  it('believe the server once it has answered', () => {
    const out = said({ clientId: 'o', kind: 'entry-out', orderId: 'e-9', body: {}, deviceAt: at(5), state: 'CONFIRMED' })
    expect(withQueuedEntries('i-1', [told], [out])[0]?.entrants[0]?.outAt).toBeUndefined()
  })
})
