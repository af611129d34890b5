import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { listReportsToMe, signForReport, type SituationReport } from '@/api/situation-reports'

/** Reports that came from below to this seat's own level. */
export const useReports = defineStore('reports', () => {
  const list = ref<SituationReport[]>([])

  /** this level has not signed for the newest version it got */
  const unsigned = (report: SituationReport) => report.recipients.some((one) => one.mine && one.sentAt && !one.receivedAt)
  const waiting = computed(() => list.value.filter(unsigned))

  async function refresh() {
    list.value = await listReportsToMe()
  }

  async function signFor(id: string) {
    await signForReport(id)
    await refresh()
  }

  return { list, waiting, unsigned, refresh, signFor }
})
