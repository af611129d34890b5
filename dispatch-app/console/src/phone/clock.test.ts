import { describe, expect, it } from 'vitest'
import { countdown, ServerClock } from './clock'

describe('a countdown', () => {
  const due = Date.parse('2026-04-05T05:39:00Z')

  it('roundsTheRemainderUpSoThatZeroIsTheDeadline', () => {
    expect(countdown(due, due - 558_000).text).toBe('09:18')
    expect(countdown(due, due - 557_001).text).toBe('09:18')
    expect(countdown(due, due - 1).text).toBe('00:01')
    expect(countdown(due, due)).toEqual({ text: '00:00', overdue: false, near: true })
  })

  it('countsUpWithASignOnceOverdue', () => {
    expect(countdown(due, due + 264_900)).toEqual({ text: '+04:24', overdue: true, near: false })
  })

  it('showsHoursOnlyWhenThereAreAny', () => {
    expect(countdown(due, due - 4 * 3600_000).text).toBe('4:00:00')
    expect(countdown(due, due - 3599_000).text).toBe('59:59')
  })

  it('isNearInTheLastMinute', () => {
    expect(countdown(due, due - 60_000).near).toBe(false)
    expect(countdown(due, due - 59_999).near).toBe(true)
  })
})

describe('the server clock', () => {
  it('correctsAPhoneThatIsWrong', () => {
    const clock = new ServerClock(() => 1_000_000)
    clock.observe(90_000, 40)
    expect(clock.now()).toBe(1_090_000)
  })

  it('goesOnWithTheOffsetOfTheLastContact', () => {
    const clock = new ServerClock(() => 5)
    clock.resume(-1500)
    expect(clock.now()).toBe(-1495)
  })

  it('keepsTheSurerReading', () => {
    const clock = new ServerClock(() => 1000)
    clock.observe(100, 20)
    expect(clock.observe(400, 900)).toBe(false)
    expect(clock.offset).toBe(100)
    expect(clock.observe(110, 10)).toBe(true)
    expect(clock.offset).toBe(110)
  })

  it('believesAReadingThatContradictsBecauseSomeoneSetThePhone', () => {
    let phone = 1_000_000
    const clock = new ServerClock(() => phone)
    clock.observe(0, 20)
    phone += 3600_000
    expect(clock.observe(-3600_000, 500)).toBe(true)
    expect(clock.now()).toBe(1_000_000)
  })
})
