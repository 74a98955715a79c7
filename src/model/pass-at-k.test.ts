/** Protects pass@k: the published checks, its ends, and that it is the share of sets of k with a right one among them. */
import { describe, expect, it } from 'vitest'
import fc from '../../tests/support/fast-check.ts'
import { passAtK, passAtKError } from './pass-at-k.ts'

/** C(n, k) by Pascal's rule, for small n. */
const choose = (n: number, k: number): number => (k === 0 || k === n ? 1 : k > n ? 0 : choose(n - 1, k - 1) + choose(n - 1, k))

describe('pass@k', () => {
  it('is c ÷ n for k = 1, and 1 where fewer than k are wrong', () => {
    expect(passAtK(6, 3, 1)).toBeCloseTo(0.5, 12)
    expect(passAtK(4, 1, 4)).toBe(1)
    expect(passAtK(2, 1, 2)).toBe(1)
    expect(passAtK(200, 0, 10)).toBe(0)
    // 1 − C(180, 10) ÷ C(200, 10): more than ten tries without putting back, each 10 %: 1 − .9^10 = .651 with putting back
    expect(passAtK(200, 20, 10)).toBeCloseTo(0.6602, 4)
  })

  it('is not known for more than the samples, nor with more right ones than there are', () => {
    expect([passAtK(4, 1, 5), passAtKError(4, 1, 5), passAtK(4, 5, 1)]).toEqual([null, null, null])
  })

  it('counts the sets of k that hold a right sample', () => {
    const small = fc.integer({ min: 1, max: 12 })
    fc.assert(
      fc.property(small, small, small, (n, c, k) => {
        fc.pre(c <= n && k <= n)
        expect(passAtK(n, c, k)).toBeCloseTo(1 - choose(n - c, k) / choose(n, k), 10)
      }),
    )
  })

  it('has the error of a share for k = 1, and none where all or no samples are right', () => {
    // √(.1 × .9 ÷ 200) = .02121
    expect(passAtKError(200, 20, 1)).toBeCloseTo(0.02121, 5)
    expect([passAtKError(200, 0, 10), passAtKError(200, 200, 10)]).toEqual([0, 0])
  })
})
