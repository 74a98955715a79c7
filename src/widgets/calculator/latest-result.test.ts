/** Protects the order of a page's updates: what was asked for earlier never overwrites what was asked for later. */
import { expect, it } from 'vitest'
import { latestResult } from './latest-result.ts'

/** A loader whose calls the test answers, in any order. */
const loader = () => {
  const answers: ((value: string) => void)[] = []
  const load = () => new Promise<string>((resolve) => answers.push(resolve))
  return { load, answers }
}

it('uses each result that arrives in order', async () => {
  const used: string[] = []
  const { load, answers } = loader()
  const run = latestResult(load, (result) => used.push(result))
  const first = run()
  answers[0]?.('first')
  await first
  const second = run()
  answers[1]?.('second')
  await second
  expect(used).toEqual(['first', 'second'])
})

it('drops a result that a newer call has overtaken', async () => {
  const used: string[] = []
  const { load, answers } = loader()
  const run = latestResult(load, (result) => used.push(result))
  const calls = [run(), run()]
  answers[1]?.('second')
  answers[0]?.('first')
  await Promise.all(calls)
  expect(used).toEqual(['second'])
})

it('rejects when the loading fails', async () => {
  await expect(
    latestResult(
      () => Promise.reject(new Error('offline')),
      () => undefined,
    )(),
  ).rejects.toThrow('offline')
})
