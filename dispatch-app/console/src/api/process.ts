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
export const skipStep = (incidentId: string, elementId: string, reason: string) =>
  post(`/api/incidents/${incidentId}/process/${elementId}/skip`, { reason })
export const repeatStep = (incidentId: string, elementId: string, reason: string) =>
  post(`/api/incidents/${incidentId}/process/${elementId}/repeat`, { reason })
export const insertStep = (incidentId: string, elementId: string, reason: string) =>
  post(`/api/incidents/${incidentId}/process/${elementId}/insert`, { reason })
