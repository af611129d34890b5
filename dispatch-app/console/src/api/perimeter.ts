import { get, post } from './http'
import type { Geometry } from './site'
import type { Instant } from './values'

export const SOURCES = ['DRONE', 'GROUND', 'LOOKOUT', 'AIRCRAFT', 'SATELLITE', 'OTHER'] as const
export type PerimeterSource = (typeof SOURCES)[number]

/** The edge of a fire as somebody saw it. */
export interface Perimeter {
  id: string
  geometry: Geometry
  hectares: number
  /** when it was seen */
  at: Instant
  source: PerimeterSource
  sourceLabel: string
  note?: string | null
  drawnBy: string
  drawnAt: Instant
}

/** The edge in the picture: as it was seen last, and how large it was before. */
export interface FireEdge {
  latest: Perimeter
  previous?: { hectares: number; at: Instant } | null
}

export const listPerimeters = (incident: string) => get<Perimeter[]>(`/api/incidents/${incident}/perimeters`)
export const drawPerimeter = (incident: string, form: { polygon: Geometry; at?: Instant; source: PerimeterSource; note?: string }) =>
  post<Perimeter>(`/api/incidents/${incident}/perimeter`, form)
