import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { gaugeReadings, listGauges, type Gauge, type GaugeState, type Series } from '@/api/gauges'

const WORST: GaugeState[] = ['IMMEDIATE', 'PREPARE', 'STALE', 'NORMAL']
/** a chart of a night fits four hours at a glance */
export const HOURS = 4

/** The gauges of one incident's county, the worst first, and the series of those that are shown. */
export const useGauges = defineStore('gauges', () => {
  const list = ref<Gauge[]>([])
  const series = ref<Record<string, Series>>({})
  const asked = ref(false)
  const byId = computed(() => new Map(list.value.map((one) => [one.id, one])))
  /** those that speak for a site come before those that speak for none */
  const sorted = computed(() =>
    [...list.value].sort(
      (a, b) =>
        WORST.indexOf(a.reached === 'NORMAL' ? a.state : a.reached) - WORST.indexOf(b.reached === 'NORMAL' ? b.state : b.reached) ||
        Number(!!b.siteIds.length) - Number(!!a.siteIds.length) ||
        a.id.localeCompare(b.id),
    ),
  )

  async function refresh(incident?: string) {
    list.value = await listGauges(incident)
    asked.value = true
  }

  async function read(id: string, exercise: boolean) {
    series.value = { ...series.value, [id]: await gaugeReadings(id, HOURS, exercise) }
  }

  function remove(id: string) {
    list.value = list.value.filter((one) => one.id !== id)
  }

  return { list, series, asked, byId, sorted, refresh, read, remove }
})
