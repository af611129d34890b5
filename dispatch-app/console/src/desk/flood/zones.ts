import type { EvacuationMode, MissingSearch, TransferCounts, TransferStatus, ZoneRow } from '@/api/evacuations'

/** People nobody can say are safe or on the way: not told yet, refusing, not at home, not reached. */
export const unsettled = (of: TransferCounts) => (of.accounted === undefined ? of.listed + of.refused + of.absent + of.unreachable : Math.max(0, of.people - of.accounted - of.moving - of.notified))

/** Those of them somebody has looked for; who is not at home but known to be safe elsewhere troubles nobody. */
export const troubled = (of: TransferCounts) => {
  const looked = of.refused + of.absent + of.unreachable
  return of.accounted === undefined ? looked : Math.min(looked, Math.max(0, of.people - of.accounted))
}

/** Whole per cent of the people who are where they are safe, rounded down: 351 of 352 is not everybody. */
export const done = (of: TransferCounts) => (of.people ? Math.floor((of.transferred * 100) / of.people) : 0)

/** Whole per cent of the people of a zone that only gets ready who have been told so. */
export const told = (of: TransferCounts) => (of.people ? Math.floor(((of.people - of.listed) * 100) / of.people) : 0)

export type Part = 'transferred' | 'moving' | 'notified' | 'trouble'

/** The stacked bar, in per cent of the people; who is not told yet is its empty end. */
export function parts(of: TransferCounts): { part: Part; people: number; width: number }[] {
  const all: [Part, number][] = [
    ['transferred', of.transferred],
    ['moving', of.moving],
    ['notified', of.notified],
    ['trouble', troubled(of)],
  ]
  return all.filter(([, people]) => people > 0).map(([part, people]) => ({ part, people, width: of.people ? (people / of.people) * 100 : 0 }))
}

const NOTHING = { households: 0, people: 0, listed: 0, notified: 0, moving: 0, transferred: 0, refused: 0, absent: 0, unreachable: 0 }

export function sum(rows: TransferCounts[]): TransferCounts {
  const total: TransferCounts & typeof NOTHING = { ...NOTHING }
  for (const row of rows) for (const name of Object.keys(NOTHING) as (keyof typeof NOTHING)[]) total[name] += row[name]
  // without it from every zone nobody knows it of all
  if (rows.some((row) => row.accounted === undefined)) return total
  return { ...total, accounted: rows.reduce((all, row) => all + row.accounted!, 0) }
}

export const COLUMNS = ['name', 'responsible', 'households', 'people', 'transferred', 'moving', 'notified', 'refused', 'absent', 'unreachable', 'done'] as const
export type Column = (typeof COLUMNS)[number]
export interface Order {
  by: Column | 'worst'
  down: boolean
}

function value(row: ZoneRow, by: Column): string | number {
  switch (by) {
    case 'name':
      return row.name
    case 'responsible':
      return row.responsible?.name ?? ''
    case 'done':
      return row.mode === 'IMMEDIATE' ? done(row) : told(row)
    default:
      return row[by]
  }
}

/** By default who misses most people stands first. */
export function sorted(rows: ZoneRow[], { by, down }: Order): ZoneRow[] {
  const sign = down ? -1 : 1
  const compare =
    by === 'worst'
      ? (a: ZoneRow, b: ZoneRow) => troubled(b) - troubled(a) || unsettled(b) - unsettled(a) || b.people - a.people
      : (a: ZoneRow, b: ZoneRow) => {
          const [one, other] = [value(a, by), value(b, by)]
          return sign * (typeof one === 'number' ? one - (other as number) : one.localeCompare(other as string, 'zh'))
        }
  return [...rows].sort((a, b) => compare(a, b) || a.zoneId.localeCompare(b.zoneId))
}

/** What the table is split into: who must go now counts, who gets ready does not. */
export const ofMode = (rows: ZoneRow[], mode: EvacuationMode) => rows.filter((row) => row.mode === mode && row.state !== 'CANCELLED')

/** The deadline the duty officer watches: the next one of a zone in which people still are. */
export function nextDeadline(rows: ZoneRow[]): string | null {
  const open = ofMode(rows, 'IMMEDIATE').filter((row) => (row.accounted ?? row.transferred) < row.people && !isOver(row))
  return open.reduce<string | null>((first, row) => (first === null || Date.parse(row.finishBy) < Date.parse(first) ? row.finishBy : first), null)
}

const OVER = new Set(['CLOSED', 'CANCELLED'])
export const isOver = (row: ZoneRow) => OVER.has(row.state)

/** How a zone is drawn: alarm while somebody is unaccounted for, white when nobody is, dashed while it only gets ready. */
export function look(row: ZoneRow): 'prepared' | 'alarm' | 'open' | 'done' {
  if (row.mode === 'PREPARE') return 'prepared'
  if (row.accounted !== undefined ? unsettled(row) > row.listed : troubled(row) > 0) return 'alarm'
  return (row.accounted ?? row.transferred) === row.people ? 'done' : 'open'
}

export interface Filter {
  zone: string
  /** '' for everybody nobody can say are safe or on the way */
  status: TransferStatus | 'CONFLICT' | 'ALL' | ''
  words: string
}

/** What the server is asked for. */
export function searchOf({ zone, status, words }: Filter): MissingSearch {
  return {
    zone: zone || undefined,
    status: status && status !== 'ALL' && status !== 'CONFLICT' ? status : undefined,
    only: status === '' ? 'UNSETTLED' : status === 'CONFLICT' ? 'CONFLICT' : undefined,
    q: words.trim() || undefined,
  }
}

const HOUR = 3_600_000
/** Beijing's night: what arrives between these hours must be met before dark. [?] The rule says 夜间 without hours. */
const NIGHT = { from: 18, until: 6 }

/**
 * Until when everybody must be out: three hours before the flood arrives; if it arrives at night, by 18:00 of that day
 * (浙江省防御洪涝台灾害人员避险转移办法). What arrives after midnight is met on the evening before.
 */
export function finishBefore(arrival: number): number {
  const local = new Date(arrival + 8 * HOUR)
  const hour = local.getUTCHours()
  if (hour >= NIGHT.until && hour < NIGHT.from) return arrival - 3 * HOUR
  const evening = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate() - (hour < NIGHT.until ? 1 : 0), 18) - 8 * HOUR
  return Math.min(evening, arrival - 3 * HOUR)
}
