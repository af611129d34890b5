import { defineStore } from 'pinia'
import { ref } from 'vue'
import {
  listDepots,
  listDevices,
  listDivisions,
  listRiskSources,
  listShelters,
  listWaterPoints,
  type Depot,
  type Device,
  type Division,
  type RiskSource,
  type Shelter,
  type WaterPoint,
} from '@/api/registers'

/** What stands still on the map; read once, a register that does not answer stays empty. */
export const useRegisters = defineStore('registers', () => {
  const divisions = ref<Division[]>([])
  const water = ref<WaterPoint[]>([])
  const risks = ref<RiskSource[]>([])
  const depots = ref<Depot[]>([])
  const shelters = ref<Shelter[]>([])
  const devices = ref<Device[]>([])

  async function refresh() {
    const or = <T>(list: Promise<T[]>) => list.catch(() => [] as T[])
    ;[divisions.value, water.value, risks.value, depots.value, shelters.value, devices.value] = await Promise.all([
      or(listDivisions()),
      or(listWaterPoints()),
      or(listRiskSources()),
      or(listDepots()),
      or(listShelters()),
      or(listDevices()),
    ])
  }

  return { divisions, water, risks, depots, shelters, devices, refresh }
})
