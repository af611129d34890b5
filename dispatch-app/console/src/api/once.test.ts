import { expect, test } from 'vitest'
import { Problem } from './http'
import { once } from './once'

test('theSameWithoutAnAnswerGoesOutUnderTheSameKey', async () => {
  const keys: string[] = []
  const silent = (key: string) => (keys.push(key), Promise.reject(new Problem(0, {})))
  const taken = (key: string) => (keys.push(key), Promise.resolve('taken'))
  await expect(once('claim 1', silent)).rejects.toThrow()
  await expect(once('claim 1', (key) => (keys.push(key), Promise.reject(new Problem(503, {}))))).rejects.toThrow()
  expect(await once('claim 1', taken)).toBe('taken')
  expect(await once('claim 1', taken)).toBe('taken')
  expect(await once('claim 2', taken)).toBe('taken')
  expect(keys[1]).toBe(keys[0])
  expect(keys[2]).toBe(keys[0])
  expect(new Set(keys).size).toBe(3)
})

test('whatWasRefusedIsAnotherRequestNextTime', async () => {
  const keys: string[] = []
  await expect(once('claim', (key) => (keys.push(key), Promise.reject(new Problem(422, {}))))).rejects.toThrow()
  await once('claim', (key) => (keys.push(key), Promise.resolve()))
  expect(keys[1]).not.toBe(keys[0])
})
