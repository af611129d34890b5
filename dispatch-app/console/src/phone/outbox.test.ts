import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openPhoneDb, type PhoneDb } from './db'
import { backOff, Outbox, type Message, type Reply, type Said } from './outbox'

let name = 0
let db: PhoneDb
let heard: string[]
let replies: (m: Message) => Reply | Promise<Reply>
let boxes: Outbox[]

const confirmed: Reply = { kind: 'confirmed', outcome: 'APPLIED' }
const word = (kind: Said['kind'], username = 'brigade'): Said => ({ username, orderId: 'o1', orderNumber: '02', kind })

function outboxOf(user: string | null = 'brigade', more: Partial<ConstructorParameters<typeof Outbox>[0]> = {}) {
  const box = new Outbox({
    db,
    transport: async (m) => {
      heard.push(m.kind)
      return replies(m)
    },
    username: () => user,
    random: () => 1,
    ...more,
  })
  boxes.push(box)
  return box
}

const settled = async (box: Outbox) => {
  await box.flush()
  await box.flush()
}
const states = async (box: Outbox) => (await box.list()).map((m) => m.state)

beforeEach(async () => {
  db = await openPhoneDb('outbox-' + ++name)
  heard = []
  replies = () => confirmed
  boxes = []
})
afterEach(async () => {
  for (const box of boxes) await box.stop()
  db.close()
})

describe('the outbox', () => {
  it('keepsAMessageOnDiskBeforeItClaimsToBeQueued', async () => {
    replies = () => ({ kind: 'unsent' })
    await outboxOf().write(word('acknowledgement'))
    expect(await db.count('outbox')).toBe(1)
  })

  it('sendsInTheDevicesOwnOrder', async () => {
    const box = outboxOf(null)
    for (const kind of ['acknowledgement', 'departure', 'arrival'] as const) await box.write(word(kind))
    const later = outboxOf()
    await settled(later)
    expect(heard).toEqual(['acknowledgement', 'departure', 'arrival'])
    const seqs = (await later.list()).map((m) => m.deviceSeq)
    expect(seqs[1]! - seqs[0]!).toBe(1)
    expect(seqs[2]! - seqs[1]!).toBe(1)
  })

  it('givesNoNumberTwiceWhenTwoTabsWriteAtOnce', async () => {
    const one = outboxOf(null)
    const two = outboxOf(null)
    const written = await Promise.all([one.write(word('acknowledgement')), two.write(word('report')), one.write(word('departure'))])
    expect(new Set(written.map((m) => m.deviceSeq)).size).toBe(3)
    expect(new Set(written.map((m) => m.clientId)).size).toBe(3)
  })

  it('keepsCountingAfterAReloadAndSendsWhatWasLeft', async () => {
    replies = () => ({ kind: 'unsent' })
    const before = outboxOf()
    const first = await before.write(word('acknowledgement'))
    await settled(before)
    await before.stop()
    const dbName = db.name
    db.close()
    db = await openPhoneDb(dbName)
    replies = () => confirmed
    const after = outboxOf()
    const second = await after.write(word('departure'))
    await settled(after)
    expect(second.deviceSeq).toBe(first.deviceSeq + 1)
    expect(heard.slice(-2)).toEqual(['acknowledgement', 'departure'])
    expect(await states(after)).toEqual(['CONFIRMED', 'CONFIRMED'])
  })

  it('repeatsTheSameClientIdUntilAnswered', async () => {
    const ids: string[] = []
    replies = (m) => {
      ids.push(m.clientId)
      return ids.length < 3 ? { kind: 'unanswered', onlyThis: false } : confirmed
    }
    const box = outboxOf()
    await box.write(word('acknowledgement'))
    await settled(box)
    await settled(box)
    expect(ids.length).toBe(3)
    expect(new Set(ids).size).toBe(1)
    expect(await states(box)).toEqual(['CONFIRMED'])
  })

  it('showsWaitingWhenNothingLeftThePhoneAndSentWhenItDid', async () => {
    const box = outboxOf()
    replies = () => ({ kind: 'unsent' })
    await box.write(word('acknowledgement'))
    await settled(box)
    expect(await states(box)).toEqual(['WAITING'])
    replies = () => ({ kind: 'unanswered', onlyThis: false })
    await settled(box)
    expect(await states(box)).toEqual(['SENT'])
  })

  it('letsARefusedMessageStepAside', async () => {
    const refusal = { status: 409, type: '/problems/illegal-transition', title: '', detail: '指令已取消', errors: [] }
    replies = (m) => (m.kind === 'departure' ? { kind: 'refused', refusal } : confirmed)
    const box = outboxOf(null)
    for (const kind of ['departure', 'report'] as const) await box.write(word(kind))
    const sender = outboxOf()
    await settled(sender)
    expect(await states(sender)).toEqual(['REFUSED', 'CONFIRMED'])
    expect((await sender.list())[0]!.refusal?.detail).toBe('指令已取消')
  })

  it('goesRoundAMessageTheServerChokesOn', async () => {
    replies = (m) => (m.kind === 'departure' ? { kind: 'unanswered', onlyThis: true } : confirmed)
    const box = outboxOf(null)
    for (const kind of ['departure', 'report'] as const) await box.write(word(kind))
    const sender = outboxOf()
    await settled(sender)
    expect(await states(sender)).toEqual(['SENT', 'CONFIRMED'])
  })

  it('keepsTheQueueWhenTheSessionIsOver', async () => {
    const unauthorised = vi.fn()
    replies = () => ({ kind: 'unauthorised' })
    const box = outboxOf('brigade', { unauthorised })
    await box.write(word('acknowledgement'))
    await settled(box)
    expect(unauthorised).toHaveBeenCalled()
    expect(await states(box)).toEqual(['WAITING'])
  })

  it('neverSendsOneAccountsWordsAsAnothers', async () => {
    const box = outboxOf('township')
    await box.write(word('acknowledgement', 'brigade'))
    await settled(box)
    expect(heard).toEqual([])
    expect(await states(box)).toEqual(['WAITING'])
  })

  it('storesTheAnsweredOrderBeforeItDropsTheQueuedWord', async () => {
    const seen: string[] = []
    const box = outboxOf('brigade', { confirmed: async () => void seen.push(...(await states(box))) })
    await box.write(word('acknowledgement'))
    await settled(box)
    expect(seen).toEqual(['SENT'])
  })

  it('forgetsWhatWasAnsweredAWeekAgo', async () => {
    let now = Date.parse('2026-04-05T05:30:00Z')
    const box = outboxOf('brigade', { now: () => now })
    await box.write(word('acknowledgement'))
    await settled(box)
    now += 8 * 24 * 3600_000
    await box.write(word('report'))
    await settled(box)
    expect((await box.list()).map((m) => m.kind)).toEqual(['report'])
  })
})

describe('the pause between two tries', () => {
  it('doublesFromOneSecondToSixty', () => {
    expect([1, 2, 3, 6, 7, 40].map((n) => backOff(n, () => 1))).toEqual([1000, 2000, 4000, 32_000, 60_000, 60_000])
  })

  it('isSpreadOverItsUpperHalfAndNeverBelowOneSecond', () => {
    expect(backOff(7, () => 0)).toBe(30_000)
    expect(backOff(1, () => 0)).toBe(1000)
  })
})

describe('pictures', () => {
  it('goByAQueueOfTheirOwnSoThatNoWordWaitsBehindThem', async () => {
    let free = () => {}
    const stuck = new Promise<void>((done) => (free = done))
    replies = async (m) => {
      if (m.kind === 'photos') await stuck
      return confirmed
    }
    const words = outboxOf('brigade', { carries: (kind) => kind !== 'photos' })
    const album = outboxOf('brigade', { carries: (kind) => kind === 'photos' })
    await album.write({ ...word('photos'), clientId: 'p1' })
    await words.write(word('arrival'))
    await settled(words)
    expect((await words.list()).map((m) => [m.kind, m.state])).toEqual([
      ['photos', 'SENT'],
      ['arrival', 'CONFIRMED'],
    ])
    free()
    await settled(album)
    expect(heard).toEqual(['photos', 'arrival'])
    expect((await album.list())[0]).toMatchObject({ clientId: 'p1', state: 'CONFIRMED' })
  })

  it('waitForTheWordTheyBelongTo', async () => {
    let free = () => {}
    const slow = new Promise<void>((done) => (free = done))
    replies = async (m) => {
      if (m.kind === 'arrival') await slow
      return confirmed
    }
    const words = outboxOf('brigade', { carries: (kind) => kind !== 'photos' })
    const album = outboxOf('brigade', { carries: (kind) => kind === 'photos', after: (m) => m.orderId })
    await words.write({ ...word('arrival'), clientId: 'w1' })
    await album.write({ ...word('photos'), orderId: 'w1', clientId: 'p1' })
    await settled(album)
    expect((await album.list()).map((m) => [m.clientId, m.state])).toEqual([
      ['w1', 'SENT'],
      ['p1', 'WAITING'],
    ])
    free()
    await settled(words)
    album.wake()
    await settled(album)
    expect(heard).toEqual(['arrival', 'photos'])
    expect((await album.list())[1]).toMatchObject({ clientId: 'p1', state: 'CONFIRMED' })
  })
})
