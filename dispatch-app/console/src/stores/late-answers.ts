import { defineStore } from 'pinia'
import { ref } from 'vue'
import { listLateAnswers, reconcile, type Keep, type LateAnswer } from '@/api/late-answers'

/** Late teams somebody has to decide about, of every incident this seat may see. */
export const useLateAnswers = defineStore('late-answers', () => {
  const list = ref<LateAnswer[]>([])

  async function refresh() {
    list.value = await listLateAnswers()
  }

  async function settle(orderId: string, keep: Keep, reason?: string) {
    await reconcile(orderId, keep, reason)
    list.value = list.value.filter((one) => one.orderId !== orderId)
  }

  return { list, refresh, settle }
})
