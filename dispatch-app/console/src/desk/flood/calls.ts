import type { CallTarget } from '@/api/warning-calls'

/** Whether a row needs somebody now: nobody answers, or the one called first has not. */
export const isLate = (target: CallTarget) => target.state === 'UNREACHED' || (target.state === 'CALLED' && target.turn > 1)

/** 38 → 00:38, 125 → 02:05; beyond an hour 1:02:05. */
export function clock(seconds: number): string {
  const two = (n: number) => String(n).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const rest = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`
  return hours ? `${hours}:${rest}` : rest
}

/** Of a target that is still called: how long the time of the one who is called is over, or still runs. */
export function waiting(target: CallTarget, now: number): { late: boolean; text: string } | null {
  if (target.state !== 'CALLED' || !target.dueAt) return null
  const left = Math.round((Date.parse(target.dueAt) - now) / 1000)
  return left < 0 ? { late: true, text: '+' + clock(-left) } : { late: false, text: clock(left) }
}
