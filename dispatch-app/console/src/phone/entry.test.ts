import { describe, expect, it } from 'vitest'
import type { Entry } from '@/api/accident'
import { breachesOf, entryBefore, withQueuedEntries } from './entry'
import type { Message } from './outbox'

const IN = Date.parse('2026-04-05T02:00:00Z')
const at = (minutes: number) => new Date(IN + minutes * 60_000).toISOString()
const said = (fields: Partial<Message>): Message => ({ clientId: 'e-1', deviceSeq: 1, deviceAt: at(0), username: 'T14', orderId: 'i-1', orderNumber: '02', kind: 'entry-start', body: { task: '堵漏', entrants: [{ id: 'a', name: '甲', bar: 300 }, { id: 'b', name: '乙', bar: 250 }] }, state: 'WAITING', tries: 0, ...fields })
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

  it('let somebody come out whom only this phone knows, after the word that they went in', () => {
    const out = said({ clientId: 'o', kind: 'entry-out', orderId: 'e-1/b', body: {}, deviceAt: at(5) })
    const [, mine] = withQueuedEntries('i-1', [told], [said({}), out])
    expect(mine?.entrants.map((one) => one.outAt)).toEqual([undefined, at(5)])
    expect(entryBefore(out)).toBe('e-1')
    expect(entryBefore(said({}))).toBeUndefined()
  })

  it('show that a recall was heard', () => {
    const heard = said({ clientId: 'h', kind: 'entry-recalled', orderId: 'e-9', body: {}, deviceAt: at(3) })
    expect(withQueuedEntries('i-1', [{ ...told, recalledAt: at(2) }], [heard])[0]?.recallHeardAt).toBe(at(3))
  })

  it('say before sending what is against the rule, as far as the phone can know', () => {
    expect(breachesOf([{ name: '甲' }, { name: '乙' }], '消防', '救援组', [told])).toEqual([])
    expect(breachesOf([{ name: '丙' }], '', ' ', [told])).toEqual([{ kind: 'ALONE' }, { kind: 'NO_STANDBY' }, { kind: 'STILL_INSIDE', name: '丙', other: 1 }])
    const out = { ...told, entrants: [{ ...told.entrants[0]!, outAt: at(1) }] }
    expect(breachesOf([{ name: '丙' }, { name: '丙' }], '', '救援组', [out])).toEqual([
      { kind: 'NAMED_TWICE', name: '丙' },
      { kind: 'NOT_DECONTAMINATED', name: '丙', other: 1 },
    ])
  })

  it('believe the server once it has answered', () => {
    const out = said({ clientId: 'o', kind: 'entry-out', orderId: 'e-9', body: {}, deviceAt: at(5), state: 'CONFIRMED' })
    expect(withQueuedEntries('i-1', [told], [out])[0]?.entrants[0]?.outAt).toBeUndefined()
  })
})
