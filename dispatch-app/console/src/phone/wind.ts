const POINTS = ['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW'] as const
const CHINESE = ['北', '东北', '东', '东南', '南', '西南', '西', '西北'] as const

export interface WindWords {
  zh: string
  en: string
  /** Where it blows to, degrees clockwise from up. */
  towards: number
}

/** Reads a direction the wind comes from, as a point of the compass in either language or in degrees. */
export function windFrom(direction: string): WindWords {
  const text = String(direction).trim().toUpperCase().replace(/风$/, '')
  let index = POINTS.indexOf(text as (typeof POINTS)[number])
  if (index < 0) index = CHINESE.indexOf(text as (typeof CHINESE)[number])
  const degrees = index >= 0 ? index * 45 : Number.parseFloat(text)
  if (!Number.isFinite(degrees)) return { zh: direction, en: direction, towards: Number.NaN }
  const nearest = Math.round((((degrees % 360) + 360) % 360) / 45) % 8
  return { zh: CHINESE[nearest]! + '风', en: POINTS[nearest]!, towards: (degrees + 180) % 360 }
}
