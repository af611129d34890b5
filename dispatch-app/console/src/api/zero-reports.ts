import { exchange, get, type Answer } from './http'
import type { DivisionCode, Instant } from './values'

export type ReportKind = 'DAILY' | 'QINGMING'
export type ReportState = 'WAITING' | 'RECEIVED' | 'LATE' | 'MISSING'

export interface ReportContent {
  none: boolean
  fires: number
  incidentIds?: string[]
  notes?: string | null
  figures?: Record<string, number>
  /** incidents open in the unit which a "none" did not name */
  contradicts?: { incidentId: string; number: string; title: string }[]
}

export interface UnitReport {
  unit: DivisionCode
  name: string
  state: ReportState
  dueAt: Instant
  sentAt?: Instant | null
  lateSeconds?: number | null
  version: number
  content?: ReportContent | null
  /** who was called because it is missing */
  told: { part: string; name: string; at: Instant; answeredAt?: Instant | null }[]
}

export interface CountyReports {
  division: DivisionCode
  name: string
  total: number
  received: number
  late: number
  missing: number
  fires: number
  contradictions: number
  dueAt: Instant
}

export interface ReportBoard {
  division: DivisionCode
  kind: ReportKind
  kindLabel: string
  period: string
  now: Instant
  counties: CountyReports[]
  units: UnitReport[]
}

/** What one unit has to report today. */
export interface OwnReport {
  unit: DivisionCode
  name: string
  kind: ReportKind
  kindLabel: string
  period: string
  figures: string[]
  openFires: { id: string; number: string; title: string }[]
  report?: UnitReport | null
  now: Instant
}

export interface ReportForm {
  clientId: string
  deviceAt: Instant
  unit: DivisionCode
  kind: ReportKind
  period: string
  none: boolean
  fires?: number
  incidentIds?: string[]
  notes?: string
  figures?: Record<string, number>
  onBehalfOf?: string
  via?: 'PHONE' | 'RADIO' | 'IN_PERSON'
}

export interface ReportAnswer {
  report: UnitReport
  warnings: string[]
}

export const reportBoard = (query: { kind: ReportKind; division?: DivisionCode }) => get<ReportBoard>('/api/zero-reports', query)
export const ownReports = (): Promise<Answer<OwnReport[]>> => exchange('GET', '/api/zero-reports/mine')
export const sendReport = async (form: ReportForm) => (await exchange<ReportAnswer>('POST', '/api/zero-reports', { body: form })).value
