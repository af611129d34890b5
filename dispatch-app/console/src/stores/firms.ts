import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { firmHistory, listFirms, readFirm, type FirmEdit, type FirmFile, type FirmLine } from '@/api/firms'
import { Problem } from '@/api/http'

/** The firms of this seat's divisions, and the file that lies open. */
export const useFirms = defineStore('firms', () => {
  const list = shallowRef<FirmLine[]>([])
  const picked = ref<string | null>(null)
  const file = shallowRef<FirmFile | null>(null)
  const history = shallowRef<FirmEdit[]>([])
  const read = ref(false)
  const problem = shallowRef<Problem | null>(null)

  async function refresh() {
    try {
      list.value = await listFirms()
      read.value = true
      problem.value = null
      if (picked.value) await pick(picked.value)
      else if (list.value[0]) await pick(list.value[0].id)
    } catch (cause) {
      problem.value = cause instanceof Problem ? cause : new Problem(0, { title: String(cause) })
    }
  }

  async function pick(id: string) {
    picked.value = id
    const [found, edits] = await Promise.all([readFirm(id), firmHistory(id)])
    if (picked.value !== id) return
    file.value = found
    history.value = edits
  }

  /** A changed file takes the place of the one that lies open; the list is asked for anew. */
  async function changed(now: FirmFile) {
    if (picked.value === now.id) file.value = now
    list.value = await listFirms()
    history.value = await firmHistory(now.id)
  }

  return { list, picked, file, history, read, problem, refresh, pick, changed }
})
