import type { OrderForPhone, SafetyCheck } from '@/api/orders'

/** 上线前五项: lookout, awareness, communications, escape routes, safety zone. */
export const LACES = ['lookout', 'awareness', 'communications', 'escapeRoutes', 'safetyZone'] as const
export type Point = (typeof LACES)[number]
export const LETTERS: Record<Point, string> = { lookout: 'L', awareness: 'A', communications: 'C', escapeRoutes: 'E', safetyZone: 'S' }

/** Each point is two short facts; both must be there, or the point does not count. */
export type Facts = Record<Point, [string, string]>

export const noFacts = (): Facts => ({
  lookout: ['', ''],
  awareness: ['', ''],
  communications: ['', ''],
  escapeRoutes: ['', ''],
  safetyZone: ['', ''],
})

export const isSet = (facts: Facts, point: Point) => facts[point].every((fact) => fact.trim().length > 0)
export const factOf = (facts: Facts, point: Point) => facts[point].map((fact) => fact.trim()).filter(Boolean).join(' · ')
export const missing = (facts: Facts) => LACES.filter((point) => !isSet(facts, point))

export function safetyCheckOf(facts: Facts): SafetyCheck {
  const point = (name: Point) => ({ ok: isSet(facts, name), note: factOf(facts, name) })
  return {
    lookout: point('lookout'),
    awareness: point('awareness'),
    communications: point('communications'),
    escapeRoutes: point('escapeRoutes'),
    safetyZone: point('safetyZone'),
  }
}

/** What the phone knows already is offered, never ticked by itself. */
/** @param seen what crews are likely to see at this kind of emergency */
export function proposals(order: OrderForPhone, point: Point, hour: string, wind: string, seen: string[]): [string[], string[]] {
  switch (point) {
    case 'lookout':
      return [
        order.members
          .filter((m) => m.status === 'PRESENT')
          .sort((a, b) => Number(b.duty === 'LOOKOUT') - Number(a.duty === 'LOOKOUT'))
          .map((m) => m.name)
          .slice(0, 6),
        [],
      ]
    case 'awareness':
      return [seen, wind ? [wind] : []]
    case 'communications':
      return [order.talkGroup ? [order.talkGroup] : order.team.callsign ? [`呼号 ${order.team.callsign}`] : [], [`${hour} 呼通`]]
    case 'escapeRoutes':
      return [[], ['走 3 分', '走 5 分', '走 10 分']]
    case 'safetyZone':
      return [[], [`容 ${Math.max(10, Math.ceil(order.present / 10) * 10)} 人`]]
  }
}
