/** Protects the bill of tokens: published bills, what a long context multiplies, and that a discount takes off everything. */
import { describe, expect, it } from 'vitest'
import fc from '../../tests/support/fast-check.ts'
import { billedTokens, billTokens } from './token-bill.ts'

const plain = {
  inputPrice: 2,
  outputPrice: 10,
  cachedPriceShare: 0.1,
  cacheWriteFactor: 1.25,
  longContextAbove: 0,
  longContextInputFactor: 2,
  longContextOutputFactor: 1.5,
  batchDiscount: 0,
}
const none = { fresh: 0, cacheRead: 0, cacheWrite: 0, output: 0 }

describe('The bill of a request', () => {
  it('is that of its parts: 20,212 tokens in, of which 16,298 cached, and 931 out at the prices of Gemini 3 Flash', () => {
    // 3914 × 0.50 + 16,298 × 0.05 + 931 × 3 = 1957 + 814.9 + 2793 = 5564.9 millionths of a dollar: $0.0056
    const bill = billTokens(
      { fresh: 20_212 - 16_298, cacheRead: 16_298, cacheWrite: 0, output: 931 },
      { ...plain, inputPrice: 0.5, outputPrice: 3 },
    )
    expect(bill.fresh).toBeCloseTo(0.001957, 12)
    expect(bill.cacheRead).toBeCloseTo(0.0008149, 12)
    expect(bill.output).toBeCloseTo(0.002793, 12)
    expect(bill.total).toBeCloseTo(0.0055649, 12)
  })

  it('charges more for input that is written to the cache', () => {
    // 100,000 × 2 × 1.25 ÷ 1e6
    expect(billTokens({ ...none, cacheWrite: 100_000 }, plain).total).toBeCloseTo(0.25, 12)
  })

  const long = { ...plain, longContextAbove: 272_000 }

  it('charges all input and all output at the prices of a long context once the input is longer than the limit', () => {
    // At 272,000 tokens the plain prices hold: 0.022 × 2 + 0.25 × 0.2 + 0.001 × 10 = 0.104. One token more, and
    // (22,001 × 2 + 250,000 × 0.2) × 2 + 1000 × 10 × 1.5 = 188,004 + 15,000 = 203,004 millionths.
    const request = { fresh: 22_000, cacheRead: 250_000, cacheWrite: 0, output: 1000 }
    expect(billTokens(request, long).total).toBeCloseTo(0.104, 12)
    expect(billTokens({ ...request, fresh: 22_001 }, long).total).toBeCloseTo(0.203004, 12)
  })

  it('counts tokens that are written to the cache as input of that length', () => {
    // 272,001 × 2 × 1.25 × 2 ÷ 1e6
    expect(billTokens({ ...none, cacheWrite: 272_001 }, long).total).toBeCloseTo(1.360005, 9)
    expect(billTokens({ ...none, output: 272_001 }, long).total).toBeCloseTo(2.72001, 9)
  })

  it('takes the batch discount off every part', () => {
    const tokens = fc.record({ fresh: fc.nat(1e6), cacheRead: fc.nat(1e6), cacheWrite: fc.nat(1e6), output: fc.nat(1e6) })
    fc.assert(
      fc.property(tokens, (request) => {
        const [full, half] = [billTokens(request, long), billTokens(request, { ...long, batchDiscount: 0.5 })]
        for (const part of ['fresh', 'cacheRead', 'cacheWrite', 'output', 'total'] as const)
          expect(half[part]).toBeCloseTo(full[part] / 2, 9)
      }),
    )
  })
})

it('Input that is not found in the cache is fresh or written to it, and none is lost', () => {
  // Of 1000 tokens 600 are found; a quarter of the other 400 is written.
  expect(billedTokens(1000, 600, 0.25, 50)).toEqual({ fresh: 300, cacheRead: 600, cacheWrite: 100, output: 50 })
})
