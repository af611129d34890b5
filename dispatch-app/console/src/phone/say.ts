import { computed } from 'vue'
import { settings } from './settings'
import { catalogues } from './words'

/** The words of the chosen language. */
export const w = computed(() => catalogues[settings.locale])
