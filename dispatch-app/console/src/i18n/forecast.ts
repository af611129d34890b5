/** Words of forecast and escalation of an order, in both languages. */
export const forecast = {
  zh: {},
  en: {},
}
