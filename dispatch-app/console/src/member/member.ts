import { computed, reactive, ref } from 'vue'
import { Problem } from '@/api/http'
import { memberAnswer, memberLink, memberPresence, type MarkStatus, type MemberAnswer, type MemberView } from '@/api/muster'
import type { Position } from '@/api/values'
import { catalogues, type Locale } from './words'

/** One thing the member said; it stays on the phone until the server has it. */
interface Said {
  answer?: MemberAnswer
  reason?: string
  status?: MarkStatus
  code?: string
  location?: Position
  deviceAt: string
}

const LOCALE = 'muster.locale'
const KNOWN = 'muster.member.link'
const POLL_MS = 15_000
const RETRY_MS = 5_000
const FIX_MS = 6_000

export const locale = ref<Locale>(localStorage.getItem(LOCALE) === 'en' ? 'en' : 'zh')
export const w = computed(() => catalogues[locale.value])
export function switchLanguage() {
  locale.value = locale.value === 'zh' ? 'en' : 'zh'
  localStorage.setItem(LOCALE, locale.value)
  document.documentElement.lang = locale.value === 'en' ? 'en' : 'zh-CN'
}

export const state = reactive({
  view: null as MemberView | null,
  problem: null as Problem | null,
  queue: [] as Said[],
  /** the last try found no server: only then does the page speak of a missing signal */
  cut: false,
  /** server minus phone, ms */
  offset: 0,
})

/** Server time, ms; four times a second. */
export const now = ref(Date.now())

let token = ''
let flushing = false
const stored = () => 'muster.member.queue.' + token.slice(0, 16)
const key = () => ({ 'X-Member-Token': token })

/** The last personal link opened on this phone: who scans the code of the same muster point is known by it. */
export const lastLink = () => localStorage.getItem(KNOWN) ?? ''

export async function start(link: string, code?: string): Promise<void> {
  token = link
  state.queue = JSON.parse(localStorage.getItem(stored()) ?? '[]') as Said[]
  setInterval(() => (now.value = Date.now() + state.offset), 250)
  setInterval(() => void (state.queue.length ? flush() : refresh()), POLL_MS)
  addEventListener('online', () => void flush())
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void flush())
  await refresh()
  if (state.view && !code) localStorage.setItem(KNOWN, token)
  await flush()
}

function heard(view: MemberView) {
  state.cut = false
  state.view = view
  state.problem = null
  state.offset = Date.parse(view.now) - Date.now()
  now.value = Date.now() + state.offset
}

export async function refresh(): Promise<void> {
  try {
    heard(await memberLink(key()))
  } catch (cause) {
    if (cause instanceof Problem) state.problem = cause
    else throw cause
  }
}

function keep() {
  localStorage.setItem(stored(), JSON.stringify(state.queue))
}

async function say(said: Omit<Said, 'deviceAt'>) {
  state.queue = [...state.queue, { ...said, deviceAt: new Date(now.value).toISOString() }]
  keep()
  await flush()
}

/** Sends what waits, in the order it was said. What the server refuses is not repeated. */
async function flush(): Promise<void> {
  if (flushing) return
  flushing = true
  try {
    while (state.queue.length) {
      const said = state.queue[0]!
      try {
        heard(
          said.answer
            ? await memberAnswer(key(), said.answer, said.reason)
            : await memberPresence(key(), { status: said.status!, location: said.location, code: said.code, deviceAt: said.deviceAt }),
        )
      } catch (cause) {
        if (!(cause instanceof Problem)) throw cause
        if (cause.unreachable || cause.status >= 500 || cause.status === 429) {
          state.cut = true
          setTimeout(() => void flush(), RETRY_MS)
          return
        }
        state.problem = cause
      }
      state.queue = state.queue.slice(1)
      keep()
    }
  } finally {
    flushing = false
  }
}

export const coming = () => say({ answer: 'COMING' })
export const notComing = (reason: string) => say({ answer: 'NOT_COMING', reason })
export const leaving = () => say({ status: 'LEFT' })
export const arrived = async (code?: string) => say({ status: 'PRESENT', code, location: await whereabouts() })

/** The phone's position if it gives one soon; being here does not depend on it. */
export function whereabouts(): Promise<Position | undefined> {
  return new Promise((resolve) => {
    if (!navigator.geolocation) return resolve(undefined)
    setTimeout(() => resolve(undefined), FIX_MS)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lon: coords.longitude, lat: coords.latitude }),
      () => resolve(undefined),
      { enableHighAccuracy: true, maximumAge: 60_000, timeout: FIX_MS },
    )
  })
}

/** What the member has said last, also while it waits for a signal. */
export const answer = computed(() => [...state.queue].reverse().find((one) => one.answer)?.answer ?? state.view?.answer)
export const presence = computed(() => [...state.queue].reverse().find((one) => one.status)?.status ?? state.view?.status)
