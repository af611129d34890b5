import { exchange, get, post } from './http'
import type { Answered, LadderStep } from './orders'
import type { DivisionCode, Instant, Position } from './values'

/** The life of a material order; an order speaks of one depot. */
export type MaterialState = 'REQUESTED' | 'ALLOCATED' | 'LOADED' | 'MOVING' | 'RECEIVED' | 'IN_USE' | 'RETURNED' | 'WRITTEN_OFF' | 'CLOSED' | 'CANCELLED'
/** Who must act next. */
export type Hand = 'DISPATCHER' | 'KEEPER' | 'CARRIER' | 'RECEIVER'
/** What somebody may do with an order; the last word of the call. */
export type MaterialStep = 'allocation' | 'loading' | 'dispatch' | 'receipt' | 'use' | 'return' | 'write-off' | 'cancellation' | 'closing'
/** 大类 of GB/T 38565. */
export type MaterialClass = 1 | 2 | 3
export type Use = 'RETURNABLE' | 'CONSUMABLE'
export type Condition = 'SERVICEABLE' | 'IN_MAINTENANCE' | 'UNSERVICED'
export type StockState = 'OK' | 'YELLOW' | 'RED'

export interface Material {
  code: string
  name: string
  class: MaterialClass
  className: string
  gbCode?: string | null
  unit: string
  whole: boolean
  use: Use
  shelfLifeMonths?: number | null
  kit: { code: string; name: string; quantity: number; unit: string }[]
  note?: string | null
}

export interface DepotView {
  id: string
  name: string
  divisionCode: DivisionCode
  location: Position
  ownerName?: string | null
  ownerKind?: 'GOVERNMENT' | 'MEMBER_UNIT' | 'ENTERPRISE' | null
  pooled?: boolean
  keeperName?: string | null
  keeperPhone?: string | null
  /** RED: something expired lies there; YELLOW: below a minimum, soon expiring, or not serviced */
  state?: StockState
  materials?: number
  belowMinimum?: number
  expired?: number
  expiring?: number
  unserviceable?: number
}

export interface Lot {
  lotId: number
  batch?: string | null
  expiresOn?: string | null
  expired: boolean
  condition: Condition
  selectable: boolean
  servicedOn?: string | null
  quantity: number
  reserved: number
  available: number
}

/** One material in one depot; `available` is what may be allocated now. */
export interface StockLine {
  depotId: string
  materialCode: string
  material: string
  materialClass: MaterialClass
  unit: string
  whole: boolean
  use: Use
  quantity: number
  reserved: number
  available: number
  minimum?: number | null
  belowMinimum: boolean
  /** how many lots have expired */
  expired: number
  lots: Lot[]
}

export interface LedgerEntry {
  number: number
  kind: string
  kindLabel: string
  at: Instant
  materialCode: string
  material: string
  unit: string
  lotId: number
  batch?: string | null
  /** what came (+) or went (−) */
  quantity: number
  /** of the lot, after it */
  balance: number
  counterparts: string[]
  orderId?: string | null
  orderLabel?: string | null
  incidentId?: string | null
  reason?: string | null
  actorName?: string | null
}

export interface LedgerProof {
  intact: boolean
  movements: number
  postings: number
  lots: number
  findings: string[]
}

/** A request here that would leave another incident's need short. */
export interface MaterialConflict {
  incidentId: string
  incidentTitle: string
  material: string
  needs: number
  left: number
  text: string
}

/** What of one material is wanted, and where it would come from. */
export interface MaterialNeed {
  materialCode: string
  material: string
  unit: string
  whole?: boolean
  required: number
  covered: number
  missing: number
  rule?: string | null
  source?: string | null
  /** `[?]` when the figure is a default of ours and not law */
  flag?: string | null
  allocation: {
    depotId: string
    depotName: string
    lotId: number
    batch?: string | null
    expiresOn?: string | null
    quantity: number
    distanceKm: number
    etaAt: Instant
    /** false: not ours to order */
    orderable?: boolean
    reasons: string[]
  }[]
  passedOver: { depotId: string; depotName: string; reason: string }[]
  shortfall: number
  cause?: string | null
  conflicts: MaterialConflict[]
}

export interface MaterialLine {
  lineId: number
  materialCode: string
  material: string
  unit: string
  whole: boolean
  use: Use
  lotId?: number | null
  batch?: string | null
  expiresOn?: string | null
  requested: number
  allocated: number
  loaded: number
  inTransit: number
  atScene: number
  damaged: number
  /** missing (+) or more (−) than sent */
  difference: number
  used: number
  returned: number
  writtenOff: number
  reasons?: string[]
}

export interface Carrier {
  teamId?: string | null
  name?: string | null
  plate?: string | null
  phone?: string | null
}

export interface MaterialOrder {
  id: string
  /** as it is said: 物01 */
  label: string
  incidentId: string
  incidentTitle: string
  exercise: boolean
  state: MaterialState
  stateLabel?: string
  depot?: { id: string; name: string; location?: Position | null; keeperName?: string | null; keeperPhone?: string | null } | null
  destination?: { name: string; location?: Position | null } | null
  carrier?: Carrier | null
  receiver?: { teamId?: string | null; name?: string | null } | null
  splitFrom?: string | null
  nextHand?: Hand | null
  nextHandLabel?: string | null
  dueKind?: string | null
  dueLabel?: string | null
  dueAt?: Instant | null
  overdue?: string | null
  /** who was told that it is late, and who is next */
  ladder?: LadderStep[]
  reservedUntil?: Instant | null
  etaAt?: Instant | null
  distanceKm?: number | null
  neededBy?: Instant | null
  note?: string | null
  reason?: string | null
  requestedAt: Instant
  requestedBy?: string | null
  allocatedAt?: Instant | null
  loadedAt?: Instant | null
  departedAt?: Instant | null
  receivedAt?: Instant | null
  settledAt?: Instant | null
  closedAt?: Instant | null
  cancelledAt?: Instant | null
  lines: MaterialLine[]
  outstanding?: boolean
  openPoint?: string | null
  /** what this account may do now; left out in the incident's picture */
  rights?: MaterialStep[]
}

export interface NewMaterialOrder {
  items: { materialCode: string; quantity: number }[]
  depotId?: string
  destination?: { name: string; location?: Position }
  receiverTeamId?: string
  neededBy?: Instant
  note?: string
}

export interface MaterialBodies {
  /** empty: as proposed */
  allocation: { depotId?: string; lines?: { lotId: number; quantity: number }[]; acceptShort?: boolean }
  loading: { lines?: { lineId: number; loaded: number }[]; carrier?: Carrier }
  dispatch: { carrier?: Carrier }
  /** `received` are the sound ones, `damaged` come on top; `complete: false`: the rest is still on the road */
  receipt: { lines?: { lineId: number; received: number; damaged: number }[]; complete: boolean; note?: string }
  use: { lines?: { lineId: number; used: number }[] }
  /** likewise the sound ones and the damaged; `complete: true`: nothing more comes back */
  return: { lines?: { lineId: number; returned: number; damaged: number }[]; complete: boolean; note?: string }
  'write-off': { lines: { lineId: number; quantity: number }[]; reason: string }
  cancellation: { reason: string }
  closing: { reason: string }
}

export interface MaterialOutcome {
  outcome: 'APPLIED' | 'LATE' | 'SUPERSEDED'
  order: MaterialOrder
  /** allocation over several depots makes an order of each */
  orders?: MaterialOrder[]
  note?: string | null
}

export interface Loan {
  id: string
  depotId: string
  lotId?: number | null
  direction: 'BORROWED' | 'LENT'
  counterparty: string
  contact?: string | null
  materialCode: string
  material?: string
  unit?: string
  quantity: number
  returned?: number
  dueBack?: Instant | null
  reason?: string | null
  closedAt?: Instant | null
}

const OVER = new Set<MaterialState>(['CLOSED', 'CANCELLED'])
/** Nothing of it is left to do; what was cancelled on the road has to come back first. */
export const materialIsOver = (order: MaterialOrder) => !!order.closedAt || (OVER.has(order.state) && !order.outstanding)

export const listMaterials = () => get<Material[]>('/api/materials')
export const listDepotViews = () => get<DepotView[]>('/api/depots')
export const depotStock = (id: string) => get<StockLine[]>(`/api/depots/${id}/stock`)
export const depotLedger = (id: string, material?: string, before?: number) =>
  get<{ entries: LedgerEntry[]; next?: number | null }>(`/api/depots/${id}/ledger`, { material, before, limit: 50 })
export const verifyLedger = (id: string) => get<LedgerProof>(`/api/depots/${id}/ledger/verification`)
export const countLot = (id: string, count: { lotId: number; counted: number; reason: string }, key: string) =>
  post<{ difference: number; stock: StockLine }>(`/api/depots/${id}/counts`, count, key)
export const setCondition = (id: string, lotId: number, condition: Condition) => post<StockLine>(`/api/depots/${id}/lots/${lotId}/condition`, { condition })

/** Where these items would come from; nothing is stored. */
export const proposeMaterials = (incidentId: string, items: NewMaterialOrder['items'], depotId?: string) =>
  post<MaterialNeed[]>(`/api/incidents/${incidentId}/material-proposal`, { items, depotId })
export const orderMaterials = (incidentId: string, order: NewMaterialOrder, key: string) =>
  post<{ orders: MaterialOrder[]; warnings: MaterialConflict[] }>(`/api/incidents/${incidentId}/material-orders`, order, key)
export const incidentMaterials = (incidentId: string) => get<MaterialOrder[]>(`/api/incidents/${incidentId}/material-orders`)
/** Open orders of this seat's divisions. */
export const openMaterials = () => get<MaterialOrder[]>('/api/material-orders')
/** Orders of the keeper's depot, or those a crew carries or may receive. */
export const myMaterials = () => get<MaterialOrder[]>('/api/material-orders', { mine: true })
export const getMaterial = (id: string) => get<MaterialOrder>(`/api/material-orders/${id}`)
export const resourceMessages = (id: string) => `/api/material-orders/${id}/edxl-rm`

export async function sayMaterial<K extends MaterialStep>(id: string, step: K, body: MaterialBodies[K] & Answered): Promise<MaterialOutcome & { replay: boolean }> {
  const got = await exchange<MaterialOutcome>('POST', `/api/material-orders/${id}/${step}`, { body })
  return { ...got.value, replay: got.headers.get('Idempotent-Replay') === 'true' }
}

export const listLoans = () => get<Loan[]>('/api/loans')
export const makeLoan = (
  depotId: string,
  loan: { direction: Loan['direction']; counterparty: string; contact?: string; materialCode?: string; lotId?: number; quantity: number; dueBack: Instant; reason: string },
) => post<Loan>(`/api/depots/${depotId}/loans`, loan)
export const returnLoan = (id: string, quantity: number) => post<Loan>(`/api/loans/${id}/return`, { quantity })

/** Taken from an owner by authority, against a receipt (森林防火条例 Art 38; 突发事件应对法). */
export interface Requisition {
  id: string
  incidentId: string
  receiptNumber: string
  owner: string
  contact?: string | null
  basis: string
  reason: string
  decidedBy?: string | null
  decidedAt: Instant
  items: { materialCode: string; material: string; unit: string; lotId?: number | null; quantity: number; returned?: number | null }[]
  returnedAt?: Instant | null
  compensation?: number | null
  compensationNote?: string | null
  compensatedAt?: Instant | null
}

export const listRequisitions = (incidentId: string) => get<Requisition[]>(`/api/incidents/${incidentId}/requisitions`)
export const requisition = (incidentId: string, form: { owner: string; contact?: string; items: NewMaterialOrder['items']; reason: string }) =>
  post<Requisition>(`/api/incidents/${incidentId}/requisitions`, form)
export const returnRequisition = (id: string, note?: string) => post<Requisition>(`/api/requisitions/${id}/return`, { note })
export const compensate = (id: string, amount: number, basis: string) => post<Requisition>(`/api/requisitions/${id}/compensation`, { amount, basis })
