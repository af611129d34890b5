import { exchange, get, post } from './http'
import type { Instant, ResponseLevel } from './values'

export type PostState = 'VACANT' | 'CALLED' | 'ANSWERED' | 'AT_POST' | 'UNANSWERED'
export type Reply = 'YES' | 'NO' | 'DONE'

/** One post of the standing structure, and whoever is called to it or holds it. */
export interface CommandPost {
  id: string
  name: string
  tier: 'LEAD' | 'OFFICE' | 'GROUP' | 'UNIT'
  unit?: string | null
  state: PostState
  person?: string | null
  title?: string | null
  phone?: string | null
  calledAt?: Instant | null
  notifiedAt?: Instant | null
  answeredAt?: Instant | null
  /** from the call to the answer */
  seconds?: number | null
  via?: string | null
  arrivedAt?: Instant | null
  dueAt?: Instant | null
  tried: { name: string; answer?: string | null; seconds?: number | null; endedBy?: string | null }[]
}

export interface CommandStructure {
  standing?: { id: string; templateId: string; version: number; name: string; activatedAt: Instant; activatedBy: string; posts: CommandPost[] } | null
  proposal?: { templateId: string; name: string; level: ResponseLevel; at: Instant } | null
}

export interface StructureTemplate {
  id: string
  version: number
  name: string
  levels: ResponseLevel[]
  posts: { name: string }[]
  source: string
}

const at = (incident: string) => `/api/incidents/${incident}/command-structure`

export const getStructure = (incident: string) => get<{ structure: CommandStructure; templates: StructureTemplate[] }>(at(incident))
export const activateStructure = (incident: string, templateId: string) => post<CommandStructure>(at(incident), { templateId })
export const answerFor = (incident: string, postId: string, form: { reply: Reply; onBehalfOf: string; via: string }) =>
  post<CommandStructure>(`${at(incident)}/posts/${postId}/answer`, form)
export const replaceHolder = async (incident: string, postId: string, form: { name: string; title?: string; phone?: string; reason: string }) =>
  (await exchange<CommandStructure>('PUT', `${at(incident)}/posts/${postId}/holder`, { body: form })).value
export const callAgain = (incident: string, postId: string) => post<CommandStructure>(`${at(incident)}/posts/${postId}/call`)
export const standDown = (incident: string, reason: string) => post(`${at(incident)}/standing-down`, { reason })
