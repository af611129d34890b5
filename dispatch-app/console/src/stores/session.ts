import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { Problem } from '@/api/http'
import { currentSession, logIn, logOut, systemInfo, type Role, type Session, type SystemInfo } from '@/api/session'
import { setClock } from '@/live/clock'

/** Who sits here, and what this seat may do. The server decides; this only spares useless buttons. */
export const useSession = defineStore('session', () => {
  const session = ref<Session | null>(null)
  const system = ref<SystemInfo | null>(null)
  const asked = ref(false)

  const has = (...roles: Role[]) => roles.some((role) => session.value?.roles.includes(role) ?? false)
  const mayDispatch = computed(() => has('DISPATCHER', 'COMMANDER'))
  const mayReceive = computed(() => has('DISPATCHER', 'COMMANDER'))
  const mayCommand = computed(() => has('COMMANDER', 'DISPATCHER'))
  const mayApprove = computed(() => has('COMMANDER', 'LEADER'))
  const responderOnly = computed(() => has('TEAM_LEADER', 'MEMBER', 'DEPOT_KEEPER', 'ENTERPRISE_CONTACT') && !has('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR', 'ADMIN'))

  /** a township's own hand: it has no desk, only its daily report */
  const unitOnly = computed(() => has('GRID_WORKER') && !has('DISPATCHER', 'COMMANDER', 'LEADER', 'AUDITOR', 'ADMIN'))

  async function refresh(): Promise<void> {
    try {
      const seen = await currentSession()
      session.value = seen.session
      setClock(seen.time)
    } catch (cause) {
      if (!(cause instanceof Problem) || cause.status === 401) session.value = null
      else if (!asked.value) session.value = null
    } finally {
      asked.value = true
    }
    if (session.value && !system.value) system.value = await systemInfo().catch(() => null)
  }

  async function enter(username: string, password: string): Promise<void> {
    await logIn(username, password)
    await refresh()
  }

  async function leave(): Promise<void> {
    await logOut().catch(() => {})
    session.value = null
  }

  return { session, system, asked, has, mayDispatch, mayReceive, mayCommand, mayApprove, responderOnly, unitOnly, refresh, enter, leave }
})
