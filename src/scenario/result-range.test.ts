/** Promise: the range is that of the draws, and the share of assumption is that part of the variation whose inputs name no source; the same draws give the same. */
import { describe, expect, it } from 'vitest'
import { calculator, shared } from '../calculators/spec/spec.ts'
import { say, sentenceText } from '../quantities/print-quantity.ts'
import type { Parameter } from '../records/parameter.ts'
import { rangeSentence } from '../wording/range-words.ts'
import { bookOf } from './parameter-book.ts'
import { type ResultRange, resultRange } from './result-range.ts'

const product = calculator({
  ...{ id: 'product', topic: 'training', order: 1, title: 'Product', question: 'How much is it?', main: 'y', views: [] },
  inputs: { sourced: shared('sourced'), guessed: shared('guessed') },
  outputs: {
    y: { label: 'Product', unit: 'USD' },
    half: { label: 'Below one', unit: 'USD' },
    rare: { label: 'Far out', unit: 'USD' },
    flat: { label: 'Constant', unit: 'USD' },
    endless: { label: 'Endless', unit: 'USD' },
  },
  compute: ({ sourced, guessed }) => ({
    y: sourced * guessed,
    half: sourced > 1 ? null : sourced,
    rare: sourced > 1e6 ? sourced : null,
    flat: 1,
    endless: sourced > 1 ? Number.POSITIVE_INFINITY : sourced,
  }),
  says: ({ y }) => say`${String(y)}`,
})
/** A log-normal parameter whose 5 and 95 % quantiles are 1 ÷ width and width. */
const parameter = (id: string, width: number, sources: readonly string[]): Parameter => ({
  ...{ id, area: 'test', file: 'content/parameters/test.yaml', label: id, unit: 'ratio', best: 1, low: 1 / width, high: width },
  ...{ distribution: 'log-normal', asOf: '2026', sources },
})
const bookWith = (sourced: number, guessed: number) =>
  bookOf([parameter('sourced', sourced, ['someone2026']), parameter('guessed', guessed, [])], [], [product])
const foundIn = (sourced: number, guessed: number, assumptions = {}) =>
  resultRange(product, {}, assumptions, bookWith(sourced, guessed), [product])
const rangeFor = (output: string) => resultRange(product, {}, {}, bookWith(2, 3), [product], output)
const rangeIn = (...given: Parameters<typeof foundIn>): ResultRange => {
  const found = foundIn(...given)
  if (typeof found === 'string') throw new Error(`There is no range: ${found}.`)
  return found
}
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ')

describe('The range of a result', () => {
  it('is that of a product of log-normals: widths add as squares of logarithms', () => {
    // √(ln 2² + ln 3²) = √(0.4805 + 1.2069) = 1.2990; e^±1.2990 = 0.2728 and 3.666
    const range = rangeIn(2, 3)
    expect(range.low).toBeGreaterThan(0.2728 * 0.92)
    expect(range.low).toBeLessThan(0.2728 * 1.08)
    expect(range.high).toBeGreaterThan(3.666 * 0.92)
    expect(range.high).toBeLessThan(3.666 * 1.08)
  })

  it('rests on assumption by the share of the squared widths that are assumed', () => {
    // ln 3² ÷ (ln 2² + ln 3²) = 1.2069 ÷ 1.6874 = 0.715
    expect(rangeIn(2, 3).assumedShare).toBeCloseTo(0.715, 1)
    // The other way about: 0.285
    expect(rangeIn(3, 2).assumedShare).toBeCloseTo(0.285, 1)
  })

  it('takes what the reader changed as known', () => {
    expect(rangeIn(2, 3, { guessed: 1 }).assumedShare).toBe(0)
    expect(rangeIn(2, 3, { sourced: 1 }).assumedShare).toBe(1)
    expect(foundIn(2, 3, { sourced: 1, guessed: 1 })).toBe('nothing-varies')
  })

  it('of an output without a value in half of the draws is that of the others, and says so', () => {
    expect(rangeFor('half')).toMatchObject({ missing: expect.closeTo(0.5, 1) })
    // What grows without end has no value there, as everywhere.
    expect(rangeFor('endless')).toEqual(rangeFor('half'))
  })

  it('is none, and says why, where the output never moves or hardly ever has a value', () => {
    expect(rangeFor('flat')).toBe('does-not-move')
    expect(rangeFor('rare')).toBe('too-few-values')
  })

  it('is the same each time', () => expect(rangeIn(2, 3)).toEqual(rangeIn(2, 3)))
})

describe('In words', () => {
  const output = { label: 'Product', unit: 'USD' } as const
  const words = (range: Parameters<typeof rangeSentence>[0]) => plain(sentenceText(rangeSentence(range, output)))

  it('has two digits, the share in whole percent, and says where there is no value', () => {
    expect(words({ low: 0.2728, high: 3.666, missing: 0, assumedShare: 0.715 })).toMatch(
      /^Product: \$0\.27 to \$3\.70 in nine of ten draws from our ranges\. 72 ?% of that spread is our assumption; the rest comes from inputs with a source\.$/,
    )
    expect(words({ low: 1, high: 2, missing: 0.104, assumedShare: null })).toBe(
      'Product: $1 to $2 in nine of ten draws from our ranges. In 10 of 100 draws there is none.',
    )
  })

  it('says when all of it is assumed, none of it, or nothing varies', () => {
    expect(words({ low: 1, high: 2, missing: 0, assumedShare: 1 })).toMatch(/All of that spread is our assumption/)
    expect(words({ low: 1, high: 2, missing: 0, assumedShare: 0 })).toMatch(/All of that spread comes from inputs with a source\.$/)
    expect(words('nothing-varies')).toBe('Product: no range, since no input that counts here has one.')
    expect(words('too-few-values')).toBe('Product: no range, since fewer than 2 of 100 draws from our ranges give a value.')
    expect(words('does-not-move')).toBe('Product: the same in nine of ten draws from our ranges.')
  })
})
