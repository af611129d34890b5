import { ref } from 'vue'
import { get, exchange } from '@/api/http'
import type { PrecursorKind } from '@/api/gauges'

/** A sign is reported under the site, its pictures under the report. */
export type SignKind = 'precursor' | 'precursor-photo'
export const isSignKind = (kind: string): kind is SignKind => kind === 'precursor' || kind === 'precursor-photo'
export const SIGNS: PrecursorKind[] = ['TURBID_WATER', 'CRACK', 'SOUND', 'SPRING_STOPPED', 'OTHER']

/** A place somebody may have to leave. */
export interface Site {
  id: string
  name: string
  kindLabel: string
}

interface Envelope {
  clientId: string
  deviceSeq: number
  deviceAt: string
}

export async function sendSign(siteId: string, body: Record<string, unknown>, envelope: Envelope): Promise<void> {
  await exchange('POST', `/api/risk-sources/${siteId}/precursors`, { body: { ...body, ...envelope } })
}

export async function sendSignPhoto(reportId: string, photo: Blob, clientId: string, takenAt?: string): Promise<void> {
  const form = new FormData()
  form.append('clientId', clientId)
  if (takenAt) form.append('takenAt', takenAt)
  form.append('photo', photo, 'photo.jpg')
  await exchange('POST', `/api/precursors/${reportId}/photos`, { body: form })
}

const FLOOD_KINDS = ['FLASH_FLOOD', 'GEOLOGICAL', 'RESERVOIR', 'DYKE', 'CROWD']
const KEY = 'muster.sites'

/** The sites of this person's divisions; those heard last while there is no signal. */
export const mySites = ref<Site[]>(kept())

function kept(): Site[] {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '[]') as Site[]
  } catch {
    return []
  }
}

export async function refreshSites(): Promise<void> {
  const all = await get<(Site & { kind: string })[]>('/api/risk-sources')
  mySites.value = all.filter((one) => FLOOD_KINDS.includes(one.kind)).map(({ id, name, kindLabel }) => ({ id, name, kindLabel }))
  localStorage.setItem(KEY, JSON.stringify(mySites.value))
}
