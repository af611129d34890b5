import { ref } from 'vue'
import { Problem } from '@/api/http'

/** One form's sending: busy while under way, its refusal kept for the fields, nothing sent twice. */
export function useSubmit() {
  const busy = ref(false)
  const problem = ref<Problem | null>(null)

  async function submit<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (busy.value) return undefined
    busy.value = true
    problem.value = null
    try {
      return await work()
    } catch (cause) {
      problem.value = cause instanceof Problem ? cause : new Problem(0, { detail: String(cause) })
      return undefined
    } finally {
      busy.value = false
    }
  }

  return { busy, problem, submit, errorOf: (field: string) => problem.value?.messageFor(field) }
}
