export interface Spot {
  x: number
  y: number
}

/** The end of a spoke: the first points up, the others follow clockwise. */
export function spoke(index: number, count: number, length: number, x: number, y: number): Spot {
  const angle = (index / count) * 2 * Math.PI
  return { x: x + length * Math.sin(angle), y: y - length * Math.cos(angle) }
}

/** As SVG writes a polygon. */
export const points = (spots: Spot[]) => spots.map((spot) => `${spot.x.toFixed(1)},${spot.y.toFixed(1)}`).join(' ')
