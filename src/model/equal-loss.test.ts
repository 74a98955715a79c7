/** Protects the comparison of models of equal loss: published trade-offs, the conditions of an optimum, and what must not get worse. */

import { describe, expect, it } from 'vitest'
import fc from '../../tests/support/fast-check.ts'
import {
  dataMultiplier,
  equalLossCurve,
  exchangeRate,
  inferenceOptimum,
  lifetimeFlops,
  lossTerms,
  optimalTokens,
  relativeSize,
  smallestSize,
  tokensOfEqualLoss,
  wastedCompute,
} from './equal-loss.ts'
import { computeOptimal, fits, lawOf, lossFitIds, lossOf } from './scaling-laws.ts'

const power = (min: number, max: number) => fc.double({ min, max, noNaN: true }).map((exponent) => 10 ** exponent)
const law = fc.constantFrom(...lossFitIds).map(lawOf)
const devries = lawOf('devries2023')

describe('A loss law', () => {
  it('is that of its fit, and the first one for a fit without a loss', () => {
    expect(lawOf('hoffmann2022-printed').alpha).toBe(0.34)
    expect(lawOf('kaplan2020')).toBe(lawOf('besiroglu2024'))
    expect(lossFitIds).toEqual(['besiroglu2024', 'hoffmann2022-printed', 'hoffmann2022-tex', 'devries2023'])
  })
})

describe('The compute-optimal model', () => {
  it('wastes nothing, whatever the budget and the fit', () => {
    fc.assert(
      fc.property(power(18, 28), fc.constantFrom(...lossFitIds), (compute, id) => {
        const best = computeOptimal(fits[id], compute)
        expect(wastedCompute(lawOf(id), best.params, best.tokens)).toBeCloseTo(0, 6)
        expect(optimalTokens(lawOf(id), best.params) / best.tokens).toBeCloseTo(1, 6)
        expect(relativeSize(lawOf(id), best.params, best.tokens)).toBeCloseTo(1, 6)
        expect(exchangeRate(lawOf(id), best.params, best.tokens)).toBeCloseTo(0, 6)
      }),
    )
  })

  it('has the least compute of all models of its loss', () => {
    fc.assert(
      fc.property(law, power(8, 12), power(9, 15), (chosen, params, tokens) => {
        const wasted = wastedCompute(chosen, params, tokens)
        expect(wasted).toBeGreaterThanOrEqual(0)
        expect(wasted).toBeLessThan(1)
      }),
    )
  })
})

describe('A model of another size', () => {
  it('needs the tokens and the compute of de Vries’s table', () => {
    // 0.75: 1 − (0.75^−0.336 − 1)·0.283÷0.336 = 0.9145, to the power −1 ÷ 0.283 = 1.3713; × 0.75 = 1.0285
    expect(dataMultiplier(devries, 0.75)).toBeCloseTo(1.3713, 4)
    expect(dataMultiplier(devries, 0.3)).toBeCloseTo(6.8522, 3)
    expect(dataMultiplier(devries, 2)).toBeCloseTo(0.5656, 4)
    expect(dataMultiplier(devries, 1)).toBe(1)
  })

  it('cannot be smaller than the smallest size', () => {
    for (const id of lossFitIds) {
      const least = smallestSize(lawOf(id))
      expect(dataMultiplier(lawOf(id), least * 0.999)).toBeNull()
      expect(dataMultiplier(lawOf(id), least * 1.01)).toBeGreaterThan(100)
    }
  })

  it('reaches the same loss with those tokens, at every scale', () => {
    fc.assert(
      fc.property(law, power(8, 12), fc.double({ min: 0.25, max: 4, noNaN: true }), (chosen, params, size) => {
        const tokens = optimalTokens(chosen, params)
        const other = lossOf(chosen, params * size, tokens * (dataMultiplier(chosen, size) ?? Number.NaN))
        expect(other).toBeCloseTo(lossOf(chosen, params, tokens), 9)
      }),
    )
  })

  it('lies on the curve of equal loss, which leaves out what is too small', () => {
    const { capacity, data } = lossTerms(devries, 7e10, 1.4e12)
    const curve = equalLossCurve(devries, capacity + data, [1e9, 7e10, 7e11])
    expect(curve).toHaveLength(2)
    expect((curve[0]?.[1] ?? 0) / 1.4e12).toBeCloseTo(1, 9)
    expect(tokensOfEqualLoss(devries, capacity + data, 1e9)).toBeNull()
  })
})

describe('The best model for a life of inference', () => {
  it('is Sardana’s', () => {
    // Table 2: 70B is matched by 41.6B on 7.92T for 10T tokens; § 2: 30B by 13.6B on 2.84 times the data
    const large = inferenceOptimum(devries, 70e9, 1e13)
    expect(large.params / 41.6e9).toBeCloseTo(1, 2)
    expect(large.tokens / 7.92e12).toBeCloseTo(1, 2)
    const middle = inferenceOptimum(devries, 30e9, 1e13)
    expect(middle.params / 13.6e9).toBeCloseTo(1, 2)
    expect(middle.tokens / optimalTokens(devries, 30e9)).toBeCloseTo(2.84, 1)
  })

  it('is the compute-optimal one without inference', () => {
    const best = inferenceOptimum(devries, 13e9, 0)
    expect(best.params / 13e9).toBeCloseTo(1, 9)
  })

  it('is as good, cheaper than its neighbours of equal loss, and smaller the more is served', () => {
    fc.assert(
      fc.property(law, power(8, 12), power(9, 16), fc.double({ min: 0.9, max: 1.1, noNaN: true }), (chosen, params, served, factor) => {
        const best = inferenceOptimum(chosen, params, served)
        const goal = lossOf(chosen, params, optimalTokens(chosen, params))
        expect(lossOf(chosen, best.params, best.tokens)).toBeCloseTo(goal, 9)
        const tokens = tokensOfEqualLoss(chosen, goal - chosen.E, best.params * factor)
        if (tokens !== null) expect(lifetimeFlops(best.params * factor, tokens, served) / best.flops).toBeGreaterThanOrEqual(1 - 1e-9)
        expect(inferenceOptimum(chosen, params, served * 2).params).toBeLessThanOrEqual(best.params)
      }),
    )
  })
})

describe('The exchange rate', () => {
  it('is the slope of the curve of equal loss, by small differences', () => {
    fc.assert(
      fc.property(law, power(9, 12), power(10, 14), (chosen, params, tokens) => {
        const { capacity, data } = lossTerms(chosen, params, tokens)
        const rate = exchangeRate(chosen, params, tokens)
        fc.pre(Math.abs(rate) < 20)
        const step = 1e-5
        const at = (n: number) => Math.log(n) + Math.log(tokensOfEqualLoss(chosen, capacity + data, n) ?? Number.NaN)
        expect((at(params * (1 + step)) - at(params * (1 - step))) / (2 * step)).toBeCloseTo(rate, 3)
      }),
    )
  })
})
