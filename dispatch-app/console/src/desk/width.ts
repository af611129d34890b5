import { onMounted, onUnmounted, ref, type Ref } from 'vue'

/** The width of an element in px, kept true when the desk is resized. */
export function useElementWidth(element: Ref<HTMLElement | null>): Ref<number> {
  const width = ref(800)
  const observer = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver((entries) => (width.value = entries[0]?.contentRect.width ?? width.value))
  onMounted(() => element.value && observer?.observe(element.value))
  onUnmounted(() => observer?.disconnect())
  return width
}

/** Width and height of an element in px, kept true when the desk is resized. */
export function useElementSize(element: Ref<HTMLElement | null>): Ref<{ width: number; height: number }> {
  const size = ref({ width: 560, height: 220 })
  const observer =
    typeof ResizeObserver === 'undefined'
      ? null
      : new ResizeObserver((entries) => {
          const box = entries[0]?.contentRect
          if (box?.width && box.height) size.value = { width: box.width, height: box.height }
        })
  onMounted(() => element.value && observer?.observe(element.value))
  onUnmounted(() => observer?.disconnect())
  return size
}

/** Whether the page is held in a hand. */
export function useNarrow(): Ref<boolean> {
  const query = typeof matchMedia === 'undefined' ? null : matchMedia('(max-width: 900px)')
  const narrow = ref(query?.matches ?? false)
  const look = () => (narrow.value = query!.matches)
  onMounted(() => query?.addEventListener('change', look))
  onUnmounted(() => query?.removeEventListener('change', look))
  return narrow
}
