import { onMounted, onUnmounted } from 'vue'
import { useAlarms } from '@/stores/alarms'
import { useAlerts } from '@/stores/alerts'
import { useDesk } from '@/stores/desk'
import { useMessages } from '@/stores/messages'
import { usePicture } from '@/stores/picture'
import { useSession } from '@/stores/session'

/** What each key does, for the list on `?`. */
export const SHORTCUTS = ['F2', 'F7', 'F8', 'F9', 'N', 'R', 'S', 'T', 'M', 'P', 'Esc', '?'] as const

/** Other parts of the desk answer these, since they know what is picked. */
export const DISPATCH = 'muster:dispatch'
export const DECIDE = 'muster:decide'

export function useShortcuts(): void {
  const desk = useDesk()
  const alarms = useAlarms()
  const alerts = useAlerts()
  const session = useSession()
  const picture = usePicture()
  const messages = useMessages()

  function acknowledge() {
    const alarm = alarms.waiting[0]
    if (alarm) return void alarms.acknowledge(alarm.id).catch(desk.refuse)
    const alert = alerts.list[0]
    if (alert && session.mayReceive) desk.show({ name: 'alert', alertId: alert.id })
  }

  /** opens the message journal, ready to write */
  function writeMessage() {
    if (!picture.id || picture.incident?.shared) return
    desk.page = 'desk'
    desk.drawer = 'messages'
    messages.write()
  }

  function escape() {
    if (desk.page === 'process' || ((desk.page === 'materials' || desk.page === 'evacuation' || desk.page === 'consultation' || desk.page === 'warnings') && !desk.panel)) desk.page = 'desk'
    else if (desk.panel) desk.show(null)
    else desk.drawer = null
  }

  const keys: Record<string, () => void> = {
    F2: () => window.dispatchEvent(new Event(DISPATCH)),
    F7: () => (desk.show(null), (desk.page = 'evacuation')),
    F8: acknowledge,
    F9: () => window.dispatchEvent(new Event(DECIDE)),
    Escape: escape,
    n: () => session.mayReceive && desk.show({ name: 'intake' }),
    r: () => void (desk.drawer = desk.drawer === 'recommendation' ? null : 'recommendation'),
    s: () => void (desk.drawer = desk.drawer === 'safety' ? null : 'safety'),
    t: () => void (desk.drawer = desk.drawer === 'timeline' ? null : 'timeline'),
    m: writeMessage,
    p: () => picture.id && (desk.page = 'process'),
    '?': () => desk.show(desk.panel?.name === 'help' ? null : { name: 'help' }),
  }

  function press(event: KeyboardEvent) {
    const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select')
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (typing && event.key.length === 1) return
    const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key]
    if (!act) return
    event.preventDefault()
    act()
  }

  onMounted(() => window.addEventListener('keydown', press))
  onUnmounted(() => window.removeEventListener('keydown', press))
}
