import { expect, test } from 'vitest'
import { closes, crosses, divisionsIn, inside } from './ring'

const at = (lon: number, lat: number) => ({ lon, lat })
const square = [at(0, 0), at(4, 0), at(4, 4), at(0, 4)]

test('refusesACornerWhoseLineCrossesWhatIsDrawn', () => {
  expect(crosses([], at(0, 0))).toBe(false)
  expect(crosses([at(0, 0)], at(4, 0))).toBe(false)
  expect(crosses([at(0, 0), at(4, 0), at(4, 4)], at(2, -1))).toBe(true)
  expect(crosses([at(0, 0), at(4, 0), at(4, 4)], at(0, 4))).toBe(false)
  // touching is crossing: the ring would fall apart there
  expect(crosses([at(0, 0), at(4, 0), at(4, 4)], at(2, 0))).toBe(true)
})

test('refusesTheSameCornerTwiceAndTheWayStraightBack', () => {
  expect(crosses([at(0, 0), at(4, 0)], at(4, 0))).toBe(true)
  expect(crosses([at(0, 0), at(4, 0)], at(2, 0))).toBe(true)
  expect(crosses([at(0, 0), at(4, 0)], at(-2, 0))).toBe(true)
  expect(crosses([at(0, 0), at(4, 0)], at(6, 0))).toBe(false)
})

test('closesOnlyWhereTheLastLineCrossesNothing', () => {
  expect(closes(square)).toBe(true)
  expect(closes(square.slice(0, 2))).toBe(false)
  expect(closes([at(0, 0), at(1, 0), at(2, 0)])).toBe(false)
  // a hook: from its end the way home leads through the line already drawn
  expect(closes([at(0, 0), at(4, 0), at(4, 4), at(1, 4), at(1, 2), at(6, 2)])).toBe(false)
  expect(closes([at(0, 0), at(4, 0), at(4, 4), at(-1, 4), at(-1, 2)])).toBe(true)
})

test('knowsWhichTownshipsAreMeant', () => {
  const towns = [
    { code: '330381', centre: at(2, 2) },
    { code: '330381122', centre: at(1, 1) },
    { code: '330381127', centre: at(9, 9) },
  ]
  expect(inside(square, at(2, 3))).toBe(true)
  expect(inside(square, at(5, 3))).toBe(false)
  expect(divisionsIn(square, towns).map((one) => one.code)).toEqual(['330381122'])
  expect(divisionsIn([at(7, 7), at(8, 7), at(8, 8)], towns).map((one) => one.code)).toEqual(['330381127'])
})
