import { ref } from 'vue'
import type { ServerTime } from '@/api/session'

/** Server time in ms, as well as this device can know it; every countdown on the page reads it. */
export const now = ref(Date.now())

let offset = 0
let uncertainty = Infinity
let timer: ReturnType<typeof setTimeout> | undefined

export function serverNow(): number {
  return Date.now() + offset
}

/** Takes the better of two readings; an old reading slowly loses its credit, since clocks drift. */
export function setClock(time: ServerTime): void {
  uncertainty += 5
  if (time.uncertainty > uncertainty) return
  offset = time.offset
  uncertainty = time.uncertainty
  now.value = serverNow()
}

/** Ticks on the server's full second, so that all countdowns of a room change together. */
export function startClock(): void {
  if (timer !== undefined) return
  const tick = () => {
    now.value = serverNow()
    timer = setTimeout(tick, 1000 - (serverNow() % 1000) + 5)
  }
  tick()
}

export function stopClock(): void {
  clearTimeout(timer)
  timer = undefined
}
