import type { ZoneGround } from '@/api/hazard-zone'
import type { Geometry } from '@/api/site'
import type { Position } from '@/api/values'

const METRES_PER_DEGREE = 111_195

/** A place so many metres from another on a bearing. */
export function from(start: Position, metres: number, bearing: number): Position {
  const angle = (bearing * Math.PI) / 180
  return {
    lon: start.lon + (metres * Math.sin(angle)) / (METRES_PER_DEGREE * Math.cos((start.lat * Math.PI) / 180)),
    lat: start.lat + (metres * Math.cos(angle)) / METRES_PER_DEGREE,
  }
}

/** Corners of a circle, not closed. */
export const circleOf = (centre: Position, metres: number): Position[] => Array.from({ length: 64 }, (_, step) => from(centre, metres, (step * 360) / 64))

/** The zone of protective action: the square the server drew, or the circle it stands for; empty when there is none. */
export function protectionOf(centre: Position, zone: ZoneGround): Position[] {
  if (zone.square.length) return zone.square
  return zone.downwindMetres > zone.isolateMetres ? circleOf(centre, zone.downwindMetres) : []
}

/** A box round everything, for the map to show it whole. */
export function reachOf(zone: ZoneGround & { centre: Position }): Geometry {
  const points = [...circleOf(zone.centre, zone.isolateMetres), ...protectionOf(zone.centre, zone)]
  const lons = points.map((one) => one.lon)
  const lats = points.map((one) => one.lat)
  const [west, east, south, north] = [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)]
  return { type: 'Polygon', coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]] }
}

/** 600 m, 8.0 km */
export const distance = (metres: number) => (metres < 1000 ? `${metres} m` : `${(metres / 1000).toFixed(1)} km`)

/** Which of eight sides of the compass a bearing points to; its word is `hazmat.side.<n>`. */
export const sideOf = (bearing: number) => Math.round(bearing / 45) % 8

/** 3 500: thousands apart, as the rest of the desk writes them. */
export const plain = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, ' ')
