/** Protects the arithmetic of training: 6ND with attention, and what follows from it. */

import { describe, expect, it } from 'vitest'
import fc from '../../tests/support/fast-check.ts'
import { trainingFlops, trainingRun } from './training.ts'

const work = { params: 70e9, tokens: 1.4e12, flopsPerParamToken: 6, attention: null }
const run = {
  params: 70e9,
  tokens: 2e12,
  peak: 312e12,
  power: 400,
  accelerators: 2048,
  mfu: 0.435,
  hourPrice: 1.5,
  pue: 1.1,
  powerShare: 1,
  gridIntensity: 0.385,
}

describe('Training compute', () => {
  it('is 6 FLOP per parameter and token', () => {
    // 6 × 70e9 × 1.4e12 = 5.88e23; ÷ 8.64e19 = 6805.6 PF-days
    const { flops, pfDays, attentionShare } = trainingFlops(work)
    expect(flops).toBeCloseTo(5.88e23, -10)
    expect(pfDays).toBeCloseTo(6805.56, 1)
    expect(attentionShare).toBeNull()
  })

  it('counts attention as PaLM does: 3.28 TFLOP a token for PaLM 540B', () => {
    // 6 × 540.35e9 + 12 × 118 × 12288 × 2048 = 3.2421e12 + 0.0356e12 = 3.2777e12; 1.09 % of it attention
    const palm = trainingFlops({
      params: 540.35e9,
      tokens: 1,
      flopsPerParamToken: 6,
      attention: { layers: 118, width: 12_288, sequence: 2048 },
    })
    expect(palm.flops).toBeCloseTo(3.2777e12, -9)
    expect(palm.attentionShare).toBeCloseTo(0.01087, 4)
  })

  it('counts attention once for a forward pass alone, where k = 2', () => {
    // A third of 12·L·width·seq: 4 × 10 × 100 × 50 = 200,000
    const forward = trainingFlops({ params: 1, tokens: 1, flopsPerParamToken: 2, attention: { layers: 10, width: 100, sequence: 50 } })
    expect(forward.flops).toBe(200_002)
  })
})

describe('A training run', () => {
  it('turns FLOP into hours, days, rent, energy and carbon', () => {
    // 8.4e23 ÷ (312e12 × 0.435 × 3600) = 1,719,226 h; ÷ 2048 ÷ 24 = 34.98 days; × 1.5 = $2,578,839;
    // × 0.4 kW × 1.1 = 756,459 kWh; × 0.385 ÷ 1000 = 291.2 t
    const bill = trainingRun(run)
    expect(bill.gpuHours).toBeCloseTo(1_719_226, -1)
    expect(bill.days).toBeCloseTo(34.98, 2)
    expect(bill.cost).toBeCloseTo(2_578_839, -1)
    expect(bill.energyKwh).toBeCloseTo(756_459, -1)
    expect(bill.carbonTonnes).toBeCloseTo(291.2, 1)
  })

  it('counts attention where its shape is known: 829.7 days for 405e9 on 1e12 tokens with 128 H100', () => {
    // 6 × 405e9 × 1e12 = 2.43e24; 12 × 126 × 16,384 × 8192 × 1e12 = 2.0293e23; ÷ (128 × 989.5e12 × .29 × 86,400) = 829.7; without attention 765.7
    const llama = { ...run, params: 405e9, tokens: 1e12, peak: 989.5e12, accelerators: 128, mfu: 0.29 }
    expect(trainingRun({ ...llama, attention: { layers: 126, width: 16_384, sequence: 8192 } }).days).toBeCloseTo(829.7, 1)
    expect(trainingRun(llama).days).toBeCloseTo(765.7, 1)
  })

  it('takes compute that was counted instead of parameters and tokens: $73.0 for the 4.330784e19 FLOP of nanochat', () => {
    // ÷ (989.5e12 × .4997 × 3600) = 24.33 hours of an H100; × $3
    const bill = trainingRun({ ...run, compute: 4.330784e19, peak: 989.5e12, accelerators: 8, mfu: 0.4997, hourPrice: 3 })
    expect(bill.flops).toBe(4.330784e19)
    expect(bill.cost).toBeCloseTo(73, 1)
  })

  it('leaves out what an unknown rate or power decides, and nothing else', () => {
    expect(trainingRun({ ...run, power: null })).toMatchObject({ energyKwh: null, carbonTonnes: null, cost: trainingRun(run).cost })
    expect(trainingRun({ ...run, peak: null })).toEqual({
      flops: 8.4e23,
      gpuHours: null,
      days: null,
      cost: null,
      energyKwh: null,
      carbonTonnes: null,
    })
  })

  it('costs in proportion to the price, and the same money on more accelerators', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 100, noNaN: true }), fc.integer({ min: 1, max: 1e6 }), (price, accelerators) => {
        const one = trainingRun({ ...run, hourPrice: 1 }).cost ?? 0
        expect(trainingRun({ ...run, hourPrice: price, accelerators }).cost).toBeCloseTo(price * one, -2)
      }),
    )
  })
})
