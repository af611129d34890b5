/** Where the wind comes from: a point of the compass by its name, anything else as it was said. */
export function windName(direction: string | null | undefined, t: (key: string) => string, te: (key: string, locale?: string) => boolean): string {
  if (!direction) return ''
  const key = 'wind.' + direction
  return te(key) || te(key, 'zh') ? t(key) : /^\d+(\.\d+)?$/.test(direction) ? direction + '°' : direction
}
