import { del, exchange, get, post } from './http'
import type { DivisionCode, Instant, Position } from './values'

export type Role =
  | 'DISPATCHER'
  | 'COMMANDER'
  | 'LEADER'
  | 'TEAM_LEADER'
  | 'MEMBER'
  | 'DEPOT_KEEPER'
  | 'GRID_WORKER'
  | 'ENTERPRISE_CONTACT'
  | 'AUDITOR'
  | 'ADMIN'

export interface Session {
  username: string
  name: string
  roles: Role[]
  divisions: { code: DivisionCode; name: string }[]
  teamId?: string | null
  teamName?: string | null
  serverTime: Instant
  exerciseSpeed: number
}

export interface MapLayer {
  id: string
  type: 'xyz' | 'wmts' | 'wms' | 'geojson'
  url: string
  layer?: string
  matrixSet?: string
  projection?: string
  minZoom?: number
  maxZoom?: number
  attribution?: string
  datum?: 'WGS84' | 'CGCS2000' | 'GCJ02' | 'BD09'
}

export interface SystemInfo {
  version: string
  exerciseSpeed: number
  map: { layers: MapLayer[]; approvalNumber?: string | null; centre?: Position | null }
  demo: boolean
}

/** What one round trip tells about the server's clock: add `offset` to Date.now(). */
export interface ServerTime {
  offset: number
  /** half the round trip, the most the offset can be wrong by (ms) */
  uncertainty: number
}

export interface SeenSession {
  session: Session
  time: ServerTime
}

export async function currentSession(): Promise<SeenSession> {
  const answer = await exchange<Session>('GET', '/api/session')
  const uncertainty = (answer.receivedAt - answer.sentAt) / 2
  const offset = Date.parse(answer.value.serverTime) + uncertainty - answer.receivedAt
  return { session: answer.value, time: { offset, uncertainty } }
}

export const logIn = (username: string, password: string) => post('/api/session', { username, password })
export const logOut = () => del('/api/session')
export const systemInfo = () => get<SystemInfo>('/api/system')

/** The page for crews; a desk that finds a crew logged in sends it there. */
export const phoneAddress = '/phone.html'
/** The page on which a township reports each day. */
export const zeroAddress = '/zero.html'
