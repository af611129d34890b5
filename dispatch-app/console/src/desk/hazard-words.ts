import { useI18n } from 'vue-i18n'
import { usePicture } from '@/stores/picture'

/** What a flood or an accident says in other words than a fire: those of the open incident's hazard where there are any, else everybody's. */
export function useHazardWords() {
  const { t, te } = useI18n()
  const picture = usePicture()
  return (key: string, params: Record<string, unknown> = {}): string => {
    const own = `hazardWords.${picture.incident?.hazard}.${key}`
    return te(own) ? t(own, params) : t(key, params)
  }
}
