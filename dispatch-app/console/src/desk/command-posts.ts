import type { CommandPost } from '@/api/structure'
import { hm } from '@/live/format'

type Translate = (key: string, params?: Record<string, unknown>) => string

/** Whether nobody holds it: drawn dashed. */
export const isOpen = (post: CommandPost) => post.state !== 'ANSWERED' && post.state !== 'AT_POST'
/** Whether a person must see to it. */
export const isLacking = (post: CommandPost) => post.state === 'UNANSWERED' || post.state === 'VACANT'

/** How it stands, in three words. */
export function standing(post: CommandPost, t: Translate): string {
  switch (post.state) {
    case 'AT_POST':
      return t('structure.atPost')
    case 'ANSWERED':
      return t('structure.answered', { n: post.seconds ?? 0 })
    case 'CALLED':
      return post.notifiedAt ? t('structure.notified', { time: hm(post.notifiedAt) }) : t('structure.called', { time: hm(post.calledAt) })
    case 'UNANSWERED':
      return t('structure.unanswered')
    case 'VACANT':
      return t('structure.vacant')
  }
}

/** The rows of the chart from above; an empty one is left out. */
export function rowsOf(posts: CommandPost[]): CommandPost[][] {
  const of = (...tiers: CommandPost['tier'][]) => posts.filter((post) => tiers.includes(post.tier))
  return [of('LEAD'), of('OFFICE'), of('GROUP', 'UNIT')].filter((row) => row.length)
}
