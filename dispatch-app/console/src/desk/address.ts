import { onMounted, onUnmounted, watch } from 'vue'
import { useDesk } from '@/stores/desk'
import { usePicture } from '@/stores/picture'

const PAGES = ['command', 'process', 'duty', 'materials', 'evacuation', 'warnings', 'firms'] as const
const SHAPE = /^#\/(desk|command|process|duty|materials|evacuation|warnings|firms)(?:\/([0-9a-f-]{36}))?$/

/** What an address bar says: the page and the incident on it. */
export function parse(hash: string): { page: 'desk' | (typeof PAGES)[number]; incident?: string } | null {
  const found = SHAPE.exec(hash)
  return found ? { page: found[1] as 'desk', incident: found[2] } : null
}

/** A page and its incident can be sent to another seat, and stand again after a reload. */
export function useAddress(): void {
  const desk = useDesk()
  const picture = usePicture()

  function follow() {
    const said = parse(location.hash)
    if (!said) return
    if (said.incident) picture.open(said.incident)
    desk.page = said.page
  }

  follow()
  watch(
    () => [desk.page, picture.id] as const,
    ([page, id]) => {
      // a page that stands without an incident keeps its address
      const hash = page === 'duty' || page === 'warnings' || page === 'firms' ? `#/${page}` : id ? `#/${page}/${id}` : page === 'materials' || page === 'evacuation' ? '#/' + page : ''
      if (hash && hash !== location.hash) history.replaceState(null, '', hash)
    },
  )
  onMounted(() => window.addEventListener('hashchange', follow))
  onUnmounted(() => window.removeEventListener('hashchange', follow))
}
