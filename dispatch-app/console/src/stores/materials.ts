import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import { Problem } from '@/api/http'
import { depotStock, listDepotViews, listMaterials, materialIsOver, openMaterials, type DepotView, type Material, type MaterialOrder, type StockLine } from '@/api/materials'
import { now } from '@/live/clock'
import { useDesk } from './desk'
import { usePicture } from './picture'

/** What the right column of the materials page shows. */
export type MaterialView = { name: 'depot'; depotId: string } | { name: 'order'; orderId: string } | { name: 'request' } | { name: 'requisitions' } | null

/** Depots and what lies in them, orders of all incidents of this seat, and what is open on the materials page. */
export const useMaterials = defineStore('materials', () => {
  const desk = useDesk()
  const picture = usePicture()
  const depots = ref<DepotView[]>([])
  const catalogue = ref<Material[]>([])
  const elsewhere = ref<MaterialOrder[]>([])
  const stock = ref(new Map<string, StockLine[]>())
  const problem = ref<Problem | null>(null)
  const read = ref(false)
  const view = ref<MaterialView>(null)

  /** those of the open incident come with its picture, live; the others from the list */
  const here = computed<MaterialOrder[]>(() => picture.incident?.materials ?? [])
  const all = computed(() => [...here.value, ...elsewhere.value.filter((one) => one.incidentId !== picture.id)])
  const open = computed(() => all.value.filter((one) => !materialIsOver(one)))
  const late = (order: MaterialOrder) => !!order.overdue || (!!order.dueAt && Date.parse(order.dueAt) < now.value)
  const overdue = computed(() => open.value.filter(late))
  const depotOf = (id: string | undefined) => depots.value.find((one) => one.id === id)
  const orderOf = (id: string | undefined) => all.value.find((one) => one.id === id)

  /** Opens the order on the materials page; false when it is not a material order. */
  function show(orderId: string): boolean {
    if (!orderOf(orderId)) return false
    view.value = { name: 'order', orderId }
    desk.page = 'materials'
    return true
  }

  async function refresh() {
    try {
      ;[depots.value, elsewhere.value] = await Promise.all([listDepotViews(), openMaterials()])
      problem.value = null
    } catch (cause) {
      problem.value = cause instanceof Problem ? cause : new Problem(0, { detail: String(cause) })
    } finally {
      read.value = true
    }
  }

  async function readCatalogue() {
    if (!catalogue.value.length) catalogue.value = await listMaterials()
    return catalogue.value
  }

  async function readStock(id: string) {
    const lines = await depotStock(id)
    stock.value = new Map(stock.value).set(id, lines)
    return lines
  }

  /** for a search over all shelves; a depot that does not answer is left out */
  async function readAllStock() {
    await Promise.all(depots.value.filter((one) => !stock.value.has(one.id)).map((one) => readStock(one.id).catch(() => undefined)))
  }

  // what left a shelf changed it
  watch(
    () => here.value.map((one) => one.id + one.state).join(),
    () => {
      const shown = view.value?.name === 'depot' ? view.value.depotId : undefined
      stock.value = new Map()
      if (shown) void readStock(shown).catch(() => undefined)
    },
  )

  return { depots, catalogue, stock, problem, read, view, here, all, open, overdue, late, depotOf, orderOf, show, refresh, readCatalogue, readStock, readAllStock }
})
