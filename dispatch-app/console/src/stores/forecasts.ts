import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { listForecasts, type MusterForecast } from '@/api/forecasts'
import type { OrderView } from '@/api/orders'
import { now } from '@/live/clock'

/** Older than this a forecast speaks of another moment and is not shown. */
const STALE = 30_000

/** The forecasts of the open incident's musters. They move with time, so they are asked for while something musters. */
export const useForecasts = defineStore('forecasts', () => {
  const byOrder = shallowRef(new Map<string, MusterForecast>())

  async function refresh(incidentId: string) {
    byOrder.value = new Map((await listForecasts(incidentId)).map((one) => [one.orderId, one]))
  }

  /** The newest that is known of an order, from the picture or from the last asking. */
  function of(order: OrderView): MusterForecast | null {
    const known = [order.forecast, byOrder.value.get(order.id)].filter((one): one is MusterForecast => !!one)
    const newest = known.sort((a, b) => Date.parse(b.asOf) - Date.parse(a.asOf))[0]
    const mustering = ['ISSUED', 'DELIVERED', 'ACKNOWLEDGED'].includes(order.state)
    return newest && mustering && now.value - Date.parse(newest.asOf) < STALE ? newest : null
  }

  return { byOrder, refresh, of }
})
