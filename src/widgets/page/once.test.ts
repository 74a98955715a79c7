/** Protects the number of requests: one for each thing that arrives, and another one for what did not. */
import { expect, it } from 'vitest'
import { once } from './once.ts'

it('loads each key once', async () => {
  const loaded: string[] = []
  const load = once(async (name: string) => {
    loaded.push(name)
    return name.toUpperCase()
  })
  expect(await Promise.all([load('a'), load('b'), load('a')])).toEqual(['A', 'B', 'A'])
  expect(await load('a')).toBe('A')
  expect(loaded).toEqual(['a', 'b'])
})

it('loads again what failed', async () => {
  let calls = 0
  const load = once(async () => {
    calls += 1
    if (calls === 1) throw new Error('offline')
    return calls
  })
  await expect(load()).rejects.toThrow('offline')
  expect(await load()).toBe(2)
  expect(await load()).toBe(2)
})
