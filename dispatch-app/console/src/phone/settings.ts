import { reactive, watch } from 'vue'
import { storedLocale, type Locale } from './words'

export type Theme = 'auto' | 'day' | 'night'

/** What this phone's holder chose; small and needed before the first paint, hence not in IndexedDB. */
export const settings = reactive({
  theme: (localStorage.getItem('muster.phone.theme') ?? 'auto') as Theme,
  sound: localStorage.getItem('muster.phone.sound') === 'on',
  locale: storedLocale(),
})

const dark = matchMedia('(prefers-color-scheme: dark)')

export function isNight(): boolean {
  return settings.theme === 'night' || (settings.theme === 'auto' && dark.matches)
}

function paint() {
  document.documentElement.dataset.theme = isNight() ? 'dark' : 'light'
  document.querySelector('meta[name=theme-color]')?.setAttribute('content', isNight() ? '#0b0d10' : '#ffffff')
}

export function followSettings() {
  dark.addEventListener('change', paint)
  watch(
    settings,
    () => {
      localStorage.setItem('muster.phone.theme', settings.theme)
      localStorage.setItem('muster.phone.sound', settings.sound ? 'on' : 'off')
      localStorage.setItem('muster.locale', settings.locale)
      document.documentElement.lang = settings.locale === 'en' ? 'en' : 'zh-CN'
      paint()
    },
    { immediate: true },
  )
}

export function choose(locale: Locale) {
  settings.locale = locale
}
