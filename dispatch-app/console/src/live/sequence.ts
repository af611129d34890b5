const KEY = 'muster.deviceSeq'

/** This device's own count of answers; the server orders answers by it and never by a clock. */
export function nextSequence(): number {
  const next = Math.max(Number(localStorage.getItem(KEY) ?? 0) + 1, Date.now())
  localStorage.setItem(KEY, String(next))
  return next
}
