import { reactive } from 'vue'

/** Where the leader is: in the hash, so that the phone's own back key works. */
export type Page = 'home' | 'order' | 'roll-call' | 'safety' | 'line-roll' | 'release' | 'queue' | 'material' | 'load' | 'depart' | 'receive' | 'use' | 'return' | 'zone' | 'shelter' | 'work' | 'kit' | 'entry' | 'casualties'

const read = () => {
  const [, page = 'home', orderId = ''] = location.hash.split('/')
  return { page: (page || 'home') as Page, orderId }
}

export const route = reactive(read())

addEventListener('hashchange', () => Object.assign(route, read()))

export function go(page: Page, orderId = '') {
  location.hash = page === 'home' ? '' : `#/${page}${orderId ? '/' + orderId : ''}`
}

/** Leaves a page without growing the history. */
export function replace(page: Page, orderId = '') {
  history.replaceState(null, '', page === 'home' ? location.pathname : `#/${page}${orderId ? '/' + orderId : ''}`)
  Object.assign(route, read())
}
