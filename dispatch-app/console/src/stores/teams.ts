import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { listTeams, type TeamView } from '@/api/registers'

/** Every team of the registers, with its last known position. */
export const useTeams = defineStore('teams', () => {
  const list = ref<TeamView[]>([])
  const byId = computed(() => new Map(list.value.map((team) => [team.id, team])))

  async function refresh() {
    list.value = await listTeams()
  }

  function update(team: TeamView) {
    list.value = list.value.map((one) => (one.id === team.id ? team : one))
  }

  function remove(id: string) {
    list.value = list.value.filter((team) => team.id !== id)
  }

  return { list, byId, refresh, update, remove }
})
