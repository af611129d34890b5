import { computed } from 'vue'
import type { Hazard } from '@/api/values'
import { settings } from './settings'
import { catalogues } from './words'

/** The words of the chosen language. */
export const w = computed(() => catalogues[settings.locale])

/** Those of an order: only a fire has a fire line. */
export const wordsOf = (order: { hazard: Hazard }) =>
  order.hazard === 'FOREST_FIRE' ? w.value : { ...w.value, ...w.value.flood, ...(order.hazard === 'ENTERPRISE_ACCIDENT' ? w.value.accident : {}) }
