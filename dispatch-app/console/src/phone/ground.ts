import type { Geometry } from '@/api/site'
import type { Position } from '@/api/values'

/** Metres east and north of a place; within the reach of a fire the ground is flat enough for that. */
export interface Offset {
  east: number
  north: number
}

const METRES_PER_DEGREE = 111_195
const PRECISION = 1e6

export function offsetOf(from: Position, to: Position): Offset {
  return { east: (to.lon - from.lon) * METRES_PER_DEGREE * Math.cos((from.lat * Math.PI) / 180), north: (to.lat - from.lat) * METRES_PER_DEGREE }
}

export function placeAt(from: Position, { east, north }: Offset): Position {
  const round = (degrees: number) => Math.round(degrees * PRECISION) / PRECISION
  return { lon: round(from.lon + east / (METRES_PER_DEGREE * Math.cos((from.lat * Math.PI) / 180))), lat: round(from.lat + north / METRES_PER_DEGREE) }
}

export const metresBetween = (from: Position, to: Position) => {
  const { east, north } = offsetOf(from, to)
  return Math.hypot(east, north)
}

/** 0 north, 1 north-east … 7 north-west. */
export function octantTo(from: Position, to: Position): number {
  const { east, north } = offsetOf(from, to)
  return ((Math.round(Math.atan2(east, north) / (Math.PI / 4)) % 8) + 8) % 8
}

const NEARER_BY = 10

/** Whether the way out first leads nearer to the fire than where the crew works. */
export function leadsPastFire(start: Position, zone: Position, fire: Position): boolean {
  const to = offsetOf(start, zone)
  const burning = offsetOf(start, fire)
  const length = to.east ** 2 + to.north ** 2
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, (burning.east * to.east + burning.north * to.north) / length))
  const nearest = Math.hypot(burning.east - share * to.east, burning.north - share * to.north)
  return nearest < Math.hypot(burning.east, burning.north) - NEARER_BY
}

/** What nobody walks more exactly: tens of metres, then hundreds. */
export const roundMetres = (metres: number) => (metres < 1000 ? Math.max(10, Math.round(metres / 10) * 10) : Math.round(metres / 100) * 100)

/**
 * What the leader has tapped: first the safety zone, then where the crew works; the way out is the line between them.
 */
export interface Drawn {
  zone: Position | null
  start: Position | null
}

export const nothingDrawn = (): Drawn => ({ zone: null, start: null })

/** The next tap: the zone, then the place of work; once both stand, a tap moves the zone and the way is drawn anew. */
export function tapped(drawn: Drawn, at: Position): Drawn {
  if (!drawn.zone) return { ...drawn, zone: at }
  if (!drawn.start) return { ...drawn, start: at }
  return { zone: at, start: null }
}

/** Where the way begins: what was tapped, else where the phone is. */
export const startOf = (drawn: Drawn, here: Position | null): Position | null => drawn.start ?? here

export const zoneShape = (zone: Position): Geometry => ({ type: 'Point', coordinates: [zone.lon, zone.lat] })
export const routeShape = (start: Position, zone: Position): Geometry => ({
  type: 'LineString',
  coordinates: [
    [start.lon, start.lat],
    [zone.lon, zone.lat],
  ],
})
