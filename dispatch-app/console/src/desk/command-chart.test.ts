import { expect, test } from 'vitest'
import type { OrderView } from '@/api/orders'
import type { Site } from '@/api/site'
import { boxesOf, lacking } from './command-chart'

const order = (id: string, fields: Partial<OrderView>) => ({ id, state: 'ON_SCENE', present: 8, standard: { quorum: 8, strength: 8 }, ...fields }) as OrderView
const t = (key: string, params?: Record<string, unknown>) => key + (params?.['n'] ?? '')
const site: Site = {
  revision: 1,
  groups: [
    { id: 'g1', tier: 'ABOVE', name: '指挥长', revision: 1, orderIds: [] },
    { id: 'g2', tier: 'GROUP', name: '通信组', revision: 1, orderIds: ['b'], talkGroup: '松涛 4 组' },
    { id: 'g3', tier: 'GROUP', name: '后勤组', revision: 1, orderIds: ['c'], leader: { name: '陈松' } },
  ],
  sectors: [
    { id: 's1', number: 1, name: '东南线', label: '一 东南线', geometry: { type: 'Point', coordinates: [0, 0] }, revision: 1, orderIds: ['a'], safety: [], leader: { name: '王大队', callsign: '松涛01', teamId: 'T01' }, talkGroup: '松涛 2 组' },
    { id: 's3', number: 3, name: '北线', label: '三 北线', geometry: { type: 'Point', coordinates: [0, 0] }, revision: 1, orderIds: [], safety: [], containedAt: '2026-04-05T05:48:00Z' },
  ],
}
const orders = [order('a', {}), order('b', { present: 7 }), order('c', { state: 'ACKNOWLEDGED', present: 2 })]

test('saysWhoIsMissingAndWhereNobodyIs', () => {
  const { above, groups, sectors } = boxesOf(site, orders, t)
  expect(above.map((one) => [one.title, one.vacant, one.note])).toEqual([['指挥长', true, 'site.vacant']])
  expect(groups.map((one) => [one.title, one.vacant, one.short, one.note])).toEqual([
    ['通信组', false, 1, '松涛 4 组'],
    ['后勤组', false, 0, 'site.mustering'],
  ])
  expect(sectors.map((one) => [one.title, one.vacant, one.note])).toEqual([
    ['一 东南线', false, '松涛01 · 松涛 2 组'],
    ['三 北线', true, 'site.nobody · site.contained'],
  ])
})

test('aCrewThatStillGathersInTimeLacksNobody', () => {
  expect(lacking([order('c', { state: 'ACKNOWLEDGED', present: 2 })])).toBe(0)
  expect(lacking([order('c', { state: 'ACKNOWLEDGED', present: 2, overdue: 'MUSTER' })])).toBe(6)
})
