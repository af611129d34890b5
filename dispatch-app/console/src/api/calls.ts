import { exchange } from './http'
import type { Reply } from './structure'
import type { Instant } from './values'

/** A call by name, as the one who is called sees it. */
export interface CallView {
  name: string
  caption: string
  text: string
  exercise: boolean
  /** what each answer means; left out where it is not offered */
  replies: { yes?: string | null; no?: string | null; done?: string | null }
  calledAt: Instant
  answer?: Reply | null
  answeredAt?: Instant | null
  closed: boolean
  now: Instant
}

const key = (token: string) => ({ 'X-Call-Token': token })
export const callLink = async (token: string) => (await exchange<CallView>('GET', '/api/call-links/current', { headers: key(token) })).value
export const answerCall = async (token: string, reply: Reply) =>
  (await exchange<CallView>('POST', '/api/call-links/answer', { headers: key(token), body: { reply } })).value
