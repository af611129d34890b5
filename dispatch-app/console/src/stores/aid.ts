import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { aidIsOver, listAid, type AidRequest } from '@/api/aid'
import { usePicture } from './picture'
import { useSession } from './session'

/** Requests for aid in which this seat's divisions ask, are asked or give. */
export const useAid = defineStore('aid', () => {
  const list = ref<AidRequest[]>([])
  const session = useSession()
  const picture = usePicture()
  const own = computed(() => session.session?.divisions.map((division) => division.code) ?? [])

  async function refresh() {
    list.value = await listAid()
  }

  /** those of the open incident come with its picture, live; the others from the list */
  const here = computed(() => (picture.incident?.aid ?? []) as AidRequest[])
  const all = computed(() => [...here.value, ...list.value.filter((one) => one.incidentId !== picture.id)])
  const open = computed(() => all.value.filter((one) => !aidIsOver(one)))

  const coversDivision = (code: string, other: string) => other.startsWith(code.length === 9 ? code : code.replace(/0{2,4}$/, ''))
  /** this very level is asked, and has not answered */
  const mayAnswer = (one: AidRequest) =>
    one.form === 'CIVIL' && one.state === 'REQUESTED' && own.value.includes(one.asked.code) && session.has('LEADER', 'COMMANDER', 'DISPATCHER')
  const isAsker = (one: AidRequest) => own.value.some((code) => coversDivision(code, one.asking.code))
  const isGiver = (code: string) => own.value.some((mine) => coversDivision(mine, code))
  const waitingForMe = computed(() => open.value.filter(mayAnswer))

  return { list, here, all, open, own, waitingForMe, mayAnswer, isAsker, isGiver, refresh }
})
