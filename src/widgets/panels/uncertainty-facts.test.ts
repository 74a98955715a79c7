/** Promise: the panel says the range of an answer in plain words, with no more digits than draws can know, and nothing where there is nothing to draw. */
import { describe, expect, it } from 'vitest'
import type { Calculator } from '../../calculators/spec/spec.ts'
import { plainText, sentenceText } from '../../quantities/print-quantity.ts'
import type { Parameter } from '../../records/parameter.ts'
import { bookWith, ofTwo, parameter } from '../../scenario/monte-carlo.fixture.ts'
import { sample } from '../../scenario/monte-carlo.ts'
import type { UncertaintyFacts } from './uncertainty-facts.ts'
import {
  quantileRow,
  rangeSentence,
  shareCell,
  shareWords,
  splitInfluences,
  swingScale,
  togetherShare,
  typesetTogether,
  uncertaintyFacts,
} from './uncertainty-facts.ts'

const ab = [parameter('a', 1 / 4, 1, 4), parameter('b', 1 / 2, 1, 2)]

const factsOf = (one: Calculator, parameters: readonly Parameter[] = ab, given = {}, assumptions = {}): UncertaintyFacts => {
  const book = bookWith(parameters, [one])
  const place = { calculator: one, given, assumptions, book, catalogue: [one] }
  return uncertaintyFacts(place, sample(one, given, assumptions, book, [one]), 'y')
}
const words = (facts: UncertaintyFacts) => sentenceText(rangeSentence(facts)).replace(/[\u202f\u00a0]/g, ' ')

describe('the sentence', () => {
  it('gives nine of ten draws and the median', () => {
    // y = 100·a: 25, 100 and 400 at 5, 50 and 95 %.
    expect(words(factsOf(ofTwo((a) => 100 * a)))).toBe('Y: between 25 and 400 in nine of ten draws, median 100.')
  })

  it('says where there is no value', () => {
    // a above its median in half of the draws; of the lower half 5 % lies at the 2.5 % quantile, and so on.
    expect(words(factsOf(ofTwo((a) => (a > 1 ? null : a))))).toMatch(
      /^Y: between .* In 50 % of the draws it has no value; the range is that of/,
    )
    expect(words(factsOf(ofTwo(() => null)))).toBe('Y has no value in nearly all of the draws, so no range is given.')
  })

  it('says that nothing moves it, or that there is nothing to draw and what to do', () => {
    expect(words(factsOf(ofTwo(() => 7)))).toBe('Y is 7 in every draw: no assumption moves it.')
    expect(
      words(
        factsOf(
          ofTwo((a) => a),
          ab,
          { a: 1 },
          { b: 2 },
        ),
      ),
    ).toMatch(/^Every shared assumption .* Put one back/)
    const own = { ...ofTwo(() => 7), inputs: {} } as Calculator
    expect(words(factsOf(own))).toMatch(/^This result rests on no shared assumption .* Move its inputs/)
  })
})

describe('numbers', () => {
  it('have two digits, or as many as tell them apart', () => {
    const text = (values: readonly number[], unit: 'USD' | 'share') => typesetTogether(values, unit).map(plainText)
    expect(text([1_234_000, 2_345_000], 'USD').map((one) => one.replace('\u202f', ' '))).toEqual(['$1.2 M', '$2.3 M'])
    expect(text([1_234_000, 1_239_000], 'USD').map((one) => one.replace('\u202f', ' '))).toEqual(['$1.23 M', '$1.24 M'])
    expect(text([0.998], 'share')[0]).toContain('99.8')
  })

  it('never call a rare thing impossible or a common one certain', () => {
    expect([0, 0.001, 0.22, 0.999, 1].map((share) => shareWords(share).replace(/\s/g, ' '))).toEqual([
      '0 %',
      'less than 1 %',
      '22 %',
      'more than 99 %',
      '100 %',
    ])
    expect([null, 0, 0.224].map((share) => shareCell(share).replace(/\s/g, ' '))).toEqual(['—', '< 1 %', '22 %'])
  })

  it('stand in a row from low to high, with the answer at best beside them', () => {
    const row = quantileRow(factsOf(ofTwo((a) => 100 * a)))
    expect(row.map(({ value }) => plainText(value))).toEqual(['25', '57', '100', '180', '400', '100'])
  })
})

describe('the ranking', () => {
  it('keeps apart what hardly counts', () => {
    const { main, slight } = splitInfluences(factsOf(ofTwo((a, b) => a * b ** 0.01)))
    expect([main.map(({ parameter: id }) => id), slight.map(({ parameter: id }) => id)]).toEqual([['a'], ['b']])
  })

  it('says what comes of assumptions together only', () => {
    expect(togetherShare(factsOf(ofTwo((a) => a)))).toBeNull()
    // The sign of ln a · ln b decides in which half y ranks, `a` where in it: the mean rank given `a` moves by half its range, a quarter of the
    // variance; the other three quarters come of both.
    expect(togetherShare(factsOf(ofTwo((a, b) => Math.sign(Math.log(a) * Math.log(b)) + a * 1e-9)))).toBeCloseTo(0.75, 1)
  })

  it('draws swings on one scale', () => {
    // a·b: from 1/4 to 4; logarithmic, so 1 lies in the middle.
    const at = swingScale(factsOf(ofTwo((a, b) => a * b)))
    expect([at(1 / 4), at(1), at(4)]).toEqual([0, 0.5, 1])
  })
})
