import { exchange, get, post } from './http'
import type { Instant, Position } from './values'

/** What is drawn on the map, in GeoJSON, WGS84. */
export type Geometry =
  | { type: 'Point'; coordinates: [number, number] }
  | { type: 'LineString'; coordinates: [number, number][] }
  | { type: 'Polygon'; coordinates: [number, number][][] }

/** Who answers for a sector or a group; with a team, its leader. */
export interface InCharge {
  name: string
  phone?: string | null
  teamId?: string | null
  callsign?: string | null
}

export type FeatureKind = 'SAFETY_ZONE' | 'ESCAPE_ROUTE'

export interface SafetyFeature {
  id: string
  /** the crew that marked it on its own phone; none when the desk did */
  orderId?: string | null
  kind: FeatureKind
  name: string
  geometry: Geometry
  metres?: number | null
  capacity?: number | null
  note?: string | null
}

export interface Sector {
  id: string
  number: number
  name: string
  /** number and name as they are said: 一 东南线 */
  label: string
  geometry: Geometry
  hectares?: number | null
  metres?: number | null
  leader?: InCharge | null
  talkGroup?: string | null
  containedAt?: Instant | null
  revision: number
  orderIds: string[]
  safety: SafetyFeature[]
}

/** A post above the site or a group of its headquarters. */
export interface SiteGroup {
  id: string
  tier: 'ABOVE' | 'GROUP'
  name: string
  leader?: InCharge | null
  talkGroup?: string | null
  revision: number
  orderIds: string[]
}

export interface Headquarters {
  name: string
  place: string
  location: Position
  phone?: string | null
  satellitePhone?: string | null
  talkGroup?: string | null
  establishedAt: Instant
}

export type Capacity = 'PROFESSIONAL' | 'LOCAL_LEADER'

export interface Commander {
  name: string
  title?: string | null
  phone?: string | null
  username?: string | null
  capacity: Capacity
}

export interface Handover {
  id: string
  from: Commander
  to: Commander
  situation: string
  openPoints: string
  safety: string
  offeredAt: Instant
  signedForGiver: string
  dueAt?: Instant | null
  takenAt?: Instant | null
  signedForTaker?: string | null
}

/** The site as the picture carries it; left out while there is none. */
export interface Site {
  /** of the headquarters; 0 while there is none */
  revision: number
  headquarters?: Headquarters | null
  command?: (Commander & { since: Instant }) | null
  /** waits for the taker's signature */
  handover?: Handover | null
  lastHandover?: Handover | null
  groups: SiteGroup[]
  sectors: Sector[]
  /** what crews have marked that are in no sector */
  safety?: SafetyFeature[]
}

/** One talk group of the communications plan. */
export interface TalkGroupLine {
  talkGroup: string
  users: string[]
  inCharge?: string | null
  phone?: string | null
  satellitePhone?: string | null
  alsoUsedBy: string[]
}

/** The leader of a team here, or anybody by name. */
export type LeaderForm = { teamId: string } | { name: string; phone?: string }

export interface SectorForm {
  revision?: number
  name: string
  geometry: Geometry
  leader?: LeaderForm
  talkGroup?: string
}

export interface GroupForm {
  revision?: number
  tier?: SiteGroup['tier']
  name: string
  leader?: LeaderForm
  talkGroup?: string
}

export interface HeadquartersForm {
  revision: number
  name?: string
  place: string
  location: Position
  phone?: string
  satellitePhone?: string
  talkGroup?: string
  commander?: Commander
  withGroups?: boolean
}

/** Who signs for whom, when the duty room does it for somebody it has heard. */
export interface Signature {
  onBehalfOf?: string
  via?: 'RADIO' | 'PHONE' | 'IN_PERSON'
}

export interface OfferForm extends Signature {
  to: Commander
  situation: string
  openPoints: string
  safety: string
}

const put = async <T>(path: string, body: unknown) => (await exchange<T>('PUT', path, { body })).value

export const getSite = (incident: string) => get<{ site: Site; talkGroups: string[] }>(`/api/incidents/${incident}/site`)
export const communicationsPlan = (incident: string) => get<TalkGroupLine[]>(`/api/incidents/${incident}/site/communications-plan`)
export const drawSector = (incident: string, form: SectorForm) => post<Sector>(`/api/incidents/${incident}/sectors`, form)
/** Refused with `changed-meanwhile` when another seat was faster. */
export const changeSector = (incident: string, id: string, form: SectorForm) => put<Sector>(`/api/incidents/${incident}/sectors/${id}`, form)
export const containSector = (incident: string, id: string, contained: boolean, note?: string) =>
  post(`/api/incidents/${incident}/sectors/${id}/containment`, { contained, note })
export const dissolveSector = (incident: string, id: string, reason: string) => post(`/api/incidents/${incident}/sectors/${id}/dissolution`, { reason })
export const markFeature = (
  incident: string,
  sector: string,
  form: { kind: FeatureKind; name: string; geometry: Geometry; capacity?: number; note?: string },
) => post<{ id: string }>(`/api/incidents/${incident}/sectors/${sector}/safety-features`, form)
export const removeFeature = async (incident: string, sector: string, id: string) =>
  (await exchange('DELETE', `/api/incidents/${incident}/sectors/${sector}/safety-features/${id}`)).value
export const establish = (incident: string, form: HeadquartersForm) => put<Site>(`/api/incidents/${incident}/site/headquarters`, form)
export const formGroup = (incident: string, form: GroupForm) => post<Site>(`/api/incidents/${incident}/site/groups`, form)
export const changeGroup = (incident: string, id: string, form: GroupForm) => put<Site>(`/api/incidents/${incident}/site/groups/${id}`, form)
export const dissolveGroup = (incident: string, id: string, reason: string) => post(`/api/incidents/${incident}/site/groups/${id}/dissolution`, { reason })
/** Neither sector nor group: nowhere. */
export const assignOrders = (incident: string, orderIds: string[], to: { sectorId?: string; groupId?: string }) =>
  post(`/api/incidents/${incident}/site/assignments`, { orderIds, ...to })
export const assumeCommand = (incident: string, commander: Commander) => post<Site>(`/api/incidents/${incident}/command-handover/first`, commander)
export const offerCommand = (incident: string, form: OfferForm) => post<Site>(`/api/incidents/${incident}/command-handover`, form)
export const takeCommand = (incident: string, id: string, signature: Signature) =>
  post<Site>(`/api/incidents/${incident}/command-handover/${id}/confirmation`, signature)
export const withdrawHandover = (incident: string, id: string, form: Signature & { declined: boolean; reason: string }) =>
  post<Site>(`/api/incidents/${incident}/command-handover/${id}/withdrawal`, form)
