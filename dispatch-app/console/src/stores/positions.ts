import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import { destinations, type OrderMoved } from '@/api/live'
import type { OrderView } from '@/api/orders'
import type { Position } from '@/api/values'
import { useLink } from './link'
import { usePicture } from './picture'

const TRAIL_MS = 5 * 60_000

export interface Place {
  location: Position
  at: string
  /** where it was in the last five minutes, oldest first */
  trail: { location: Position; at: number }[]
}

/** Where the crews of the open incident are, as they say it themselves. */
export const usePositions = defineStore('positions', () => {
  const link = useLink()
  const picture = usePicture()
  const byOrder = ref(new Map<string, Place>())
  let unsubscribe = () => {}

  function update({ orderId, location, at }: OrderMoved) {
    const known = byOrder.value.get(orderId)
    if (known && known.at >= at) return
    const time = Date.parse(at)
    const trail = [...(known?.trail ?? []), { location, at: time }].filter((one) => time - one.at <= TRAIL_MS)
    byOrder.value = new Map(byOrder.value).set(orderId, { location, at, trail })
  }

  watch(
    () => picture.id,
    (id) => {
      unsubscribe()
      byOrder.value = new Map()
      unsubscribe = id ? link.subscribe<OrderMoved>(destinations.positions(id), update) : () => {}
    },
    { immediate: true },
  )

  /** The newest of what was pushed and what the picture knows. */
  function of(order: OrderView): { location: Position; at: string } | null {
    const pushed = byOrder.value.get(order.id)
    const known = order.position
    if (pushed && (!known || pushed.at >= known.at)) return pushed
    return known ?? null
  }

  return { byOrder, update, of }
})
