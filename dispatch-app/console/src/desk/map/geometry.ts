import type OlGeometry from 'ol/geom/Geometry'
import LineString from 'ol/geom/LineString'
import Point from 'ol/geom/Point'
import Polygon from 'ol/geom/Polygon'
import { fromLonLat, toLonLat } from 'ol/proj'
import type { Geometry } from '@/api/site'

/** GeoJSON in WGS84 as the map draws it. */
export function geometryOf(shape: Geometry): OlGeometry {
  if (shape.type === 'Point') return new Point(fromLonLat(shape.coordinates))
  if (shape.type === 'LineString') return new LineString(shape.coordinates.map((pair) => fromLonLat(pair)))
  return new Polygon(shape.coordinates.map((ring) => ring.map((pair) => fromLonLat(pair))))
}

/** To a decimetre, as the server keeps it. */
function degrees(coordinate: number[]): [number, number] {
  const [lon, lat] = toLonLat(coordinate)
  return [Math.round(lon! * 1e6) / 1e6, Math.round(lat! * 1e6) / 1e6]
}

/** What was drawn, as GeoJSON; a polygon's ring stays closed. */
export function shapeOf(geometry: OlGeometry): Geometry {
  if (geometry instanceof Point) return { type: 'Point', coordinates: degrees(geometry.getCoordinates()) }
  if (geometry instanceof LineString) return { type: 'LineString', coordinates: geometry.getCoordinates().map(degrees) }
  return { type: 'Polygon', coordinates: (geometry as Polygon).getCoordinates().map((ring) => ring.map(degrees)) }
}
