import { defineStore } from 'pinia'
import { computed, shallowRef, ref } from 'vue'
import { Problem } from '@/api/http'
import { eventsAfter, getIncident } from '@/api/incidents'
import { destinations, type IncidentFrame } from '@/api/live'
import type { OrderView } from '@/api/orders'
import { Follower } from '@/live/follower'
import type { Picture } from '@/live/picture'
import { useLink } from './link'

const STOOD_DOWN = new Set(['RELEASED', 'CANCELLED', 'REFUSED'])
export const standsDown = (order: OrderView) => STOOD_DOWN.has(order.state)

/** Statuses after the open flame was put out; the last assessment may still speak of one. */
const FLAME_IS_OUT = new Set(['EXTINGUISHED', 'MOP_UP', 'GUARDING', 'INSPECTED', 'CLOSED'])

/** The incident that is open on this desk: followed live, derived once. */
export const usePicture = defineStore('picture', () => {
  const link = useLink()
  const id = ref<string | null>(null)
  const picture = shallowRef<Picture | null>(null)
  const problem = ref<Problem | null>(null)
  const onFrame: ((frame: IncidentFrame) => void)[] = []
  let follower: Follower | null = null
  let unsubscribe = () => {}

  function open(next: string) {
    if (id.value === next) return
    close()
    id.value = next
    follower = new Follower(
      { snapshot: () => getIncident(next), eventsAfter: (seq) => eventsAfter(next, seq) },
      (seen, frame) => {
        picture.value = seen
        problem.value = null
        if (frame) for (const listener of onFrame) listener(frame)
      },
      (cause) => {
        problem.value = cause instanceof Problem ? cause : new Problem(0, { detail: String(cause) })
      },
    )
    const following = follower
    unsubscribe = link.subscribe<IncidentFrame>(destinations.incident(next), (frame) => following.receive(frame))
    void following.refresh()
  }

  function close() {
    unsubscribe()
    follower?.close()
    follower = null
    id.value = null
    picture.value = null
    problem.value = null
  }

  const refresh = () => follower?.refresh() ?? Promise.resolve()

  const incident = computed(() => picture.value?.incident ?? null)
  /** entries of others keep the sequence whole and are nothing to read */
  const journal = computed(() => (picture.value?.journal ?? []).filter((entry) => entry.type !== 'Withheld'))
  const orders = computed(() => incident.value?.orders ?? [])
  const active = computed(() => orders.value.filter((order) => !standsDown(order)))
  const over = computed(() => incident.value?.status === 'CLOSED' || incident.value?.status === 'CANCELLED')

  /** whether it burns openly; undefined while nobody has said */
  const openFlame = computed(() => {
    const said = incident.value?.assessment?.facts.openFlame
    return said && FLAME_IS_OUT.has(incident.value!.status) ? false : said
  })

  /** people: asked for, mustered, on the way, on scene, at the line (safety check passed) */
  const forces = computed(() => {
    const sum = (list: OrderView[], people: (order: OrderView) => number) => list.reduce((total, order) => total + people(order), 0)
    const present = (order: OrderView) => order.present
    const inState = (...states: string[]) => active.value.filter((order) => states.includes(order.state))
    return {
      called: sum(active.value, (order) => order.standard.strength),
      mustered: sum(active.value, present),
      onScene: sum(inState('ON_SCENE', 'COMPLETED'), present),
      enRoute: sum(inState('EN_ROUTE'), present),
      onLine: incident.value?.safety?.peopleOnLine ?? sum(inState('ON_SCENE').filter((order) => order.safetyCheckedAt), present),
    }
  })

  return {
    id,
    picture,
    problem,
    incident,
    journal,
    orders,
    active,
    over,
    openFlame,
    forces,
    open,
    close,
    refresh,
    whenFrame: (listener: (frame: IncidentFrame) => void) => void onFrame.push(listener),
  }
})
