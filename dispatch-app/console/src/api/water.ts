import { post } from './http'
import type { WaterPoint } from './registers'

/** What is done to a water point; cubic metres, which are tonnes of water. */
interface Done {
  clientId: string
  note?: string
}

export const checkWater = (id: string, done: Done & { m3?: number; usable: boolean }) => post<WaterPoint>(`/api/water-points/${id}/checks`, done)
export const drawWater = (id: string, done: Done & { m3: number; orderId?: string }) => post<WaterPoint>(`/api/water-points/${id}/draws`, done)
/** Without a figure: full again. */
export const refillWater = (id: string, done: Done & { m3?: number }) => post<WaterPoint>(`/api/water-points/${id}/refills`, done)
