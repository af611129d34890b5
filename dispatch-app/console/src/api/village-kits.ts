import { exchange, get } from './http'
import type { DivisionCode, Instant } from './values'

export type KitState = 'READY' | 'FLAT' | 'BROKEN' | 'MISSING'

export interface KitItem {
  item: string
  state?: KitState
  stateLabel?: string
  note?: string
  at?: Instant
  by?: string
  /** why somebody has to look again */
  due?: 'NEVER' | 'SEASON' | 'WARNING' | 'AGE'
}

export interface VillageKit {
  zoneId: string
  name: string
  divisionCode: DivisionCode
  divisionName: string
  responsible: string
  phone: string
  ready: boolean
  overdue: boolean
  lacking: number
  items: KitItem[]
}

export interface KitOverview {
  villages: number
  ready: number
  overdue: number
  lacking: number
  rows: VillageKit[]
}

export interface KitCheck {
  zoneId: string
  item: string
  state: KitState
  stateLabel: string
  note?: string
  at: Instant
  by: string
}

export const kitOverview = (exercise = false) => get<KitOverview>('/api/village-kits', { exercise })
export const kitHistory = (zoneId: string) => get<KitCheck[]>(`/api/village-kits/${zoneId}/checks`)
export const checkKit = async (zoneId: string, body: Record<string, unknown>) => (await exchange<VillageKit>('POST', `/api/village-kits/${zoneId}/checks`, { body })).value
