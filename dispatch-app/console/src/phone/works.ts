import type { Work, WorkWord } from '@/api/works'
import type { Message } from './outbox'

/** What is said about a patrol or a repair, as the outbox names it; the order it is about is the work. */
export type WorkKindOfWord = `work-${WorkWord}`
export const isWorkKind = (kind: string): kind is WorkKindOfWord => kind.startsWith('work-')
export const workWord = (kind: WorkKindOfWord) => kind.slice('work-'.length) as WorkWord

/** A picture of a danger; it is sent under the words that told it, when those have their answer. */
export const DANGER_PHOTO = 'danger-photo'
export type DangerPhotoKind = typeof DANGER_PHOTO

/** A look at a village's kit, under its zone. */
export type KitKind = 'kit-check'

/** The work as this phone sees it: what the server last said, with what was said here since laid over it. */
export function withQueuedWork(work: Work, messages: Message[]): Work {
  return messages
    .filter((m) => m.orderId === work.id && isWorkKind(m.kind) && (m.state === 'WAITING' || m.state === 'SENT'))
    .sort((a, b) => a.deviceSeq - b.deviceSeq)
    .reduce(apply, work)
}

function apply(work: Work, said: Message): Work {
  switch (said.kind) {
    case 'work-acknowledgement':
      return work.state === 'ORDERED' || work.state === 'REFUSED' ? { ...work, state: 'ACKNOWLEDGED', due: undefined, dueAt: undefined } : work
    case 'work-refusal':
      return { ...work, state: 'REFUSED', due: undefined, dueAt: undefined, overdueSince: undefined }
    case 'work-round': {
      // the next round is counted from this one; the server's own clock comes with its answer
      const next = work.everyMinutes ? new Date(Date.parse(said.deviceAt) + work.everyMinutes * 60_000).toISOString() : undefined
      return { ...work, state: 'UNDERWAY', rounds: work.rounds + 1, lastRoundAt: said.deviceAt, due: 'ROUND', dueAt: next, overdueSince: undefined }
    }
    case 'work-restoration':
      return { ...work, state: 'DONE', outcome: String(said.body.note ?? ''), due: undefined, dueAt: undefined, overdueSince: undefined }
    default:
      return work
  }
}

/** Still to be done by whoever holds this phone. */
export const isOpenWork = (work: Work) => !['DONE', 'CANCELLED', 'REFUSED'].includes(work.state)
