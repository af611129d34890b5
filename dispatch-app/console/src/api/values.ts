/** Values that several back-end concepts share. */

/** WGS84, degrees */
export interface Position {
  lon: number
  lat: number
}

/** ISO-8601 with offset */
export type Instant = string
/** ISO-8601, e.g. PT10M */
export type Duration = string
/** GB/T 2260, 6 or 9 digits */
export type DivisionCode = string

export type Hazard = 'FOREST_FIRE' | 'FLOOD' | 'ENTERPRISE_ACCIDENT'
export type Grade = 'GENERAL' | 'LARGER' | 'MAJOR' | 'EXTRAORDINARY'
export type ResponseLevel = 'I' | 'II' | 'III' | 'IV'

export interface Rule {
  text: string
  source: string
  /** present when the figure behind the rule is a default of ours and not law */
  flag?: string | null
}

/** Milliseconds of an ISO-8601 duration made of days, hours, minutes and seconds. */
export function milliseconds(duration: Duration): number {
  const parts = /^(-)?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(duration)
  if (!parts) return 0
  const [, minus, days, hours, minutes, seconds] = parts
  const total = Number(days ?? 0) * 86_400 + Number(hours ?? 0) * 3_600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0)
  return (minus ? -1 : 1) * total * 1000
}
