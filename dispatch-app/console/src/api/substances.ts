import { get } from './http'

/** C read in the source, L from expert knowledge, ? for the bureau to confirm */
export type Confidence = 'C' | 'L' | '?'
export type Spill = 'SMALL' | 'LARGE' | 'FIRE'

export interface Substance {
  id: string
  name: string
  nameEn: string
  synonyms: string[]
  formula?: string | null
  cas?: string | null
  un: string[]
  ergGuide?: number | null
  inhalation: boolean
  flammableGas: boolean
  waterReactive: boolean
  vapourLabel?: string | null
  hazards: string
  incompatible: string[]
  alarmLowPpm?: number | null
  alarmHighPpm?: number | null
  alarmSource?: string | null
  idlhPpm?: number | null
  firstMeasures: string
  protection: string
  decontamination: string
  neutraliser?: string | null
  thresholdTonnes?: number | null
  thresholdFlag?: Confidence | null
  beta?: number | null
  source: string
  flag: Confidence
}

/** One row of a table of distances; downwind figures are absent where the source gives none. */
export interface IsolationDistance {
  id: string
  table: string
  spill: Spill
  container?: string | null
  wind?: string | null
  isolateMetres: number
  dayMetres?: number | null
  nightMetres?: number | null
  atLeast: boolean
  flag: Confidence
  source: string
  note?: string | null
}

/** `words` say what to do when nothing was found */
export const findSubstances = (query: string) => get<{ cards: Substance[]; words?: string }>('/api/substances', { query })
export const readSubstance = (id: string) => get<{ substance: Substance; distances: IsolationDistance[] }>('/api/substances/' + encodeURIComponent(id))
