/** Words of the muster: roll, presence, standards, in both languages. */
export const roll = {
  zh: {},
  en: {},
}
