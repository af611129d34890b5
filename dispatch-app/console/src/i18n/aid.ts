/** Words of mutual aid upward, in both languages. */
export const aid = {
  zh: {},
  en: {},
}
