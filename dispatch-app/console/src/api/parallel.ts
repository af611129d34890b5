import { exchange, get, post, upload } from './http'
import { once } from './once'
import type { Instant, Position } from './values'

/* What runs beside the response to an accident. */

export type Credit = 'A' | 'B' | 'C' | 'D'
export type ExpertAnswer = 'ON_SITE' | 'VIDEO' | 'DECLINED'

export interface Expert {
  id: string
  name: string
  unit: string
  title?: string | null
  fields: string[]
  substances: string[]
  grade: Credit
  video: boolean
  phone: string
}

export interface ExpertProposals {
  substances: string[]
  experts: { expert: Expert; reasons: string[]; called: boolean }[]
  notProposed: number
}

export interface ExpertCall {
  id: string
  expertId: string
  name: string
  unit: string
  grade: Credit
  phone: string
  question: string
  calledAt: Instant
  dueAt: Instant
  reachedAt?: Instant | null
  answeredAt?: Instant | null
  answer?: ExpertAnswer | null
  overdue: boolean
  joinedAt?: Instant | null
  advice: { id: string; text: string; signedAt: Instant }[]
  credit?: { points: number; reason: string; grade: Credit } | null
}

/** In the picture: who was asked and how they answered. */
export interface ExpertLine {
  callId: string
  name: string
  unit: string
  grade: Credit
  answer?: ExpertAnswer | null
  dueAt: Instant
  overdue: boolean
  joinedAt?: Instant | null
  advice: number
}

export interface Figures {
  dead?: number | null
  missing?: number | null
  seriouslyHurt?: number | null
  moved?: number | null
}

export type ReleaseChannel = 'WEBSITE' | 'WECHAT' | 'WEIBO' | 'RADIO_TV' | 'PRESS'
export type ReleaseKind = 'STATEMENT' | 'PRESS_CONFERENCE' | 'CORRECTION'
export type ReleaseState = 'DRAFT' | 'SUBMITTED' | 'REVIEWED' | 'APPROVED' | 'PUBLISHED' | 'CORRECTED' | 'DISCARDED'

export interface ReleaseWords {
  headline: string
  text: string
  figures: Figures
  channels: ReleaseChannel[]
  pollution: boolean
}

export interface Release extends ReleaseWords {
  id: string
  number: number
  kind: ReleaseKind
  corrects?: string | null
  state: ReleaseState
  revision: number
  draftedByName: string
  authorityName?: string | null
  reviewedByName?: string | null
  approvedAt?: Instant | null
  differenceReason?: string | null
  returnedReason?: string | null
  publishedAt?: Instant | null
  deliveries: { channel: ReleaseChannel; state: 'QUEUED' | 'SENT' | 'FAILED' }[]
  differences: { figure: keyof Figures; told?: number | null; assessed?: number | null }[]
  mayReview: boolean
  mayApprove: boolean
}

export interface PublicInformation {
  assessed: Figures
  headline: string
  text: string
  authorities: { username: string; name: string; divisionCode: string }[]
  releases: Release[]
}

/** In the picture: the clocks of the first word and of the press conference. */
export interface PublicInformationPart {
  firstDueAt?: Instant | null
  firstAt?: Instant | null
  pressDueAt?: Instant | null
  pressAt?: Instant | null
  published: number
  waiting: number
  delivered: number
  lastHeadline?: string | null
}

export type EvidenceKind = 'PHOTO' | 'DOCUMENT' | 'SAMPLE' | 'DCS_RECORD' | 'CCTV' | 'OTHER'

export interface Evidence {
  id: string
  number: number
  kind: EvidenceKind
  name: string
  takenBy: string
  takenAt: Instant
  place: string
  source?: string | null
  fileName?: string | null
  bytes?: number | null
  sha256?: string | null
  heldBy: string
  custody: { seq: number; handedAt: Instant; fromWhom: string; toWhom: string; place: string; purpose: string }[]
}

export interface Verification {
  intact: boolean
  problems: string[]
}

export interface Investigator {
  name: string
  unit: string
  /** the account under which they read the evidence */
  username?: string | null
}

export interface InvestigationView {
  investigation: {
    incidentId: string
    dueAt: Instant
    extendedDays: number
    sceneProtectedAt?: Instant | null
    sceneProtectedBy?: string | null
    sceneNote?: string | null
    reportedAt?: Instant | null
    reportedBy?: string | null
    conclusion?: string | null
    group: Investigator[]
  }
  /** the time of the report by rule, in days */
  term: { within: number; mostExtension: number; extensionLeft: number }
  level?: 'COUNTY' | 'CITY' | 'PROVINCE' | 'STATE' | null
  levelLabel?: string | null
  levelSource: string
  evidence: Evidence[]
}

export interface InvestigationPart {
  level?: 'COUNTY' | 'CITY' | 'PROVINCE' | 'STATE' | null
  dueAt: Instant
  sceneProtectedAt?: Instant | null
  reportedAt?: Instant | null
  evidence: number
  group: number
}

export type TrafficControl = 'CLOSED' | 'ONE_WAY' | 'ESCORT' | 'EMERGENCY_LANE'

export interface TrafficPoint {
  id: string
  number: number
  name: string
  location: Position
  control: TrafficControl
  unit: string
  keptBy?: string | null
  untilAt?: Instant | null
  setAt: Instant
  refusedAt?: Instant | null
  mannedAt?: Instant | null
  liftedAt?: Instant | null
}

export type ClaimKind = 'REQUISITION' | 'LOAN' | 'LOSS'

export interface Claim {
  id: string
  number: number
  claimant: string
  kind: ClaimKind
  basis: string
  what: string
  claimed: number
  assessed?: number | null
  paid?: number | null
  reason?: string | null
  state: 'CLAIMED' | 'ASSESSED' | 'PAID' | 'REFUSED'
}

export interface Compensation {
  claimed: number
  assessed: number
  paid: number
  owed: number
  open: number
  claims: Claim[]
}

const of = (incident: string, path: string) => `/api/incidents/${incident}/${path}`
/** what is asked for, paid or said only once, however often the button is pressed for want of an answer */
const postOnce = <T>(path: string, body: unknown) => once(path + JSON.stringify(body), (key) => post<T>(path, body, key))

export const proposeExperts = (incident: string, substance?: string) => get<ExpertProposals>(of(incident, 'expert-proposals'), { substance })
export const listExpertCalls = (incident: string) => get<ExpertCall[]>(of(incident, 'expert-calls'))
export const callExpert = (incident: string, body: { expertId: string; question: string }) => postOnce<ExpertCall>(of(incident, 'expert-calls'), body)
export const answerForExpert = (call: string, answer: ExpertAnswer) => post<ExpertCall>(`/api/expert-calls/${call}/answer`, { answer, via: 'PHONE' })
export const expertJoined = (call: string, byVideo: boolean) => post<ExpertCall>(`/api/expert-calls/${call}/joined`, { byVideo })
export const recordAdvice = (call: string, text: string, via: 'PHONE' | 'VIDEO' | 'IN_PERSON') =>
  once(`advice ${call} ${via} ${text}`, (clientId) => post<ExpertCall>(`/api/expert-calls/${call}/advice`, { clientId, text, via }))
export const creditExpert = (call: string, body: { points: number; reason: string; grade?: Credit }) => post<ExpertCall>(`/api/expert-calls/${call}/credit`, body)

export const readPublicInformation = (incident: string) => get<PublicInformation>(of(incident, 'public-information'))
export const draftRelease = (incident: string, kind: ReleaseKind, words: ReleaseWords, corrects?: string) => postOnce<Release>(of(incident, 'public-information'), { kind, corrects, words })
export const redraftRelease = (id: string, words: ReleaseWords) => exchange<Release>('PUT', `/api/public-information/${id}`, { body: { words } }).then((one) => one.value)
export const submitRelease = (id: string, authority: string) => post<Release>(`/api/public-information/${id}/submission`, { authority })
export const reviewRelease = (id: string, revision: number) => post<Release>(`/api/public-information/${id}/review`, { revision })
export const approveRelease = (id: string, revision: number, reason?: string) => post<Release>(`/api/public-information/${id}/approval`, { revision, reason })
export const returnRelease = (id: string, reason: string) => post<Release>(`/api/public-information/${id}/return`, { reason })
export const publishRelease = (id: string) => postOnce<Release>(`/api/public-information/${id}/publication`, {})

export const readInvestigation = (incident: string) => get<InvestigationView>(of(incident, 'investigation'))
export const protectScene = (incident: string, by: string, note: string) => post(of(incident, 'investigation/scene-protection'), { by, note })
export const nameInvestigator = (incident: string, who: Investigator) => post(of(incident, 'investigation/group'), who)
export const removeInvestigator = (incident: string, body: { name: string; unit: string; reason: string }) => post(of(incident, 'investigation/group/removal'), body)
export const extendInvestigation = (incident: string, body: { days: number; approvedBy: string; reason: string }) => post(of(incident, 'investigation/extension'), body)
export const reportInvestigation = (incident: string, body: { by: string; conclusion: string }) => post(of(incident, 'investigation/report'), body)
export const handOverEvidence = (id: string, body: { toWhom: string; place: string; purpose: string; handedAt?: Instant }) => postOnce<Evidence>(`/api/evidence/${id}/custody`, body)
export const verifyEvidence = (id: string) => post<Verification>(`/api/evidence/${id}/verification`, {})
export const evidenceFile = (id: string) => `/api/evidence/${id}/file`

/** What one file may weigh, as the server takes it. */
export const MOST_EVIDENCE_BYTES = 10 * 1024 * 1024

/** @param told hears how much of the file has left, from 0 to 1 */
export function takeEvidence(
  incident: string,
  fields: { kind: EvidenceKind; name: string; takenBy: string; takenAt: string; place: string; source: string; holder: string },
  file: File | null,
  told: (part: number) => void,
) {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) if (value) body.append(name, value)
  if (file) body.append('file', file)
  const what = JSON.stringify([incident, fields, file?.name, file?.size, file?.lastModified])
  return once(what, (key) => upload<Evidence>(of(incident, 'evidence'), body, told, key))
}

export const setTrafficPoint = (incident: string, body: { name: string; location: Position; control: TrafficControl; unit: string; keptBy?: string; phone?: string }) =>
  post<TrafficPoint>(of(incident, 'traffic-points'), body)
export const manTrafficPoint = (id: string) => post<TrafficPoint>(`/api/traffic-points/${id}/manning`, {})
export const liftTrafficPoint = (id: string, reason: string) => post<TrafficPoint>(`/api/traffic-points/${id}/lifting`, { reason })

export const compensationLedger = (incident: string, format: 'pdf' | 'xlsx') => of(incident, `reports/compensation.${format}`)
export const readCompensation = (incident: string) => get<Compensation>(of(incident, 'compensation'))
export const claimCompensation = (incident: string, body: { claimant: string; kind: ClaimKind; basis: string; what: string; claimed: string }) => postOnce<Claim>(of(incident, 'compensation'), body)
export const assessClaim = (id: string, amount: string, reason: string) => post<Claim>(`/api/compensation/${id}/assessment`, { amount, reason })
export const payClaim = (id: string, receipt: string) => postOnce<Claim>(`/api/compensation/${id}/payment`, { receipt })
export const refuseClaim = (id: string, reason: string) => post<Claim>(`/api/compensation/${id}/refusal`, { reason })
