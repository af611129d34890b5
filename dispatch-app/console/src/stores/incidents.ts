import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { listIncidents, type IncidentHead } from '@/api/incidents'

const OVER = new Set(['CLOSED', 'CANCELLED'])

/** Head-lines of every incident this seat may see. */
export const useIncidents = defineStore('incidents', () => {
  const byId = ref(new Map<string, IncidentHead>())
  const loaded = ref(false)

  async function refresh() {
    const heads = await listIncidents()
    // a delta may have overtaken the list
    for (const head of heads) update(head)
    const known = new Set(heads.map((head) => head.id))
    for (const id of byId.value.keys()) if (!known.has(id)) byId.value.delete(id)
    loaded.value = true
  }

  function update(head: IncidentHead) {
    const have = byId.value.get(head.id)
    if (!have || have.revision <= head.revision) byId.value.set(head.id, { ...have, ...head })
  }

  function remove(id: string) {
    byId.value.delete(id)
  }

  const newestFirst = (a: IncidentHead, b: IncidentHead) => Date.parse(b.raisedAt) - Date.parse(a.raisedAt)
  const all = computed(() => [...byId.value.values()])
  const open = computed(() =>
    all.value
      .filter((head) => !OVER.has(head.status))
      .sort((a, b) => Number(b.overdue > 0) - Number(a.overdue > 0) || newestFirst(a, b)),
  )
  const over = computed(() => all.value.filter((head) => OVER.has(head.status)).sort(newestFirst))

  return { byId, loaded, all, open, over, refresh, update, remove }
})
