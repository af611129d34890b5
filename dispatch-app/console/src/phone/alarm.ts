/** The sound and the shaking of a new order. Browsers allow sound only after a touch, so it must be unlocked once. */
let audio: AudioContext | null = null
let timer: ReturnType<typeof setInterval> | undefined

/** To be called from a touch. */
export async function unlockSound(): Promise<boolean> {
  audio ??= new AudioContext()
  if (audio.state !== 'running') await audio.resume().catch(() => undefined)
  return audio.state === 'running'
}

export const soundReady = () => audio?.state === 'running'

function shake(pattern: number | number[]) {
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(pattern)
}

function beat(loud: boolean) {
  shake([400, 150, 400])
  if (!loud || !audio || audio.state !== 'running') return
  const start = audio.currentTime
  for (const [n, hertz] of [880, 660, 880, 660].entries()) {
    const tone = audio.createOscillator()
    const gain = audio.createGain()
    tone.type = 'square'
    tone.frequency.value = hertz
    gain.gain.setValueAtTime(0.25, start + n * 0.2)
    gain.gain.setValueAtTime(0, start + n * 0.2 + 0.17)
    tone.connect(gain).connect(audio.destination)
    tone.start(start + n * 0.2)
    tone.stop(start + n * 0.2 + 0.18)
  }
}

/** Rings until {@link hush}. */
export function ring(loud: boolean) {
  if (timer) return
  beat(loud)
  timer = setInterval(() => beat(loud), 1800)
}

export function hush() {
  if (!timer) return
  clearInterval(timer)
  timer = undefined
  shake(0)
}
