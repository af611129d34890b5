import { get, post } from './http'
import type { DivisionCode, Instant, Position } from './values'

export type GaugeKind = 'RAIN' | 'WATER_LEVEL'
export type GaugeState = 'NORMAL' | 'PREPARE' | 'IMMEDIATE' | 'STALE'
export type ReadingQuality = 'GOOD' | 'STUCK' | 'JUMP' | 'LATE' | 'FUTURE' | 'NOT_A_NUMBER' | 'OUT_OF_RANGE' | 'WRONG_UNIT' | 'DOUBTED'

export interface GaugeValue {
  at: Instant
  /** millimetres within the window, or metres of level */
  value: number
  unit: string
  /** of the newest reading, whatever became of it */
  quality: ReadingQuality
  /** PT1H, PT3H, PT6H; missing for a level */
  window?: string
}

export interface GaugeLimit {
  window?: string
  prepare?: number
  immediate?: number
  unit: string
  siteId: string
}

/** A rain or water level gauge: what it says now, and what that is held against. */
export interface Gauge {
  id: string
  name: string
  kind: GaugeKind
  divisionCode: DivisionCode
  position: Position
  siteIds: string[]
  latest?: GaugeValue
  sums?: GaugeValue[]
  limits: GaugeLimit[]
  /** 警戒水位 and 保证水位, metres */
  warning?: number
  guarantee?: number
  state: GaugeState
  /** what its sites have reached by it, stale or not */
  reached: Exclude<GaugeState, 'STALE'>
  silentSince?: Instant
}

export interface Point {
  at: Instant
  value: number
  quality: ReadingQuality
}

export interface Series {
  gaugeId: string
  kind: GaugeKind
  unit: string
  window?: string
  from: Instant
  until: Instant
  step: string
  points: Point[]
  /** kept, and decides nothing */
  doubtful: Point[]
}

export const listGauges = (incident?: string) => get<Gauge[]>('/api/gauges', { incident })
export const gaugeReadings = (id: string, hours: number, exercise: boolean) => get<Series>(`/api/gauges/${id}/readings`, { hours, exercise })

export interface SiteLimitRow {
  key: string
  measure: 'RAIN_1H' | 'RAIN_3H' | 'RAIN_6H' | 'WATER_LEVEL'
  immediate: boolean
  value?: number
  usual?: number
  unit: string
  own: boolean
  source: string
  flag: string
  changedBy?: string
  changedAt?: Instant
  reason?: string
}

/** What a site can bear before people get ready, and before they go. */
export interface SiteLimits {
  siteId: string
  siteName: string
  kind: string
  kindLabel: string
  divisionCode: DivisionCode
  divisionName: string
  people?: number
  gaugeIds: string[]
  mayChange: boolean
  rows: SiteLimitRow[]
  history: { version: number; key: string; value?: number; previous?: number; reason: string; changedBy: string; at: Instant }[]
}

export const listSiteLimits = () => get<SiteLimits[]>('/api/site-limits')
export const siteLimits = (site: string) => get<SiteLimits>(`/api/risk-sources/${site}/limits`)
/** Without a value the limit goes back to the default of the site's kind. */
export const changeSiteLimit = (site: string, change: { key: string; value: number | null; reason: string }) => post<SiteLimits>(`/api/risk-sources/${site}/limits`, change)

export type PrecursorKind = 'TURBID_WATER' | 'CRACK' | 'SOUND' | 'SPRING_STOPPED' | 'OTHER'

/** A sign that somebody on the spot has seen or heard. */
export interface Precursor {
  id: string
  siteId: string
  kind: PrecursorKind
  kindLabel: string
  note?: string
  reporter: string
  deviceAt?: Instant
  receivedAt: Instant
  incidentId?: string
  exercise: boolean
  photos: string[]
  settledAt?: Instant
  settledBy?: string
  settlement?: string
}

export const settlePrecursor = (id: string, note: string) => post<Precursor>(`/api/precursors/${id}/settlement`, { note })
export const precursorPhoto = (id: string, photo: string, thumbnail: boolean) => `/api/precursors/${id}/photos/${photo}${thumbnail ? '?thumbnail=true' : ''}`

/** A site that reached a limit, in the picture of an incident. */
export interface Trigger {
  crossingId: string
  siteId: string
  siteName: string
  mode: 'PREPARE' | 'IMMEDIATE'
  measure: string
  gaugeId?: string
  value?: number
  limit?: number
  unit?: string
  words: string
  rule: string
  source: string
  flag: string
  observedAt: Instant
  /** when it came below again; missing while it stands */
  passedAt?: Instant
  zoneIds: string[]
}
