/** Protects the stop rule: when a search goes on to load more files, and when it does not. */
import { describe, expect, it } from 'vitest'
import { noPostings } from '../index/postings.ts'
import type { MatchedWord } from './match.ts'
import type { Ranked } from './rank.ts'
import { shouldStopCorrecting, shouldStopLoading } from './stop-rule.ts'

const word = (term: string, isCommon = false): MatchedWord => ({
  word: { typed: term, term, position: 0, open: false },
  matches: [
    { term: { term, count: 1, postings: noPostings, ...(isCommon ? { commonNumber: 0, blocks: [0] } : {}) }, quality: 1, kind: 'exact' },
  ],
})
const words = (count: number, isCommon = false): readonly MatchedWord[] =>
  Array.from({ length: count }, (_, index) => word(`word${index}`, isCommon))
const best = (coverage: number, nearness = 1): readonly Ranked[] => [{ document: 0, score: 1, coverage, nearness }]

describe('Corrections', () => {
  it('go on when nothing was found', () => expect(shouldStopCorrecting([], words(1))).toBe(false))

  it('of a single word go on while the best document holds only a match worth half of the best', () => {
    expect(shouldStopCorrecting(best(0.5), words(1))).toBe(false)
    expect(shouldStopCorrecting(best(0.55), words(1))).toBe(true)
  })

  it('of two or three words go on until one document holds them all, and near each other', () => {
    for (const count of [2, 3]) {
      expect(shouldStopCorrecting(best(0.89, 1), words(count))).toBe(false)
      expect(shouldStopCorrecting(best(1, 0.29), words(count))).toBe(false)
      expect(shouldStopCorrecting(best(0.9, 0.3), words(count))).toBe(true)
    }
  })

  it('of a longer query stop at most of the words, wherever they stand', () => {
    expect(shouldStopCorrecting(best(0.59, 1), words(4))).toBe(false)
    expect(shouldStopCorrecting(best(0.6, 0), words(4))).toBe(true)
  })
})

describe('Loading of blocks', () => {
  it('goes on when nothing was found, or corrections would', () => {
    expect(shouldStopLoading([], words(2))).toBe(false)
    expect(shouldStopLoading(best(0.5, 1), words(2))).toBe(false)
  })

  it('stops when one document holds the words side by side', () => {
    expect(shouldStopLoading(best(0.9, 0.89), words(2))).toBe(false)
    expect(shouldStopLoading(best(0.9, 0.9), words(2))).toBe(true)
  })

  it('asks for more where all words are common', () => {
    expect(shouldStopLoading(best(1, 0.94), words(2, true))).toBe(false)
    expect(shouldStopLoading(best(1, 0.95), words(2, true))).toBe(true)
  })

  it('of a longer query stops with the corrections', () => expect(shouldStopLoading(best(0.6, 0), words(4))).toBe(true))
})
