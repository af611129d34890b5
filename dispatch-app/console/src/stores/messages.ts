import { defineStore } from 'pinia'
import { computed, reactive, ref, shallowRef, watch } from 'vue'
import { findMessages, type Message, type MessageChannel, type MessageSearch } from '@/api/messages'
import { soon } from '@/live/debounce'
import { usePicture } from './picture'

export type MessageFilter = 'ALL' | 'NEW' | 'ACTION' | 'OVERDUE'

/** The message journal of the open incident, read while its drawer is open. */
export const useMessages = defineStore('messages', () => {
  const picture = usePicture()
  const list = shallowRef<Message[]>([])
  const more = ref(false)
  const loaded = ref(false)
  const reading = ref(false)
  const search = reactive<{ words: string; filter: MessageFilter; channel: MessageChannel | '' }>({ words: '', filter: 'ALL', channel: '' })
  /** what is being written refers to these: an answer, a correction */
  const draft = reactive<{ replyTo: number | null; corrects: number | null; to: string; text: string; asked: number }>({
    replyTo: null,
    corrects: null,
    to: '',
    text: '',
    asked: 0,
  })
  const counts = computed(() => picture.incident?.messages ?? { total: 0, untriaged: 0, urgent: 0, action: 0, overdue: 0 })
  /** everybody who has spoken or was in charge, to be picked again */
  const people = computed(() => {
    const names = list.value.flatMap((one) => [one.direction === 'IN' ? one.sender : one.receiver, one.person ?? ''])
    return [...new Set(names.filter(Boolean))].slice(0, 60)
  })

  function query(): MessageSearch {
    return {
      q: search.words.trim() || undefined,
      channel: search.channel || undefined,
      state: search.filter === 'NEW' || search.filter === 'ACTION' ? search.filter : undefined,
      overdue: search.filter === 'OVERDUE' || undefined,
    }
  }

  async function refresh() {
    const incident = picture.id
    if (!incident) return
    reading.value = true
    try {
      const page = await findMessages(incident, query())
      if (incident !== picture.id) return
      list.value = page.messages
      more.value = page.more
      loaded.value = true
    } finally {
      reading.value = false
    }
  }

  /** What was before the oldest one shown. */
  async function older() {
    const known = new Set(list.value.map((one) => one.id))
    const log = list.value.filter((one) => one.state !== 'NEW' && one.state !== 'ACTION')
    const before = Math.min(...(log.length ? log : list.value).map((one) => one.number))
    const page = await findMessages(picture.id!, { ...query(), before })
    list.value = [...list.value, ...page.messages.filter((one) => !known.has(one.id))]
    more.value = page.more
  }

  function update(message: Message) {
    const index = list.value.findIndex((one) => one.id === message.id)
    list.value = index < 0 ? [message, ...list.value] : list.value.map((one, at) => (at === index ? message : one))
  }

  function answer(message: Message) {
    Object.assign(draft, { replyTo: message.number, corrects: null, to: message.direction === 'IN' ? message.sender : message.receiver, text: '', asked: draft.asked + 1 })
  }

  function correct(message: Message) {
    Object.assign(draft, { replyTo: null, corrects: message.number, to: message.direction === 'IN' ? message.sender : message.receiver, text: message.text, asked: draft.asked + 1 })
  }

  function write() {
    draft.asked++
  }

  const readSoon = soon(() => void refresh().catch(() => {}), 150)
  /** whether somebody looks at the list; else it is not worth reading */
  const shown = ref(false)
  picture.whenFrame((frame) => shown.value && frame.type.startsWith('Message') && readSoon())
  // after a gap the picture comes whole, without frames
  watch(() => [counts.value.total, counts.value.untriaged, counts.value.action, counts.value.overdue].join(), () => shown.value && readSoon())
  watch(() => picture.id, () => {
    list.value = []
    loaded.value = false
    Object.assign(draft, { replyTo: null, corrects: null, to: '', text: '' })
  })

  return { list, more, loaded, reading, search, draft, counts, people, shown, refresh, readSoon, older, update, answer, correct, write }
})
