import { expect, test } from 'vitest'
import type { Incident, JournalEntry } from '@/api/incidents'
import type { IncidentFrame } from '@/api/live'
import type { OrderView } from '@/api/orders'
import { Follower } from './follower'
import { entryOf, type Picture } from './picture'

/** A server that has lived through `frames`; its snapshot is what a page opened now would see. */
function server(frames: IncidentFrame[]) {
  const state = { revision: 0, requests: 0 }
  const orders = () => {
    const byId = new Map<string, OrderView>()
    for (const frame of frames.slice(0, state.revision))
      for (const change of frame.changes) if (change.kind === 'order') byId.set(change.id, change.view!)
    return [...byId.values()]
  }
  return {
    state,
    source: {
      snapshot: async () => {
        state.requests++
        return { id: 'i1', title: 'fire', revision: state.revision, orders: orders(), tasks: [], deadlines: [] } as unknown as Incident
      },
      eventsAfter: async (seq: number): Promise<JournalEntry[]> =>
        frames.slice(0, state.revision).filter((frame) => frame.seq > seq).slice(0, 3).map(entryOf),
    },
  }
}

function told(count: number): IncidentFrame[] {
  return Array.from({ length: count }, (_, index) => ({
    incidentId: 'i1',
    seq: index + 1,
    type: 'RollCallTaken',
    at: '2026-04-05T13:40:00+08:00',
    data: { count: index },
    changes: [{ kind: 'order', id: 'o' + (index % 3), view: { id: 'o' + (index % 3), present: index } as OrderView }],
  }))
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5))

async function following(frames: IncidentFrame[], revision: number) {
  const there = server(frames)
  there.state.revision = revision
  let seen: Picture | null = null
  const follower = new Follower(there.source, (picture) => (seen = picture))
  await follower.refresh()
  return { there, follower, seen: () => seen! }
}

async function expectFresh(frames: IncidentFrame[], picture: Picture) {
  const fresh = await following(frames, frames.length)
  expect(picture.seq).toBe(frames.length)
  expect([...picture.incident.orders].sort((a, b) => a.id.localeCompare(b.id))).toEqual(
    [...fresh.seen().incident.orders].sort((a, b) => a.id.localeCompare(b.id)),
  )
  expect(picture.journal.map((entry) => entry.seq)).toEqual(frames.map((frame) => frame.seq))
}

test('appliesDeltasWithoutAskingAgain', async () => {
  const frames = told(8)
  const { there, follower, seen } = await following(frames, 4)
  there.state.revision = 8
  for (const frame of frames.slice(4)) follower.receive(frame)
  await settled()
  expect(there.state.requests).toBe(1)
  await expectFresh(frames, seen())
})

test('readsThePictureAnewWhenAChangeWasTooMuchForAFrame', async () => {
  const frames = told(6)
  const { there, follower, seen } = await following(frames, 4)
  there.state.revision = 6
  follower.receive({ ...frames[4]!, changes: [], reload: true })
  follower.receive({ ...frames[5]!, changes: [], reload: true })
  await settled()
  await expectFresh(frames, seen())
})

test('ignoresFramesItAlreadyHas', async () => {
  const frames = told(5)
  const { follower, seen } = await following(frames, 5)
  for (const frame of frames) follower.receive(frame)
  await expectFresh(frames, seen())
})

test('fillsAGapFromTheServer', async () => {
  const frames = told(12)
  const { there, follower, seen } = await following(frames, 3)
  there.state.revision = 12
  follower.receive(frames[3]!)
  follower.receive(frames[11]!)
  await settled()
  expect(there.state.requests).toBe(2)
  await expectFresh(frames, seen())
})

test('keepsFramesThatArriveWhileTheSnapshotIsOnItsWay', async () => {
  const frames = told(6)
  const there = server(frames)
  there.state.revision = 4
  let seen: Picture | null = null
  const follower = new Follower(there.source, (picture) => (seen = picture))
  const asked = follower.refresh()
  follower.receive(frames[4]!)
  follower.receive(frames[5]!)
  there.state.revision = 6
  await asked
  await settled()
  await expectFresh(frames, seen!)
})

test('reachesTheSamePictureAfterAReconnect', async () => {
  const frames = told(20)
  const { there, follower, seen } = await following(frames, 5)
  there.state.revision = 20
  await follower.refresh()
  await expectFresh(frames, seen())
})

test('reachesTheSamePictureInWhateverOrderFramesCome', async () => {
  for (let round = 0; round < 30; round++) {
    const frames = told(15)
    const { there, follower, seen } = await following(frames, round % 6)
    there.state.revision = 15
    const shuffled = frames
      .filter((frame) => frame.seq === 15 || (frame.seq * 7 + round) % 4 > 0)
      .sort((a, b) => ((a.seq * 31 + round * 17) % 13) - ((b.seq * 31 + round * 17) % 13))
    for (const frame of shuffled) follower.receive(frame)
    await settled()
    await expectFresh(frames, seen())
  }
})

test('doesNotGoBackWhenAnOldSnapshotComesLate', async () => {
  const frames = told(6)
  const { there, follower, seen } = await following(frames, 2)
  const late = { ...(await there.source.snapshot()) }
  there.source.snapshot = async () => {
    for (const frame of frames.slice(2)) follower.receive(frame)
    return late
  }
  there.state.revision = 6
  await follower.refresh()
  await settled()
  await expectFresh(frames, seen())
})
