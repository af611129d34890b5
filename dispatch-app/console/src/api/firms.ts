import { exchange, get, post } from './http'
import type { Instant, Position } from './values'

export type RiskColour = 'RED' | 'ORANGE' | 'YELLOW' | 'BLUE'
export type CodeColour = 'RED' | 'ORANGE' | 'YELLOW' | 'GREEN'

export interface FirmLine {
  id: string
  name: string
  kind: string
  divisionCode: string
  divisionName: string
  location: Position
  colour: RiskColour
  level?: string | null
  industry?: string | null
  scoreOn?: string | null
  substances: string[]
  hazardClass: string
  classLabel: string
  r?: number | null
  differs?: string | null
  code?: CodeColour | null
  codeLabel: string
  score?: number | null
  operationsNow: number
  hazardsOpen: number
  hazardsOverdue: number
}

export interface ClassStep {
  substance: string
  tonnes: number
  threshold?: number | null
  beta: number
  ratio?: number | null
  weighted?: number | null
}

export interface MajorHazard {
  alpha: number
  alphaWords: string
  units: { name: string; steps: ClassStep[]; s: number; r: number; hazardClass: string; words: string[] }[]
  hazardClass: string
  classLabel: string
  s?: number | null
  r?: number | null
  open: string[]
}

export interface CodeAxis {
  indicator: string
  label: string
  score?: number | null
  weight: number
}

export interface SafetyCode {
  score?: number | null
  colour?: CodeColour | null
  colourLabel: string
  axes: CodeAxis[]
  vetoes: string[]
  missing: string[]
}

export interface Holding {
  id: string
  name: string
  un?: string | null
  unit: string
  tonnes: number
  container?: string | null
  incompatible: string[]
  waterReactive: boolean
}

export interface SpecialOperation {
  id: string
  kind: string
  kindLabel: string
  place: string
  from: Instant
  until: Instant
  permit?: string | null
  guardian: string
  contractor?: string | null
  closedAt?: Instant | null
}

export interface FirmHazard {
  id: string
  foundOn: string
  grave: boolean
  what: string
  owner?: string | null
  dueOn: string
  fixedOn?: string | null
}

export interface RiskMap {
  id: string
  kind: 'PLANT' | 'WORKSHOP' | 'POST'
  kindLabel: string
  name: string
  mediaType: string
  bytes: number
  uploadedAt: Instant
  uploadedBy: string
  replacedAt?: Instant | null
}

export interface FirmFile extends Omit<FirmLine, 'substances' | 'classLabel' | 'hazardClass' | 'r' | 'code' | 'codeLabel' | 'score' | 'operationsNow'> {
  address?: string | null
  employees?: number | null
  peopleWithin500?: number | null
  tenants?: number | null
  dutyPhone?: string | null
  ownTeam?: string | null
  substances: Holding[]
  majorHazard: MajorHazard
  safetyCode: SafetyCode
  contacts: { post: string; name: string; phone: string }[]
  equipment: { name: string; quantity: number; unit: string; place?: string | null }[]
  today: SpecialOperation[]
  operations: SpecialOperation[]
  accidents: { id: string; happenedOn: string; kind: string; dead: number; hurt: number; course: string }[]
  hazards: FirmHazard[]
  maps: RiskMap[]
}

export interface FirmEdit {
  subject: string
  was?: string | null
  became?: string | null
  at: Instant
  byName: string
  reason?: string | null
}

const path = (id: string) => '/api/firms/' + encodeURIComponent(id)
const put = async <T>(address: string, body: unknown) => (await exchange<T>('PUT', address, { body })).value

export const listFirms = () => get<FirmLine[]>('/api/firms')
export const readFirm = (id: string) => get<FirmFile>(path(id))
export const firmHistory = (id: string) => get<FirmEdit[]>(path(id) + '/history')
export const saveHoldings = (id: string, substances: { unit: string; substanceId: string; tonnes: number; container?: string }[], reason: string) => put<FirmFile>(path(id) + '/substances', { substances, reason })
export const saveCode = (id: string, scores: Record<string, number>, veto: string | undefined, reason: string) => put<FirmFile>(path(id) + '/safety-code', { scores, veto, reason })
export const closeOperation = (id: string, operation: string) => post(`${path(id)}/operations/${operation}/closure`)
export const closeHazard = (id: string, hazard: string, note?: string) => post(`${path(id)}/hazards/${hazard}/closure`, { note })
export const mapAddress = (id: string, map: string) => `${path(id)}/maps/${map}`

export function uploadMap(id: string, kind: RiskMap['kind'], file: File) {
  const body = new FormData()
  body.append('kind', kind)
  body.append('name', file.name.replace(/\.[^.]*$/, '').slice(0, 100))
  body.append('file', file)
  return post<RiskMap>(path(id) + '/maps', body)
}
