import type { DeadlineView, Incident, JournalEntry } from '@/api/incidents'
import type { Change, IncidentFrame } from '@/api/live'

/** One incident as the desk knows it: the snapshot of revision `seq` and the journal up to it. */
export interface Picture {
  seq: number
  incident: Incident
  journal: JournalEntry[]
}

export function fromSnapshot(incident: Incident, journal: JournalEntry[]): Picture {
  return { seq: incident.revision, incident, journal: merge([], journal) }
}

/** Journals joined by seq, ascending, each entry once. */
export function merge(have: JournalEntry[], more: JournalEntry[]): JournalEntry[] {
  if (!more.length) return have
  const bySeq = new Map(have.map((entry) => [entry.seq, entry]))
  for (const entry of more) bySeq.set(entry.seq, entry)
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq)
}

export function entryOf(frame: IncidentFrame): JournalEntry {
  const { seq, type, at, actor, actorName, channel, data } = frame
  return { seq, type, at, actor, actorName, channel, data }
}

function put<T extends { id: string }>(list: T[], id: string, view: T | null): T[] {
  const index = list.findIndex((item) => item.id === id)
  if (view === null) return index < 0 ? list : list.filter((item) => item.id !== id)
  if (index < 0) return [...list, view]
  return list.map((item, at) => (at === index ? view : item))
}

type Row = Record<string, unknown>

/** The field as it was, with its new values and, in the lists named in `rows`, the rows that changed. */
function withRows(have: unknown, news: unknown, rows: Record<string, string>): Row {
  const before = (have ?? {}) as Row
  const view = { ...(news as Row) }
  for (const [list, key] of Object.entries(rows)) {
    const changed = new Map((view[list] as Row[]).map((row) => [row[key], row]))
    const kept = ((before[list] ?? []) as Row[]).map((row) => {
      const now = changed.get(row[key])
      changed.delete(row[key])
      return now ?? row
    })
    view[list] = [...kept, ...changed.values()]
  }
  return view
}

/** A head-line says nothing about the lists of the picture, whatever its fields are called. */
const lists = ({ orders, tasks, deadlines }: Incident) => ({ orders, tasks, deadlines })

const stillOpen = (deadline: DeadlineView) => !deadline.metAt && !deadline.cancelledAt

function change(incident: Incident, one: Change): Incident {
  switch (one.kind) {
    case 'incident':
      return one.view ? { ...incident, ...one.view, ...lists(incident) } : incident
    case 'order':
      return { ...incident, orders: put(incident.orders, one.id, one.view) }
    case 'task':
      return { ...incident, tasks: put(incident.tasks, one.id, one.view) }
    case 'deadline':
      return { ...incident, deadlines: put(incident.deadlines, one.id, one.view && stillOpen(one.view) ? one.view : null) }
    case 'part':
      return { ...incident, [one.id]: one.rows ? withRows(incident[one.id as keyof Incident], one.view, one.rows) : (one.view ?? undefined) }
    default:
      return incident
  }
}

/** The picture after one frame; the caller has made sure that it is the next one. */
export function applyFrame(picture: Picture, frame: IncidentFrame): Picture {
  const incident = frame.changes.reduce(change, picture.incident)
  return {
    seq: frame.seq,
    incident: { ...incident, revision: frame.seq },
    journal: merge(picture.journal, [entryOf(frame)]),
  }
}
