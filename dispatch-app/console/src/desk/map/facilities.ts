import type { Icon } from 'ol/style'
import type { Position } from '@/api/values'
import type { WaterPoint } from '@/api/registers'
import { useDesk } from '@/stores/desk'
import { useMaterials } from '@/stores/materials'
import type { useRegisters } from '@/stores/registers'
import { facilityIcon, riskIcon, shelterIcon, waterIcon } from './symbols'

export type FacilityKind = 'water' | 'risks' | 'depots' | 'shelters' | 'devices'

export interface Facility {
  id: string
  location: Position
  name: string
  note?: string
  /** what is known of it is too old to rely on */
  stale?: boolean
  icon: () => Icon
  /** what a touch on it opens */
  open?: () => void
}

const RISK_CHARACTER: Record<string, string> = {
  HAZCHEM: '危',
  HAZCHEM_TRADE: '危',
  INDUSTRY: '工',
  GEOLOGICAL: '地',
  FLASH_FLOOD: '洪',
  RESERVOIR: '库',
  DYKE: '堤',
  FOREST: '林',
  CEMETERY: '祭',
  CROWD: '人',
}

const DEVICE_CHARACTER: Record<string, string> = {
  LOOKOUT_CAMERA: '瞭',
  CAMERA: '视',
  RAIN_GAUGE: '雨',
  WATER_LEVEL_GAUGE: '水',
  WEATHER_STATION: '风',
  GAS_DETECTOR: '气',
}

/** Something expired is red, something below its minimum yellow. */
const DEPOT_TONE = { OK: undefined, YELLOW: 'warn', RED: 'alarm' } as const

function openDepot(depotId: string) {
  useMaterials().view = { name: 'depot', depotId }
  useDesk().page = 'materials'
}

/** The official colours 红 橙 黄 蓝. */
const RISK_LEVEL = { RED: 1, ORANGE: 2, YELLOW: 3, BLUE: 4 }

export function facilitiesOf(kind: FacilityKind, registers: ReturnType<typeof useRegisters>, waterNote: (point: WaterPoint) => string): Facility[] {
  switch (kind) {
    case 'water':
      return registers.water.map((one) => {
        const stale = one.checkDue || one.usable === false
        return { ...one, note: waterNote(one), stale, open: () => useDesk().show({ name: 'water' }), icon: () => waterIcon(stale) }
      })
    case 'risks':
      return registers.risks.map((one) => {
        const note = [one.kindLabel, one.level, one.note].filter(Boolean).join(' · ')
        return { ...one, note, icon: () => riskIcon(RISK_CHARACTER[one.kind] ?? '险', RISK_LEVEL[one.colour ?? 'BLUE']) }
      })
    case 'depots':
      // what the materials page reads is newer than the register
      return (useMaterials().depots.length ? useMaterials().depots : registers.depots).map((one) => ({ ...one, open: () => openDepot(one.id), icon: () => facilityIcon('库', DEPOT_TONE[one.state ?? 'OK']) }))
    case 'shelters':
      return registers.shelters.map((one) => ({ ...one, note: one.capacity ? String(one.capacity) : undefined, icon: shelterIcon }))
    case 'devices':
      return registers.devices.map((one) => ({ ...one, name: one.name ?? one.id, icon: () => facilityIcon(DEVICE_CHARACTER[one.kind] ?? '测') }))
  }
}
