/** Words of crew safety, in both languages. */
export const safety = {
  zh: {},
  en: {},
}
