/** Words of call-out: channels, persons, ladders, in both languages. */
export const callout = {
  zh: {},
  en: {},
}
