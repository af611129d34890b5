import type { JournalEntry } from '@/api/incidents'
import type { OrderView } from '@/api/orders'
import { hm } from '@/live/format'

type Translate = (key: string, params?: Record<string, unknown>) => string

const ALARMING = /^(DeadlineMissed|MaydayCalled|FireRekindled|ProcessStepFailed|DispatchOrderRefused|SafetyCheckIncomplete|MusterUnlikely)$/
export const isAlarming = (entry: JournalEntry) => ALARMING.test(entry.type)

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
  for (const [name, value] of Object.entries(data)) params[name] = /At$/.test(name) && typeof value === 'string' ? hm(value) : text(value)
  for (const name of ['level', 'previous', 'proposedLevel'])
    if (typeof data[name] === 'string') params[name] = t('level.' + data[name])
  if (typeof data['grade'] === 'string') params['grade'] = t('grade.' + data['grade'])
  params['team'] = text(data['teamName']) || order?.team.name || ''
  params['quorum'] ??= order?.standard.quorum ?? ''
  params['reason'] ??= ''
  return t(key, params).replace(/[：:·，\s]+$/u, '')
}
