import { describe, expect, it } from 'vitest'
import type { Casualty } from '@/api/casualties'
import { withQueuedCasualties } from './casualty'
import type { Message } from './outbox'

const said = (fields: Partial<Message>): Message => ({ clientId: 'c-1', deviceSeq: 1, deviceAt: '2026-04-05T02:00:00Z', username: 'T15', orderId: 'i-1', orderNumber: '02', kind: 'casualty', body: { triage: 'RED', tag: 'A-017', contaminated: true }, state: 'WAITING', tries: 0, ...fields })
const told: Casualty = { name: '叶', line: { id: 'c-9', number: 1, state: 'ON_SCENE', triage: 'GREEN', dirty: false, reportedAt: '2026-04-05T01:50:00Z' } }

describe('casualties without signal', () => {
  it('show whom nobody else has heard of, the newest first', () => {
    const [mine, other] = withQueuedCasualties('i-1', [told], [said({})])
    expect(mine?.line).toMatchObject({ id: 'c-1', triage: 'RED', tag: 'A-017', dirty: true, state: 'ON_SCENE' })
    expect(other?.line.id).toBe('c-9')
  })

  it('lay what was said since over both', () => {
    const washed = said({ clientId: 'w', kind: 'casualty-word', orderId: 'c-1', body: { decontaminated: true, triage: 'YELLOW' } })
    const gone = said({ clientId: 'h', kind: 'casualty-hand-over', orderId: 'c-9', body: { hospitalId: 'H03' } })
    const [mine, other] = withQueuedCasualties('i-1', [told], [said({}), washed, gone])
    expect(mine?.line).toMatchObject({ triage: 'YELLOW', tag: 'A-017', dirty: false })
    expect(other?.line).toMatchObject({ state: 'HANDED_OVER', hospitalId: 'H03' })
    expect(other?.name).toBe('叶')
  })

  it('believe the server once it has answered, and keep other incidents apart', () => {
    expect(withQueuedCasualties('i-1', [told], [said({ state: 'CONFIRMED' })])).toHaveLength(1)
    expect(withQueuedCasualties('i-2', [], [said({})])).toHaveLength(0)
  })
})
