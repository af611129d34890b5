import type OlMap from 'ol/Map'
import type BaseLayer from 'ol/layer/Base'
import { fromLonLat } from 'ol/proj'
import { inject, onUnmounted, watch, type InjectionKey, type WatchSource } from 'vue'
import type { Position } from '@/api/values'

export const MAP: InjectionKey<OlMap> = Symbol('map')

/** One group for all labels: they avoid each other across layers, higher layers win. */
export const LABELS = 'labels'

export const at = (position: Position) => fromLonLat([position.lon, position.lat])

/** Puts a layer on the desk's map for as long as its component lives. */
export function useLayer<L extends BaseLayer>(layer: L, visible?: WatchSource<boolean>): L {
  const map = inject(MAP)!
  map.addLayer(layer)
  onUnmounted(() => map.removeLayer(layer))
  if (visible) watch(visible, (shown) => layer.setVisible(shown), { immediate: true })
  return layer
}
