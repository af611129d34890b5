import type { OrderView, TeamKind } from '@/api/orders'
import type { TeamView } from '@/api/registers'
import type { Position } from '@/api/values'
import { urgencyOf } from '../muster'
import type { TeamLook } from './symbols'

export interface TeamSymbol {
  id: string
  name: string
  sign: string
  kind: TeamKind
  location: Position
  look: TeamLook
  /** seconds since the position was reported; undefined when it never moves */
  age?: number
  people?: string
  order?: OrderView
  proposed: boolean
}

function lookOf(order: OrderView, now: number): TeamLook {
  const urgency = urgencyOf(order, now)
  if (order.overdue || order.state === 'REFUSED') return 'alarm'
  switch (order.state) {
    case 'ISSUED':
    case 'DELIVERED':
      return urgency === 'soon' ? 'warn' : 'standby'
    case 'ACKNOWLEDGED':
      return urgency === 'soon' ? 'warn' : 'mustering'
    case 'EN_ROUTE':
      return 'underway'
    case 'ON_SCENE':
      return 'onScene'
    default:
      return 'outline'
  }
}

/** Every team once: by its order where it has one here, else as the register knows it. */
export function symbolsOf(
  teams: TeamView[],
  orders: OrderView[],
  placeOf: (order: OrderView) => { location: Position; at: string } | null,
  picked: Set<string>,
  hovered: string | null,
  now: number,
): TeamSymbol[] {
  const found = new Map<string, TeamSymbol>()
  for (const team of teams) {
    if (!team.location) continue
    const proposed = picked.has(team.id) || team.id === hovered
    found.set(team.id, {
      id: team.id,
      name: team.name,
      sign: team.callsign || team.name,
      kind: team.kind,
      location: team.location,
      look: proposed ? 'proposed' : team.committedTo ? 'outline' : 'standby',
      age: team.positionAt ? (now - Date.parse(team.positionAt)) / 1000 : undefined,
      proposed,
    })
  }
  for (const order of orders) {
    const known = found.get(order.team.id)
    const place = placeOf(order)
    const location = place?.location ?? known?.location ?? order.team.location
    if (!location) continue
    const gathered = ['ISSUED', 'DELIVERED', 'ACKNOWLEDGED'].includes(order.state)
    found.set(order.team.id, {
      id: order.team.id,
      name: order.team.name,
      sign: order.team.callsign || order.team.name,
      kind: order.team.kind,
      location,
      look: lookOf(order, now),
      age: place ? (now - Date.parse(place.at)) / 1000 : known?.age,
      people: gathered ? `${order.present}/${order.standard.strength}` : String(order.present),
      order,
      proposed: false,
    })
  }
  return [...found.values()]
}
