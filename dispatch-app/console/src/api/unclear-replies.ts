import type { CalledPerson } from './call-out'
import { get, post } from './http'
import type { Instant } from './values'

/** What a person at the desk may read out of somebody's words. */
export type Meaning = 'ACKNOWLEDGEMENT' | 'REFUSAL' | 'STOPPED' | 'COMING' | 'NOT_COMING' | 'IRRELEVANT'

/** Somebody a message may be from. */
export interface ReplyProposal {
  personId: string
  name: string
  /** PERSON: called by name about a matter that is no order */
  kind: CalledPerson['kind'] | 'PERSON'
  /** the number was theirs, only the code was, or both fitted and the words could not be followed */
  known: 'NUMBER' | 'CODE' | 'GIVEN'
  orderId?: string
  orderNumber?: string
  /** the team, or what they are called about */
  teamName: string
  incidentId?: string
  incidentTitle?: string
  meaning?: Meaning | null
}

/** A short message, or a key pressed on the telephone, that waits for a person to read it. */
export interface UnclearReply {
  id: string
  sender: string
  via: 'SMS' | 'VOICE'
  text: string
  why: string
  receivedAt: Instant
  exercise: boolean
  proposals: ReplyProposal[]
}

export const listUnclearReplies = () => get<UnclearReply[]>('/api/unclear-replies')
export const settleReply = (id: string, meaning: Meaning, personId?: string, reason?: string) => post(`/api/unclear-replies/${id}/settlement`, { meaning, personId, reason })

/** What may be said by whom. */
export const MEANINGS: Record<ReplyProposal['kind'], Meaning[]> = {
  PERSON: ['ACKNOWLEDGEMENT', 'REFUSAL'],
  LEADER: ['ACKNOWLEDGEMENT', 'REFUSAL', 'STOPPED'],
  DUTY_OFFICER: ['ACKNOWLEDGEMENT'],
  MEMBER: ['COMING', 'NOT_COMING'],
  OFF_DUTY: ['COMING', 'NOT_COMING'],
}
