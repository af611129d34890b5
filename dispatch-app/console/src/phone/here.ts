import type { Position } from '@/api/values'

const PATIENCE_MS = 3_000

/** Where this phone is, if it knows soon: what is to be said never waits for it. */
export function whereNow(): Promise<Position | undefined> {
  if (!navigator.geolocation) return Promise.resolve(undefined)
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => resolve(undefined), PATIENCE_MS)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => (clearTimeout(giveUp), resolve({ lon: coords.longitude, lat: coords.latitude })),
      () => (clearTimeout(giveUp), resolve(undefined)),
      { enableHighAccuracy: true, maximumAge: 30_000, timeout: PATIENCE_MS },
    )
  })
}
