import { expect, test } from 'vitest'
import type { OrderView } from '@/api/orders'
import { grouped, missing, musteredInTime } from './muster'

const noon = Date.parse('2026-04-05T12:00:00+08:00')
const at = (seconds: number) => new Date(noon + seconds * 1000).toISOString()

function order(id: string, fields: Partial<OrderView>): OrderView {
  return { id, state: 'ACKNOWLEDGED', overdue: null, standard: { quorum: 24, strength: 30 }, present: 0, issuedAt: at(-600), ...fields } as OrderView
}

test('putsTheOverdueFirstAndTheRestByDeadline', () => {
  const { cards } = grouped(
    [order('late', { dueAt: at(900) }), order('soon', { dueAt: at(30) }), order('next', { dueAt: at(300) }), order('over', { overdue: 'MUSTER', dueAt: at(-60) })],
    noon,
  )
  expect(cards.map((one) => one.id)).toEqual(['over', 'soon', 'next', 'late'])
})

test('keepsATeamThatIsOnSceneButMissedItsSafetyCheckOnACard', () => {
  const { cards, rows } = grouped([order('a', { state: 'ON_SCENE', overdue: 'SAFETY_CHECK' }), order('b', { state: 'ON_SCENE' })], noon)
  expect(cards.map((one) => one.id)).toEqual(['a'])
  expect(rows.map((one) => one.id)).toEqual(['b'])
})

test('showsARefusalUntilAnotherTeamTakesItsPlace', () => {
  const refused = order('r', { state: 'REFUSED' })
  expect(grouped([refused], noon).cards).toHaveLength(1)
  expect(grouped([refused, order('n', { replacesOrderId: 'r' })], noon).over).toEqual([refused])
})

test('judgesTheMusterByTheStoredDeadline', () => {
  expect(musteredInTime(order('a', { musteredAt: at(0), musterDueAt: at(0) }))).toBe(true)
  expect(musteredInTime(order('a', { musteredAt: at(1), musterDueAt: at(0) }))).toBe(false)
  expect(missing(order('a', { present: 21 }))).toBe(3)
})
