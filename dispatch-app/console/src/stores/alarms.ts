import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { acknowledgeAlarm, listAlarms, type AlarmView } from '@/api/alarms'
import { now } from '@/live/clock'

const RANK = { SAFETY: 0, I: 1, II: 2, III: 3, NEWS: 4 } as const

/** Alarms of the board. Acknowledged ones go quiet, not away. */
export const useAlarms = defineStore('alarms', () => {
  const list = ref<AlarmView[]>([])

  const worstFirst = (a: AlarmView, b: AlarmView) => RANK[a.level] - RANK[b.level] || Date.parse(b.raisedAt) - Date.parse(a.raisedAt)
  const open = computed(() => list.value.filter((alarm) => !alarm.clearedAt))
  const waiting = computed(() => open.value.filter((alarm) => !alarm.acknowledgedAt && alarm.level !== 'NEWS').sort(worstFirst))
  const board = computed(() =>
    [...open.value].sort((a, b) => Number(!!a.acknowledgedAt) - Number(!!b.acknowledgedAt) || worstFirst(a, b)),
  )
  /** alarms per minute over the last ten, oldest first */
  const rate = computed(() => {
    const minutes = new Array<number>(10).fill(0)
    for (const alarm of list.value) {
      const ago = Math.floor((now.value - Date.parse(alarm.raisedAt)) / 60_000)
      if (ago >= 0 && ago < 10) minutes[9 - ago]!++
    }
    return minutes
  })

  async function refresh() {
    const found = await listAlarms()
    const ids = new Set(found.map((alarm) => alarm.id))
    // cleared ones stay for the rate of the last ten minutes
    const gone = list.value
      .filter((alarm) => !ids.has(alarm.id) && now.value - Date.parse(alarm.raisedAt) < 600_000)
      .map((alarm) => ({ ...alarm, clearedAt: alarm.clearedAt ?? alarm.raisedAt }))
    list.value = [...found, ...gone]
  }

  function update(alarm: AlarmView) {
    list.value = [...list.value.filter((one) => one.id !== alarm.id), alarm]
  }

  function remove(id: string) {
    list.value = list.value.filter((alarm) => alarm.id !== id)
  }

  async function acknowledge(id: string) {
    await acknowledgeAlarm(id)
    const alarm = list.value.find((one) => one.id === id)
    if (alarm) update({ ...alarm, acknowledgedAt: new Date(now.value).toISOString() })
    await refresh().catch(() => {})
  }

  return { list, open, waiting, board, rate, refresh, update, remove, acknowledge }
})
