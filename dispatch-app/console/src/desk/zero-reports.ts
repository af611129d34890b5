import { onMounted, onUnmounted, ref, type Ref } from 'vue'
import { reportBoard, type ReportBoard, type ReportKind } from '@/api/zero-reports'
import type { DivisionCode } from '@/api/values'

const LOOK_EVERY_MS = 10_000

/** A board that is read again every ten seconds; the last one stays while there is no answer. */
export function useReportBoard(kind: Ref<ReportKind>, division?: () => DivisionCode | undefined) {
  const board = ref<ReportBoard | null>(null)
  async function refresh() {
    board.value = await reportBoard({ kind: kind.value, division: division?.() }).catch(() => board.value)
  }
  let timer: ReturnType<typeof setInterval> | undefined
  onMounted(() => {
    void refresh()
    timer = setInterval(() => void refresh(), LOOK_EVERY_MS)
  })
  onUnmounted(() => clearInterval(timer))
  return { board, refresh }
}
