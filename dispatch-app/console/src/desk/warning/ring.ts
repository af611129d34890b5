import type { Position } from '@/api/values'

/** On which side of the line from `a` to `b` a place lies. */
const side = (a: Position, b: Position, c: Position) => Math.sign((b.lon - a.lon) * (c.lat - a.lat) - (b.lat - a.lat) * (c.lon - a.lon))

const between = (a: Position, b: Position, c: Position) => Math.min(a.lon, b.lon) <= c.lon && c.lon <= Math.max(a.lon, b.lon) && Math.min(a.lat, b.lat) <= c.lat && c.lat <= Math.max(a.lat, b.lat)

/** Whether two lines meet anywhere. */
function meet(a: Position, b: Position, c: Position, d: Position): boolean {
  const [one, two, three, four] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)]
  if (one !== two && three !== four) return true
  return (one === 0 && between(a, b, c)) || (two === 0 && between(a, b, d)) || (three === 0 && between(c, d, a)) || (four === 0 && between(c, d, b))
}

/** Whether the line to the next corner would cross, touch or run back along what is drawn. */
export function crosses(ring: Position[], next: Position): boolean {
  const last = ring[ring.length - 1]
  if (!last) return false
  if (last.lon === next.lon && last.lat === next.lat) return true
  const before = ring[ring.length - 2]
  // straight back over the line one has come
  if (before && side(before, last, next) === 0 && (between(before, last, next) || between(last, next, before))) return true
  return ring.slice(0, -2).some((corner, i) => meet(corner, ring[i + 1]!, last, next))
}

/** Whether the last corner can be joined with the first without crossing; fewer than three enclose nothing. */
export function closes(ring: Position[]): boolean {
  if (ring.length < 3) return false
  const [first, last] = [ring[0]!, ring[ring.length - 1]!]
  if (side(first, ring[1]!, last) === 0 && ring.every((corner) => side(first, ring[1]!, corner) === 0)) return false
  return !ring.slice(1, -2).some((corner, i) => meet(corner, ring[i + 2]!, last, first))
}

/** Whether a place lies within a ring. */
export function inside(ring: Position[], at: Position): boolean {
  let within = false
  ring.forEach((a, i) => {
    const b = ring[(i + 1) % ring.length]!
    if (a.lat > at.lat !== b.lat > at.lat && at.lon < ((b.lon - a.lon) * (at.lat - a.lat)) / (b.lat - a.lat) + a.lon) within = !within
  })
  return within
}

interface Seat {
  code: string
  centre?: Position | null
}

/** The townships whose seat lies within; where none does, the one that is nearest. */
export function divisionsIn<T extends Seat>(ring: Position[], divisions: T[]): T[] {
  const towns = divisions.filter((one) => one.code.length === 9 && one.centre)
  const within = towns.filter((one) => inside(ring, one.centre!))
  if (within.length || !towns.length) return within
  const middle = { lon: ring.reduce((sum, one) => sum + one.lon, 0) / ring.length, lat: ring.reduce((sum, one) => sum + one.lat, 0) / ring.length }
  // near enough to compare by: a degree of longitude is shorter than one of latitude
  const far = (one: T) => ((one.centre!.lon - middle.lon) * Math.cos((middle.lat * Math.PI) / 180)) ** 2 + (one.centre!.lat - middle.lat) ** 2
  return [towns.reduce((near, one) => (far(one) < far(near) ? one : near))]
}
