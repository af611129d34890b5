import type { JournalEntry } from '@/api/incidents'
import type { OrderView } from '@/api/orders'
import { standsDown } from '@/stores/picture'

/** People asked for, mustered and on scene, from this moment (ms) on. */
export interface Step {
  at: number
  asked: number
  mustered: number
  onScene: number
}

/** One crew that is still to come: how many by then (ms). */
export interface Coming {
  at: number
  people: number
  team: string
}

interface Crew {
  asked: number
  present: number
  there: boolean
}

const GONE = new Set(['DispatchOrderRefused', 'DispatchOrderCancelled', 'TeamReleased'])

/** The forces as the journal tells them, one step per change; corrections in later entries count from then on. */
export function forcesOver(journal: JournalEntry[]): Step[] {
  const crews = new Map<string, Crew>()
  const steps: Step[] = []
  for (const { type, at, data } of journal) {
    const order = data?.['orderId'] as string | undefined
    if (!order) continue
    const crew = crews.get(order)
    if (type === 'DispatchOrderIssued') {
      const standard = data['standard'] as { strength?: number } | undefined
      crews.set(order, { asked: standard?.strength ?? 0, present: 0, there: false })
    } else if (!crew) continue
    else if (type === 'RollCallTaken') crew.present = Number(data['count'] ?? crew.present)
    else if (type === 'TeamArrived') {
      crew.there = true
      crew.present = Number(data['present'] ?? crew.present)
    } else if (GONE.has(type)) crews.delete(order)
    else continue
    const all = [...crews.values()]
    const sum = (people: (one: Crew) => number) => all.reduce((total, one) => total + people(one), 0)
    const step = { at: Date.parse(at), asked: sum((one) => one.asked), mustered: sum((one) => one.present), onScene: sum((one) => (one.there ? one.present : 0)) }
    const last = steps[steps.length - 1]
    if (last && last.asked === step.asked && last.mustered === step.mustered && last.onScene === step.onScene) continue
    steps.push(step)
  }
  return steps
}

/** Crews that are expected, by their estimated arrival; one that should be there already may come any moment. */
export function comingUp(orders: OrderView[], now: number): Coming[] {
  return orders
    .filter((order) => !standsDown(order) && !order.arrivedAt && order.etaAt)
    .map((order) => ({ at: Math.max(now, Date.parse(order.etaAt!)), people: order.musteredAt ? order.present : order.standard.quorum, team: order.team.callsign || order.team.name }))
    .sort((a, b) => a.at - b.at)
}

/** A round number of people above this one, for the axis. */
export function ceiling(people: number): number {
  const steps = [20, 40, 60, 80, 100, 150, 200, 300, 400, 600, 800, 1000]
  return steps.find((one) => one >= people * 1.05) ?? Math.ceil((people * 1.05) / 500) * 500
}
