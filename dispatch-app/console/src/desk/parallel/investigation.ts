import type { Investigator } from '@/api/parallel'
import { DAY } from './part'

/** A row of the form by which investigators are named, as it is typed. */
export interface Named {
  name: string
  unit: string
  username: string
}

export const nobody = (): Named => ({ name: '', unit: '', username: '' })

/** The rows somebody typed into, the first first; never none. */
export function typed(rows: Named[]): Named[] {
  const some = rows.filter((row) => row.name.trim() || row.unit.trim() || row.username.trim())
  return some.length ? some : [nobody()]
}

/** As the server takes it: an empty account is none. */
export const investigator = (row: Named): Investigator => ({ name: row.name.trim(), unit: row.unit.trim(), username: row.username.trim() || null })

/** The day and time the report is due once its time is prolonged; null while the number of days makes no sense. */
export function prolonged(dueAt: string, days: number | '', left: number): string | null {
  if (typeof days !== 'number' || !Number.isInteger(days) || days < 1 || days > left) return null
  return new Date(Date.parse(dueAt) + days * DAY).toISOString()
}
