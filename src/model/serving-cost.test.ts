/** Protects the cost of serving: the price of a token, the size of weights, the tokens of a draft. */

import { describe, expect, it } from 'vitest'
import fc from '../../tests/support/fast-check.ts'
import {
  bestDraftLength,
  costPerMillionTokens,
  electricityCost,
  speculatedTokens,
  speculativeSpeedup,
  tokenCost,
  weightBytes,
} from './serving-cost.ts'

describe('Cost per million tokens', () => {
  it('is the rent of the hours that they take', () => {
    // 1,500 tokens/s make 5.4 million an hour; half of the day idle, 2.7 million: $2.70 ÷ 2.7 = $1
    expect(costPerMillionTokens(1500, 2.7, 0.5)).toBeCloseTo(1, 12)
  })
})

describe('Weights', () => {
  it('of 70 billion parameters take 35 GB at 4 bits', () => {
    expect(weightBytes(70e9, 4)).toBe(35e9)
  })
})

describe('Speculative decoding', () => {
  it('yields the sum of the chances that each token is reached', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 32 }), (acceptance, length) => {
        const sum = Array.from({ length: length + 1 }, (_, i) => acceptance ** i).reduce((a, b) => a + b, 0)
        expect(speculatedTokens(acceptance, length)).toBeCloseTo(sum, 8)
      }),
    )
  })

  it('yields the whole draft and one more when all is accepted, one token when nothing is', () => {
    expect([speculatedTokens(1, 4), speculatedTokens(0, 4)]).toEqual([5, 1])
  })

  it('without a draft is ordinary decoding', () => {
    expect(speculativeSpeedup(0.7, 0, 0.3)).toBeCloseTo(1, 12)
  })

  it('knows the best draft length', () => {
    // α = 0.5, c = 0.2: 1; 1.5 ÷ 1.2 = 1.25; 1.75 ÷ 1.4 = 1.25; 1.875 ÷ 1.6 = 1.17. The shorter of equals.
    expect(bestDraftLength(0.5, 0.2)).toBe(1)
    expect(bestDraftLength(0.2, 0.5)).toBe(0)
    expect(bestDraftLength(1, 0)).toBe(32)
  })

  it('has no better draft length than the best', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 0, max: 32 }),
        (acceptance, cost, length) => {
          const best = speculativeSpeedup(acceptance, bestDraftLength(acceptance, cost), cost)
          expect(best * (1 + 1e-9)).toBeGreaterThan(speculativeSpeedup(acceptance, length, cost))
        },
      ),
    )
  })
})

describe('Electricity', () => {
  it('is paid by the kilowatt-hour', () => {
    // One hour at 1,000 W is 1 kWh.
    expect(electricityCost(3600, 1000, 0.25)).toBeCloseTo(0.25, 12)
  })
})

it('The price of tokens is that of what is read and what is written', () => {
  // (700 × 1.25 + 300 × 10) ÷ 1e6 = (875 + 3000) ÷ 1e6
  expect(tokenCost(700, 300, { inputPrice: 1.25, outputPrice: 10 })).toBe(0.003875)
})
