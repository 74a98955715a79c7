// @vitest-environment happy-dom
/** Protects the parts of a page that compute: they have the calculators of the scenario too, follow its changes once a frame, and end with the newest. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { eventually } from '../../../tests/support/eventually.ts'
import { book, fetchFrom } from './figure.fixture.ts'
import type { LiveModel } from './live-model.ts'

const openAt = async (address: string) => {
  history.replaceState(null, '', address)
  vi.resetModules()
  const [model, { scenario }] = await Promise.all([import('./live-model.ts'), import('../scenario/browser-scenario.ts')])
  return { ...model, scenario }
}

let fetched = vi.fn(fetchFrom({}))
beforeEach(() => {
  fetched = vi.fn(fetchFrom({ '/api/book.json': book }))
  vi.stubGlobal('fetch', fetched)
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  localStorage.clear()
})

it('has what is asked for and what the scenario names, with what that starts from', async () => {
  const { loadModel, calculatorsIn } = await openAt('/?with=gpuHourPrice:6,lifetime-cost.modelParams:7e9')
  expect(calculatorsIn('gpuHourPrice:6,lifetime-cost.modelParams:7e9,a.b.c:1')).toEqual(['lifetime-cost', 'a.b'])
  const { catalogue, assumptions } = await loadModel(['training-run'])
  expect(catalogue.map(({ id }) => id)).toEqual(expect.arrayContaining(['training-run', 'lifetime-cost', 'serving-bill']))
  expect(assumptions['gpuHourPrice']).toBe(6)
})

it('without a scenario has no assumptions, and the book is fetched once', async () => {
  const { loadModel } = await openAt('/')
  expect(await loadModel(['training-run'])).toMatchObject({
    assumptions: {},
    problems: [],
    book: { parameters: { gpuHourPrice: { best: 3 } } },
  })
  await loadModel([])
  expect(fetched).toHaveBeenCalledTimes(1)
})

it('reports entries that mean nothing', async () => {
  const { loadModel } = await openAt('/?with=gone:3,gpuHourPrice:6')
  const { assumptions, problems } = await loadModel([])
  expect(assumptions).toEqual({ gpuHourPrice: 6 })
  expect(problems.map(({ key }) => key)).toEqual(['gone'])
})

it('follows the scenario: several changes in one frame are one update, with the last', async () => {
  const { followModel, scenario } = await openAt('/')
  const prices: unknown[] = []
  followModel([], ({ assumptions }: LiveModel) => prices.push(assumptions['gpuHourPrice'] ?? null))
  await eventually(() => expect(prices).toEqual([null]))
  for (const price of ['4', '5', '6']) scenario.set({ gpuHourPrice: price })
  await eventually(() => expect(prices.length).toBeGreaterThan(1))
  expect(prices).toEqual([null, 6])
  scenario.set({ gpuHourPrice: '7' })
  await eventually(() => expect(prices).toEqual([null, 6, 7]))
})

it('warns when the book cannot be had, and follows once it can', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue()
  vi.stubGlobal('fetch', fetchFrom({}))
  const { followModel, scenario } = await openAt('/')
  const update = vi.fn()
  followModel([], update)
  await eventually(() => expect(warn).toHaveBeenCalledTimes(1))
  expect(String(warn.mock.calls[0]?.[0])).toContain('could not be loaded (404)')
  vi.stubGlobal('fetch', fetched)
  scenario.set({ gpuHourPrice: '6' })
  await eventually(() => expect(update).toHaveBeenCalledTimes(1))
})
