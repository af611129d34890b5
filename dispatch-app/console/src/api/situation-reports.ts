import { get, post } from './http'
import type { DivisionCode, Instant, Rule } from './values'

export type ReportKind = 'FIRST' | 'FOLLOW_UP' | 'FINAL'
export type ReportState = 'DRAFTING' | 'SUBMITTED' | 'APPROVED' | 'SENT' | 'RECEIVED' | 'DROPPED'
export type RecipientLevel = 'CITY' | 'PROVINCE' | 'STATE' | 'GOVERNMENT'

/** A row of the command page's table: a report by telephone or in writing, or the one promised next. */
export interface ReportingRow {
  part: 'PHONE' | 'WRITTEN' | 'NEXT'
  reportId?: string
  label?: string
  to: string[]
  dueAt: Instant
  doneAt?: Instant
  receivedAt?: Instant
  state?: ReportState
  filled?: number
  total?: number
  late?: boolean
}

export interface Reporting {
  dutyId: string
  open: boolean
  nextDueAt?: Instant
  rows: ReportingRow[]
  rule?: string
}

export interface ReportRecipient {
  level: RecipientLevel
  levelLabel: string
  divisionCode?: DivisionCode | null
  name: string
  main: boolean
  byPass: boolean
  reason?: string | null
  version: number
  sentAt?: Instant | null
  receivedAt?: Instant | null
  receivedBy?: string | null
  via?: string | null
  /** this seat's own level */
  mine: boolean
}

export interface SituationReport {
  id: string
  incidentId: string
  incidentTitle: string
  exercise: boolean
  divisionCode: DivisionCode
  bureau: string
  kind: ReportKind
  occasionLabel: string
  label: string
  state: ReportState
  stateLabel: string
  openedAt: Instant
  deadline: Instant
  late: boolean
  phone?: { dueAt?: Instant | null; at?: Instant | null; to?: string | null; heardBy?: string | null; text?: string | null; by?: string | null; late: boolean } | null
  recipients: ReportRecipient[]
  rules: Rule[]
  filled: number
  total: number
  remark?: string
  submittedBy?: string
  version: number
  documentNumber?: string
  factsSeq: number
  approvedAt?: Instant
  approvedBy?: string
  sentAt?: Instant
  receivedAt?: Instant
  nextDueAt?: Instant
}

export interface ReportItem {
  field: string
  label: string
  text?: string | null
  source: 'JOURNAL' | 'HAND' | 'MISSING'
  /** journal entries the text stands on */
  entries: number[]
  writtenBy?: string | null
  revision: number
  /** what the journal says beside what was written by hand */
  journal?: string | null
  /** what the report before said, when it said another thing */
  before?: string | null
}

export interface ReportChange {
  field: string
  label: string
  was?: string | null
  now?: string | null
}

export interface SignedVersion {
  version: number
  documentNumber: string
  factsSeq: number
  changes: ReportChange[]
  reason?: string | null
  approvedBy: string
  approvedAt: Instant
}

export interface WholeReport extends SituationReport {
  /** the journal entry up to which the items are true */
  seq: number
  fields: ReportItem[]
  missing: string[]
  versions: SignedVersion[]
  factsChanged: ReportChange[]
}

const one = (id: string, what = '') => `/api/situation-reports/${id}${what && '/' + what}`

export const listReports = (incidentId: string) => get<SituationReport[]>(`/api/incidents/${incidentId}/situation-reports`)
export const openReport = (incidentId: string, kind: ReportKind, reason?: string) => post<WholeReport>(`/api/incidents/${incidentId}/situation-reports`, { kind, reason })
/** What came from below to this seat's own level. */
export const listReportsToMe = () => get<SituationReport[]>('/api/situation-reports')
export const getReport = (id: string) => get<WholeReport>(one(id))
export const givePhoneFlash = (id: string, heardBy: string, text?: string) => post(one(id, 'phone-flash'), { heardBy, text })
/** A blank text gives the item back to the journal. */
export const writeReportItem = (id: string, field: string, text: string, revision: number) => post<WholeReport>(one(id, 'fields'), { field, text, revision })
export const submitReport = (id: string) => post<WholeReport>(one(id, 'submission'))
export const returnReport = (id: string, reason: string) => post<WholeReport>(one(id, 'return'), { reason })
export const approveReport = (id: string, seenSeq: number) => post<WholeReport>(one(id, 'approval'), { seenSeq })
export const sendReport = (id: string, anyway: boolean, reason?: string) => post<WholeReport>(one(id, 'sending'), { anyway, reason })
export const signForReport = (id: string) => post<SituationReport>(one(id, 'receipt'))
export const receiptHeard = (id: string, level: RecipientLevel, onBehalfOf: string) => post<SituationReport>(one(id, 'receipt'), { level, onBehalfOf, via: 'PHONE' })
export const amendReport = (id: string, reason: string) => post<WholeReport>(one(id, 'amendment'), { reason })
export const byPassLevel = (id: string, level: RecipientLevel, reason: string) => post<SituationReport>(one(id, 'by-pass'), { level, reason })
export const inquireReport = (id: string, text: string) => post<SituationReport>(one(id, 'inquiry'), { text })

const PAPERS: Record<ReportKind, string> = { FIRST: 'first-report', FOLLOW_UP: 'follow-up', FINAL: 'final-report' }
/** The newest report of the kind as a file. */
export const paperAddress = (incidentId: string, kind: ReportKind, form: 'pdf' | 'docx') => `/api/incidents/${incidentId}/reports/${PAPERS[kind]}.${form}`
