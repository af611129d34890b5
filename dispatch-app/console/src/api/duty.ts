import { exchange, get, post } from './http'
import type { DivisionCode, Instant } from './values'

export interface DutyPerson {
  name: string
  title?: string | null
  phone?: string | null
}

export interface DutyUnit {
  id: string
  name: string
  division: DivisionCode
  /** BUREAU, TOWNSHIP, WEATHER … */
  function: string
  teamId?: string | null
  phone?: string | null
  position: number
}

export interface DutyShift {
  id: string
  unitId: string
  from: Instant
  until: Instant
  leader?: DutyPerson | null
  officers: DutyPerson[]
  revision: number
}

/** Who is on duty; `waitingForTaker` once the shift is over and its hand-over is not signed. */
export interface OnDuty {
  unit: DutyUnit
  shift: DutyShift
  waitingForTaker: boolean
}

export interface OpenIncident {
  id: string
  number: string
  title: string
  status: string
}

export interface DutyHandover {
  id: string
  unitId: string
  fromShift: string
  toShift: string
  giver: string
  givenBy: string
  taker?: string | null
  takenBy?: string | null
  incidents: OpenIncident[]
  openItems: string
  offeredAt: Instant
  takenAt?: Instant | null
}

export interface UnitWeek {
  unit: DutyUnit
  functionLabel: string
  on?: OnDuty | null
  handover?: DutyHandover | null
  shifts: DutyShift[]
  gaps: { from: Instant; until: Instant }[]
}

export interface Clash {
  person: DutyPerson
  one: DutyShift
  other: DutyShift
}

export interface DutyWeek {
  division: DivisionCode
  /** first day, yyyy-MM-dd */
  from: string
  days: number
  now: Instant
  units: UnitWeek[]
  clashes: Clash[]
}

export interface ShiftForm {
  revision?: number
  from: Instant
  until: Instant
  leader?: DutyPerson
  officers: DutyPerson[]
  reason?: string
}

export interface ShiftAnswer {
  shift: DutyShift
  warnings: string[]
}

export interface ShiftChange {
  id: string
  at: Instant
  by: string
  kind: 'PLANNED' | 'IMPORTED' | 'CHANGED' | 'SWAPPED' | 'REMOVED'
  before?: DutyShift | null
  after?: DutyShift | null
  reason?: string | null
}

export interface LogEntry {
  id: string
  at: Instant
  by: string
  text: string
}

export const dutyWeek = (from?: string) => get<DutyWeek>('/api/duty/week', { from })
export const planShift = (unit: string, form: ShiftForm) => post<ShiftAnswer>(`/api/duty/units/${unit}/shifts`, form)
/** Refused with `changed-meanwhile` when another seat was faster. */
export const changeShift = async (id: string, form: ShiftForm) => (await exchange<ShiftAnswer>('PUT', `/api/duty/shifts/${id}`, { body: form })).value
export const swapShift = (id: string, form: { out: string; in: DutyPerson; reason: string }) => post<ShiftAnswer>(`/api/duty/shifts/${id}/swap`, form)
export const removeShift = (id: string, reason: string) => post(`/api/duty/shifts/${id}/removal`, { reason })
export const shiftHistory = (id: string) => get<ShiftChange[]>(`/api/duty/shifts/${id}/history`)
/** A file as it was chosen; taken whole or not at all. */
export const importShifts = async (file: Blob) =>
  (await exchange<{ rows: number; warnings: string[] }>('POST', '/api/duty/shifts/import', { file, headers: { 'Content-Type': 'text/csv' } })).value
export const dutyLog = (unit: string) => get<LogEntry[]>(`/api/duty/units/${unit}/log`)
export const writeLog = (unit: string, text: string) => post<LogEntry>(`/api/duty/units/${unit}/log`, { text })
export const offerShift = (unit: string, form: { giver: string; openItems: string }) => post<DutyHandover>(`/api/duty/units/${unit}/handovers`, form)
export const takeShift = (id: string, taker: string) => post<DutyHandover>(`/api/duty/handovers/${id}/confirmation`, { taker })
