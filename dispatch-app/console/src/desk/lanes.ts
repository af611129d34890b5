import type { DeadlineView, Incident, JournalEntry } from '@/api/incidents'
import type { OrderView } from '@/api/orders'
import { standsDown } from '@/stores/picture'

/** What stands on a lane: facts are ticks and bars, deadlines diamonds. Times in ms. */
export interface Mark {
  kind: 'tick' | 'bar' | 'deadline'
  from: number
  to?: number
  /** i18n key of what it says, or plain text when `plain` */
  text: string
  params?: Record<string, unknown>
  plain?: boolean
  alarm?: boolean
}

export interface Lane {
  id: string
  title: string
  alarm: boolean
  marks: Mark[]
}

export interface Window {
  from: number
  to: number
  /** between two labels of the axis, ms */
  step: number
}

const STEPS = [5, 10, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14_400, 43_200, 86_400].map((seconds) => seconds * 1000)

/** The past of the incident on the left of "now", two thirds of the width, and what comes on the right. */
export function windowOf(raisedAt: number, now: number, labels = 11): Window {
  const past = Math.min(Math.max(now - raisedAt, 60_000) * 1.06, 4 * 3_600_000)
  const from = now - past
  const to = now + past / 1.2
  const step = STEPS.find((one) => (to - from) / one <= labels) ?? STEPS[STEPS.length - 1]!
  return { from, to, step }
}

export function labelsOf(window: Window): number[] {
  const labels: number[] = []
  for (let at = Math.ceil(window.from / window.step) * window.step; at <= window.to; at += window.step) labels.push(at)
  return labels
}

const FACTS: Record<string, string> = {
  IncidentRaised: 'raised',
  ResponseLevelApproved: 'level',
  FireControlled: 'controlled',
  FlameExtinguished: 'extinguished',
  MopUpCompleted: 'mopUp',
  FireRekindled: 'rekindled',
  SceneInspected: 'inspected',
  ReinforcementRequested: 'reinforcement',
  MaydayCalled: 'mayday',
  WarningReceived: 'warned',
  EvacuationTriggerReached: 'triggered',
  EvacuationOrdered: 'evacuation',
  CommunicationsLost: 'cutOff',
  PeopleTrapped: 'trapped',
  ZoneEmptied: 'emptied',
  ThreatPassed: 'threatPassed',
  AllClearIssued: 'allClear',
  IncidentClosed: 'closed',
}

const isOpen = (deadline: DeadlineView) => !deadline.metAt && !deadline.cancelledAt

/** Several sites and zones go at once: what is said of them within a moment is one fact. */
const BUNDLED = new Set(['EvacuationTriggerReached', 'EvacuationOrdered', 'AllClearIssued'])
const LOUD = new Set(['FireRekindled', 'MaydayCalled', 'EvacuationTriggerReached', 'CommunicationsLost', 'PeopleTrapped'])

function factsOf(journal: JournalEntry[]): Mark[] {
  const marks: Mark[] = []
  let batch = 0
  let lastOrder = -Infinity
  const last: Record<string, number> = {}
  for (const entry of journal) {
    const at = Date.parse(entry.at)
    if (entry.type === 'DispatchOrderIssued') {
      // orders of one bundle are one fact
      if (at - lastOrder > 2000) marks.push({ kind: 'tick', from: at, text: 'lane.batch', params: { n: ++batch } })
      lastOrder = at
    } else if (FACTS[entry.type]) {
      const again = BUNDLED.has(entry.type) && at - (last[entry.type] ?? -Infinity) <= 2000
      last[entry.type] = at
      if (!again)
        marks.push({
          kind: 'tick',
          from: at,
          text: 'lane.' + FACTS[entry.type],
          params: entry.data,
          alarm: LOUD.has(entry.type),
        })
    }
  }
  return marks
}

function laneOf(order: OrderView, incident: Incident, now: number): Lane {
  const ms = (at?: string | null) => (at ? Date.parse(at) : undefined)
  const end = ms(order.completedAt) ?? ms(order.releasedAt) ?? ms(order.cancelledAt) ?? ms(order.refusedAt) ?? now
  const issued = Date.parse(order.issuedAt)
  const mustered = ms(order.musteredAt)
  const due = ms(order.musterDueAt)
  const marks: Mark[] = []
  const bar = (from: number, to: number, text: string, alarm = false, params?: Record<string, unknown>) =>
    to > from && marks.push({ kind: 'bar', from, to, text, alarm, params })

  const musterEnd = mustered ?? end
  bar(issued, Math.min(musterEnd, due ?? musterEnd), 'lane.muster', false, { present: order.present, quorum: order.standard.quorum })
  if (due && musterEnd > due) bar(due, musterEnd, 'lane.late', true)
  if (mustered) bar(ms(order.departedAt) ?? mustered, ms(order.arrivedAt) ?? end, order.departedAt ? 'lane.travel' : 'lane.ready')
  if (order.arrivedAt) bar(ms(order.arrivedAt)!, end, order.safetyCheckedAt ? 'lane.line' : 'lane.scene')
  for (const deadline of incident.deadlines)
    if (deadline.orderId === order.id && isOpen(deadline))
      marks.push({ kind: 'deadline', from: Date.parse(deadline.dueAt), text: deadline.label, plain: true, alarm: !!deadline.firedAt })
  return { id: order.id, title: order.team.callsign || order.team.name, alarm: !!order.overdue, marks }
}

export function lanesOf(incident: Incident, journal: JournalEntry[], now: number, count: number): Lane[] {
  const events: Lane = {
    id: 'events',
    title: '',
    alarm: false,
    marks: [
      ...factsOf(journal),
      ...incident.deadlines
        .filter((deadline) => !deadline.orderId && isOpen(deadline))
        .map((deadline): Mark => ({ kind: 'deadline', from: Date.parse(deadline.dueAt), text: deadline.label, plain: true, alarm: !!deadline.firedAt })),
    ],
  }
  const orders = [...incident.orders].sort(
    (a, b) =>
      Number(standsDown(a)) - Number(standsDown(b)) ||
      Number(!!b.overdue) - Number(!!a.overdue) ||
      Date.parse(a.issuedAt) - Date.parse(b.issuedAt),
  )
  return [events, ...orders.slice(0, count - 1).map((order) => laneOf(order, incident, now))]
}

/** A mark on the screen. */
export interface Item {
  kind: Mark['kind']
  /** of the mark, px */
  left: number
  /** where a bar ends */
  right?: number
  text: string
  alarm?: boolean
}

export interface Placed {
  words: string
  /** the words stand on the left of their mark */
  before: boolean
}

/** Chinese is square, Latin about half of it, at the size of a cell. */
export const widthOf = (text: string) => [...text].reduce((sum, c) => sum + (c.charCodeAt(0) > 255 ? 13.2 : 7.6), 0)

const GAP = 8
const MARK = { tick: 10, deadline: 14, bar: 6 }

/**
 * Gives each mark of one lane its words, or none: whatever the speed, no words lie over others. Alarms come first, then
 * deadlines, then what lasts, then the newest; who finds no room on the right of its mark may stand on its left.
 */
export function layOut(items: Item[], width: number): Placed[] {
  const placed: Placed[] = items.map(() => ({ words: '', before: false }))
  const taken: [number, number][] = []
  const free = (from: number, to: number) => from >= 0 && to <= width && taken.every(([start, end]) => to + GAP <= start || from >= end + GAP)
  // the marks themselves are facts: no words may hide them
  const marks = items.filter((one) => one.kind !== 'bar').map((one) => one.left)
  const hides = (from: number, to: number, own: number) => marks.some((at) => at !== own && at > from - 5 && at < to + 5)
  const order = items.map((_, index) => index)
  const rank = (one: Item) => (one.alarm ? 0 : one.kind === 'deadline' ? 1 : one.kind === 'bar' ? 2 : 3)
  order.sort((a, b) => rank(items[a]!) - rank(items[b]!) || items[b]!.left - items[a]!.left)
  for (const index of order) {
    const one = items[index]!
    const wide = widthOf(one.text)
    if (!one.text) continue
    if (one.kind === 'bar') {
      const from = Math.max(one.left, 0) + MARK.bar
      if (from + wide + MARK.bar > Math.min(one.right ?? width, width) || !free(from, from + wide) || hides(from, from + wide, -1)) continue
      taken.push([from, from + wide])
      placed[index] = { words: one.text, before: false }
      continue
    }
    const right = one.left + MARK[one.kind]
    const left = one.left - MARK[one.kind] - wide
    if (free(right, right + wide) && !hides(right, right + wide, one.left)) {
      taken.push([right, right + wide])
      placed[index] = { words: one.text, before: false }
    } else if (free(left, left + wide) && !hides(left, left + wide, one.left)) {
      taken.push([left, left + wide])
      placed[index] = { words: one.text, before: true }
    }
  }
  return placed
}
