import { Client, type IFrame, type IMessage } from '@stomp/stompjs'
import type { AlarmView } from './alarms'
import { xsrfToken } from './http'
import type { DeadlineView, IncidentHead } from './incidents'
import type { OrderView } from './orders'
import type { TaskView } from './tasks'
import type { Instant, Position } from './values'

export type Change =
  | { kind: 'incident'; id: string; view: IncidentHead | null }
  | { kind: 'order'; id: string; view: OrderView | null }
  | { kind: 'deadline'; id: string; view: DeadlineView | null }
  | { kind: 'task'; id: string; view: TaskView | null }
  /**
   * a field of the picture that some room keeps; `id` is its name. With `rows` the lists named there hold only what
   * changed, each row known by the field beside the list's name
   */
  | { kind: 'part'; id: string; view: unknown; rows?: Record<string, string> }
  | { kind: 'alarm'; id: string; view: AlarmView | null }

/** One journal event of an incident, with what it changed. */
export interface IncidentFrame {
  incidentId: string
  seq: number
  type: string
  at: Instant
  actor?: string | null
  actorName?: string | null
  channel?: string | null
  data: Record<string, unknown>
  changes: Change[]
  /** what it changed was too much for one message: the picture is to be read anew */
  reload?: boolean
}

/** The head-line of an incident in the user's division. */
export interface DivisionFrame {
  incidentId: string
  seq: number
  type: string
  at: Instant
  head?: IncidentHead | null
  alarm?: AlarmView | null
}

/** A crew is somewhere else now; unnumbered, the newest counts. */
export interface OrderMoved {
  orderId: string
  location: Position
  at: Instant
}

export interface OrderNews {
  orderId: string
  type: string
}

export interface AlertNews {
  alertId: string
  type: string
}

export const destinations = {
  incident: (id: string) => `/topic/incidents/${id}`,
  positions: (id: string) => `/topic/incidents/${id}/positions`,
  division: (code: string) => `/topic/divisions/${code}`,
  orders: '/user/queue/orders',
  alerts: '/user/queue/alerts',
}

export interface LinkListener {
  /** a fresh session: everything subscribed again, snapshots must be taken anew */
  opened(): void
  closed(): void
  /** the server refused or ended the session */
  refused(message: string): void
  /** a frame or a heart-beat arrived */
  heard(): void
}

export interface Link {
  subscribe<T>(destination: string, receive: (body: T) => void): () => void
  start(): void
  stop(): void
}

/** One STOMP socket for the page; it keeps its subscriptions over reconnects. */
export function openLink(listener: LinkListener): Link {
  const wanted = new Map<string, { destination: string; receive: (body: never) => void }>()
  const held = new Map<string, { unsubscribe(): void }>()
  let count = 0
  const client = new Client({
    brokerURL: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws`,
    heartbeatIncoming: 5000,
    heartbeatOutgoing: 5000,
    connectionTimeout: 5000,
    reconnectDelay: 1000,
    maxReconnectDelay: 10_000,
    beforeConnect: () => {
      client.connectHeaders = { 'X-XSRF-TOKEN': xsrfToken() }
    },
    onConnect: () => {
      held.clear()
      for (const id of wanted.keys()) hold(id)
      listener.heard()
      listener.opened()
    },
    onStompError: (frame: IFrame) => listener.refused(frame.headers['message'] ?? ''),
    onWebSocketClose: () => {
      held.clear()
      listener.closed()
    },
    onHeartbeatReceived: () => listener.heard(),
  })

  function hold(id: string) {
    const subscription = wanted.get(id)
    if (!subscription || !client.connected) return
    held.set(
      id,
      client.subscribe(subscription.destination, (message: IMessage) => {
        listener.heard()
        subscription.receive(JSON.parse(message.body) as never)
      }),
    )
  }

  return {
    subscribe(destination, receive) {
      const id = String(++count)
      wanted.set(id, { destination, receive })
      hold(id)
      return () => {
        wanted.delete(id)
        if (client.connected) held.get(id)?.unsubscribe()
        held.delete(id)
      }
    },
    start: () => client.activate(),
    stop: () => void client.deactivate(),
  }
}
