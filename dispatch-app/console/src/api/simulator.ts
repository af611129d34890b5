import { get, post } from './http'
import type { Instant } from './values'

export const BEHAVIOURS = ['NORMAL', 'DELAY', 'REFUSE', 'HANG', 'LOSE_RECEIPTS'] as const
export type Behaviour = (typeof BEHAVIOURS)[number]
export type SimulatedChannel = 'SMS' | 'VOICE'

/** A message or call in a simulated phone. */
export interface PhoneItem {
  id: string
  channel: SimulatedChannel
  text: string
  at: Instant
  state: string
  code?: string | null
  /** which answers it asks for */
  keys: string[]
  /** the personal page */
  link?: string | null
}

export interface SimulatedPhone {
  number: string
  name: string
  kind: 'LEADER' | 'DUTY_OFFICER' | 'MEMBER' | 'OFF_DUTY' | 'PERSON'
  team: string
  exercise: boolean
  /** newest first */
  items: PhoneItem[]
}

export interface Simulators {
  channels: { channel: SimulatedChannel; behaviour: Behaviour }[]
  phones: SimulatedPhone[]
}

export const lookAtPhones = () => get<Simulators>('/api/simulator')
export const replyFrom = (number: string, text: string) => post(`/api/simulator/phones/${encodeURIComponent(number)}/reply`, { text })
export const pickUp = (id: string, key?: string) => post(`/api/simulator/calls/${id}/answer`, { key, refuse: false })
export const refuseCall = (id: string) => post(`/api/simulator/calls/${id}/answer`, { refuse: true })
export const behave = (channel: SimulatedChannel, behaviour: Behaviour) => post(`/api/simulator/channels/${channel}`, { behaviour })
