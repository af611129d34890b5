import { computed, onUnmounted, ref, watch } from 'vue'
import type { AlarmView } from '@/api/alarms'
import { useAlarms } from '@/stores/alarms'
import { now, serverNow } from './clock'

type Tune = 'levelOne' | 'rising' | 'soft'

/** frequency in Hz, start and length in s, loudness 0–1 */
const TUNES: Record<Tune, [number, number, number, number][]> = {
  levelOne: [
    [880, 0, 0.28, 0.5],
    [622, 0.3, 0.28, 0.5],
    [880, 0.6, 0.28, 0.5],
    [622, 0.9, 0.28, 0.5],
  ],
  rising: [
    [523, 0, 0.16, 0.4],
    [659, 0.16, 0.16, 0.4],
    [784, 0.32, 0.3, 0.4],
  ],
  soft: [[440, 0, 0.35, 0.18]],
}

function tuneOf(alarm: AlarmView): Tune | null {
  if (alarm.level === 'I') return 'levelOne'
  if (alarm.level === 'II' || alarm.level === 'SAFETY') return 'rising'
  return alarm.level === 'III' ? 'soft' : null
}

const REPEAT: Record<Tune, number> = { levelOne: 1600, rising: 30_000, soft: Infinity }
const MUTE_FOR = 15 * 60_000
/** withdrawal and mayday are heard whatever the mute says */
const IGNORES_MUTE = /withdrawal|mayday/i

const context = ref<AudioContext | null>(null)
const mutedUntil = ref(0)

/** Browsers keep silent until someone clicks: the desk asks for it at the start of a shift. */
export const soundOn = computed(() => context.value !== null)
export const muted = computed(() => (mutedUntil.value > now.value ? mutedUntil.value : 0))

export async function enableSound(): Promise<void> {
  const made = context.value ?? new AudioContext()
  await made.resume()
  context.value = made
  play('soft')
}

export function toggleMute(): void {
  mutedUntil.value = muted.value ? 0 : serverNow() + MUTE_FOR
}

function play(tune: Tune): void {
  const audio = context.value
  if (!audio) return
  for (const [frequency, start, length, loudness] of TUNES[tune]) {
    const tone = audio.createOscillator()
    const gain = audio.createGain()
    const at = audio.currentTime + 0.02 + start
    tone.type = 'sine'
    tone.frequency.value = frequency
    gain.gain.setValueAtTime(0, at)
    gain.gain.linearRampToValueAtTime(loudness, at + 0.02)
    gain.gain.linearRampToValueAtTime(0, at + length)
    tone.connect(gain).connect(audio.destination)
    tone.start(at)
    tone.stop(at + length)
  }
}

/** Sounds whatever still waits for 受理; silence is never an acknowledgement. */
export function useAlarmSound(): void {
  const alarms = useAlarms()
  const soundedAt = new Map<string, number>()
  const sound = () => {
    const tunes = new Set<Tune>()
    for (const alarm of alarms.waiting) {
      const tune = tuneOf(alarm)
      if (!tune || (muted.value && !IGNORES_MUTE.test(alarm.kind))) continue
      const last = soundedAt.get(alarm.id)
      if (last !== undefined && Date.now() - last < REPEAT[tune]) continue
      soundedAt.set(alarm.id, Date.now())
      tunes.add(tune)
    }
    const loudest = (['levelOne', 'rising', 'soft'] as const).find((tune) => tunes.has(tune))
    if (loudest && soundOn.value) play(loudest)
  }
  const timer = setInterval(sound, 800)
  const stop = watch(() => alarms.waiting.length, sound)
  onUnmounted(() => {
    clearInterval(timer)
    stop()
  })
}
