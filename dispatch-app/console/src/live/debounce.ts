/** Runs `work` once, `ms` after the first of a burst of calls. */
export function soon(work: () => unknown, ms: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  return () => {
    if (timer !== undefined) return
    timer = setTimeout(() => {
      timer = undefined
      void work()
    }, ms)
  }
}
