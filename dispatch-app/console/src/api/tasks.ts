import { get, post } from './http'
import type { ResponseProposal } from './levels'
import type { Instant, ResponseLevel } from './values'

export interface TaskOption {
  decision: string
  label: string
  primary?: boolean
  needsReason?: boolean
}

/** A decision the process waits for. */
export interface TaskView {
  id: string
  incidentId: string
  incidentTitle: string
  orderId?: string | null
  /** the request for aid the question is about */
  requestId?: string | null
  /** BPMN element id, e.g. Task_ApproveResponseLevel */
  kind: string
  title: string
  question?: string | null
  openedAt: Instant
  dueAt?: Instant | null
  exercise?: boolean
  escalated?: boolean
  role: string
  roleLabel: string
  /** may this caller decide it */
  mine: boolean
  /** who gets it next when the deadline passes */
  escalateTo?: string | null
  proposal: {
    level?: ResponseLevel | null
    rule?: string | null
    source?: string | null
    approver?: string | null
    teamId?: string | null
    teamName?: string | null
    etaAt?: Instant | null
    people?: number | null
    measured?: string | null
    limit?: string | null
    /** what is to be expected and why */
    forecast?: string | null
    /** what a question about the response level is about */
    response?: ResponseProposal | null
  }
  options: TaskOption[]
}

export interface Decision {
  decision: string
  reason?: string
  teamId?: string
  minutes?: number
  level?: ResponseLevel
  measures?: string
  expectedUntil?: Instant
  matter?: string
  /** how the end of the response is announced */
  announcement?: string
}

export const listTasks = (incidentId?: string) => get<TaskView[]>('/api/tasks', { incidentId })
export const completeTask = (id: string, decision: Decision) => post(`/api/tasks/${id}/completion`, decision)
