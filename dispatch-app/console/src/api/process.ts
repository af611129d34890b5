import { get, post } from './http'
import type { Instant } from './values'

export interface ProcessToken {
  elementId: string
  name: string
  since: Instant
  dueAt?: Instant | null
  overdue: boolean
  failed?: boolean
}

export interface ProcessInstance {
  instanceId: string
  key: string
  orderId?: string | null
  requestId?: string | null
  title: string
  version: number | string
  tokens: ProcessToken[]
  done: string[]
  ended: boolean
}

export interface ProcessView {
  processes: ProcessInstance[]
}

export const viewProcess = (incidentId: string) => get<ProcessView>(`/api/incidents/${incidentId}/process`)
export const processModel = (key: string) => get<string>(`/api/processes/${key}.bpmn`)
/** A plan never blocks a dispatcher: a named person skips, repeats or inserts a step and says why. */
const step = (act: 'skip' | 'repeat' | 'insert') => (incidentId: string, elementId: string, reason: string, orderId?: string | null) =>
  post(`/api/incidents/${incidentId}/process/${elementId}/${act}`, { reason, orderId: orderId ?? undefined })

export const skipStep = step('skip')
export const repeatStep = step('repeat')
export const insertStep = step('insert')
