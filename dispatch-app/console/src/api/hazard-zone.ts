import { get, post } from './http'
import type { Confidence } from './substances'
import type { Instant, Position } from './values'

export interface ZoneGround {
  isolateMetres: number
  downwindMetres: number
  /** where the wind blows to; absent all round */
  bearing?: number | null
  /** corners of the protective zone; empty when it is a circle */
  square: Position[]
}

export interface ZoneSpot {
  id: string
  name: string
  kind: string
  location: Position
  people: number
  metres: number
  isolation: boolean
}

export interface ZoneSubstance {
  id: string
  name: string
  un?: string | null
  ergGuide?: number | null
  inhalation: boolean
  waterReactive: boolean
  incompatible: string[]
}

export interface ZoneWind {
  speed: number
  degrees: number
  words: string
  at: Instant
  source?: string | null
}

export interface ZoneCorrection {
  isolateMetres?: number | null
  downwindMetres?: number | null
  bearing?: number | null
  allRound: boolean
  reason: string
  by: string
  at: Instant
}

export interface KindCount {
  kind: string
  label: string
  places: number
  people: number
}

/** What the picture carries of the zone; absent while there is none. */
export interface HazardZonePart extends ZoneGround {
  version: number
  centre: Position
  substance?: ZoneSubstance | null
  spill: 'SMALL' | 'LARGE' | 'FIRE'
  spillLabel: string
  fire: boolean
  night: boolean
  lightUntil: Instant
  wind?: ZoneWind | null
  allRound: boolean
  whyAllRound?: string | null
  approachFrom: string
  tableIsolateMetres: number
  tableDownwindMetres: number
  flag: Confidence
  flagLabel: string
  source: string
  words: string[]
  correction?: ZoneCorrection | null
  previous?: ZoneGround | null
  people: number
  homes: number
  isolationPeople: number
  kinds: KindCount[]
  spots: ZoneSpot[]
  moreSpots: number
  beyond?: { places: number; people: number } | null
  automatic: boolean
  changedAt: Instant
  changedBy: string
}

export interface InsidePlace extends ZoneSpot {
  kindLabel: string
  homes: number
  contactName?: string | null
  contactPhone?: string | null
}

export interface Inside {
  people: number
  homes: number
  isolationPeople: number
  kinds: KindCount[]
  places: InsidePlace[]
  beyond?: { places: number; people: number } | null
  lists: { id: string; name: string; households: number; people: number }[]
  rings: { metres: number; places: number; people: number }[]
  helps: { kind: 'TEAM' | 'SHELTER' | 'DEPOT' | 'WATER'; kindLabel: string; id: string; name: string; metres: number; words: string }[]
}

export interface HazardZone {
  version: number
  result: { inside: Inside }
}

export interface ZoneForm {
  substanceId?: string
  substance?: string
  unNumber?: string
  spill: 'SMALL' | 'LARGE' | 'UNKNOWN'
  litres?: number
  fire: boolean
  firmId?: string
}

const path = (incident: string) => `/api/incidents/${incident}/hazard-zone`
export const readHazardZone = (incident: string) => get<HazardZone>(path(incident))
export const setHazardZone = (incident: string, form: ZoneForm) => post<HazardZone>(path(incident), form)
export const correctHazardZone = (incident: string, form: { isolateMetres?: number; downwindMetres?: number; bearing?: number; allRound: boolean; reason: string }) => post<HazardZone>(path(incident) + '/override', form)
export const withdrawCorrection = (incident: string, reason: string) => post<HazardZone>(path(incident) + '/override/withdrawal', { reason })
export const liftHazardZone = (incident: string, reason: string) => post<HazardZone>(path(incident) + '/lifting', { reason })
