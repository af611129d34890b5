import { watch } from 'vue'
import { reportPosition } from '@/api/orders'
import { openOrders, state } from './phone'

const EVERY_MS = 15_000

/**
 * Tells command where the crew is while it is on the way or on the scene, and only then. Nothing is queued: an old
 * position is worth nothing, and a refused permission costs only the dot on the map.
 */
export function followWhereabouts() {
  if (!navigator.geolocation) return
  let watching: number | null = null
  let toldAt = 0
  const moving = () => openOrders.value.filter((order) => order.state === 'EN_ROUTE' || order.state === 'ON_SCENE')

  function tell({ coords }: GeolocationPosition) {
    if (!state.online || state.login !== 'IN' || Date.now() - toldAt < EVERY_MS) return
    toldAt = Date.now()
    for (const order of moving()) void reportPosition(order.id, { lon: coords.longitude, lat: coords.latitude }).catch(() => undefined)
  }

  watch(
    () => moving().length > 0,
    (followed) => {
      if (followed && watching === null) watching = navigator.geolocation.watchPosition(tell, () => undefined, { enableHighAccuracy: true, maximumAge: 10_000 })
      if (!followed && watching !== null) {
        navigator.geolocation.clearWatch(watching)
        watching = null
      }
    },
    { immediate: true },
  )
}
