import { defineStore } from 'pinia'
import { ref } from 'vue'
import { listAlerts, type AlertView } from '@/api/alerts'

/** Alerts nobody has confirmed or dismissed yet. */
export const useAlerts = defineStore('alerts', () => {
  const list = ref<AlertView[]>([])

  async function refresh() {
    list.value = (await listAlerts()).sort((a, b) => Date.parse(b.receivedAt) - Date.parse(a.receivedAt))
  }

  function update(alert: AlertView) {
    remove(alert.id)
    if (alert.status === 'RECEIVED') list.value = [alert, ...list.value]
  }

  function remove(id: string) {
    list.value = list.value.filter((alert) => alert.id !== id)
  }

  return { list, refresh, update, remove }
})
