/** Protects the ranking formula at the head of rank.ts, with scores worked by hand. */
import { describe, expect, it } from 'vitest'
import { addPosting, emptyPostings, type Field, field } from '../index/postings.ts'
import type { SearchKind } from '../index/records.ts'
import type { Match, MatchedWord } from './match.ts'
import { distanceError, ranker } from './rank.ts'

/** One occurrence: document, field, position, and of a title or name its length. */
type Occurrence = readonly [document: number, where: Field, position: number, length: number]

const match = (occurrences: readonly Occurrence[], quality = 1, kind: Match['kind'] = 'exact'): Match => {
  const postings = emptyPostings()
  for (const one of occurrences) addPosting(postings, ...one)
  return { term: { term: 'term', count: postings.documents.length, postings }, quality, kind }
}
const word = (position: number, ...matches: readonly Match[]): MatchedWord => ({
  word: { typed: 'term', term: 'term', position, open: false },
  matches,
})
/** Ten documents of one kind. A term in one of them has the rarity ln(1 + 10 / 1) = 2.397895. */
const rank = (words: readonly MatchedWord[], kind: SearchKind = 'note') => ranker(10, () => kind)(words, null)
const rarity = 2.397895
const scoreOf = (words: readonly MatchedWord[], kind: SearchKind = 'note') => rank(words, kind)[0]?.score

describe('The score of a word', () => {
  it('is its rarity by the field', () => {
    // 0.5 × 2.397895 and 0.8 × 2.397895.
    expect(scoreOf([word(0, match([[3, field.body, 5, 0]]))])).toBeCloseTo(1.198948, 5)
    expect(scoreOf([word(0, match([[3, field.summary, 5, 0]]))])).toBeCloseTo(1.918316, 5)
  })

  it('grows by a tenth for each doubling of how often it stands there', () => {
    // 4 times: 0.5 × 1.2 × 2.397895.
    const often = [1, 2, 3, 4].map((position): Occurrence => [3, field.body, position, 0])
    expect(scoreOf([word(0, match(often))])).toBeCloseTo(1.438737, 5)
  })

  it('in a title adds the square of its share of the title', () => {
    // (1.4 + 1) × 2.397895 as the whole title, (1.4 + 1/4) × 2.397895 as one of two words.
    expect(scoreOf([word(0, match([[3, field.title, 0, 1]]))])).toBeCloseTo(5.754948, 5)
    expect(scoreOf([word(0, match([[3, field.title, 0, 2]]))])).toBeCloseTo(3.956527, 5)
  })

  it('in a name of a note adds nine tenths of that, and nothing in one of a calculator', () => {
    // (1.2 + 0.9) × 2.397895; 0.97 × 1.2 × 2.397895.
    expect(scoreOf([word(0, match([[3, field.name, 0, 1]]))])).toBeCloseTo(5.03558, 5)
    expect(scoreOf([word(0, match([[3, field.name, 0, 1]]))], 'calculator')).toBeCloseTo(2.79115, 5)
  })

  it('is that of its best match, which counts by its quality', () => {
    const [exact, corrected] = [match([[3, field.body, 5, 0]]), match([[3, field.title, 0, 1]], 0.1, 'correction')]
    // 0.5 × 2.397895 from the body; the title adds 0.1 × 2.397895.
    expect(scoreOf([word(0, exact, corrected)])).toBeCloseTo(1.438737, 5)
  })

  it('is less of a claim than of a note', () =>
    expect(scoreOf([word(0, match([[3, field.body, 5, 0]]))], 'claim')).toBeCloseTo(0.9 * 0.5 * rarity, 5))
})

describe('The nearness of two words', () => {
  const pair = (first: number, second: number) => [
    word(0, match([[3, field.body, first, 0]])),
    word(1, match([[3, field.body, second, 0]])),
  ]
  it('adds their rarity and the bonus of a pair when they stand side by side', () => {
    // 2 × 0.5 × 2.397895 + 2 × 2 × (2.397895 + 1).
    expect(rank(pair(10, 11))[0]).toMatchObject({ nearness: 1, coverage: 1 })
    expect(scoreOf(pair(10, 11))).toBeCloseTo(15.989475, 4)
  })

  it('halves four words further apart', () => {
    // 2.397895 + 13.59158 / 2.
    expect(rank(pair(10, 15))[0]?.nearness).toBe(0.5)
    expect(scoreOf(pair(10, 15))).toBeCloseTo(9.193685, 4)
  })

  it('counts the other order as half a word further', () => {
    const [a, b] = pair(11, 10).map(({ matches }) => matches[0]?.term.postings)
    expect(a && b && distanceError(a, 0, b, 0, 1)).toBe(0.5)
  })
})

describe('Results', () => {
  it('with less than a fifth of the best score are left out', () => {
    const strong = match([[1, field.title, 0, 1]])
    // 0.5 × q × rarity beside 2.4 × rarity: a fifth is q = 0.96.
    const weak = (quality: number) => match([[2, field.body, 0, 0]], quality, 'joined')
    expect(rank([word(0, strong, weak(0.95))]).map(({ document }) => document)).toEqual([1])
    expect(rank([word(0, strong, weak(0.97))]).map(({ document }) => document)).toEqual([1, 2])
  })

  it('of the same score are in the order of the index', () => {
    const both = match([
      [2, field.body, 0, 0],
      [7, field.body, 0, 0],
    ])
    expect(rank([word(0, both)]).map(({ document }) => document)).toEqual([2, 7])
  })
})
