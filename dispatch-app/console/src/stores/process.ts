import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { viewProcess, type ProcessInstance } from '@/api/process'

/** Where the tokens of the open incident's processes stand. */
export const useProcess = defineStore('process', () => {
  const incidentId = ref<string | null>(null)
  const list = ref<ProcessInstance[]>([])
  const failed = ref(false)
  const main = computed(() => list.value.find((one) => !one.orderId && !one.requestId) ?? null)

  async function refresh(id: string) {
    if (incidentId.value !== id) list.value = []
    incidentId.value = id
    try {
      const view = await viewProcess(id)
      if (incidentId.value === id) list.value = view.processes
      failed.value = false
    } catch {
      failed.value = true
    }
  }

  function remove() {
    incidentId.value = null
    list.value = []
  }

  return { list, main, failed, refresh, remove }
})
