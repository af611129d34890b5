import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { openLink, type Link } from '@/api/live'
import { now, serverNow } from '@/live/clock'

/** The one socket of the page, and what the desk must say about it. */
export const useLink = defineStore('link', () => {
  const state = ref<'closed' | 'open' | 'lost'>('closed')
  const heardAt = ref(0)
  const lostAt = ref(0)
  const onOpen: (() => void)[] = []
  let link: Link | null = null
  let onEnd = () => {}

  /** seconds since the server was last heard, heart-beats included */
  const age = computed(() => Math.max(0, (now.value - heardAt.value) / 1000))
  /** the age in words: nothing heard yet is a dash */
  const said = computed(() => (!heardAt.value ? '—' : age.value < 1 ? '<1' : String(Math.floor(age.value))))
  const stale = computed(() => state.value === 'open' && age.value > 10)

  /** a page may subscribe before it starts the socket, as one opened by its address does */
  function theLink(): Link {
    link ??= openLink({
      opened() {
        state.value = 'open'
        for (const listener of onOpen) listener()
      },
      closed() {
        if (state.value === 'open' || !lostAt.value) lostAt.value = serverNow()
        state.value = 'lost'
      },
      refused() {
        onEnd()
      },
      heard() {
        heardAt.value = serverNow()
      },
    })
    return link
  }

  function start(sessionEnded: () => void) {
    onEnd = sessionEnded
    theLink().start()
  }

  function stop() {
    link?.stop()
    link = null
    state.value = 'closed'
    lostAt.value = 0
  }

  function restart() {
    if (!link) return
    link.stop()
    setTimeout(() => link?.start(), 50)
  }

  return {
    state,
    age,
    said,
    stale,
    heardAt,
    lostAt,
    start,
    stop,
    restart,
    /** runs at every fresh session: deltas may have been missed */
    whenOpened: (listener: () => void) => void onOpen.push(listener),
    subscribe: <T>(destination: string, receive: (body: T) => void) => theLink().subscribe(destination, receive),
  }
})
