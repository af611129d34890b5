import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { Problem } from '@/api/http'
import { recommend, type Recommendation } from '@/api/recommendation'

/** The proposed forces of the open incident, and which of them are picked. */
export const useRecommendation = defineStore('recommendation', () => {
  const incidentId = ref<string | null>(null)
  const replacing = ref<string | undefined>(undefined)
  const value = ref<Recommendation | null>(null)
  const problem = ref<Problem | null>(null)
  const loading = ref(false)
  const picked = ref(new Set<string>())
  /** somebody chose: no newer proposal chooses for them until orders are given or another question is asked */
  const chosen = ref(false)
  /** every team there is, not only the nearest */
  const all = ref(false)

  const pickedTeams = computed(() => value.value?.teams.filter((team) => picked.value.has(team.teamId)) ?? [])

  async function refresh(id: string, replace?: string, keepPicks = false) {
    const same = incidentId.value === id && replacing.value === replace
    incidentId.value = id
    replacing.value = replace
    if (!same) {
      value.value = null
      all.value = false
      chosen.value = false
    }
    loading.value = true
    try {
      const found = await recommend(id, replace, all.value)
      if (incidentId.value !== id || replacing.value !== replace) return
      value.value = found
      problem.value = null
      const orderable = found.teams.filter((team) => team.orderable)
      const proposed = orderable.filter((team) => team.recommended)
      picked.value =
        same && (keepPicks || chosen.value)
          ? new Set(orderable.filter((team) => picked.value.has(team.teamId)).map((team) => team.teamId))
          : new Set((replace ? proposed.slice(0, 1) : proposed).map((team) => team.teamId))
    } catch (cause) {
      problem.value = cause instanceof Problem ? cause : new Problem(0, { detail: String(cause) })
    } finally {
      loading.value = false
    }
  }

  function showAll() {
    all.value = true
    if (incidentId.value) void refresh(incidentId.value, replacing.value, true)
  }

  function toggle(teamId: string) {
    const next = new Set(picked.value)
    if (!next.delete(teamId)) next.add(teamId)
    picked.value = next
    chosen.value = true
  }

  function remove() {
    incidentId.value = null
    value.value = null
    problem.value = null
    forgetPicks()
  }

  function forgetPicks() {
    picked.value = new Set()
    chosen.value = false
  }

  return { incidentId, replacing, value, problem, loading, picked, pickedTeams, refresh, showAll, toggle, forgetPicks, remove }
})
