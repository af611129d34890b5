import { expect, test } from 'vitest'
import type { Geometry } from '@/api/site'
import { geometryOf, shapeOf } from './geometry'

test.each<Geometry>([
  { type: 'Point', coordinates: [120.463217, 27.871034] },
  { type: 'LineString', coordinates: [[120.46, 27.87], [120.470001, 27.880002]] },
  { type: 'Polygon', coordinates: [[[120.46, 27.87], [120.47, 27.87], [120.47, 27.88], [120.46, 27.87]]] },
])('comesBackFromTheMapAsItWentIn', (shape) => {
  expect(shapeOf(geometryOf(shape))).toEqual(shape)
})
