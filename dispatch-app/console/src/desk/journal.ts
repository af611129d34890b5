import type { JournalEntry } from '@/api/incidents'
import type { OrderView } from '@/api/orders'
import { hm } from '@/live/format'

type Translate = (key: string, params?: Record<string, unknown>) => string

const ALARMING =
  /^(DeadlineMissed|MaydayCalled|FireRekindled|ProcessStepFailed|DispatchOrderRefused|SafetyCheckIncomplete|OrderUntold|ReplyUnclear|MusterUnlikely|WindShifted|WithdrawalOrdered|RollCallMissed|CrewSilent|MembersMissing|SafetyGateOverridden|CommandHandOverOverdue|CommandPassingOverdue|SecondSignatureOverdue|SectorReopened|MessageOverdue|PostUnanswered|TargetUnreached|CommunicationsLost|PeopleTrapped|WorkOverdue|WorkRefused|DangerFound|ZeroReportContradicted|EvacuationTriggerReached|PrecursorReported|GaugeFellSilent|WhistleWithdrawn|EntryRecalled|SourceLost|ReadingsExceeded|CasualtyCountsQuestioned|CasualtyEnquiryDue|TrafficPointRefused|ExpertUnanswered|ReleaseOverdue|ReleaseUndelivered|InvestigationOverdue)$/
/** One of hundreds: a door, a head, a place that answered. They drown what a duty officer looks for. */
const ONE_OF_MANY = /^(Household(Notified|Moving|Transferred|Returned)|TargetAnswered|MemberArrived|MemberAnswered|PostCalled)$/
export const isOneOfMany = (entry: JournalEntry) => ONE_OF_MANY.test(entry.type)

export const isAlarming = (entry: JournalEntry) => ALARMING.test(entry.type)

/** The pictures an entry tells of. */
export function photosOf({ type, data }: JournalEntry): { id: string }[] {
  if (type === 'PhotoReceived') return [{ id: String(data['photoId']) }]
  if (type === 'FieldReportReceived') return ((data['photos'] as string[] | undefined) ?? []).map((id) => ({ id }))
  return []
}

/** One journal entry as a sentence; an event this page does not know yet is shown by its name. */
export function sentence(entry: JournalEntry, orders: OrderView[], t: Translate, known: (key: string) => boolean): string {
  const data = entry.data ?? {}
  const order = orders.find((one) => one.id === data['orderId'])
  const key = 'event.' + entry.type
  if (!known(key)) return entry.type
  const text = (value: unknown): string => {
    if (value === null || value === undefined) return ''
    if (Array.isArray(value)) return value.map(text).join('、')
    if (typeof value === 'object') return String((value as { name?: unknown; text?: unknown }).name ?? (value as { text?: unknown }).text ?? '')
    return String(value)
  }
  const params: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(data)) params[name] = /(At|By)$/.test(name) && typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? hm(value) : text(value)
  for (const name of ['level', 'previous', 'proposedLevel'])
    if (typeof data[name] === 'string') params[name] = t('level.' + data[name])
  for (const name of ['was', 'status'])
    if (typeof data[name] === 'string' && known('roll.status.' + data[name])) params[name] = t('roll.status.' + data[name])
  // of people to be moved: never a code
  if (data['evacuationId']) {
    for (const name of ['status', 'stands', 'said']) if (typeof data[name] === 'string' && known('evacuation.status.' + data[name])) params[name] = t('evacuation.status.' + data[name])
    if (typeof data['mode'] === 'string' && known('evacuation.mode.' + data['mode'])) params['mode'] = t('evacuation.mode.' + data['mode'])
  }
  if (entry.type === 'TrappedAccounted') params['outcomes'] = text(data['persons'])
  if (typeof data['answer'] === 'string' && known('roll.answer.' + data['answer'])) params['answer'] = t('roll.answer.' + data['answer'])
  if (typeof data['grade'] === 'string') params['grade'] = t('grade.' + data['grade'])
  if (typeof data['colour'] === 'string') params['colour'] = t('response.colour.' + data['colour'])
  if (typeof data['answer'] === 'string') params['answerWord'] = t('callOut.answer.' + data['answer'])
  // a message's own words, in the language of the desk
  for (const [name, words] of [['directionLabel', 'message.' + data['direction']], ['kindLabel', 'gauge.precursor.' + data['kind']], ['urgencyLabel', 'message.urgency.' + data['urgency']], ['stateLabel', 'message.state.' + data['state']], ['waitedForLabel', 'message.wait.' + data['waitedFor']], ['kindLabel', 'parallel.kind.' + data['kind']], ['saidLabel', 'parallel.answer.' + data['said']], ['controlLabel', 'parallel.control.' + data['control']], ['label', entry.type === 'ReleaseOverdue' || entry.type === 'ReleaseDue' ? 'parallel.' + (data['kind'] === 'PRESS_CONFERENCE' ? 'pressDue' : 'firstDue') : '']] as const)
    if (typeof data[name] === 'string' && known(words)) params[name] = t(words)
  if (entry.type === 'EvidenceVerified') params['result'] = t(data['intact'] ? 'parallel.intact' : 'parallel.changed')
  // the button's words, not its key
  if (data['decisionLabel']) params['decision'] = text(data['decisionLabel'])
  params['team'] = text(data['teamName']) || order?.team.name || ''
  params['quorum'] ??= order?.standard.quorum ?? ''
  for (const name of ['reason', 'note', 'leader', 'talkGroup', 'previous', 'name', 'ofTeam', 'sector', 'person', 'nowM3', 'colour', 'level', 'shelterId', 'carrier', 'messenger', 'post', 'keptBy', 'differences']) params[name] ??= ''
  return t(key, params).replace(/，负责 (?=，|$)|, in charge (?=,|$)/u, '').replace(/(，未点到|, not named|[：:·，,\s])+\s*$/u, '')
}
