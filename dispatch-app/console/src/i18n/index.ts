import { createI18n } from 'vue-i18n'

export type Locale = 'zh' | 'en'

/** Catalogues must hold the same keys: the type of the English one is that of the Chinese one. */
export type Catalogue<T> = { [K in keyof T]: T[K] extends string ? string : Catalogue<T[K]> }

const KEY = 'muster.locale'

export function storedLocale(): Locale {
  return localStorage.getItem(KEY) === 'en' ? 'en' : 'zh'
}

export function makeI18n<T extends object>(zh: T, en: Catalogue<T>) {
  const i18n = createI18n({
    legacy: false,
    locale: storedLocale(),
    fallbackLocale: 'zh',
    messages: { zh, en } as never,
  })
  document.documentElement.lang = storedLocale() === 'en' ? 'en' : 'zh-CN'
  return i18n
}

export function rememberLocale(locale: Locale): void {
  localStorage.setItem(KEY, locale)
  document.documentElement.lang = locale === 'en' ? 'en' : 'zh-CN'
}
