/** Protects the arithmetic of the world's demand: which tokens are computed, which chips that takes, and when one side overtakes the other. */

import { describe, expect, it } from 'vitest'
import {
  billedTokensPerDay,
  computedTokens,
  computedTokensPerDay,
  fallingBehindTime,
  h100YearFlops,
  inferenceGrowth,
  inferenceRate,
  inferenceShare,
  overtakingTime,
  servingChips,
  shareOfSupply,
  supplyExceededTime,
  trainingChips,
  trainingRate,
  type WorldDemand,
} from './world-demand.ts'

/** A thousand billion tokens a day in chat and as many by agents, none from a cache. */
const demand: WorldDemand = {
  chat: { billed: 1e12, computed: 1e12, growth: 1 },
  agents: { billed: 1e12, computed: 1e12, growth: 2 },
  activeParams: 1e11,
  trainingFlops: 1e28,
  trainingGrowth: 1,
  servingFlopShare: 0.02,
  trainingFlopShare: 0.3,
  installed: 1e7,
  installedGrowth: 2,
}

describe('Tokens', () => {
  it('from a cache are billed and not computed', () => {
    // Four fifths of 130,000 are input, half of it cached: 130,000 − 52,000
    expect(computedTokens({ tokens: 130_000, input: 104_000, cacheHitRate: 0.5 })).toBe(78_000)
  })

  it('are those of chat and of agents', () => {
    const cached = { ...demand, agents: { billed: 1e12, computed: 5e10, growth: 2 } }
    expect([billedTokensPerDay(cached), computedTokensPerDay(cached)]).toEqual([2e12, 1.05e12])
  })
})

describe('Inference against training', () => {
  it('takes two FLOP per active parameter and computed token', () => {
    // 365 × 2e12 × 2e11 = 1.46e26; a year later 365 × 3e12 × 2e11 = 2.19e26
    expect(inferenceRate(demand, 0)).toBeCloseTo(1.46e26, -20)
    expect(inferenceRate(demand, 1)).toBeCloseTo(2.19e26, -20)
    expect(inferenceShare(demand, 0)).toBeCloseTo(1.46e26 / 1.0146e28, 9)
    // 3 ÷ 2
    expect(inferenceGrowth(demand, 1)).toBeCloseTo(1.5, 12)
  })

  it('lets chat grow as well', () => {
    // 365 × (3e12 + 2e12) × 2e11 = 3.65e26
    expect(inferenceRate({ ...demand, chat: { ...demand.chat, growth: 3 } }, 1)).toBeCloseTo(3.65e26, -20)
  })

  it('is another share of chips than of FLOP, as serving uses less of their peak', () => {
    // Odds of FLOP 1.46e26 ÷ 1e28 = 0.0146; chips 0.3 ÷ 0.02 = 15 times that: 0.219 ÷ 1.219
    expect(inferenceShare(demand, 0, 'chip-time')).toBeCloseTo(0.219 / 1.219, 9)
    expect(servingChips(demand, 0) / (servingChips(demand, 0) + trainingChips(demand, 0))).toBeCloseTo(0.219 / 1.219, 9)
  })

  it('overtakes when the rates are equal', () => {
    // 365 × 1e12 × (1 + 2ᵗ) × 2e11 = 1e28 → 2ᵗ = 1e28 ÷ 7.3e25 − 1 = 135.986, t = 7.087
    const t = overtakingTime(demand, 10)
    expect(t).toBeCloseTo(Math.log2(135.986), 3)
    expect(inferenceRate(demand, t ?? 0)).toBeGreaterThanOrEqual(trainingRate(demand, t ?? 0) * (1 - 1e-9))
    expect(overtakingTime(demand, 7)).toBeNull()
    // In chips fifteen times fewer will do: 2ᵗ = 136.986 ÷ 15 − 1 = 8.1324
    expect(overtakingTime(demand, 10, 'chip-time')).toBeCloseTo(Math.log2(8.1324), 3)
  })

  it('has overtaken at once when it leads already', () => {
    expect(overtakingTime({ ...demand, trainingFlops: 1e26 }, 10)).toBe(0)
  })

  it('falls behind when training grows faster, and may lead again', () => {
    const ahead = { ...demand, trainingFlops: 1e26, trainingGrowth: 4 }
    const back = fallingBehindTime(ahead, 10)
    expect(back).toBeGreaterThan(0)
    expect(inferenceShare(ahead, back ?? 0)).toBeCloseTo(0.5, 6)
    expect(fallingBehindTime({ ...ahead, trainingGrowth: 1 }, 10)).toBeNull()
    expect(fallingBehindTime(demand, 10)).toBeNull()
  })
})

describe('The chips that exist', () => {
  it('are counted by what an H100 does in a year at its 16-bit peak', () => {
    // 989e12 × 31,536,000
    expect(h100YearFlops).toBeCloseTo(3.118_910_4e22, -16)
    // 1e28 ÷ (3.1189104e22 × 0.3) = 1.068749 million
    expect(trainingChips(demand, 0)).toBeCloseTo(1_068_749, -1)
  })

  it('are exceeded when the need outgrows them, and not before', () => {
    // Training alone: 1.068749e6 of 1e7 chips, and twice that share each year (4 against 2): log₂ (1 ÷ 0.1068749) = 3.226 years
    const training = { ...demand, activeParams: 1e-9, trainingGrowth: 4 }
    expect(shareOfSupply(training, 0)).toBeCloseTo(0.106_874_9, 6)
    expect(supplyExceededTime(training, 10)).toBeCloseTo(3.226, 3)
    expect(supplyExceededTime(training, 3)).toBeNull()
    expect(supplyExceededTime({ ...training, installed: 1e6 }, 3)).toBe(0)
  })
})
