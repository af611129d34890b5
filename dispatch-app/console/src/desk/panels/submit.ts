import { ref } from 'vue'
import { Problem } from '@/api/http'
import { useDesk, type Panel } from '@/stores/desk'

/**
 * One form's sending: busy while under way, its refusal kept for the fields, nothing sent twice. When it is done, `close`
 * leaves the panel it was sent from, unless something else was opened meanwhile.
 */
export function useSubmit() {
  const desk = useDesk()
  let sentFrom: Panel | null = null
  const busy = ref(false)
  const problem = ref<Problem | null>(null)

  async function submit<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (busy.value) return undefined
    busy.value = true
    problem.value = null
    sentFrom = desk.panel
    try {
      return await work()
    } catch (cause) {
      problem.value = cause instanceof Problem ? cause : new Problem(0, { detail: String(cause) })
      return undefined
    } finally {
      busy.value = false
    }
  }

  function close() {
    if (desk.panel === sentFrom) desk.show(null)
  }

  return { busy, problem, submit, close, errorOf: (field: string) => problem.value?.messageFor(field) }
}
