import { ref } from 'vue'
import { Problem } from '@/api/http'
import { sendReport, type ReportForm } from '@/api/zero-reports'

const KEY = 'muster.zero.queue'
const RETRY_MS = 5000

/** Reports stay on the phone until the server has them, under the id they were made with. */
export const waiting = ref<ReportForm[]>(JSON.parse(localStorage.getItem(KEY) ?? '[]') as ReportForm[])
/** what the server said about the last one: a warning, or why it was not taken */
export const said = ref<string>('')

let flushing = false
function keep() {
  localStorage.setItem(KEY, JSON.stringify(waiting.value))
}

export async function report(form: ReportForm): Promise<void> {
  waiting.value = [...waiting.value, form]
  keep()
  await flush()
}

/** In the order they were made; what the server refuses is not repeated, what it never heard is. */
export async function flush(): Promise<void> {
  if (flushing) return
  flushing = true
  try {
    while (waiting.value.length) {
      try {
        said.value = (await sendReport(waiting.value[0]!)).warnings.join('；')
      } catch (cause) {
        if (!(cause instanceof Problem)) throw cause
        // logged out: the report waits until somebody logs in again
        if (cause.unreachable || cause.status >= 500 || cause.status === 429 || cause.status === 401) {
          setTimeout(() => void flush(), RETRY_MS)
          return
        }
        said.value = cause.detail
      }
      waiting.value = waiting.value.slice(1)
      keep()
    }
  } finally {
    flushing = false
  }
}
