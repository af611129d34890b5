import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { ReportForm } from '@/api/zero-reports'

const server = vi.hoisted(() => ({ send: vi.fn() }))
vi.mock('@/api/zero-reports', () => ({ sendReport: server.send }))

const none = (clientId: string): ReportForm => ({ clientId, deviceAt: '2026-04-05T06:00:00Z', unit: '330381122', kind: 'DAILY', period: '2026-04-05', none: true })
const refusal = async (status: number, detail = '') => new (await import('@/api/http')).Problem(status, { detail })

describe('a report without a signal', () => {
  beforeEach(() => {
    localStorage.clear()
    vi.resetModules()
    vi.resetAllMocks()
  })

  it('keepsItUnderItsIdUntilTheServerHasIt', async () => {
    server.send.mockRejectedValueOnce(await refusal(0)).mockResolvedValue({ warnings: [] })
    const queue = await import('./queue')
    await queue.report(none('one'))
    expect(queue.waiting.value).toHaveLength(1)
    expect(JSON.parse(localStorage.getItem('muster.zero.queue')!)[0].clientId).toBe('one')
    await queue.flush()
    expect(server.send.mock.calls.map(([form]) => form.clientId)).toEqual(['one', 'one'])
    expect(queue.waiting.value).toHaveLength(0)
  })

  it('takesUpWhatAClosedPageLeftAndWaitsForWhoeverIsLoggedOut', async () => {
    localStorage.setItem('muster.zero.queue', JSON.stringify([none('left')]))
    server.send.mockRejectedValueOnce(await refusal(401)).mockResolvedValue({ warnings: ['福泉火情尚未结束'] })
    const queue = await import('./queue')
    await queue.flush()
    expect(queue.waiting.value).toHaveLength(1)
    await queue.flush()
    expect(queue.waiting.value).toHaveLength(0)
    expect(queue.said.value).toBe('福泉火情尚未结束')
  })

  it('doesNotRepeatWhatWasRefusedAndSaysWhy', async () => {
    server.send.mockRejectedValue(await refusal(422, '没有情况请报“无”'))
    const queue = await import('./queue')
    await queue.report(none('two'))
    expect(queue.waiting.value).toHaveLength(0)
    expect(queue.said.value).toBe('没有情况请报“无”')
    expect(server.send).toHaveBeenCalledTimes(1)
  })
})
