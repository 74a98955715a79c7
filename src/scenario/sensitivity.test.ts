/** Promise: the assumption that moves the answer most stands first, by the parameter’s id, with how much it explains. */
import { describe, expect, it } from 'vitest'
import { bookWith, chained, ofTwo, parameter } from './monte-carlo.fixture.ts'
import { sample } from './monte-carlo.ts'
import { sensitivity } from './sensitivity.ts'

const a = parameter('a', 1 / 2, 1, 2)
const b = parameter('b', 1 / 8, 1, 8)

const rank = (f: (a: number, b: number) => number | null, parameters = [a, b]) => {
  const one = ofTwo(f)
  const book = bookWith(parameters, [one])
  return sensitivity(one, {}, {}, book, [one], 'y', sample(one, {}, {}, book, [one]))
}

describe('the share of the variation', () => {
  it('is that of the ranks of a bivariate normal', () => {
    // ln a and ln b have widths ln 2 and ln 8 = 3·ln 2: squared correlations with ln(ab) 0.1 and 0.9. For the ranks of Y with
    // correlation ρ, E[Φ(Y)|X] = Φ(ρX÷√(2−ρ²)), whose variance over 1/12 is (6÷π)·asin(ρ²÷2): 0.0956 and 0.8915.
    // Standard error at most about 2·√S·(1−S)÷√2000: 0.0125 and 0.0046; five of them.
    const [first, second] = rank((x, y) => x * y)
    expect([first?.parameter, second?.parameter]).toEqual(['b', 'a'])
    expect(Math.abs((first?.share ?? 0) - 0.8915)).toBeLessThan(0.023)
    expect(Math.abs((second?.share ?? 0) - 0.0956)).toBeLessThan(0.0625)
  })

  it('sees an influence that turns round', () => {
    const [first, second] = rank((x) => Math.log(x) ** 2)
    expect(first?.parameter).toBe('a')
    expect(first?.share).toBeGreaterThan(0.97)
    expect(second?.share).toBe(0)
  })

  it('is exactly 0 for an assumption that the answer does not read, whatever chance says', () => {
    for (let exponent = 0; exponent < 20; exponent += 1) expect(rank((x) => x ** (exponent - 9.5)).map(({ share }) => share)[1]).toBe(0)
  })

  it('is not decided by a heavy tail', () => {
    const huge = rank((x, y) => Math.exp(10 * Math.log(x * y)))
    const tame = rank((x, y) => x * y)
    expect(huge.map(({ share }) => share)).toEqual(tame.map(({ share }) => share))
  })

  it('leaves out what parameters do only together', () => {
    // Sign of ln a · ln b: neither alone says anything.
    const shares = rank((x, y) => Math.sign(Math.log(x) * Math.log(y))).map(({ share }) => share ?? 1)
    expect(Math.max(...shares)).toBeLessThan(0.03)
  })

  it('is 0 for an answer that does not vary, and unknown where there is none', () => {
    expect(rank(() => 7).map(({ share }) => share)).toEqual([0, 0])
    expect(rank(() => null).map(({ share, low }) => [share, low.output])).toEqual([
      [null, null],
      [null, null],
    ])
  })

  it('of draws with a value, when others have none', () => {
    const [first] = rank((x, y) => (x > 1 ? null : x * y))
    expect(first?.parameter).toBe('b')
    expect(first?.share).toBeGreaterThan(0.9)
  })
})

describe('the swing', () => {
  it('is the answer at the parameter’s low and high value, the rest at best', () => {
    expect(rank((x, y) => x * y * 10)).toMatchObject([
      { parameter: 'b', low: { at: 1 / 8, output: 1.25 }, high: { at: 8, output: 80 } },
      { parameter: 'a', low: { at: 1 / 2, output: 5 }, high: { at: 2, output: 20 } },
    ])
  })

  it('goes through a chain, to the parameter wherever it counts', () => {
    const one = ofTwo((x, y) => x ** 2 * y)
    const catalogue = [one, chained]
    const book = bookWith([a, b], catalogue)
    // y = a²·b ÷ a = a·b: `a` counts in both calculators and stands once.
    const found = sensitivity(chained, {}, {}, book, catalogue, 'y', sample(chained, {}, {}, book, catalogue))
    expect(found).toMatchObject([
      { parameter: 'b', low: { output: 1 / 8 }, high: { output: 8 } },
      { parameter: 'a', low: { output: 1 / 2 }, high: { output: 2 } },
    ])
  })
})
