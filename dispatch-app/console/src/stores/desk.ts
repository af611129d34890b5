import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { Problem } from '@/api/http'
import type { FeatureKind } from '@/api/site'
import type { TeamKind } from '@/api/orders'
import type { Position } from '@/api/values'
import { rememberLocale, storedLocale, type Locale } from '@/i18n'

export type Panel =
  | { name: 'intake' }
  | { name: 'alert'; alertId: string }
  | { name: 'assessment' }
  | { name: 'level' }
  | { name: 'levelSettings' }
  | { name: 'siteLimits'; siteId?: string }
  | { name: 'gauges' }
  | { name: 'stage' }
  | { name: 'accident' }
  | { name: 'parallel' }
  | { name: 'reinforcement' }
  | { name: 'cause' }
  | { name: 'cancellation' }
  | { name: 'closure' }
  | { name: 'aid'; requestId?: string; need?: string; kinds?: TeamKind[]; people?: number; fresh?: boolean }
  | { name: 'shares' }
  | { name: 'replies' }
  | { name: 'order'; orderId: string; action?: 'cancel' | 'behalf' }
  | { name: 'resumption' }
  | { name: 'override'; orderId: string }
  | { name: 'weather' }
  | { name: 'hazardZone'; part?: 'set' | 'correct' }
  | { name: 'substances'; query?: string }
  | { name: 'water' }
  | { name: 'sector'; sectorId?: string }
  | { name: 'safetyFeature'; kind: FeatureKind; sectorId?: string }
  | { name: 'perimeter' }
  | { name: 'headquarters' }
  | { name: 'siteGroup'; groupId?: string; tier?: 'ABOVE' | 'GROUP' }
  | { name: 'handover' }
  | { name: 'communications' }
  | { name: 'structure' }
  | { name: 'post'; postId: string }
  | { name: 'report'; reportId: string }
  | { name: 'alarms' }
  | { name: 'help' }

export interface Notice {
  id: number
  kind: 'news' | 'refusal'
  text: string
  detail?: string
}

/** What is open on this desk: panel, drawer, page, theme, language, notices. */
export const useDesk = defineStore('desk', () => {
  const panel = ref<Panel | null>(null)
  const drawer = ref<'recommendation' | 'timeline' | 'safety' | 'messages' | null>('recommendation')
  const page = ref<'desk' | 'command' | 'duty' | 'process' | 'materials' | 'evacuation' | 'consultation' | 'warnings' | 'firms'>('desk')
  const theme = ref<'dark' | 'light'>(localStorage.getItem('muster.theme') === 'light' ? 'light' : 'dark')
  const locale = ref<Locale>(storedLocale())
  const notices = ref<Notice[]>([])
  /** a form waits for a click on the map */
  const picking = ref(false)
  const pickedPosition = ref<Position | null>(null)
  const hoveredTeam = ref<string | null>(null)
  const filter = ref<string>('ALL')
  let count = 0

  document.documentElement.dataset['theme'] = theme.value

  function show(next: Panel | null) {
    panel.value = next
    if (next?.name !== 'intake' && next?.name !== 'parallel') picking.value = false
    if (!next) pickedPosition.value = null
  }

  function switchTheme() {
    theme.value = theme.value === 'dark' ? 'light' : 'dark'
    localStorage.setItem('muster.theme', theme.value)
    document.documentElement.dataset['theme'] = theme.value
  }

  function switchLocale(): Locale {
    locale.value = locale.value === 'zh' ? 'en' : 'zh'
    rememberLocale(locale.value)
    return locale.value
  }

  function say(text: string, kind: Notice['kind'] = 'news', detail?: string) {
    const id = ++count
    notices.value = [...notices.value, { id, kind, text, detail }]
    setTimeout(() => forget(id), kind === 'news' ? 6000 : 15_000)
  }

  function refuse(cause: unknown) {
    if (cause instanceof Problem) say(cause.title || cause.detail, 'refusal', cause.detail !== cause.title ? cause.detail : undefined)
    else say(String(cause), 'refusal')
  }

  function forget(id: number) {
    notices.value = notices.value.filter((notice) => notice.id !== id)
  }

  return {
    panel,
    drawer,
    page,
    theme,
    locale,
    notices,
    picking,
    pickedPosition,
    hoveredTeam,
    filter,
    light: computed(() => theme.value === 'light'),
    show,
    switchTheme,
    switchLocale,
    say,
    refuse,
    forget,
  }
})
