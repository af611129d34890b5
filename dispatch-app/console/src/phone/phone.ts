import { computed, reactive, ref } from 'vue'
import { myLists, myPreparedZones, myShelters, type DoorAnswer, type PreparedZone } from '@/api/doors'
import { Problem } from '@/api/http'
import { destinations, openLink, type OrderNews } from '@/api/live'
import { myMaterials, type MaterialBodies, type MaterialOrder } from '@/api/materials'
import { myOrders, type AnswerBodies, type AnswerKind, type OrderForPhone, type OrderReceipt } from '@/api/orders'
import { listTeams } from '@/api/registers'
import { currentSession, logIn as openSession, logOut as closeSession, type Session } from '@/api/session'
import { kitOverview, type KitState, type VillageKit } from '@/api/village-kits'
import { myWorks, type Work } from '@/api/works'
import { hush, ring } from './alarm'
import { ServerClock } from './clock'
import { openPhoneDb, plain, type KeptMaterial, type KeptOrder, type KeptShelter, type KeptZone, type PhoneDb } from './db'
import { DOOR_PHOTO, subjectOf, withQueuedCheckIns, withQueuedTicks, type DoorKind, type PendingTick } from './doors'
import { concerns, materialStep, nextMaterialTask, withQueuedMaterial, type Hands, type MaterialKind } from './material'
import { Outbox, type Message, type Reply } from './outbox'
import type { PrecursorKind } from '@/api/gauges'
import type { Site } from './precursor'
import { whistleKit, type WhistleKind, type WhistleKit } from '@/api/whistles'
import type { Entry } from '@/api/accident'
import type { Casualty, Hospital } from '@/api/casualties'
import { settings } from './settings'
import { calledBack, isOpen, laidOver, nextStep, withQueued } from './steps'
import { photoTransport, transport, within } from './transport'
import { DANGER_PHOTO, isOpenWork, withQueuedWork, type WorkKindOfWord } from './works'
import { entriesOf, entryBefore, withQueuedEntries, type EntryKind } from './entry'
import { casualtiesKnown, hospitalsNear, withQueuedCasualties, type CasualtyKind } from './casualty'
import { standing } from './whistle'

/** OUT: nobody logged in. EXPIRED: the server has forgotten us, what is on the phone stays and may grow. */
export type Login = 'UNKNOWN' | 'IN' | 'EXPIRED' | 'OUT'

const POLL_MS = 10_000
const POLL_LINKED_MS = 20_000
const SESSION_MS = 60_000

export const state = reactive({
  login: 'UNKNOWN' as Login,
  session: null as Session | null,
  kept: [] as KeptOrder[],
  keptMaterials: [] as KeptMaterial[],
  keptZones: [] as KeptZone[],
  keptShelters: [] as KeptShelter[],
  prepared: [] as PreparedZone[],
  /** patrols and repairs of whoever holds this phone, as the server last told them */
  works: [] as Work[],
  /** the kit of the villages this grid worker answers for */
  kits: [] as VillageKit[],
  /** of a firm's contact: what goes along with a whistle, kept for the hour without signal */
  kit: null as WhistleKit | null,
  /** who is inside, by accident this crew is at */
  entries: {} as Record<string, Entry[]>,
  casualties: {} as Record<string, Casualty[]>,
  hospitals: [] as Hospital[],
  pending: [] as PendingTick[],
  messages: [] as Message[],
  online: true,
  /** Server time (ms) since which nothing has come through. */
  offlineSince: 0,
  /** Server time (ms) of the last list of orders. */
  heardAt: 0,
  duty: null as { onShift: number; people: number } | null,
})

const clock = new ServerClock()
/** Server time in ms, four times a second. */
export const now = ref(clock.now())

let db: PhoneDb
let outbox: Outbox
/** pictures, beside the words */
let album: Outbox
let linked = false
let lastPoll = 0
let polling = false
let askAgain = false
let sessionAt = 0
/** Per order, when the question was asked whose answer we keep: an older list must not overwrite a newer answer. */
const askedAt = new Map<string, number>()
/** the last receipt of each order, and when it came */
const receipts = new Map<string, { receipt: OrderReceipt; at: number }>()
const silenced = reactive(new Set<string>())

const isPicture = (kind: string) => kind === 'photos' || kind === 'precursor-photo' || kind === DANGER_PHOTO || kind === DOOR_PHOTO
const username = () => state.session?.username ?? null

/** Orders as this team sees them, newest first. */
export const orders = computed(() =>
  state.kept
    .map((kept) => withQueued(kept.order, state.messages))
    .sort((a, b) => b.issuedAt.localeCompare(a.issuedAt)),
)
export const openOrders = computed(() => orders.value.filter((order) => isOpen(order, state.messages)))
/** Who holds this phone, as far as material goes. */
export const hands = computed<Hands>(() => ({ keeper: state.session?.roles.includes('DEPOT_KEEPER') ?? false, teamId: state.session?.teamId }))
/** Material orders of this depot or crew, newest first, with what was said here since. */
export const materials = computed(() =>
  state.keptMaterials.map((kept) => withQueuedMaterial(kept.order, state.messages)).sort((a, b) => b.requestedAt.localeCompare(a.requestedAt)),
)
export const openMaterials = computed(() => materials.value.filter((order) => concerns(order, hands.value)))
/** The lists this grid worker goes from door to door with, what was said here laid over them. */
export const zones = computed(() => state.keptZones.map((kept) => withQueuedTicks(kept.list, state.messages, state.pending)))
/** The shelters this keeper keeps, likewise. */
export const shelters = computed(() => state.keptShelters.map((kept) => withQueuedCheckIns(kept.door, state.messages)))
/** Patrols and repairs still to be done, with what was said here since. */
export const openWorks = computed(() => state.works.map((work) => withQueuedWork(work, state.messages)).filter(isOpenWork))
export const workOf = (id: string) => {
  const kept = state.works.find((one) => one.id === id)
  return kept ? withQueuedWork(kept, state.messages) : undefined
}
/** Who is inside at an accident, what was said here laid over it. */
export const entries = (incident: string) => withQueuedEntries(incident, state.entries[incident] ?? [], state.messages)
/** The casualties of an incident, what was said here laid over them. */
export const casualties = (incident: string) => withQueuedCasualties(incident, state.casualties[incident] ?? [], state.messages)
/** The whistle of this firm that stands and was not taken back. */
export const whistle = computed(() => standing(state.messages, state.kit?.whistles ?? [], now.value))
/** Those that wait for whoever holds this phone. */
export const waitingMaterials = computed(() => openMaterials.value.filter((order) => nextMaterialTask(order, hands.value) !== 'NONE'))
const crew = () => !state.session || !!state.session.teamId || state.session.roles.some((role) => role === 'TEAM_LEADER' || role === 'MEMBER')

/** What the leader has said, without the phone's own receipts. */
export const spoken = computed(() => state.messages.filter((m) => m.kind !== 'delivery' && m.kind !== 'reading'))
export const unanswered = computed(() => spoken.value.filter((m) => m.username === username() && (m.state === 'WAITING' || m.state === 'SENT')))
export const refused = computed(() => spoken.value.filter((m) => m.state === 'REFUSED' && !m.seen))

const calling = computed(() =>
  openOrders.value.filter((order) => ['ACKNOWLEDGE', 'CONFIRM_CANCELLATION'].includes(nextStep(order)) && !silenced.has(order.id + order.state)),
)

/** Called out of bed to load: rings until somebody touches the phone. */
const loading = computed(() => openMaterials.value.filter((order) => nextMaterialTask(order, hands.value) === 'LOAD' && !silenced.has(order.id + order.state)))

/** Called back by command and not heard yet: nothing silences that but the answer. */
export const withdrawing = computed(() => orders.value.find(calledBack))
const unheard = computed(() => !!withdrawing.value && !withdrawing.value.line?.withdrawal?.receivedAt)
/** A head count is wanted now. */
const counting = computed(() =>
  openOrders.value.some((order) => order.line?.askedUntil && !silenced.has(order.id + order.line.askedUntil)),
)

export async function startPhone() {
  db = await openPhoneDb()
  const common = {
    db,
    username: () => (state.login === 'IN' ? username() : null),
    confirmed: async (message: Message, reply: Extract<Reply, { kind: 'confirmed' }>) => {
      if (reply.order?.members) await keep(reply.order, message.username, Date.now())
      else if (reply.order) await lay(reply.order)
      if (reply.door) await layDoor(message.orderId, reply.door)
      if (reply.look) lookAgain = true
      if (reply.material) await keepMaterial(reply.material, message.username, Date.now())
    },
    unauthorised: () => void (state.login = 'EXPIRED'),
    now: () => clock.now(),
    uuid,
  } satisfies Partial<ConstructorParameters<typeof Outbox>[0]>
  const alone = (name: string) => (work: () => Promise<void>) =>
    navigator.locks ? navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? work() : undefined)) : work()
  outbox = new Outbox({ ...common, transport, carries: (kind) => !isPicture(kind), after: entryBefore, alone: alone('muster-outbox') })
  album = new Outbox({
    ...common,
    transport: async (message) => {
      const reply = await photoTransport(message, await db.get('photos', message.clientId))
      // whatever was said to it, it is not sent again
      if (reply.kind === 'confirmed' || reply.kind === 'refused') await db.delete('photos', message.clientId)
      return reply
    },
    carries: isPicture,
    after: (message) => (message.kind === 'precursor-photo' || message.kind === DANGER_PHOTO ? message.orderId : (message.body.after as string | undefined)),
    alone: alone('muster-album'),
  })
  const tabs = new BroadcastChannel('muster-phone')
  const reload = async () => {
    state.messages = await outbox.list()
  }
  for (const queue of [outbox, album])
    queue.onChange(() => {
      void reload()
      tabs.postMessage('changed')
    })
  tabs.onmessage = () => void reload()

  clock.resume(((await db.get('meta', 'clockOffset')) as number | undefined) ?? 0)
  state.session = ((await db.get('meta', 'session')) as Session | undefined) ?? null
  state.heardAt = ((await db.get('meta', 'heardAt')) as number | undefined) ?? 0
  state.kept = await db.getAll('orders')
  state.keptMaterials = await db.getAll('materials')
  state.keptZones = await db.getAll('zones')
  state.keptShelters = await db.getAll('shelters')
  state.prepared = ((await db.get('meta', 'prepared')) as PreparedZone[] | undefined) ?? []
  state.works = ((await db.get('meta', 'works')) as Work[] | undefined) ?? []
  state.kits = ((await db.get('meta', 'kits')) as VillageKit[] | undefined) ?? []
  state.entries = ((await db.get('meta', 'entries')) as Record<string, Entry[]> | undefined) ?? {}
  state.casualties = ((await db.get('meta', 'casualties')) as Record<string, Casualty[]> | undefined) ?? {}
  state.hospitals = ((await db.get('meta', 'hospitals')) as Hospital[] | undefined) ?? []
  state.kit = ((await db.get('meta', 'whistleKit')) as WhistleKit | undefined) ?? null
  await reload()
  // what could still be taken back when the page went away was meant
  state.pending = (await db.getAll('drafts')).filter((one) => one.key.startsWith('tick:')).map((one) => one.value as PendingTick)
  await sendTicks(Infinity)

  setInterval(tick, 250)
  addEventListener('online', () => contact())
  addEventListener('offline', () => lost())
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && contact())
  document.addEventListener('pointerdown', heardByTouch, true)
  await contact()
}

function heardByTouch() {
  for (const order of [...calling.value, ...loading.value]) silenced.add(order.id + order.state)
  for (const order of openOrders.value) if (order.line?.askedUntil) silenced.add(order.id + order.line.askedUntil)
}

function tick() {
  now.value = clock.now()
  if (state.pending.some((one) => one.until <= Date.now())) void sendTicks(Date.now())
  if (lookAgain) {
    lookAgain = false
    void contact(false)
  }
  if (unheard.value) ring(true)
  else if (calling.value.length || loading.value.length || counting.value) ring(settings.sound)
  else hush()
  if (state.login === 'OUT') return
  if (Date.now() - lastPoll > (linked ? POLL_LINKED_MS : POLL_MS)) void contact(false)
}

/** Asks for everything anew and sends what waits. */
async function contact(wake = true) {
  if (polling) {
    // a hint that comes while an older question is under way must not be lost with its answer
    askAgain = true
    return
  }
  polling = true
  askAgain = false
  lastPoll = Date.now()
  try {
    if (state.login !== 'IN' || Date.now() - sessionAt > SESSION_MS) await refreshSession()
    if (crew()) await refreshOrders()
    if (!state.session?.roles.some((role) => role === 'GRID_WORKER' || role === 'ENTERPRISE_CONTACT') || hands.value.keeper) await refreshMaterials()
    await refreshDoors()
    await refreshWorks()
    await refreshKit()
    await refreshEntries()
    if (wake || unanswered.value.length) for (const queue of [outbox, album]) queue.wake()
  } catch (cause) {
    failed(cause)
  } finally {
    polling = false
  }
  if (askAgain) await contact(false)
}

function failed(cause: unknown) {
  if (!(cause instanceof Problem)) throw cause
  if (cause.status === 401) {
    state.online = true
    state.login = state.session ? 'EXPIRED' : 'OUT'
    link.stop()
  } else lost()
}

function lost() {
  if (state.online) state.offlineSince = state.heardAt && state.login !== 'OUT' ? clock.now() : 0
  state.online = false
  if (state.login === 'UNKNOWN') state.login = state.session ? 'IN' : 'OUT'
}

async function refreshSession() {
  const { session, time } = await within(currentSession())
  if (clock.observe(time.offset, time.uncertainty)) await db.put('meta', clock.offset, 'clockOffset')
  if (state.session && state.session.username !== session.username) await forgetOrders()
  state.session = session
  sessionAt = Date.now()
  state.login = 'IN'
  await db.put('meta', plain(session), 'session')
  link.start()
}

async function refreshOrders() {
  const asked = Date.now()
  const list = await within(myOrders())
  await heard()
  for (const order of list) await keep(order, username()!, asked)
  for (const kept of [...state.kept]) if (!list.some((order) => order.id === kept.id)) await drop(kept.id, asked)
  await confirmDelivery()
  if (!state.duty) void readDuty()
}

async function heard() {
  state.online = true
  state.offlineSince = 0
  state.heardAt = clock.now()
  await db.put('meta', state.heardAt, 'heardAt')
}

async function refreshMaterials() {
  const asked = Date.now()
  let list: MaterialOrder[]
  try {
    list = await within(myMaterials())
  } catch (cause) {
    // an account without materials is told so; that is no loss of signal
    if (!(cause instanceof Problem) || ![403, 404].includes(cause.status)) throw cause
    list = []
  }
  await heard()
  for (const order of list) await keepMaterial(order, username()!, asked)
  for (const kept of [...state.keptMaterials])
    if (!list.some((order) => order.id === kept.id) && (askedAt.get(kept.id) ?? 0) <= asked) {
      await db.delete('materials', kept.id)
      state.keptMaterials = state.keptMaterials.filter((one) => one.id !== kept.id)
    }
}

async function refreshEntries() {
  for (const incident of new Set(openOrders.value.filter((order) => order.hazard === 'ENTERPRISE_ACCIDENT' && order.state === 'ON_SCENE').map((order) => order.incidentId)))
    {
      state.entries[incident] = await within(entriesOf(incident))
      await refreshCasualties(incident)
    }
  await db.put('meta', plain(state.entries), 'entries')
}

/** Names stay on this phone only as long as its orders do. */
async function refreshCasualties(incident: string) {
  const list = await within(casualtiesKnown(incident))
  state.casualties = { ...Object.fromEntries(Object.entries(state.casualties).filter(([id]) => openOrders.value.some((order) => order.incidentId === id))), [incident]: list }
  await db.put('meta', plain(state.casualties), 'casualties')
  const first = list[0]
  if (!first) return
  // kept for the road, where there may be no signal to ask
  state.hospitals = (await within(hospitalsNear(first.line.id))).map((one) => one.hospital)
  await db.put('meta', plain(state.hospitals), 'hospitals')
}

async function refreshKit() {
  if (!state.session?.roles.includes('ENTERPRISE_CONTACT')) return
  try {
    state.kit = await within(whistleKit())
    await db.put('meta', plain(state.kit), 'whistleKit')
  } catch (cause) {
    // an account that answers for no firm has nothing to whistle with
    if (!(cause instanceof Problem) || cause.status !== 404) throw cause
    state.kit = null
  }
  await heard()
}

async function refreshDoors() {
  const roles = state.session?.roles ?? []
  if (roles.includes('GRID_WORKER')) {
    const asked = Date.now()
    const lists = await within(myLists())
    await heard()
    for (const list of lists) {
      if ((askedAt.get(list.id) ?? 0) > asked) continue
      askedAt.set(list.id, asked)
      const kept: KeptZone = { id: list.id, username: username()!, heardAt: clock.now(), list: plain(list) }
      await db.put('zones', kept)
      state.keptZones = [...state.keptZones.filter((one) => one.id !== list.id), kept]
    }
    for (const kept of [...state.keptZones])
      if (!lists.some((list) => list.id === kept.id)) {
        await db.delete('zones', kept.id)
        state.keptZones = state.keptZones.filter((one) => one.id !== kept.id)
      }
    if (!lists.length) {
      state.prepared = await within(myPreparedZones())
      await db.put('meta', plain(state.prepared), 'prepared')
    }
  }
  if (roles.includes('DEPOT_KEEPER')) {
    const doors = await within(myShelters())
    await heard()
    for (const door of doors) await db.put('shelters', { id: door.shelter.id, username: username()!, heardAt: clock.now(), door: plain(door) })
    for (const kept of state.keptShelters) if (!doors.some((door) => door.shelter.id === kept.id)) await db.delete('shelters', kept.id)
    state.keptShelters = await db.getAll('shelters')
  }
}

async function refreshWorks() {
  const roles = state.session?.roles ?? []
  if (roles.includes('TEAM_LEADER') || roles.includes('GRID_WORKER')) {
    state.works = await within(myWorks())
    await heard()
    await db.put('meta', plain(state.works), 'works')
  }
  if (roles.includes('GRID_WORKER')) {
    state.kits = (await within(kitOverview())).rows
    await db.put('meta', plain(state.kits), 'kits')
  }
}

/** Says something about a patrol or a repair; resolves when it is safely on the phone. */
export async function sayWork(work: Work, kind: WorkKindOfWord, body: Record<string, unknown>): Promise<void> {
  await outbox.write({ username: username()!, orderId: work.id, orderNumber: work.place, kind, body })
  state.messages = await outbox.list()
}

/** A danger: the words go first and wait for nothing, the pictures follow under them. */
export async function sayDanger(work: Work, body: Record<string, unknown>, pictures: { blob: Blob; takenAt?: string }[]): Promise<void> {
  const named = pictures.map((one) => ({ ...one, clientId: uuid() }))
  for (const { clientId, blob } of named) await db.put('photos', blob, clientId)
  const told = await outbox.write({ username: username()!, orderId: work.id, orderNumber: work.place, kind: 'work-danger', body })
  for (const { clientId, blob, takenAt } of named)
    await album.write({ clientId, username: username()!, orderId: told.clientId, orderNumber: work.place, kind: DANGER_PHOTO, body: { takenAt, bytes: blob.size } })
  state.messages = await outbox.list()
}

/** What was found when a village's kit was looked at. */
export async function sayKit(village: VillageKit, items: { item: string; state: KitState; note?: string }[]): Promise<void> {
  await outbox.write({ username: username()!, orderId: village.zoneId, orderNumber: village.name, kind: 'kit-check', body: { items } })
  state.messages = await outbox.list()
}

/** What the server answered about one door, laid into the list this phone keeps. */
async function layDoor(subject: string, answer: DoorAnswer) {
  const [evacuation = ''] = subject.split('/')
  const kept = state.keptZones.find((one) => one.id === evacuation)
  if (!kept || !answer.household) return
  askedAt.set(evacuation, Date.now())
  const { zone, household } = answer
  const list = {
    ...kept.list,
    households: kept.list.households.map((one) => (one.id === household.id ? household : one)),
    ...(zone ? { revision: zone.revision, state: zone.state, counts: { ...kept.list.counts, people: zone.people, accounted: zone.accounted, conflicts: zone.conflicts } } : {}),
  }
  const next: KeptZone = { ...kept, heardAt: clock.now(), list: plain(list) }
  await db.put('zones', next)
  state.keptZones = [...state.keptZones.filter((one) => one.id !== evacuation), next]
}

/** Long enough to see a slip of the thumb, short enough for command. */
const TAKE_BACK_MS = 5_000
let lookAgain = false

/** Says something at a door: on the phone's disk at once, into the queue when it cannot be taken back any more. */
export async function tellDoor(list: { id: string; revision: number }, door: { id: string; code: string }, kind: DoorKind, body: Record<string, unknown>, pictures: { blob: Blob; takenAt?: string }[] = []): Promise<void> {
  // the last one goes before the next: the device's sequence is the order of the thumb
  await sendTicks(Infinity)
  const named = pictures.map((one) => ({ ...one, clientId: uuid() }))
  for (const { clientId, blob } of named) await db.put('photos', blob, clientId)
  const photos = named.map(({ clientId, takenAt, blob }) => ({ clientId, takenAt, bytes: blob.size }))
  const pending: PendingTick = { key: 'tick:' + uuid(), clientId: uuid(), photos, username: username()!, evacuationId: list.id, householdId: door.id, code: door.code, kind, body: { ...body, seen: list.revision }, until: Date.now() + TAKE_BACK_MS }
  await db.put('drafts', { key: pending.key, value: plain(pending) })
  state.pending = [...state.pending, pending]
}

export async function takeBack(key: string): Promise<void> {
  for (const photo of state.pending.find((tick) => tick.key === key)?.photos ?? []) await db.delete('photos', photo.clientId)
  state.pending = state.pending.filter((one) => one.key !== key)
  await db.delete('drafts', key)
}

async function sendTicks(before: number) {
  for (const one of state.pending.filter((tick) => tick.until <= before)) {
    state.pending = state.pending.filter((tick) => tick.key !== one.key)
    const about = { username: one.username, orderId: subjectOf(one.evacuationId, one.householdId), orderNumber: one.code }
    // a page that went away between the two writes has said it already
    const said = async (clientId?: string) => !!clientId && !!(await db.get('outbox', clientId))
    if (!(await said(one.clientId))) await outbox.write({ ...about, clientId: one.clientId, kind: one.kind, body: one.body })
    for (const { clientId, takenAt, bytes } of one.photos ?? [])
      if (!(await said(clientId))) await album.write({ ...about, clientId, kind: DOOR_PHOTO, body: { takenAt, bytes, after: one.clientId } })
    await db.delete('drafts', one.key)
  }
  state.messages = await outbox.list()
}

/** A person in charge went from door to door and found nobody. */
export async function tellEmpty(list: { id: string; name: string }): Promise<void> {
  await sendTicks(Infinity)
  await outbox.write({ username: username()!, orderId: subjectOf(list.id, ''), orderNumber: list.name, kind: 'zone-empty', body: {} })
  state.messages = await outbox.list()
}

/** Takes people in at a shelter. */
export async function takeIn(shelter: { id: string; name: string }, who: Record<string, unknown>): Promise<void> {
  await outbox.write({ username: username()!, orderId: shelter.id, orderNumber: shelter.name, kind: 'check-in', body: who })
  state.messages = await outbox.list()
}

async function keepMaterial(order: MaterialOrder, owner: string, asked: number) {
  if ((askedAt.get(order.id) ?? 0) > asked) return
  askedAt.set(order.id, asked)
  const kept: KeptMaterial = { id: order.id, username: owner, heardAt: clock.now(), order: plain(order) }
  await db.put('materials', kept)
  state.keptMaterials = [...state.keptMaterials.filter((one) => one.id !== order.id), kept]
}

/** Says something about material: on the phone's disk at once, the sending goes on behind. */
export async function tellMaterial<K extends MaterialKind>(order: MaterialOrder, kind: K, body: MaterialBodies[ReturnType<typeof materialStep>]): Promise<void> {
  await outbox.write({ username: username()!, orderId: order.id, orderNumber: order.label, kind, body: body as Record<string, unknown> })
  state.messages = await outbox.list()
}

/** What a receipt has changed is laid over the order as it is kept here, and over every look that was asked for earlier. */
async function lay(receipt: OrderReceipt) {
  receipts.set(receipt.id, { receipt, at: Date.now() })
  const known = state.kept.find((one) => one.id === receipt.id)
  if (known) await store({ ...known, order: plain(laidOver(known.order, receipt)) })
}

async function keep(order: OrderForPhone, owner: string, asked: number) {
  if ((askedAt.get(order.id) ?? 0) > asked) return
  askedAt.set(order.id, asked)
  const last = receipts.get(order.id)
  const whole = last && last.at > asked ? laidOver(order, last.receipt) : order
  await store({ id: order.id, username: owner, heardAt: clock.now(), order: plain(whole) })
}

async function store(kept: KeptOrder) {
  await db.put('orders', kept)
  state.kept = [...state.kept.filter((one) => one.id !== kept.id), kept]
}

/** An order that left the list stays as the last one only if it was over. */
async function drop(id: string, asked: number) {
  const kept = state.kept.find((one) => one.id === id)
  if (!kept || (askedAt.get(id) ?? 0) > asked || !isOpen(withQueued(kept.order, state.messages), state.messages)) return
  await db.delete('orders', id)
  state.kept = state.kept.filter((one) => one.id !== id)
}

/** Tells command that the order lies on the phone's disk; the screen's receipt, not the leader's word. */
async function confirmDelivery() {
  for (const { order } of state.kept)
    if (order.state === 'ISSUED' && !state.messages.some((m) => m.orderId === order.id && m.kind === 'delivery')) await say(order, 'delivery')
}

/** The leader has this order before their eyes: a receipt, once; it asks nothing of them and answers nothing. */
export async function confirmReading(order: OrderForPhone) {
  const told = state.messages.some((m) => m.orderId === order.id && m.kind === 'reading')
  if (!told && (order.state === 'ISSUED' || order.state === 'DELIVERED')) await say(order, 'reading')
}

async function readDuty() {
  const id = state.session?.teamId
  const team = id ? (await listTeams().catch(() => [])).find((one) => one.id === id) : undefined
  if (team) state.duty = { onShift: team.onShift, people: team.people }
}

/** Resolves when the word is safely on the phone; the sending goes on behind. */
export async function say<K extends AnswerKind>(order: OrderForPhone, kind: K, body?: AnswerBodies[K]): Promise<void> {
  await outbox.write({
    username: username()!,
    orderId: order.id,
    orderNumber: order.number,
    kind,
    body: body as Record<string, unknown> | undefined,
  })
  state.messages = await outbox.list()
}

/** Says how it looks: the words at once, the pictures behind them under ids that the words name already. */
export async function report(order: OrderForPhone, text: string, pictures: { blob: Blob; takenAt?: string }[]): Promise<void> {
  const named = pictures.map((one) => ({ ...one, clientId: uuid() }))
  for (const { clientId, blob } of named) await db.put('photos', blob, clientId)
  await say(order, 'report', { text, ...(named.length ? { photos: named.map((one) => one.clientId) } : {}) })
  for (const { clientId, blob, takenAt } of named)
    await album.write({ clientId, username: username()!, orderId: order.id, orderNumber: order.number, kind: 'photos', body: { takenAt, bytes: blob.size } })
  state.messages = await outbox.list()
}

/** A sign at a site: the words go first and wait for nothing, the pictures follow under their report. */
export async function reportSign(site: Site, said: { kind: PrecursorKind; note?: string; exercise?: boolean }, pictures: { blob: Blob; takenAt?: string }[]): Promise<void> {
  const named = pictures.map((one) => ({ ...one, clientId: uuid() }))
  for (const { clientId, blob } of named) await db.put('photos', blob, clientId)
  const sign = await outbox.write({ username: username()!, orderId: site.id, orderNumber: site.name, kind: 'precursor', body: said })
  for (const { clientId, blob, takenAt } of named)
    await album.write({ clientId, username: username()!, orderId: sign.clientId, orderNumber: site.name, kind: 'precursor-photo', body: { takenAt, bytes: blob.size } })
  state.messages = await outbox.list()
}

/** One tap: kept on the phone first, sent as soon as anything carries it. */
export async function blow(kinds: WhistleKind[], note?: string): Promise<void> {
  await outbox.write({ username: username()!, orderId: state.kit!.firmId, orderNumber: state.kit!.firmName, kind: 'whistle', body: { kinds, note } })
  state.messages = await outbox.list()
}

/** Taken back, and told all the same. */
export async function takeWhistleBack(id: string, reason: string): Promise<void> {
  await outbox.write({ username: username()!, orderId: id, orderNumber: state.kit!.firmName, kind: 'whistle-withdrawal', body: { reason } })
  state.messages = await outbox.list()
}

/** An id this phone gives to something the server has not heard of yet. */
export const newId = uuid

/** A word of the entry control officer: of an accident, of an entry, or of somebody who went in. */
export async function sayEntry(kind: EntryKind, subject: string, orderNumber: string, body: Record<string, unknown>): Promise<void> {
  await outbox.write({ username: username()!, orderId: subject, orderNumber, kind, body })
  state.messages = await outbox.list()
}

/** A word of a casualty: of the incident when somebody was found, of the casualty afterwards. */
export async function sayCasualty(kind: CasualtyKind, subject: string, orderNumber: string, body: Record<string, unknown>): Promise<void> {
  await outbox.write({ username: username()!, orderId: subject, orderNumber, kind, body })
  state.messages = await outbox.list()
}

/** A neighbour of the circle asked for help. */
export async function answerNeighbour(ask: string, name: string, coming: boolean): Promise<void> {
  await outbox.write({ username: username()!, orderId: ask, orderNumber: name, kind: 'neighbour-answer', body: { coming } })
  state.messages = await outbox.list()
}

export const understood = (message: Message) => outbox.markSeen(message.clientId)

export async function logIn(name: string, password: string) {
  await currentSession().catch(() => undefined)
  await openSession(name, password)
  await contact()
}

export async function logOut() {
  await sendTicks(Infinity)
  await closeSession().catch(() => undefined)
  link.stop()
  await forgetOrders()
  await db.delete('meta', 'session')
  state.session = null
  state.login = 'OUT'
}

/** Orders are another account's business; what was said with them stays queued under its own account. */
async function forgetOrders() {
  await sendTicks(Infinity)
  await db.clear('zones')
  await db.clear('shelters')
  await db.delete('meta', 'prepared')
  await db.delete('meta', 'works')
  await db.delete('meta', 'kits')
  await db.clear('orders')
  await db.clear('materials')
  await db.clear('drafts')
  state.kept = []
  state.keptMaterials = []
  state.keptZones = []
  state.keptShelters = []
  state.prepared = []
  state.works = []
  state.kits = []
  state.duty = null
  askedAt.clear()
}

export async function readDraft<T>(key: string): Promise<T | undefined> {
  return (await db.get('drafts', key))?.value as T | undefined
}

export const writeDraft = (key: string, value: unknown) => db.put('drafts', { key, value: plain(value) })
export const dropDraft = (key: string) => db.delete('drafts', key)

/** `crypto.randomUUID` exists over TLS and on localhost only; a duty room without a certificate must work too. */
function uuid(): string {
  if (crypto.randomUUID) return crypto.randomUUID()
  const b = crypto.getRandomValues(new Uint8Array(16))
  b[6] = (b[6]! & 0x0f) | 0x40
  b[8] = (b[8]! & 0x3f) | 0x80
  const hex = [...b].map((one) => one.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

const link = openLink({
  opened() {
    linked = true
    void contact()
  },
  closed() {
    linked = false
  },
  refused() {
    linked = false
  },
  heard() {},
})
link.subscribe<OrderNews>(destinations.orders, (news) => {
  // called again after silence: ring again
  if (news.type === 'TeamRecalled') for (const key of [...silenced]) if (key.startsWith(news.orderId)) silenced.delete(key)
  void contact()
})
