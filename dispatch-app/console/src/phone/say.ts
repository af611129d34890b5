import { computed } from 'vue'
import type { Hazard } from '@/api/values'
import { settings } from './settings'
import { catalogues } from './words'

/** The words of the chosen language. */
export const w = computed(() => catalogues[settings.locale])

/** Those of an order: a flood or an accident has no fire line. */
export const wordsOf = (order: { hazard: Hazard }) =>
  order.hazard === 'FOREST_FIRE' ? w.value : order.hazard === 'FLOOD' ? { ...w.value, ...w.value.flood } : { ...w.value, ...w.value.flood, ...w.value.accidentWords }
