import { defineStore } from 'pinia'
import { computed, reactive, ref, shallowRef, watch } from 'vue'
import { Problem } from '@/api/http'
import { findWarnings, listIssued, readIssued, readWarning, warningKinds, type Colour, type Issued, type IssuedDetail, type WarningCounts, type WarningDetail, type WarningKind, type WarningRow, type WarningState } from '@/api/warnings'
import { soon } from '@/live/debounce'
import { useSession } from './session'

export type WarningView = 'in' | 'out'

/** Warnings that concern this seat, and those it issues; the list is read while its page is open, the count always. */
export const useWarnings = defineStore('warnings', () => {
  const session = useSession()
  const view = ref<WarningView>('in')
  const list = shallowRef<WarningRow[]>([])
  const next = ref<string | null>(null)
  const counts = ref<WarningCounts>({ inForce: 0, updated: 0, cancelled: 0, expired: 0 })
  const kinds = shallowRef<WarningKind[]>([])
  const search = reactive<{ state: WarningState | ''; kind: string; colour: Colour | ''; words: string }>({ state: 'IN_FORCE', kind: '', colour: '', words: '' })
  const picked = ref<string | null>(null)
  const detail = shallowRef<WarningDetail | null>(null)
  const issued = shallowRef<Issued[]>([])
  const pickedIssue = ref<string | null>(null)
  const issue = shallowRef<IssuedDetail | null>(null)
  const read = ref(false)
  const problem = shallowRef<Problem | null>(null)
  const shown = ref(false)
  const filtered = computed(() => !!(search.kind || search.colour || search.words.trim()))
  const mineToDo = computed(() => issued.value.filter((one) => one.mayApprove || one.mayIssue).length)

  async function refresh() {
    if (!session.has('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR')) return
    try {
      const page = await findWarnings({ state: search.state || undefined, kind: search.kind || undefined, colour: search.colour || undefined, q: search.words.trim() || undefined })
      list.value = page.warnings
      next.value = page.next ?? null
      counts.value = page.counts
      problem.value = null
      read.value = true
      if (!shown.value) return
      issued.value = await listIssued()
      if (!kinds.value.length) kinds.value = (await warningKinds()).kinds
      if (picked.value) detail.value = await readWarning(picked.value)
      if (pickedIssue.value) issue.value = await readIssued(pickedIssue.value)
    } catch (cause) {
      problem.value = cause instanceof Problem ? cause : new Problem(0, { title: String(cause) })
    }
  }

  async function older() {
    if (!next.value) return
    const page = await findWarnings({ state: search.state || undefined, kind: search.kind || undefined, colour: search.colour || undefined, q: search.words.trim() || undefined, before: next.value })
    list.value = [...list.value, ...page.warnings]
    next.value = page.next ?? null
  }

  async function pick(id: string | null) {
    picked.value = id
    if (!id) return void (detail.value = null)
    const found = await readWarning(id)
    if (picked.value === id) detail.value = found
  }

  async function pickIssue(id: string | null) {
    pickedIssue.value = id
    if (!id) return void (issue.value = null)
    const found = await readIssued(id)
    if (pickedIssue.value === id) issue.value = found
  }

  const readSoon = soon(() => void refresh(), 250)
  watch(
    () => [search.state, search.kind, search.colour, search.words] as const,
    () => readSoon(),
  )

  return { view, list, next, counts, kinds, search, picked, detail, issued, pickedIssue, issue, read, problem, shown, filtered, mineToDo, refresh, readSoon, older, pick, pickIssue }
})
