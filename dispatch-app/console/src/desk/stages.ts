import type { Incident, IncidentStatus } from '@/api/incidents'
import type { OrderView } from '@/api/orders'
import { standsDown } from '@/stores/picture'

export const STAGES = [
  'verify',
  'grade',
  'respond',
  'dispatch',
  'muster',
  'travel',
  'suppress',
  'control',
  'extinguish',
  'mopUp',
  'guard',
  'calls',
  'work',
  'watch',
  'home',
  'losses',
  'cordon',
  'source',
  'clean',
  'release',
  'archive',
] as const
export type StageName = (typeof STAGES)[number]

export interface StageView {
  name: StageName
  state: 'done' | 'live' | 'abnormal' | 'future'
  /** tokens: orders or decisions that stand here now */
  count: number
  /** orders that are late here */
  late: number
  at?: string | null
  orders: OrderView[]
}

const REACHED: IncidentStatus[] = ['CONTROLLED', 'EXTINGUISHED', 'MOP_UP', 'GUARDING', 'INSPECTED', 'CLOSED']

/** The steps of an incident as the strip shows them: twelve of a forest fire, eleven of a flood or an accident, read from facts and not from the engine. */
export function stagesOf(incident: Incident): StageView[] {
  const orders = incident.orders.filter((order) => !standsDown(order))
  const reached = REACHED.indexOf(incident.status)
  const when = (status: IncidentStatus) => incident.statusHistory?.findLast((change) => change.status === status)?.at
  const waits = (pattern: RegExp) => incident.tasks.filter((task) => pattern.test(task.kind)).length
  const mustering = orders.filter((order) => ['ISSUED', 'DELIVERED', 'ACKNOWLEDGED'].includes(order.state))
  const travelling = orders.filter((order) => ['MUSTERED', 'EN_ROUTE'].includes(order.state))
  const working = orders.filter((order) => order.state === 'ON_SCENE')
  const mustered = incident.orders.some((order) => order.musteredAt)
  const arrived = incident.orders.some((order) => order.arrivedAt)

  const made: StageView[] = []
  const add = (name: StageName, done: boolean, live: boolean, fields: Partial<StageView> = {}) => {
    const at = fields.at
    const late = fields.orders?.filter((order) => order.overdue).length ?? 0
    const state = late ? 'abnormal' : live ? 'live' : done ? 'done' : 'future'
    made.push({ name, state, count: fields.count ?? fields.orders?.length ?? 0, late, at, orders: fields.orders ?? [] })
  }

  add('verify', true, false, { at: incident.raisedAt })
  add('grade', !!incident.assessment, !incident.assessment, { at: incident.assessment?.assessedAt, count: waits(/Assess|Grade/) })
  const approving = waits(/ResponseLevel/)
  add('respond', !!incident.responseLevel, approving > 0, { at: incident.levels?.at(-1)?.at, count: approving })
  const dispatching = waits(/Dispatch|AssignAnotherTeam|Reinforcement/)
  add('dispatch', incident.orders.length > 0, dispatching > 0, { at: incident.orders[0]?.issuedAt, count: dispatching || incident.orders.length })
  add('muster', mustered, mustering.length > 0, { orders: mustering })
  add('travel', arrived, travelling.length > 0, { orders: travelling })
  if (incident.hazard === 'FLOOD') {
    const passed = ['THREAT_PASSED', 'LOSSES_CONFIRMED', 'CLOSED'].indexOf(incident.status)
    const round = incident.warningCall?.round
    const away = incident.tasks.some((task) => /OrderEvacuation|VerifyZone|CheckBeforeReturn/.test(task.kind))
    made.splice(3, 0, { name: 'calls', state: round?.unreached ? 'abnormal' : round?.open ? 'live' : round ? 'done' : 'future', count: round?.open ?? 0, late: round?.unreached ?? 0, at: round?.openedAt, orders: [] })
    add('work', passed >= 0, passed < 0 && working.length > 0, { orders: passed < 0 ? working : [] })
    add('watch', passed >= 0, passed < 0 && !!incident.responseLevel, { at: when('THREAT_PASSED') })
    add('home', passed >= 1, passed === 0 || away, {})
    add('losses', passed >= 1, passed === 0 && waits(/ConfirmLosses/) > 0, { at: when('LOSSES_CONFIRMED') })
    add('archive', passed >= 2, passed === 1, { at: incident.closedAt })
    return made
  }
  if (incident.hazard === 'ENTERPRISE_ACCIDENT') {
    const reachedHere = ['SOURCE_CONTROLLED', 'READINGS_CLEAN', 'CORDON_RELEASED', 'CLOSED'].indexOf(incident.status)
    const inside = (incident.entries ?? []).flatMap((entry) => entry.entrants).filter((one) => !one.outAt).length
    add('cordon', !!incident.cordon, !incident.cordon && !!incident.responseLevel, { at: incident.cordon?.closedAt })
    add('source', reachedHere >= 0, reachedHere < 0 && (inside > 0 || working.length > 0), { at: when('SOURCE_CONTROLLED'), count: inside, orders: reachedHere < 0 ? working : [] })
    add('clean', reachedHere >= 1, reachedHere === 0, { at: when('READINGS_CLEAN') })
    add('release', reachedHere >= 2, reachedHere === 1, { at: when('CORDON_RELEASED'), count: waits(/ReleaseCordon/) })
    add('archive', reachedHere >= 3, reachedHere === 2, { at: incident.closedAt })
    return made
  }
  add('suppress', reached >= 0, reached < 0 && working.length > 0, { orders: reached < 0 ? working : [] })
  add('control', reached >= 0, false, { at: when('CONTROLLED') })
  add('extinguish', reached >= 1, reached === 0, { at: when('EXTINGUISHED') })
  add('mopUp', reached >= 3, reached === 1 || reached === 2, { at: when('MOP_UP') })
  add('guard', reached >= 4, reached === 3, { at: when('GUARDING') })
  add('archive', reached >= 5, reached === 4, { at: incident.closedAt })
  return made
}
