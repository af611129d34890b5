import type { Reading } from '@/api/accident'

/** ≥10 ppm: what the instrument showed, a true value beyond full scale marked as such. */
export const saysOf = (reading: Pick<Reading, 'value' | 'atLeast'>, unit: string) => `${reading.atLeast ? '≥' : ''}${reading.value} ${unit}`
