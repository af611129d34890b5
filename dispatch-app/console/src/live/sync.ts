import { onMounted, onUnmounted, watch } from 'vue'
import { destinations, type AlertNews, type DivisionFrame, type IncidentFrame } from '@/api/live'
import { useAid } from '@/stores/aid'
import { useAlarms } from '@/stores/alarms'
import { useAlerts } from '@/stores/alerts'
import { useForecasts } from '@/stores/forecasts'
import { useIncidents } from '@/stores/incidents'
import { useLateAnswers } from '@/stores/late-answers'
import { useLink } from '@/stores/link'
import { useMaterials } from '@/stores/materials'
import { usePicture } from '@/stores/picture'
import { useProcess } from '@/stores/process'
import { useRegisters } from '@/stores/registers'
import { useReports } from '@/stores/reports'
import { useSession } from '@/stores/session'
import { useTasks } from '@/stores/tasks'
import { useTeams } from '@/stores/teams'
import { useUnclearReplies } from '@/stores/unclear-replies'
import { useWarnings } from '@/stores/warnings'
import { startClock, stopClock } from './clock'
import { soon } from './debounce'

/** Event types whose meaning is wider than the changes their frame carries. */
const WIDE = /^(IncidentAssessed|ResponseLevel|Fire|Flame|MopUp|Scene|Incident|CauseInvestigation|PlanStep)/

/**
 * Ties the socket to the stores, in one place. Push is a hint and the database is the truth: frames are
 * applied as they come, and what frames do not carry is read again shortly after.
 */
export function useSync(): void {
  const session = useSession()
  const link = useLink()
  const incidents = useIncidents()
  const alerts = useAlerts()
  const alarms = useAlarms()
  const tasks = useTasks()
  const teams = useTeams()
  const picture = usePicture()
  const process = useProcess()
  const forecasts = useForecasts()
  const lateAnswers = useLateAnswers()
  const aid = useAid()
  const replies = useUnclearReplies()
  const materials = useMaterials()
  const reports = useReports()
  const warnings = useWarnings()
  const quietly = (work: Promise<unknown>) => work.catch(() => {})

  const readTasks = soon(() => quietly(tasks.refresh()), 250)
  const readAlarms = soon(() => quietly(alarms.refresh()), 250)
  const readAlerts = soon(() => quietly(alerts.refresh()), 250)
  const readReports = soon(() => quietly(reports.refresh()), 250)
  const readAid = soon(() => quietly(aid.refresh()), 250)
  const readMaterials = soon(() => quietly(materials.refresh()), 400)
  const readIncidents = soon(() => quietly(incidents.refresh()), 250)
  const readTeams = soon(() => quietly(teams.refresh()), 1500)
  const readPicture = soon(() => picture.refresh(), 400)
  const readLateAnswers = soon(() => quietly(lateAnswers.refresh()), 250)
  const readReplies = soon(() => quietly(replies.refresh()), 250)
  const mustering = () => picture.active.some((order) => ['ISSUED', 'DELIVERED', 'ACKNOWLEDGED'].includes(order.state))
  const readForecasts = soon(() => picture.id && mustering() && quietly(forecasts.refresh(picture.id)), 1200)
  const readProcess = soon(() => picture.id && process.refresh(picture.id), 400)

  function apply(frame: IncidentFrame) {
    for (const change of frame.changes) {
      if (change.kind === 'incident' && change.view) incidents.update(change.view)
      if (change.kind === 'task') (change.view ? tasks.update(change.view) : tasks.remove(change.id), readTasks())
      if (change.kind === 'alarm') change.view ? alarms.update(change.view) : alarms.remove(change.id)
    }
    if (WIDE.test(frame.type)) readPicture()
    readProcess()
    readTasks()
    readForecasts()
  }

  function applyHead(frame: DivisionFrame) {
    if (frame.head) incidents.update(frame.head)
    if (frame.alarm) alarms.update(frame.alarm)
    if (frame.type.startsWith('IncidentShare')) readIncidents()
    readAid()
    if (frame.type.startsWith('Material')) readMaterials()
    if (/Report/.test(frame.type)) readReports()
    if (frame.type.startsWith('Warning')) warnings.readSoon()
    readAlarms()
    readTasks()
    readTeams()
    readLateAnswers()
    if (frame.type.startsWith('Reply') || frame.alarm?.kind.startsWith('REPLY')) readReplies()
    if (frame.type.startsWith('Alert') || frame.type.startsWith('Incident')) readAlerts()
  }

  function readEverything() {
    for (const store of [incidents, alerts, alarms, tasks, teams, lateAnswers, aid, replies, materials, reports, warnings]) void quietly(store.refresh())
    void picture.refresh()
    readProcess()
  }

  const subscribed: (() => void)[] = []
  const timers: ReturnType<typeof setInterval>[] = []
  link.whenOpened(readEverything)
  picture.whenFrame(apply)

  onMounted(() => {
    startClock()
    link.start(() => void session.refresh())
    for (const division of session.session?.divisions ?? [])
      subscribed.push(link.subscribe<DivisionFrame>(destinations.division(division.code), applyHead))
    subscribed.push(link.subscribe<AlertNews>(destinations.alerts, readAlerts))
    void useRegisters().refresh()
    readEverything()
    timers.push(setInterval(() => void quietly(teams.refresh()), 30_000))
    timers.push(setInterval(() => void session.refresh(), 60_000))
    // a forecast moves although nothing happens
    timers.push(setInterval(readForecasts, 5000))
    // what no frame announces, e.g. an alarm of a channel that went dead
    timers.push(setInterval(() => (readAlarms(), readAlerts(), warnings.readSoon()), 20_000))
  })

  onUnmounted(() => {
    for (const stop of subscribed) stop()
    for (const timer of timers) clearInterval(timer)
    picture.close()
    link.stop()
    stopClock()
  })

  // the first look at a fresh desk is the incident that needs it most
  watch(
    () => incidents.open.map((head) => head.id).join(),
    () => {
      if (!picture.id && incidents.open[0]) picture.open(incidents.open[0].id)
    },
  )
  watch(
    () => picture.id,
    (id) => (id ? void process.refresh(id) : process.remove()),
  )
}
