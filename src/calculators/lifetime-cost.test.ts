/** Protects that lifetime cost compares like with like: one model on both sides, a price as a named reading, a falling price in one reading only. */
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readBook } from '../notes/notebook/read-book.ts'
import { evaluate } from '../scenario/evaluate.ts'
import type { Assumptions, Book } from '../scenario/parameter-book.ts'
import { readInput } from '../scenario/parse-input.ts'
import { prepareCalculator } from '../scenario/prepared-calculator.ts'
import { calculators } from './index.ts'
import { lifetimeCost } from './lifetime-cost.ts'

let book: Book
beforeAll(async () => {
  ;({ book } = await readBook(join(import.meta.dirname, '../../content')))
})
const at = (given: Assumptions = {}, assumptions: Assumptions = {}) => evaluate(lifetimeCost, given, assumptions, book, calculators)
const output = (name: string, given: Assumptions = {}, assumptions: Assumptions = {}): number =>
  Number(at(given, assumptions).outputs[name])

describe('The model of lifetime cost', () => {
  it('is the same in training and in serving', () => {
    // gpt-3: 6 × 174.6e9 × 3e11 = 3.143e23 FLOP; at 9.895e14 × 0.33 × 3600 a GPU-hour 267,400 hours, at $2 $534,700.
    // Served: 1072 × 37 ÷ 174.6 = 227.2 tokens a second; $2 ÷ (227.2 × 3600 × 0.5) × 1e6 = $4.89 a million.
    const { inputs } = at({ model: 'gpt-3' }, { gpuHourPrice: 2, trainingMfu: 0.33, servingUtilisation: 0.5 })
    expect(Number(inputs['trainingCost']?.value) / 534_700).toBeCloseTo(1, 2)
    expect(inputs['costPerMillionTokens']?.value).toBeCloseTo(4.89, 2)
  })

  it('is that of the training run of the scenario, where the reader changed it', () => {
    const run = { 'training-run.params': 70e9, 'training-run.tokens': 2e12 }
    expect(at({}, run).inputs['params']).toMatchObject({ value: 70e9, from: 'scenario' })
    expect(at({}, run).outputs).toEqual(at({ params: 70e9, tokens: 2e12 }).outputs)
    // A million output tokens of twice the parameters cost twice as much.
    const cost = (params: number) => Number(at({}, { 'training-run.params': params }).inputs['costPerMillionTokens']?.value)
    expect(cost(70e9) / cost(35e9)).toBeCloseTo(2, 9)
  })

  it('serves at the throughput that the reader measured', () => {
    const measured = { 'serving-cost.tokensPerSecond': 500, gpuHourPrice: 1.8, servingUtilisation: 0.5 }
    // $1.8 ÷ (500 × 3600 × 0.5) × 1e6
    expect(at({}, measured).inputs['costPerMillionTokens']?.value).toBeCloseTo(2, 9)
  })

  it('is never replaced: an unknown one is refused with the nearest, one without published tokens has no result', () => {
    expect(readInput(lifetimeCost, 'model', 'deepseek-v33', book)).toMatchObject({
      ok: false,
      suggestions: expect.arrayContaining(['deepseek-v3']),
    })
    expect(at({ model: 'gpt-oss-120b' }).outputs['inferenceShare']).toBeNull()
    expect(at({ model: 'gpt-oss-120b', tokens: 1e13 }).outputs['inferenceShare']).not.toBeNull()
  })

  it('gives draws of the parameter book what a single calculation gives', () => {
    const values = { gpuHourPrice: 3, servingUtilisation: 0.3 }
    expect(prepareCalculator(lifetimeCost, { model: 'gpt-3' }, {}, book, calculators).outputs(values)).toEqual(
      at({ model: 'gpt-3' }, values).outputs,
    )
  })
})

describe('The readings of lifetime cost', () => {
  it('differ, and a result names both', () => {
    const { ownCostShare, listPriceShare, inferenceShare } = at().outputs
    expect(inferenceShare).toBe(ownCostShare)
    expect(at({ servingPrice: 'list' }).outputs['inferenceShare']).toBe(listPriceShare)
    expect(Number(listPriceShare)).toBeGreaterThan(Number(ownCostShare))
  })

  it('leave a model’s own bill alone when other models get cheaper', () => {
    for (const servingPrice of ['own', 'list'])
      expect(at({ servingPrice }, { priceDecline: 50 }).outputs).toEqual(at({ servingPrice }, { priceDecline: 1 }).outputs)
    const cheapest = (priceDecline: number) => output('inferenceCost', { servingPrice: 'cheapest' }, { priceDecline })
    expect(cheapest(1)).toBe(output('inferenceCost', { servingPrice: 'list' }))
    expect(cheapest(50)).toBeLessThan(cheapest(1) / 2)
  })

  it('give way to a cost of a request that the reader knows', () => {
    // $0.01 × 1000 × 365 = $3650
    const known = { costPerRequest: 0.01, requestsPerDay: 1000, demandGrowth: 1, lifetimeMonths: 12 }
    for (const servingPrice of ['own', 'list', 'cheapest'])
      expect(output('inferenceCost', { ...known, servingPrice, priceDecline: 1 })).toBeCloseTo(3650, 9)
  })
})
