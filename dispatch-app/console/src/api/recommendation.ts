import { get } from './http'
import type { MaterialNeed } from './materials'
import type { TeamKind } from './orders'
import type { DivisionCode, Instant, Position } from './values'

export interface RecommendedTeam {
  teamId: string
  name: string
  kind: TeamKind
  kindLabel: string
  callsign?: string | null
  location?: Position | null
  distanceKm: number
  travelMinutes: number
  etaAt: Instant
  /** people fit by law, on shift and free */
  available: number
  strength: number
  quorum: number
  onTime: boolean
  recommended: boolean
  reasons: string[]
  warnings: string[]
  orderable: boolean
  /** how likely it would make its muster standard */
  makesStandard?: number | null
}

export interface Recommendation {
  computedAt: Instant
  requirement: { kindLabel: string; skill?: string | null; people: number; rule?: string | null; source?: string | null }[]
  teams: RecommendedTeam[]
  excluded: { teamId: string; name: string; kind: TeamKind; rule: string; reason: string }[]
  shortfall: { requirement: string; missing: number; cause: string }[]
  coverage: { divisionCode: DivisionCode; name: string; text: string }[]
  /** what the rules want of materials, and where it lies */
  materials?: MaterialNeed[]
  /** teams that are not listed: they would come later, or are farther away, than those that are */
  more: { teams: number; excluded: number }
  water: { id: string; name: string; kind: string; volumeM3: number; nowM3?: number | null; low?: boolean; checkDue?: boolean; distanceKm: number; location: Position }[]
}

export const recommend = (incidentId: string, replacing?: string, all?: boolean) =>
  get<Recommendation>(`/api/incidents/${incidentId}/recommendation`, { replacing, all: all || undefined })
