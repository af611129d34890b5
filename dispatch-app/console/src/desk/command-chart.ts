import type { OrderView } from '@/api/orders'
import type { Site } from '@/api/site'

/** One box of the structure. */
export interface Box {
  id: string
  title: string
  note: string
  /** nobody holds it */
  vacant: boolean
  /** people it lacks by the standard of its crews */
  short: number
  /** a crew of it is late */
  alarm?: boolean
}

const GATHERING = ['ISSUED', 'DELIVERED', 'ACKNOWLEDGED']

/** People that crews which should have mustered lack; one that is still gathering in time lacks nobody yet. */
export function lacking(orders: OrderView[]): number {
  return orders.reduce((sum, order) => sum + (GATHERING.includes(order.state) && !order.overdue ? 0 : Math.max(0, order.standard.quorum - order.present)), 0)
}

/** The boxes of groups and sectors: who, on which talk group, and what is missing. */
export function boxesOf(site: Site, orders: OrderView[], t: (key: string, params?: Record<string, unknown>) => string) {
  const crews = (ids: string[]) => orders.filter((order) => ids.includes(order.id))
  const groups = site.groups.map((group): Box & { tier: 'ABOVE' | 'GROUP' } => {
    const here = crews(group.orderIds)
    const gathering = here.length > 0 && here.every((order) => GATHERING.includes(order.state))
    const who = group.leader?.callsign ?? group.leader?.name
    return {
      id: group.id,
      tier: group.tier,
      title: group.name,
      vacant: !group.leader && !here.length,
      short: lacking(here),
      note: (gathering ? t('site.mustering') : (group.talkGroup ?? who)) || (here.length ? t('site.crews', { n: here.length }) : t('site.vacant')),
    }
  })
  const sectors = site.sectors.map((sector): Box => {
    const here = crews(sector.orderIds)
    const who = sector.leader ? (sector.leader.callsign ?? sector.leader.name) : t('site.nobody')
    return {
      id: sector.id,
      title: sector.label,
      vacant: !sector.leader,
      short: lacking(here),
      alarm: here.some((order) => order.overdue),
      note: [who, sector.containedAt ? t('site.contained') : sector.talkGroup].filter(Boolean).join(' · '),
    }
  })
  return { above: groups.filter((one) => one.tier === 'ABOVE'), groups: groups.filter((one) => one.tier === 'GROUP'), sectors }
}
