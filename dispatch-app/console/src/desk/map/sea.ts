import GeoJSON from 'ol/format/GeoJSON'
import VectorSource from 'ol/source/Vector'

/** The sea off Zhejiang, © OpenStreetMap contributors (ODbL): the base map that needs no network. */
export const sea = new VectorSource({ url: '/map/sea.json', format: new GeoJSON() })
