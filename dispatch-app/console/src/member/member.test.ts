import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { MemberView } from '@/api/muster'

const server = vi.hoisted(() => ({ link: vi.fn(), answer: vi.fn(), presence: vi.fn() }))
vi.mock('@/api/muster', () => ({ memberLink: server.link, memberAnswer: server.answer, memberPresence: server.presence }))

const view = (more: Partial<MemberView> = {}) => ({ order: { id: 'o' }, memberName: '谢伯安', dutyLabel: '驾驶员', now: '2026-04-05T05:30:00Z', ...more }) as MemberView
/** The page is loaded anew for each test, and with it the class its refusals are of. */
const refusal = async (status: number, detail = '') => new (await import('@/api/http')).Problem(status, { detail })

describe('a member without a signal', () => {
  beforeEach(() => {
    localStorage.clear()
    vi.resetModules()
    vi.resetAllMocks()
  })

  it('keepsTheAnswerOnThePhoneUntilTheServerHasIt', async () => {
    server.link.mockResolvedValue(view())
    server.answer.mockRejectedValueOnce(await refusal(0)).mockResolvedValue(view({ answer: 'COMING' }))
    const member = await import('./member')
    await member.start('token-of-one')

    await member.coming()
    expect(member.state.cut).toBe(true)
    expect(member.answer.value).toBe('COMING')
    expect(JSON.parse(localStorage.getItem('muster.member.queue.token-of-one')!)).toHaveLength(1)

    dispatchEvent(new Event('online'))
    await vi.waitFor(() => expect(member.state.queue).toHaveLength(0))
    expect(server.answer).toHaveBeenCalledTimes(2)
    expect(server.answer).toHaveBeenLastCalledWith({ 'X-Member-Token': 'token-of-one' }, 'COMING', undefined)
    expect(member.state.cut).toBe(false)
  })

  it('takesUpWhatWasLeftByAPageThatWasClosed', async () => {
    localStorage.setItem('muster.member.queue.token-of-one', JSON.stringify([{ answer: 'NOT_COMING', reason: '生病', deviceAt: '2026-04-05T05:29:00Z' }]))
    server.link.mockResolvedValue(view())
    server.answer.mockResolvedValue(view({ answer: 'NOT_COMING' }))
    const member = await import('./member')

    await member.start('token-of-one')

    expect(server.answer).toHaveBeenCalledWith({ 'X-Member-Token': 'token-of-one' }, 'NOT_COMING', '生病')
    expect(member.state.queue).toHaveLength(0)
  })

  it('doesNotRepeatWhatTheServerRefused', async () => {
    server.link.mockResolvedValue(view())
    server.presence.mockRejectedValue(await refusal(409, '已在别队点到'))
    const member = await import('./member')
    await member.start('token-of-one')

    await member.leaving()

    expect(member.state.queue).toHaveLength(0)
    expect(member.state.problem?.detail).toBe('已在别队点到')
    expect(server.presence).toHaveBeenCalledTimes(1)
  })
})
