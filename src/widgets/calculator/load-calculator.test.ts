import { expect, test } from 'vitest'
import { calculators } from '../../calculators/index.ts'
import { loadableCalculators, loadCalculators, loadedCalculators } from './load-calculator.ts'

test('every calculator can be loaded in a page, and nothing else', () => {
  expect([...loadableCalculators].sort()).toEqual(calculators.map(({ id }) => id).sort())
})

test('a calculator is loaded with those that it starts from; an unknown id is passed over', async () => {
  await loadCalculators(['lifetime-cost', 'no-such', '__proto__'])
  expect(
    loadedCalculators()
      .map(({ id }) => id)
      .sort(),
  ).toEqual(['lifetime-cost', 'serving-bill', 'serving-cost', 'training-run'])
})

test('a calculator is never there without those that it starts from, whoever asked first', async () => {
  const first = loadCalculators(['inference-demand'])
  await loadCalculators(['inference-demand'])
  expect(loadedCalculators().map(({ id }) => id)).toEqual(expect.arrayContaining(['inference-demand', 'agent-task']))
  await first
})

test('each id loads its own calculator', async () => {
  await loadCalculators(loadableCalculators)
  expect(loadedCalculators()).toHaveLength(calculators.length)
})
