/** Protects the laws beyond size and data: repeated tokens, precision, experts, distillation, scores, reinforcement learning. */

import { describe, expect, it } from 'vitest'
import fc from '../../tests/support/fast-check.ts'
import { mostEffectiveTokens, repeatedData } from './data-constrained.ts'
import { distillationSaving } from './distillation.ts'
import { answerScores } from './emergence.ts'
import { mixtureNeeds } from './mixture-of-experts.ts'
import { effectiveParams, precisionLoss, quantisationPenalty } from './precision.ts'
import { passRate, rolloutBill } from './reinforcement.ts'

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const power = (min: number, max: number) => between(min, max).map((exponent) => 10 ** exponent)

describe('Repeated data', () => {
  // 1 + 15.387756·(1 − e^(−(epochs − 1) ÷ 15.387756))
  it.each([
    [1, 1],
    [2, 1.9682],
    [4, 3.7257],
    [8, 6.6241],
    [16, 10.5825],
    [40, 15.1675],
  ])('read %d times is worth %d times itself', (epochs, worth) => {
    expect(repeatedData({ params: 1e9, uniqueTokens: 1e10, epochs }).effectiveTokens / 1e10).toBeCloseTo(worth, 4)
  })

  it('is never worth more than fresh data or than its limit, and never harms', () => {
    fc.assert(
      fc.property(power(7, 12), power(9, 14), between(1, 100), (params, uniqueTokens, epochs) => {
        const once = repeatedData({ params, uniqueTokens, epochs })
        const fresh = repeatedData({ params, uniqueTokens: uniqueTokens * epochs, epochs: 1 })
        expect(once.effectiveTokens).toBeLessThanOrEqual(Math.min(uniqueTokens * epochs, mostEffectiveTokens(uniqueTokens)) * (1 + 1e-12))
        expect(once.effectiveParams).toBeLessThanOrEqual(params * (1 + 1e-12))
        expect(once.loss).toBeGreaterThanOrEqual(fresh.loss - 1e-12)
        expect(repeatedData({ params, uniqueTokens, epochs: epochs * 2 }).loss).toBeLessThanOrEqual(once.loss)
      }),
    )
  })
})

describe('Precision', () => {
  const full = { params: 1e9, tokens: 2e10, weightBits: 16, activationBits: 16, kvBits: 16, postTrainingBits: null }

  it('leaves 67 % of the parameters at 3 bits of weights', () => {
    // 1 − e^(−3 ÷ 2.6745) = 0.6743, the rest of the model nearly untouched
    expect(effectiveParams({ ...full, weightBits: 3, activationBits: 64, kvBits: 64 }) / 1e9).toBeCloseTo(0.6743, 4)
  })

  it('has no penalty without rounding after training, and one that grows with tokens and shrinks with parameters', () => {
    expect(quantisationPenalty(full)).toBe(0)
    const rounded = { ...full, postTrainingBits: 3 }
    // As D^0.5068 ÷ N^0.3439
    expect(quantisationPenalty({ ...rounded, tokens: 2e11 }) / quantisationPenalty(rounded)).toBeCloseTo(10 ** 0.5068, 9)
    expect(quantisationPenalty({ ...rounded, params: 1e10 }) / quantisationPenalty(rounded)).toBeCloseTo(10 ** -0.3439, 9)
  })

  it('makes more training harmful to a model that is rounded to few bits', () => {
    const rounded = (tokens: number) => precisionLoss({ ...full, tokens, postTrainingBits: 3 })
    expect(rounded(1e13)).toBeGreaterThan(rounded(1e11))
    expect(precisionLoss({ ...full, tokens: 1e13 })).toBeLessThan(precisionLoss({ ...full, tokens: 1e11 }))
  })

  it('never gets better with fewer bits', () => {
    fc.assert(
      fc.property(between(2, 16), between(2, 16), (a, b) => {
        const loss = (weightBits: number) => precisionLoss({ ...full, weightBits })
        expect(loss(Math.min(a, b))).toBeGreaterThanOrEqual(loss(Math.max(a, b)))
      }),
    )
  })
})

describe('A mixture of experts', () => {
  it('trains at its active and is held at its total parameters', () => {
    // DeepSeek-V3: 6 × 37e9 × 14.8e12; 2 × 37e9; 671e9 × 1
    const needs = mixtureNeeds({ totalParams: 671e9, activeParams: 37e9, tokens: 14.8e12, weightBytes: 1 })
    expect(needs.trainingFlops).toBeCloseTo(3.2856e24, -20)
    expect(needs.flopsPerToken).toBe(7.4e10)
    expect(needs.memoryBytes).toBe(6.71e11)
    expect(needs.sparsity).toBeCloseTo(0.9449, 4)
  })

  it('rests nothing when dense, and cannot have more active than it has', () => {
    const dense = { totalParams: 1e9, activeParams: 1e9, tokens: 1, weightBytes: 2 }
    expect(mixtureNeeds(dense).sparsity).toBe(0)
    expect(mixtureNeeds({ ...dense, activeParams: 2e9 }).sparsity).toBeNull()
  })
})

describe('Distillation', () => {
  it('has saved nothing at its break-even', () => {
    fc.assert(
      fc.property(power(9, 12), between(0.01, 0.9), power(9, 14), (teacherParams, ratio, distillationTokens) => {
        const d = { teacherParams, studentParams: teacherParams * ratio, distillationTokens }
        const { breakEvenTokens, distillationFlops } = distillationSaving({ ...d, inferenceTokens: 0 })
        const { netSaving } = distillationSaving({ ...d, inferenceTokens: breakEvenTokens ?? Number.NaN })
        expect(netSaving / distillationFlops).toBeCloseTo(0, 9)
      }),
    )
  })

  it('never pays with a student as large as its teacher', () => {
    const same = distillationSaving({ teacherParams: 1e9, studentParams: 1e9, distillationTokens: 1e9, inferenceTokens: 1e15 })
    expect(same.breakEvenTokens).toBeNull()
    expect(same.netSaving).toBe(-8e18)
  })
})

describe('Scores of an answer', () => {
  it('are right tokens to the power of the length', () => {
    const { tokenAccuracy, exactMatch, expectedTokenErrors } = answerScores(0.01, 100)
    // e^−0.01, e^−1, 100·(1 − e^−0.01)
    expect(tokenAccuracy).toBeCloseTo(0.99005, 5)
    expect(exactMatch).toBeCloseTo(0.36788, 5)
    expect(expectedTokenErrors).toBeCloseTo(0.99502, 5)
  })

  it('leap for whole answers where they are straight for errors', () => {
    // From 0.1 to 0.01 nats: 10 times fewer errors, within rounding, and e^(50·0.09) = 90 times more answers right
    const [before, after] = [answerScores(0.1, 50), answerScores(0.01, 50)]
    expect(before.expectedTokenErrors / after.expectedTokenErrors).toBeCloseTo(9.56, 2)
    expect(after.exactMatch / before.exactMatch).toBeCloseTo(90.02, 2)
  })
})

describe('Reinforcement learning', () => {
  const law = { start: 0.2, ceiling: 0.61, midpoint: 1e4, exponent: 1 }

  it('has half of its gain at the midpoint, whatever the exponent, and stays under its ceiling', () => {
    fc.assert(
      fc.property(between(0.2, 4), power(2, 7), (exponent, hours) => {
        expect(passRate({ ...law, exponent }, law.midpoint)).toBeCloseTo(0.405, 12)
        const rate = passRate({ ...law, exponent }, hours)
        expect(rate).toBeGreaterThanOrEqual(0.2)
        expect(rate).toBeLessThanOrEqual(0.61)
        expect(passRate({ ...law, exponent }, 2 * hours)).toBeGreaterThanOrEqual(rate)
      }),
    )
  })

  it('gains most around the midpoint when the curve is steeper', () => {
    const gain = (exponent: number) => passRate({ ...law, exponent }, 2e4) - passRate({ ...law, exponent }, 5e3)
    expect(gain(2)).toBeGreaterThan(gain(1))
  })

  it('counts 2 FLOP to write and 6 to learn a token, and divides each by its utilisation', () => {
    const work = { params: 70e9, prompts: 1e5, rolloutsPerPrompt: 16, tokensPerRollout: 4000, updatesPerRollout: 1 }
    const bill = rolloutBill({ ...work, generationMfu: 0.1, trainingMfu: 0.3 })
    // 6.4e9 tokens: × 1.4e11, × 4.2e11; 1.4 ÷ 0.1 = 14 against 4.2 ÷ 0.3 = 14
    expect(bill.generationFlops / 8.96e20).toBeCloseTo(1, 12)
    expect(bill.updateFlops / 2.688e21).toBeCloseTo(1, 12)
    expect(bill.generationShareOfTime).toBeCloseTo(0.5, 12)
    expect(rolloutBill({ ...work, updatesPerRollout: 0, generationMfu: 0.1, trainingMfu: 0.3 }).generationShareOfTime).toBe(1)
  })
})
