import { defineStore } from 'pinia'
import { computed, ref, watch } from 'vue'
import { getSite, type Geometry, type Site } from '@/api/site'
import { usePicture } from './picture'

/** What the pen draws: a sector's ground, a place, or a way. */
export type Pen = 'Polygon' | 'Point' | 'LineString'

const NOTHING: Site = { revision: 0, groups: [], sectors: [] }

/** The site of the open incident, and what is being drawn on its ground. */
export const useSite = defineStore('site', () => {
  const picture = usePicture()
  const site = computed<Site>(() => picture.incident?.site ?? NOTHING)
  const sectorOf = (id: string | undefined) => site.value.sectors.find((one) => one.id === id)
  const groupOf = (id: string | undefined) => site.value.groups.find((one) => one.id === id)

  const talkGroups = ref<string[]>([])
  const pen = ref<Pen | null>(null)
  /** what has been drawn; null while the pen has not been lifted */
  const shape = ref<Geometry | null>(null)
  /** corners put so far, while the pen is down */
  const corners = ref(0)
  /** the feature whose standing shape is hidden while it is drawn anew */
  const editing = ref<string | null>(null)
  let past: Geometry[] = []
  const undoable = ref(false)

  function draw(next: Pen, standing: Geometry | null = null, id: string | null = null) {
    pen.value = next
    shape.value = standing
    editing.value = id
    corners.value = 0
    past = []
    undoable.value = false
  }

  /** A step that can be taken back. */
  function put(next: Geometry) {
    if (shape.value) past.push(shape.value)
    undoable.value = past.length > 0
    shape.value = next
  }

  function undo() {
    const before = past.pop()
    undoable.value = past.length > 0
    if (before) shape.value = before
    else shape.value = null
  }

  function stop() {
    pen.value = null
    shape.value = null
    editing.value = null
    corners.value = 0
    past = []
    undoable.value = false
  }

  watch(
    () => picture.id,
    (id) => {
      stop()
      if (id && !talkGroups.value.length) void getSite(id).then((got) => (talkGroups.value = got.talkGroups), () => undefined)
    },
    { immediate: true },
  )

  return { site, sectorOf, groupOf, talkGroups, pen, shape, corners, editing, undoable, draw, put, undo, stop }
})
