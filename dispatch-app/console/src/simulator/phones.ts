import type { PhoneItem, SimulatedPhone } from '@/api/simulator'

/** Phones whose owner, number or team holds the words. */
export function matching(phones: SimulatedPhone[], words: string): SimulatedPhone[] {
  const wanted = words.trim()
  return wanted ? phones.filter((phone) => [phone.name, phone.number, phone.team].some((text) => text.includes(wanted))) : phones
}

/** A key's meaning differs: a leader answers for the order, a member for themselves, a duty officer only knows. */
export function meaning(phone: SimulatedPhone, key: string): string {
  if (phone.kind === 'DUTY_OFFICER') return 'simulator.know'
  return `simulator.key.${phone.kind === 'LEADER' || phone.kind === 'PERSON' ? phone.kind : 'ALL'}.${key}`
}

/** What is rung now comes before what was written. */
export const ringingFirst = (items: PhoneItem[]) => [...items].sort((a, b) => Number(b.state === 'RINGING') - Number(a.state === 'RINGING'))
