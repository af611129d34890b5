/** Words of sectors and site command, in both languages. */
export const site = {
  zh: {},
  en: {},
}
