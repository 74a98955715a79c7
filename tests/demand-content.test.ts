/**
 * Protects the notebook's answer about the world's demand: its defaults and its named worlds pass the checks against the world, its
 * headline is a range that says neither side, and the least certain parameters are named with what would settle them.
 */
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { calculatorById, calculators, recordOf } from '../src/calculators/index.ts'
import { readNotebook } from '../src/notes/notebook/notebook.ts'
import { evaluate } from '../src/scenario/evaluate.ts'
import { sample, summarise, usualSampling } from '../src/scenario/monte-carlo.ts'
import { parameterIn } from '../src/scenario/parameter-book.ts'
import { assumptionsOf } from '../src/scenario/presets.ts'
import { sharesOf } from '../src/scenario/sensitivity.ts'
import { checkAgainstWorld } from '../src/scenario/world-checks.ts'

const { book, parameters, scenarios } = await readNotebook(join(dirname(import.meta.dirname), 'content'))
const named = (id: string) => {
  const found = calculatorById(id)
  if (!found) throw new Error(`There is no calculator ${id}.`)
  return found
}
const [demand, supply] = [named('inference-demand'), named('supply-check')]

describe('The demand at our defaults', () => {
  it('holds against tokens, chips and dollars, and dollars were used for no parameter', () => {
    const checked = checkAgainstWorld(supply, recordOf(supply).checks ?? [], book, calculators)
    expect(checked.map(({ world, holds, check }) => [world.id, holds, check.solved.length])).toEqual([
      ['worldTokensPerDay', true, 1],
      ['installedH100e', true, 2],
      ['revenuePerYear', true, 0],
    ])
  })

  it('is 7 % of FLOP and 55 % of chip-time, as the documents say', () => {
    const { outputs } = evaluate(demand, {}, {}, book, calculators)
    // 4.8e27 of 6.5e28 FLOP; 7.7 of 14.1 million H100-equivalents.
    expect(outputs['inferenceShareNow']).toBeCloseTo(0.074, 2)
    expect(outputs['inferenceChipShareNow']).toBeCloseTo(0.546, 2)
  })

  it('does not decide who leads: both ranges reach both sides of a half', () => {
    const { outputs } = sample(demand, {}, {}, book, calculators, usualSampling)
    for (const output of ['inferenceShareNow', 'inferenceChipShareNow', 'inferenceShareThen', 'inferenceChipShareThen']) {
      const summary = summarise(outputs[output] ?? new Float64Array())
      expect([output, (summary?.low ?? 1) < 0.5, (summary?.high ?? 0) > 0.5]).toEqual([output, true, true])
    }
  })

  it('turns most on what the home page says: the size of the models, how well their chips are used, and the compute of research', () => {
    const shares = sharesOf(sample(demand, {}, {}, book, calculators, usualSampling), 'inferenceChipShareNow')
    const most = Object.entries(shares).toSorted(([, a], [, b]) => (b ?? 0) - (a ?? 0))
    expect(most.slice(0, 3).map(([id]) => id)).toEqual(['servingFlopShare', 'activeParams', 'trainingFlopsPerYear'])
  })

  it('stays within the chips over the years that are shown at first', () => {
    expect(evaluate(demand, {}, {}, book, calculators).outputs['shareOfSupplyThen']).toBeLessThan(1)
  })
})

describe('A named world of demand', () => {
  const worlds = scenarios.filter(({ id }) => recordOf(demand).readings?.scenarios.includes(id))

  it('is there for each that the readings name', () => {
    expect(worlds.map(({ id }) => id)).toEqual(recordOf(demand).readings?.scenarios.toSorted())
  })

  it.each(worlds.map((world) => [world.id, world] as const))('%s could be the world of today', (_, world) => {
    const { outputs } = evaluate(supply, {}, assumptionsOf(world), book, calculators)
    const tokens = parameterIn(book, 'worldTokensPerDay')
    expect(outputs['feasible']).toBe('yes')
    expect(outputs['tokensPerDay']).toBeGreaterThanOrEqual(tokens?.low ?? Number.NaN)
    expect(outputs['tokensPerDay']).toBeLessThanOrEqual(tokens?.high ?? Number.NaN)
  })
})

it('Five parameters are the least certain, in an order, each with what would settle it', () => {
  const places = parameters.flatMap(({ id, leastCertain }) => (leastCertain ? [[leastCertain.place, id] as const] : []))
  expect(places.sort(([a], [b]) => a - b)).toEqual([
    [1, 'agentsPerPerson'],
    [2, 'servingFlopShare'],
    [3, 'agentGrowth'],
    [4, 'tokensPerPersonPerDay'],
    [5, 'trainingFlopsPerYear'],
  ])
})
