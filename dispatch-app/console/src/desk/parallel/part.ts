import { onMounted, ref, watch, type Ref } from 'vue'
import { usePicture } from '@/stores/picture'
import { useSubmit } from '../panels/submit'

/**
 * One section of the work beside the response: what the desk may read of it, read anew whenever its part of the picture
 * changes, and whatever is said about it.
 */
export function usePart<T>(read: (incident: string) => Promise<T>, changes: () => unknown) {
  const picture = usePicture()
  const sending = useSubmit()
  const view = ref(null) as Ref<T | null>

  async function refresh() {
    const id = picture.id
    if (!id) return
    const got = await read(id).catch(() => null)
    if (got !== null && picture.id === id) view.value = got
  }
  onMounted(refresh)
  watch(() => [picture.id, JSON.stringify(changes() ?? null)], refresh)

  /** @returns whether it was taken */
  async function say(work: () => Promise<unknown>): Promise<boolean> {
    const done = await sending.submit(() => work().then(() => true))
    await refresh()
    return done === true
  }
  return { ...sending, view, refresh, say }
}

export const DAY = 86_400_000
/** Whole days until an instant, negative when it has passed. */
export const daysUntil = (at: string, now: number) => Math.ceil((Date.parse(at) - now) / DAY)

/** An amount in yuan with its thousands apart. */
export const yuan = (amount: number | string) => {
  const [whole, cents] = Number(amount).toFixed(2).split('.')
  return whole!.replace(/\B(?=(\d{3})+$)/g, ' ') + (cents === '00' ? '' : '.' + cents)
}
