/** Protects what a pass yields by the counts that servers print, and that the three ways of giving it agree. */
import { describe, expect, it } from 'vitest'
import fc from '../../tests/support/fast-check.ts'
import { speculatedTokens } from './serving-cost.ts'
import { acceptanceOfShare, bestOfPositions, tokensOfPositions, tokensOfShare } from './speculative-decoding.ts'

describe('Tokens a pass of the target', () => {
  it('from accepted ÷ drafted: 4.40 for 42.53 % of 8, 1.836 for 83.59 % of one', () => {
    // 1 + 8 × .4253; 1 + .8359
    expect(tokensOfShare(0.4253, 8)).toBeCloseTo(4.4024, 4)
    expect(tokensOfShare(0.8359, 1)).toBeCloseTo(1.8359, 4)
    expect(speculatedTokens(0.8359, 1)).toBeCloseTo(1.8359, 4)
  })

  it('from the share at each position: 2.92 for .805, .632 and .483, as llama.cpp printed', () => {
    expect(tokensOfPositions([0.805, 0.632, 0.483], 3)).toBeCloseTo(2.92, 10)
    expect(tokensOfPositions([0.805, 0.632, 0.483], 1)).toBeCloseTo(1.805, 10)
    expect(tokensOfPositions([0.805, 0.632, 0.483], 4)).toBeNull()
  })

  it('is the same by chance, by share and by positions where every token has the same chance', () => {
    const share = fc.double({ min: 0.01, max: 0.99, noNaN: true })
    fc.assert(
      fc.property(share, fc.integer({ min: 1, max: 16 }), (chance, length) => {
        const tokens = speculatedTokens(chance, length)
        const positions = Array.from({ length }, (_, i) => chance ** (i + 1))
        expect(tokensOfPositions(positions, length)).toBeCloseTo(tokens, 8)
        expect(acceptanceOfShare((tokens - 1) / length, length)).toBeCloseTo(chance, 6)
      }),
    )
    expect(acceptanceOfShare(0.5, 0)).toBeNull()
  })

  it('pays for a longer draft only while its tokens are worth their time', () => {
    // Free: all three. At .5 a step: (1 + .8) ÷ 1.5 = 1.2 against (1 + .8 + .1) ÷ 2 = .95.
    expect(bestOfPositions([0.8, 0.1, 0.05], 0)).toBe(3)
    expect(bestOfPositions([0.8, 0.1, 0.05], 0.5)).toBe(1)
    expect(bestOfPositions([0.1], 1)).toBe(0)
  })
})
