import { describe, expect, it } from 'vitest'
import type { Entrant } from '@/api/accident'
import { airOf, leftOf } from './air'

const IN = Date.parse('2026-04-05T02:00:00Z')
const at = (minutes: number) => new Date(IN + minutes * 60_000).toISOString()
const man = (more: Partial<Entrant> = {}): Entrant => ({ id: 'a', name: '甲', bar: 300, readAt: at(0), airLowAt: at(27), airOutAt: at(40), ...more })

describe('the air clock', () => {
  it('is fine, low from a third on, and gone', () => {
    expect(airOf(man(), IN + 26 * 60_000)).toBe('fine')
    expect(airOf(man(), IN + 27 * 60_000)).toBe('low')
    expect(airOf(man(), IN + 40 * 60_000)).toBe('gone')
    expect(leftOf(man(), IN + 41 * 60_000)).toBe(-60_000)
  })

  it('stops outside, where the clock of the decontamination begins', () => {
    const out = man({ outAt: at(30), decontaminateBy: at(50) })
    expect(airOf(out, IN + 45 * 60_000)).toBe('washing')
    expect(leftOf(out, IN + 45 * 60_000)).toBe(5 * 60_000)
    expect(airOf(out, IN + 51 * 60_000)).toBe('late')
  })

  it('has nothing to count any more for who is clean', () => {
    const clean = man({ outAt: at(30), decontaminateBy: at(50), decontaminatedAt: at(44) })
    expect(airOf(clean, IN + 60 * 60_000)).toBe('cleared')
    expect(leftOf(clean, IN + 60 * 60_000)).toBeUndefined()
  })
})
