import { get } from './http'
import type { TeamKind } from './orders'
import type { DivisionCode, Instant, Position } from './values'

export interface Division {
  code: DivisionCode
  name: string
  level?: string
  centre?: Position | null
}

export interface TeamView {
  id: string
  name: string
  kind: TeamKind
  divisionCode: DivisionCode
  callsign?: string | null
  location?: Position | null
  positionAt?: Instant | null
  people: number
  fit: number
  onShift: number
  skills: string[]
  readiness?: string | null
  muster?: { minutes: number; attendance: number } | null
  leader?: { name?: string | null; phone?: string | null } | null
  dutyOfficer?: { name?: string | null; phone?: string | null } | null
  /** outside this seat's divisions: may be asked for, not ordered */
  foreign?: boolean
  committedTo?: { orderId: string; incidentId: string; title: string } | null
}

export interface Depot {
  id: string
  name: string
  location: Position
  /** RED: something expired; YELLOW: below a minimum */
  state?: 'OK' | 'YELLOW' | 'RED'
}

export interface RiskSource {
  id: string
  name: string
  kind: string
  kindLabel?: string | null
  location: Position
  colour?: 'RED' | 'ORANGE' | 'YELLOW' | 'BLUE' | null
  level?: string | null
  people?: number | null
  note?: string | null
}

export interface WaterPoint {
  id: string
  name: string
  kind: string
  location: Position
  kindLabel?: string | null
  divisionCode?: DivisionCode
  /** when full */
  volumeM3?: number | null
  /** what is in it as far as is known */
  nowM3?: number | null
  /** what is drawn comes back by itself */
  running?: boolean
  checkedAt?: Instant | null
  checkedBy?: string | null
  /** nobody has looked for too long */
  checkDue?: boolean
  usable?: boolean
  note?: string | null
}

export interface Shelter {
  id: string
  name: string
  location: Position
  capacity?: number | null
}

export interface Device {
  id: string
  name?: string | null
  kind: string
  location: Position
}

export const listDivisions = () => get<Division[]>('/api/divisions')
export const listTeams = () => get<TeamView[]>('/api/teams')
export const listDepots = () => get<Depot[]>('/api/depots')
export const listRiskSources = () => get<RiskSource[]>('/api/risk-sources')
export const listWaterPoints = () => get<WaterPoint[]>('/api/water-points')
export const listShelters = () => get<Shelter[]>('/api/shelters')
export const listDevices = () => get<Device[]>('/api/devices')
