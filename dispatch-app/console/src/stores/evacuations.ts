import { defineStore } from 'pinia'
import { computed, ref, shallowRef, watch } from 'vue'
import { evacuationBoard, listZones, missingPage, zoneList, type EvacuationMode, type MissingPage, type MissingRow, type Zone, type ZoneList, type ZoneRow } from '@/api/evacuations'
import { Problem } from '@/api/http'
import type { Geometry } from '@/api/site'
import type { Position } from '@/api/values'
import { serverNow } from '@/live/clock'
import { soon } from '@/live/debounce'
import { ofMode, searchOf, sum, unsettled, type Filter } from '@/desk/flood/zones'
import { useLink } from './link'
import { usePicture } from './picture'

/** What the lower left of the page shows instead of the missing list: a zone's households, or the order form. */
export type EvacuationView = { name: 'zone'; evacuationId: string } | { name: 'order' } | null

/** Events that change a list or a board. */
const TOUCHING = /^(Evacuation|FinishBy|Household|Conflict|Remainder|Zone|Shelter|Unlisted|Person|AllClear|Return|AllReturned|ForcedTransfer)/

/** Above so many rows the list is read again less often: counting it costs more than seeing it some seconds later. */
const LONG = 3000
/** How many more rows one press shows; as many as the server gives at once. */
const STEP = 200

/** The evacuation of the open incident: its board comes with the picture, its lists are read while somebody looks at them. */
export const useEvacuations = defineStore('evacuations', () => {
  const picture = usePicture()
  const link = useLink()
  const board = computed(() => picture.incident?.evacuation ?? null)
  const rings = shallowRef(new Map<string, Position[]>())
  const zones = computed<ZoneRow[]>(() => (board.value?.zones ?? []).map((row) => ({ ...row, ring: rings.value.get(row.evacuationId) })))
  const must = computed(() => ofMode(zones.value, 'IMMEDIATE'))
  const totals = computed(() => sum(must.value))
  const missingPeople = computed(() => unsettled(totals.value))
  const early = computed(() => zones.value.reduce((total, row) => total + (row.early ?? 0), 0))
  const zoneOf = (id: string) => zones.value.find((row) => row.zoneId === id)

  /** what the map shows of it: the zones that must go and where they go; those that get ready only while there are no others */
  const ground = computed<Geometry[]>(() => {
    const rows = (must.value.length ? must.value : zones.value).filter((row) => row.ring)
    const shelters = (board.value?.shelters ?? []).filter((one) => one.position && rows.some((row) => row.shelterId === one.id))
    return [
      ...rows.map((row): Geometry => ({ type: 'Polygon', coordinates: [row.ring!.map((one): [number, number] => [one.lon, one.lat])] })),
      ...shelters.map((one): Geometry => ({ type: 'Point', coordinates: [one.position!.lon, one.position!.lat] })),
    ]
  })

  /** the reading that gave the reason for the newest order, in the rule's words */
  const trigger = computed(() => {
    const event = [...picture.journal].reverse().find((entry) => entry.type === 'EvacuationTriggerReached')
    return event ? String(event.data['words'] ?? event.data['rule'] ?? '') : ''
  })

  const missing = shallowRef<MissingRow[]>([])
  const sums = shallowRef({ households: 0, people: 0, all: 0 })
  const more = ref(false)
  const filter = ref<Filter>({ zone: '', status: '', words: '' })
  /** households that refuse and wait for a signature, whatever the list is searched for */
  const refusing = shallowRef<MissingRow[]>([])
  const missingOf = ref<string | null>(null)
  const missingReadAt = ref(0)
  const reading = ref(false)
  const problem = ref<Problem | null>(null)
  const register = ref<Zone[]>([])
  const list = shallowRef<ZoneList | null>(null)
  const view = ref<EvacuationView>(null)
  const openZone = computed(() => (view.value?.name === 'zone' ? view.value.evacuationId : null))

  const openHousehold = ref<string | null>(null)
  /** zones that may be ordered, those of the incident's own site first */
  const candidates = computed(() => [...register.value].sort((a, b) => Number(!!zoneOf(b.id)) - Number(!!zoneOf(a.id)) || a.id.localeCompare(b.id)))

  /** what the order form and the map choose together */
  const chosen = ref(new Set<string>())
  const mode = ref<EvacuationMode>('IMMEDIATE')
  /** somebody looks at the page: lists are kept fresh only then */
  const watched = ref(false)

  /** As many rows as are shown, page by page, searched by the server; an older reading never replaces a newer one. */
  let round = 0
  let wanted = STEP
  async function refreshMissing() {
    const id = picture.id
    if (!id || !zones.value.length) return
    const mine = ++round
    const search = searchOf(filter.value)
    reading.value = true
    try {
      const refuse = missingPage(id, { status: 'REFUSED' })
      refuse.catch(() => undefined)
      const rows = new Map<string, MissingRow>()
      let page: MissingPage | undefined
      let first: MissingPage | undefined
      do {
        page = await missingPage(id, search, page?.next ?? undefined)
        if (mine !== round) return
        first ??= page
        // whoever is moved up while the pages are read is not shown twice
        for (const row of page.rows) rows.set(row.evacuationId + row.householdId, row)
      } while (page.next && rows.size < wanted)
      const refused = (await refuse).rows
      if (mine !== round) return
      refusing.value = refused.filter((row) => !row.forced)
      missing.value = [...rows.values()]
      sums.value = { households: first.households ?? 0, people: first.people ?? 0, all: first.all ?? 0 }
      more.value = !!page.next
      missingOf.value = id
      missingReadAt.value = serverNow()
      problem.value = null
    } catch (cause) {
      if (mine === round) problem.value = cause instanceof Problem ? cause : new Problem(0, { detail: String(cause) })
    } finally {
      if (mine === round) reading.value = false
    }
  }

  function showMore() {
    wanted = missing.value.length + STEP
    void refreshMissing()
  }

  async function refreshList() {
    const id = openZone.value
    if (!id) return
    try {
      const read = await zoneList(id)
      if (openZone.value === id) list.value = read
    } catch (cause) {
      problem.value = cause instanceof Problem ? cause : new Problem(0, { detail: String(cause) })
    }
  }

  /** The edges never change while an evacuation runs: read once for every new zone. */
  async function readRings() {
    const id = picture.id
    if (!id || !board.value) return
    const whole = await evacuationBoard(id)
    if (picture.id === id) rings.value = new Map(whole.zones.flatMap((row) => (row.ring ? [[row.evacuationId, row.ring] as const] : [])))
  }

  watch(
    () => board.value?.zones.map((row) => row.evacuationId).join(),
    (ids) => ids && void readRings().catch(() => undefined),
  )

  async function readRegister() {
    register.value = await listZones()
  }

  /** Opens a zone, at a household; the zone that is open already closes. */
  function show(evacuationId: string | null, householdId?: string) {
    view.value = evacuationId && (householdId || evacuationId !== openZone.value) ? { name: 'zone', evacuationId } : null
    openHousehold.value = householdId ?? null
    list.value = null
    void refreshList()
  }

  /** Opens the order form; zones that only get ready are proposed first. */
  /** Opens the order with these zones chosen; with those that get ready when none are named. */
  function choose(zoneIds = ofMode(zones.value, 'PREPARE').map((row) => row.zoneId)) {
    chosen.value = new Set(zoneIds)
    mode.value = 'IMMEDIATE'
    view.value = { name: 'order' }
    void readRegister().catch(() => undefined)
  }

  function toggle(zoneId: string) {
    const some = new Set(chosen.value)
    if (!some.delete(zoneId)) some.add(zoneId)
    chosen.value = some
  }

  const readSoon = soon(() => void refreshMissing(), 700)
  const readLater = soon(() => void refreshMissing(), 5_000)
  const search = soon(() => void refreshMissing(), 200)
  const readListSoon = soon(() => void refreshList(), 400)
  picture.whenFrame((frame) => {
    if (!watched.value || !TOUCHING.test(frame.type)) return
    sums.value.all > LONG ? readLater() : readSoon()
    readListSoon()
  })

  // another search begins at its beginning
  watch(
    filter,
    () => {
      wanted = STEP
      search()
    },
    { deep: true },
  )

  link.whenOpened(() => watched.value && (readSoon(), readListSoon()))

  watch(
    () => picture.id,
    () => {
      view.value = null
      list.value = null
      missing.value = []
      refusing.value = []
      sums.value = { households: 0, people: 0, all: 0 }
      more.value = false
      missingOf.value = null
      wanted = STEP
      filter.value = { zone: '', status: '', words: '' }
      round++
    },
  )

  /** states worth a word in the table; the others are told by the figures */
  const STATES_SAID = new Set(['EMPTIED', 'VERIFIED', 'ALL_CLEAR', 'RETURNING', 'CLOSED', 'CANCELLED'])

  return { board, ground, early, openHousehold, candidates, zones, must, totals, missingPeople, zoneOf, trigger, missing, sums, more, filter, refusing, missingOf, missingReadAt, reading, problem, register, list, view, openZone, chosen, mode, watched, STATES_SAID, refreshMissing, showMore, refreshList, readRegister, show, choose, toggle }
})
