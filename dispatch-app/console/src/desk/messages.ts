import type { Message, MessageState, Urgency } from '@/api/messages'
import { remaining } from '@/live/format'

/** How loud a message is: late or a flash nobody has looked at, then pressing, then waiting, then nothing. */
export type Loudness = 'alarm' | 'warn' | 'waiting' | 'quiet'

export function loudness(message: Pick<Message, 'state' | 'urgency' | 'overdue' | 'dueAt'>, now: number): Loudness {
  const open = message.state === 'NEW' || message.state === 'ACTION'
  if (!open) return 'quiet'
  const late = message.overdue || (message.dueAt ? remaining(message.dueAt, now).urgency === 'over' : false)
  if (late || (message.state === 'NEW' && message.urgency === 'FLASH')) return 'alarm'
  if (message.state === 'NEW') return message.urgency === 'IMMEDIATE' ? 'warn' : 'waiting'
  return message.dueAt && remaining(message.dueAt, now).urgency === 'soon' ? 'warn' : 'quiet'
}

export const urgencyTone: Record<Urgency, string> = { FLASH: 'alarm', IMMEDIATE: 'warn', PRIORITY: 'strong', ROUTINE: '' }

/** Where triage may send it from here. */
export function triagesOf(state: MessageState): ('ACTION' | 'INFORMATION' | 'FILED')[] {
  if (state === 'SETTLED') return ['ACTION']
  if (state === 'FILED') return ['ACTION', 'INFORMATION']
  if (state === 'INFORMATION') return ['ACTION', 'FILED']
  return ['ACTION', 'INFORMATION', 'FILED']
}

/** `13:05` as the last 13:05 that has passed, since messages are written down after they were said. */
export function saidAt(time: string, now: number): string | undefined {
  const found = /^(\d{1,2}):?(\d{2})$/.exec(time.trim())
  if (!found || Number(found[1]) > 23 || Number(found[2]) > 59) return undefined
  const zone = 8 * 3_600_000
  const day = 86_400_000
  const midnight = Math.floor((now + zone) / day) * day - zone
  const at = midnight + Number(found[1]) * 3_600_000 + Number(found[2]) * 60_000
  return new Date(at > now ? at - day : at).toISOString()
}
