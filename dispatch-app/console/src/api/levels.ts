import { exchange, get, post } from './http'
import type { DivisionCode, Instant, ResponseLevel, Rule } from './values'

/** One condition of the row that fired: what was measured beside the limit it was held against. */
export interface Measured {
  /** the same in every language: burnedArea, hoursUncontrolled … */
  key: string
  label: string
  value: string
  limit?: string | null
  unit?: 'HECTARE' | 'HOUR' | 'PERSON' | 'FIRE' | null
}

/** What is put in force unless somebody changes it first (突发事件应对法 Art 72). */
export interface Stated {
  matter: string
  minutes: number
  measures: string
  approver: string
  holders: string[]
  /** how many people have to sign */
  signatures: number
}

/** A level that is proposed, or the end of the one in force. */
export interface ResponseProposal {
  inForce?: ResponseLevel | null
  end: boolean
  flag?: string | null
  facts: Measured[]
  stated?: Stated | null
  expectedUntil?: Instant | null
  settingsVersion: number
}

export interface ResponseStep {
  level: ResponseLevel
  at: Instant
  expectedUntil?: Instant | null
  endedAt?: Instant | null
  matter?: string | null
  measures?: string | null
  reason?: string | null
  rule?: string | null
  approvers: string
  announcement?: string | null
  measuresKept?: string | null
}

export type WarningColour = 'BLUE' | 'YELLOW' | 'ORANGE' | 'RED'

/** The response in the picture of an incident. */
export interface ResponseView {
  inForce?: ResponseStep | null
  proposed?: {
    level?: ResponseLevel | null
    end?: boolean
    rule?: Rule | null
    facts: Measured[]
    stated?: Stated | null
    declined?: string | null
    declinedBy?: string | null
  } | null
  /** the first of two signatures, while the second is awaited */
  signed?: {
    level: ResponseLevel
    name: string
    username: string
    post: string
    at: Instant
    matter: string
    measures: string
    expectedUntil: Instant
  } | null
  history: ResponseStep[]
  warning?: { colour: WarningColour; divisionCode: DivisionCode; divisionName: string; note?: string | null; since: Instant } | null
  watchedUntil?: Instant | null
  settingsVersion: number
}

export interface Place {
  code: DivisionCode
  name: string
}

export interface Passing {
  id: string
  from: Place
  to: Place
  up: boolean
  reason: string
  rule?: Rule | null
  offeredAt: Instant
  offeredBy: string
  dueAt: Instant
  settledAt?: Instant | null
  settledBy?: string | null
  overdueAt?: Instant | null
}

/** Which division commands. */
export interface CommandView {
  division: Place
  /** the county itself */
  own: boolean
  /** county, city, province */
  chain: Place[]
  open?: Passing | null
  taken: Passing[]
}

/** What is handed over with the command. */
export interface Bundle {
  asOf: Instant
  situation: { status: string; levelFacts: Measured[]; level?: ResponseLevel | null }
  forces: { teams: number; called: number; mustered: number; enRoute: number; onScene: number }
  orders: { number: string; team: string; task: string; state: string; present: number; strength: number }[]
  decisions: { title: string; question?: string | null; seat?: string | null; dueAt?: Instant | null }[]
  due: { label: string; dueAt: Instant }[]
  parts: { safety?: { crewsOnLine?: number; peopleOnLine?: number } }
}

export interface LevelSetting {
  key: string
  level?: ResponseLevel | null
  label: string
  kind: 'HOURS' | 'HECTARES' | 'PERSONS' | 'FIRES' | 'POST' | 'COMMAND' | 'TEXT'
  value: string
  usual: string
  source: string
  flag: string
  setBy?: DivisionCode | null
  setByName?: string | null
  own: boolean
  changedBy?: string | null
  changedAt?: Instant | null
  reason?: string | null
}

export interface LevelSettings {
  divisionCode: DivisionCode
  divisionName: string
  version: number
  mayChange: boolean
  rows: LevelSetting[]
  history: { version: number; divisionCode: DivisionCode; key: string; value?: string | null; previous?: string | null; reason: string; changedBy: string; at: Instant }[]
}

export const levelSettings = (division: DivisionCode) => get<LevelSettings>(`/api/level-settings/${division}`)
/** Without a value the setting goes back to the division above. */
export const changeSetting = (division: DivisionCode, change: { key: string; value?: string; reason: string }) =>
  post<LevelSettings>(`/api/level-settings/${division}`, change)

export interface PostsView {
  posts: { post: string; label: string; holders: { username: string; name: string }[] }[]
  candidates: { username: string; name: string }[]
}
export const listPosts = (division: DivisionCode) => get<PostsView>(`/api/posts/${division}`)
export const namePost = async (division: DivisionCode, name: string, usernames: string[]) =>
  (await exchange<PostsView>('PUT', `/api/posts/${division}/${name}`, { body: { usernames } })).value

const response = (id: string) => `/api/incidents/${id}/response-level`
export const withdrawSignature = (id: string, reason: string) => post(`${response(id)}/signature-withdrawal`, { reason })
export const extendResponse = (id: string, expectedUntil: Instant, reason: string) => post(`${response(id)}/extension`, { expectedUntil, reason })
export const endResponse = (id: string, said: { reason: string; announcement: string; measuresKept: string }) => post(`${response(id)}/termination`, said)

export const enterWarning = (said: { divisionCode: DivisionCode; hazard: string; colour?: WarningColour; note?: string }) => post('/api/warning-levels', said)

const passings = (id: string) => `/api/incidents/${id}/command-passings`
export const offerCommand = (id: string, to: DivisionCode, reason: string) => post<{ id: string }>(passings(id), { to, reason })
export const takeCommand = (id: string, passing: string) => post(`${passings(id)}/${passing}/confirmation`, {})
export const withdrawCommand = (id: string, passing: string, declined: boolean, reason: string) => post(`${passings(id)}/${passing}/withdrawal`, { declined, reason })
export const passingBundles = (id: string) => get<{ id: string; bundle: Bundle }[]>(passings(id))
