import { defineStore } from 'pinia'
import { ref } from 'vue'
import { listUnclearReplies, settleReply, type Meaning, type UnclearReply } from '@/api/unclear-replies'

/** 待认领短信: words nobody could act on, the longest waiting first. */
export const useUnclearReplies = defineStore('unclear-replies', () => {
  const list = ref<UnclearReply[]>([])

  async function refresh() {
    list.value = await listUnclearReplies()
  }

  async function settle(id: string, meaning: Meaning, personId?: string, reason?: string) {
    await settleReply(id, meaning, personId, reason)
    list.value = list.value.filter((one) => one.id !== id)
  }

  return { list, refresh, settle }
})
