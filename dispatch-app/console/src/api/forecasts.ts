import { get } from './http'
import type { Instant } from './values'

/** What is to be expected of a running muster; between `low` and `high` lie 80 %. */
export interface MusterForecast {
  orderId: string
  /** that the quorum is there by `until` */
  probability: number
  low: number
  high: number
  /** the deadline, or once it has passed the end of the running extra span */
  until: Instant
  /** when the quorum is there as likely as not */
  expectedAt?: Instant | null
  /** duties that will more likely than not be unmanned */
  shortOf?: string[] | null
  reason: string
  /** the early warning stands */
  unlikely: boolean
  asOf: Instant
}

export const listForecasts = (incidentId: string) => get<MusterForecast[]>(`/api/incidents/${incidentId}/forecasts`)
