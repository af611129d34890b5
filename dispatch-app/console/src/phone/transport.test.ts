import { afterEach, describe, expect, it, vi } from 'vitest'
import { Problem } from '@/api/http'
import type { Message } from './outbox'
import { photoTransport, sortOut, transport } from './transport'

const message: Message = {
  clientId: 'c1',
  deviceSeq: 7,
  deviceAt: '2026-04-05T05:31:00Z',
  username: 'brigade',
  orderId: 'o1',
  orderNumber: '02',
  kind: 'attendance',
  body: { present: ['m1'], absent: [] },
  state: 'WAITING',
  tries: 0,
}
const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' } })

afterEach(() => vi.unstubAllGlobals())

describe('a message on its way', () => {
  it('carriesItsClientIdAndSequenceBesideItsOwnFields', async () => {
    const fetch = vi.fn(async (_path: string, _init: RequestInit) => json(200, { outcome: 'LATE', order: { id: 'o1' }, note: '已记录为迟到报告' }))
    vi.stubGlobal('fetch', fetch)
    expect(await transport(message)).toMatchObject({ kind: 'confirmed', outcome: 'LATE', note: '已记录为迟到报告', order: { id: 'o1' } })
    const [path, init] = fetch.mock.calls[0]!
    expect(path).toBe('/api/dispatch-orders/o1/attendance')
    expect(JSON.parse(String(init.body))).toEqual({
      present: ['m1'],
      absent: [],
      clientId: 'c1',
      deviceSeq: 7,
      deviceAt: '2026-04-05T05:31:00Z',
    })
  })

  it('goesToTheDoorOfMaterialWhenItSpeaksOfMaterial', async () => {
    const fetch = vi.fn(async (_path: string, _init: RequestInit) => json(200, { outcome: 'APPLIED', order: { id: 'm1', label: '物01' } }))
    vi.stubGlobal('fetch', fetch)
    const said: Message = { ...message, orderId: 'm1', kind: 'material-receipt', body: { lines: [{ lineId: 1, received: 3, damaged: 0 }], complete: true } }
    expect(await transport(said)).toMatchObject({ kind: 'confirmed', outcome: 'APPLIED', material: { label: '物01' } })
    const [path, init] = fetch.mock.calls[0]!
    expect(path).toBe('/api/material-orders/m1/receipt')
    expect(JSON.parse(String(init.body))).toMatchObject({ clientId: 'c1', deviceSeq: 7, complete: true, lines: [{ lineId: 1, received: 3, damaged: 0 }] })
  })

  it('takesThePictureOfAnEmptyHouseToItsDoor', async () => {
    const fetch = vi.fn(async (_path: string, _init: RequestInit) => json(201, { id: 'p1' }))
    vi.stubGlobal('fetch', fetch)
    const said: Message = { ...message, clientId: 'p1', orderId: 'e1/Z05-03', kind: 'door-photo', body: { takenAt: '2026-08-22T07:00:00Z', bytes: 3, after: 'c1' } }
    expect(await photoTransport(said, new Blob(['jpg']))).toMatchObject({ kind: 'confirmed', look: true })
    const [path, init] = fetch.mock.calls[0]!
    expect(path).toBe('/api/evacuations/e1/households/Z05-03/photos')
    expect((init.body as FormData).get('clientId')).toBe('p1')
    expect((init.body as FormData).get('takenAt')).toBe('2026-08-22T07:00:00Z')
    // what is no longer on the phone steps aside
    expect(await photoTransport(said, undefined)).toMatchObject({ kind: 'refused' })
  })

  it('isAskedOnceMoreWithAFreshTokenBeforeItCountsAsForbidden', async () => {
    const answers = [json(403, {}), json(200, { serverTime: '2026-04-05T05:31:00Z' }), json(200, { outcome: 'APPLIED', order: { id: 'o1' } })]
    vi.stubGlobal('fetch', async () => answers.shift()!)
    expect(await transport(message)).toMatchObject({ kind: 'confirmed' })
  })

  it('waitsForALogInWhenTheSessionBehindTheTokenIsOver', async () => {
    const answers = [json(403, {}), json(401, {})]
    vi.stubGlobal('fetch', async () => answers.shift()!)
    expect(await transport(message)).toEqual({ kind: 'unauthorised' })
  })
})

describe('a failure', () => {
  const of = (status: number) => sortOut(new Problem(status, { title: 'x' }))

  it('withoutALinkNeverLeftThePhone', () => {
    expect(of(0)).toEqual({ kind: 'unsent' })
  })

  it('ofABusyServerStopsThePassAndIsTriedAgain', () => {
    for (const status of [408, 429, 502, 503, 504]) expect(of(status)).toEqual({ kind: 'unanswered', onlyThis: false })
  })

  it('ofOneMessageLetsTheOthersThrough', () => {
    expect(of(500)).toEqual({ kind: 'unanswered', onlyThis: true })
  })

  it('thatRepeatingWouldNotChangeIsShownWithItsFields', () => {
    const reply = sortOut(new Problem(422, { title: '点名有误', detail: '“x”不是本队队员', errors: [{ field: 'present[0]', message: '请先登记' }] }))
    expect(reply).toMatchObject({ kind: 'refused', refusal: { status: 422, detail: '“x”不是本队队员', errors: [{ message: '请先登记' }] } })
  })
})
