import '../tokens.css'
import '../phone/phone.css'
import { createApp } from 'vue'
import { Problem } from '@/api/http'
import { memberLink, musterPoint } from '@/api/muster'
import { lastLink, locale, start } from './member'
import CallPage from './CallPage.vue'
import MemberApp from './MemberApp.vue'

document.documentElement.lang = locale.value === 'en' ? 'en' : 'zh-CN'
document.documentElement.dataset.theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'

/** The key stands behind the #, which browsers never send: nothing on the way writes it down. */
const fragment = location.hash.slice(1)
const code = fragment.startsWith('q.') ? fragment.slice(2) : undefined

/** Whoever opened their personal link of the same order on this phone before needs not say again who they are. */
async function linkOfThisOrder(): Promise<string> {
  const link = lastLink()
  if (!link) return ''
  try {
    const [mine, here] = await Promise.all([memberLink({ 'X-Member-Token': link }), musterPoint({ 'X-Muster-Code': code! })])
    return mine.order.id === here.order.id ? link : ''
  } catch (cause) {
    if (cause instanceof Problem) return ''
    throw cause
  }
}

async function open() {
  // somebody who is called by name, not for an order
  if (fragment.startsWith('p.')) {
    createApp(CallPage, { token: fragment.slice(2) }).mount('#member')
    return
  }
  const link = code ? await linkOfThisOrder() : fragment
  createApp(MemberApp, { code, known: !!link }).mount('#member')
  if (link) await start(link, code)
  else if (!code) await start('')
}

void open()
// another link opened in the same tab is another person or order
addEventListener('hashchange', () => location.reload())
