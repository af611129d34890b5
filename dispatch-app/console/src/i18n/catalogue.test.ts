import { expect, test } from 'vitest'
import { en } from './en'
import { zh } from './zh'

function leaves(node: object, path = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(node)) {
    if (typeof value === 'string') found.set(path + key, value)
    else for (const [inner, text] of leaves(value as object, path + key + '.')) found.set(inner, text)
  }
  return found
}

const parameters = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()

test('saysTheSameThingsInBothLanguages', () => {
  const chinese = leaves(zh)
  const english = leaves(en)
  expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort())
  for (const [key, text] of chinese) expect([key, parameters(english.get(key)!)]).toEqual([key, parameters(text)])
})
