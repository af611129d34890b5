import { checkIn, sayAtDoor, sendDoorPhoto, verifyEmpty } from '@/api/doors'
import { Problem } from '@/api/http'
import { sayMaterial } from '@/api/materials'
import { answer, sendPhoto, type AnswerKind } from '@/api/orders'
import { currentSession } from '@/api/session'
import { checkKit } from '@/api/village-kits'
import { sayOfWork, sendDangerPhoto } from '@/api/works'
import { plain } from './db'
import { DOOR_PHOTO, doorWord, isDoorKind } from './doors'
import { isMaterialKind, materialStep } from './material'
import type { Message, Refusal, Reply } from './outbox'
import { isSignKind, sendSign, sendSignPhoto } from './precursor'
import { DANGER_PHOTO, isWorkKind, workWord } from './works'
import { isCasualtyKind, sendCasualtyWord } from './casualty'
import { isEntryKind, sendEntryWord } from './entry'
import { isFirmKind, sendFirmWord } from './whistle'

const SILENCE_MS = 15_000
/** a picture over the last bar of signal */
const PHOTO_SILENCE_MS = 90_000

/** A link that swallows a request without a word counts as no answer. */
export const within = <T>(promise: Promise<T>, ms = SILENCE_MS): Promise<T> =>
  Promise.race([
    promise,
    new Promise<never>((_, reject) => setTimeout(() => reject(new Problem(504, { title: 'timeout' })), ms)),
  ])

/** Carries one message to the server and says what became of it. */
export async function transport(message: Message): Promise<Reply> {
  const envelope = { clientId: message.clientId, deviceSeq: message.deviceSeq, deviceAt: message.deviceAt }
  const { kind } = message
  if (isDoorKind(kind))
    return asked(async () => {
      const [subject = '', household = ''] = message.orderId.split('/')
      if (kind === 'check-in') {
        const { heads: _heads, ...who } = message.body
        const got = await within(checkIn(subject, { ...who, ...envelope }))
        return { kind: 'confirmed', outcome: 'APPLIED', note: got.note, look: true }
      }
      if (kind === 'zone-empty') {
        await within(verifyEmpty(subject, message.clientId))
        return { kind: 'confirmed', outcome: 'APPLIED', look: true }
      }
      const got = await within(sayAtDoor(subject, household, doorWord(kind), { ...message.body, ...envelope }))
      return { kind: 'confirmed', outcome: got.outcome, note: got.note, door: got }
    })
  if (isMaterialKind(kind))
    return asked(async () => {
      const got = await within(sayMaterial(message.orderId, materialStep(kind), { ...message.body, ...envelope } as never))
      return { kind: 'confirmed', outcome: got.outcome, note: got.note ?? undefined, material: got.order }
    })
  if (isEntryKind(kind))
    return asked(async () => {
      await within(sendEntryWord(message))
      return { kind: 'confirmed', outcome: 'APPLIED', look: true }
    })
  if (isCasualtyKind(kind))
    return asked(async () => {
      await within(sendCasualtyWord(message))
      return { kind: 'confirmed', outcome: 'APPLIED', look: true }
    })
  if (isFirmKind(kind))
    return asked(async () => {
      await within(sendFirmWord(message))
      return { kind: 'confirmed', outcome: 'APPLIED', look: true }
    })
  if (isSignKind(kind))
    return asked(async () => {
      await within(sendSign(message.orderId, message.body, envelope))
      return { kind: 'confirmed', outcome: 'APPLIED' }
    })
  if (isWorkKind(kind))
    return asked(async () => {
      const got = await within(sayOfWork(message.orderId, workWord(kind), { ...message.body, ...envelope }))
      return { kind: 'confirmed', outcome: got.outcome, note: got.note, look: true }
    })
  if (kind === 'kit-check')
    return asked(async () => {
      await within(checkKit(message.orderId, { ...message.body, ...envelope }))
      return { kind: 'confirmed', outcome: 'APPLIED', look: true }
    })
  return asked(async () => {
    const got = await within(answer(message.orderId, kind as AnswerKind, { ...message.body, ...envelope } as never))
    return { kind: 'confirmed', outcome: got.outcome, note: got.note ?? undefined, order: got.order }
  })
}

/** Carries one picture; one that is no longer on the phone steps aside. */
export async function photoTransport(message: Message, photo: Blob | undefined): Promise<Reply> {
  if (!photo) return { kind: 'refused', refusal: { status: 0, type: '/problems/photo-lost', title: '', detail: '', errors: [] } }
  const { clientId, deviceSeq, deviceAt } = message
  const takenAt = message.body.takenAt as string | undefined
  if (message.kind === 'precursor-photo')
    return asked(async () => {
      await within(sendSignPhoto(message.orderId, photo, clientId, takenAt), PHOTO_SILENCE_MS)
      return { kind: 'confirmed', outcome: 'APPLIED' }
    })
  if (message.kind === DANGER_PHOTO)
    return asked(async () => {
      await within(sendDangerPhoto(message.orderId, photo, clientId, takenAt), PHOTO_SILENCE_MS)
      return { kind: 'confirmed', outcome: 'APPLIED' }
    })
  if (message.kind === DOOR_PHOTO)
    return asked(async () => {
      const [evacuation = '', household = ''] = message.orderId.split('/')
      await within(sendDoorPhoto(evacuation, household, photo, clientId, takenAt), PHOTO_SILENCE_MS)
      return { kind: 'confirmed', outcome: 'APPLIED', look: true }
    })
  return asked(async () => {
    const got = await within(sendPhoto(message.orderId, photo, { clientId, deviceSeq, deviceAt, takenAt }), PHOTO_SILENCE_MS)
    return { kind: 'confirmed', outcome: got.outcome, note: got.note ?? undefined, order: got.order }
  })
}

async function asked(ask: () => Promise<Reply>): Promise<Reply> {
  try {
    return await ask().catch(async (cause) => {
      // a worn-out XSRF token looks like a lack of rights: fetch a fresh one and ask once more
      if (!(cause instanceof Problem) || cause.status !== 403) throw cause
      await within(currentSession())
      return ask()
    })
  } catch (cause) {
    return sortOut(cause)
  }
}

/** What a failure means for the queue. */
export function sortOut(cause: unknown): Reply {
  if (!(cause instanceof Problem)) return { kind: 'unanswered', onlyThis: true }
  if (cause.status === 0) return { kind: 'unsent' }
  if (cause.status === 401) return { kind: 'unauthorised' }
  if (cause.unreachable || cause.status === 408 || cause.status === 429) return { kind: 'unanswered', onlyThis: false }
  if (cause.status >= 500) return { kind: 'unanswered', onlyThis: true }
  const { status, type, title, detail, errors } = cause
  return { kind: 'refused', refusal: plain<Refusal>({ status, type, title, detail, errors }) }
}
