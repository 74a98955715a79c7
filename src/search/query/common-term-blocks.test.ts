/** Protects how many blocks of common terms a query loads, and which. */
import { describe, expect, it } from 'vitest'
import { noPostings, type Postings } from '../index/postings.ts'
import { blockBudget, withCandidateBlocks, withNeighbourPlaces, withRarestBlocks } from './common-term-blocks.ts'
import type { Index, Term } from './index-reader.ts'
import type { Match, MatchedWord } from './match.ts'

const spendAll = (budget: ReturnType<typeof blockBudget>): number =>
  Array.from({ length: 100 }, (_, block) => budget.spend(0, block)).filter(Boolean).length

/** An index that has every block, and notes which are loaded. */
function fakeIndex(): { readonly index: Index; readonly loaded: string[] } {
  const loaded: string[] = []
  const block = async (commonNumber: number, number: number): Promise<Postings> => {
    loaded.push(`${commonNumber}-${number}`)
    return noPostings
  }
  return { index: { block } as Partial<Index> as Index, loaded }
}
/** A common term with a block for each ten documents. */
const common = (commonNumber: number, blocks: number, count = 1000): Term => ({
  term: `common${commonNumber}`,
  count,
  postings: noPostings,
  commonNumber,
  blocks: Array.from({ length: blocks }, (_, block) => block * 10),
})
const word = (term: Term, kind: Match['kind'] = 'exact'): MatchedWord => ({
  word: { typed: term.term, term: term.term, position: 0, open: false },
  matches: [{ term, quality: 1, kind }],
})

describe('The budget of blocks', () => {
  it('is 9 in a usual index and 4 more for each further attempt', () => {
    const budget = blockBudget({ isLarge: false })
    expect(spendAll(budget)).toBe(9)
    budget.extend()
    expect(spendAll(budget)).toBe(13)
  })

  it('is 14 in a large index and 6 more for each further attempt', () => {
    const budget = blockBudget({ isLarge: true })
    expect(spendAll(budget)).toBe(14)
    budget.extend()
    expect(spendAll(budget)).toBe(20)
  })

  it('counts a block once', () => {
    const budget = blockBudget({ isLarge: false })
    for (let time = 0; time < 20; time += 1) expect(budget.spend(1, 1)).toBe(true)
    expect(spendAll(budget)).toBe(8)
  })
})

describe('Blocks', () => {
  it('are loaded for candidates in their order, as many as the budget allows', async () => {
    const { index, loaded } = fakeIndex()
    const candidates = Array.from({ length: 30 }, (_, at) => 295 - at * 10)
    await withCandidateBlocks(index, [word(common(0, 30))], candidates, blockBudget({ isLarge: false }))
    expect(loaded).toEqual(Array.from({ length: 9 }, (_, at) => `0-${29 - at}`))
  })

  it('are not loaded for a document in which the term is known to be the neighbour of a rarer word', async () => {
    const { index, loaded } = fakeIndex()
    const known: Term = { ...common(0, 3), neighbourDocuments: new Set([5]) }
    await withCandidateBlocks(index, [word(known)], [5, 25], blockBudget({ isLarge: false }))
    expect(loaded).toEqual(['0-2'])
  })

  it('of corrections are not loaded where the word itself is common', async () => {
    const { index, loaded } = fakeIndex()
    const both: MatchedWord = {
      ...word(common(0, 1)),
      matches: [...word(common(0, 1)).matches, ...word(common(1, 1), 'correction').matches],
    }
    await withCandidateBlocks(index, [both], [5], blockBudget({ isLarge: false }))
    expect(loaded).toEqual(['0-0'])
  })

  it('of the rarest term are loaded first when all are common', async () => {
    const { index, loaded } = fakeIndex()
    await withRarestBlocks(index, [word(common(0, 2, 900)), word(common(1, 2, 100))], blockBudget({ isLarge: false }))
    expect(loaded).toEqual(['1-0', '1-1'])
  })
})

describe('A common term', () => {
  it('has the places at which a rarer word knows it as its neighbour', () => {
    // The rare word stands at 7 in document 3, after the common term; and at 9 in document 4, before it.
    const rare: Term = {
      term: 'rare',
      count: 2,
      postings: {
        ...noPostings,
        documents: [3, 4],
        bestFields: [0, 0],
        starts: [0, 1, 2],
        positions: [7, 9],
        nameLengths: [0, 0],
        neighbours: { before: [1, 0], after: [0, 1] },
      },
    }
    const [first] = withNeighbourPlaces([word(common(0, 2)), word(rare)])
    const { postings, neighbourDocuments } = (first as MatchedWord).matches[0]?.term ?? rare
    expect([postings.documents, postings.positions, [...(neighbourDocuments ?? [])]]).toEqual([
      [3, 4],
      [6, 10],
      [3, 4],
    ])
  })
})
