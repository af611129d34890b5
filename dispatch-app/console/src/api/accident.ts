import { post } from './http'
import type { Instant, Position } from './values'

/** The cordon as it stands now. */
export interface Cordon {
  points: number
  officers?: number | null
  radiusMetres?: number | null
  ledBy: string
  note?: string | null
  closedAt: Instant
  closedBy: string
  changedAt: Instant
}

export interface Reading {
  id: string
  value: number
  atLeast: boolean
  clean: boolean
  measuredAt: Instant
  by: string
  note?: string | null
}

/** One place where is measured; the newest reading first. */
export interface MonitoringPoint {
  id: string
  number: number
  name: string
  medium: 'AIR' | 'WATER'
  mediumLabel: string
  location: Position
  substance: string
  unit: string
  cleanBelow: number
  limitSource: string
  closedAt?: Instant | null
  readings: Reading[]
  cleanInRow: number
}

export type WaterMeasure = 'OUTLET_BLOCKED' | 'DYKE_BUILT' | 'POOLED' | 'TANKERED' | 'TREATED' | 'RELEASED'

export interface FireWater {
  id: string
  place: string
  measure: WaterMeasure
  measureLabel: string
  cubicMetres?: number | null
  note?: string | null
  at: Instant
}

export interface Monitoring {
  required: number
  started: boolean
  points: MonitoringPoint[]
  fireWater: FireWater[]
}

/** Somebody who went in, on their own air clock. */
export interface Entrant {
  id: string
  name: string
  unit?: string | null
  bar: number
  readAt: Instant
  airLowAt: Instant
  airOutAt: Instant
  outAt?: Instant | null
  decontaminateBy?: Instant | null
  decontaminatedAt?: Instant | null
  outcome?: 'CLEAN' | 'HOSPITAL' | null
}

/** What of an entry is against the rule, in words of the server. */
export interface Breach {
  kind: 'ALONE' | 'NO_STANDBY' | 'STILL_INSIDE' | 'NOT_DECONTAMINATED' | 'NAMED_TWICE' | 'TOLD_AFTER_THE_END'
  name?: string | null
  other?: number | null
  text: string
}

/** One entry of a pair into the hot zone. */
export interface Entry {
  id: string
  number: number
  task: string
  wayIn?: string | null
  standby?: string | null
  exception?: string | null
  startedAt: Instant
  breaches?: Breach[]
  judged?: { how: 'RECALLED' | 'STANDBY_ADDED' | 'EXPLAINED'; label: string; why?: string | null; by: string; at: Instant } | null
  recalledAt?: Instant | null
  recallHeardAt?: Instant | null
  rescueSentAt?: Instant | null
  outAt?: Instant | null
  clearedAt?: Instant | null
  entrants: Entrant[]
}

export const closeCordon = (incident: string, body: { points: number; officers?: number; radiusMetres?: number; ledBy: string; note?: string }) =>
  post<Cordon>(`/api/incidents/${incident}/cordon`, body)
export const setPoint = (incident: string, body: { name: string; medium: 'AIR' | 'WATER'; location: Position; substance: string; unit: string; cleanBelow: number; limitSource: string }) =>
  post<MonitoringPoint>(`/api/incidents/${incident}/monitoring-points`, body)
export const takeReading = (point: string, body: { clientId: string; value: number; atLeast: boolean }) => post<MonitoringPoint>(`/api/monitoring-points/${point}/readings`, body)
export const closePoint = (point: string, reason: string) => post<void>(`/api/monitoring-points/${point}/closure`, { reason })
export const handleFireWater = (incident: string, body: { place: string; measure: WaterMeasure; cubicMetres?: number }) => post<FireWater>(`/api/incidents/${incident}/fire-water`, body)
export const startEntry = (incident: string, body: { clientId: string; task: string; standby?: string; exception?: string; entrants: { name: string; unit?: string; bar: number }[] }) =>
  post<Entry>(`/api/incidents/${incident}/entries`, body)
export const readAir = (entry: string, entrant: string, bar: number) => post<Entry>(`/api/entries/${entry}/entrants/${entrant}/air`, { bar })
export const recallEntry = (entry: string, reason: string) => post<Entry>(`/api/entries/${entry}/recall`, { reason })
export const explainEntry = (entry: string, reason: string) => post<Entry>(`/api/entries/${entry}/explanation`, { reason })
export const addStandby = (entry: string, standby: string) => post<Entry>(`/api/entries/${entry}/standby`, { standby })
export const hearRecall = (entry: string) => post<Entry>(`/api/entries/${entry}/recall-acknowledgement`, {})
export const reportOut = (entry: string, entrants: string[]) => post<Entry>(`/api/entries/${entry}/out`, { entrants })
export const decontaminated = (entry: string, entrant: string, outcome: 'CLEAN' | 'HOSPITAL') => post<Entry>(`/api/entries/${entry}/entrants/${entrant}/decontamination`, { outcome })
