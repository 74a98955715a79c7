/**
 * Blocks of common terms. Of a common term only the postings in titles and names are loaded with it. The rest lies in blocks, of which a
 * query loads as few as it can: first, a rarer word knows at which of its positions a common term is its neighbour; only when that does not
 * settle the ranking, the blocks with the most promising documents (the *candidates*) are loaded, within a budget.
 */
import { addPosting, emptyPostings, field } from '../index/postings.ts'
import { type Index, type Term, withBlocks } from './index-reader.ts'
import type { Match, MatchedWord } from './match.ts'

/** How many blocks one query may load. A block counts once. */
export interface BlockBudget {
  /** Whether this block may be loaded; if so, it is counted. */
  readonly spend: (commonNumber: number, block: number) => boolean
  /** Allows more blocks, for a further attempt. */
  readonly extend: () => void
}

/** Blocks at first, and with each further attempt. A small notebook has few blocks, each of which holds much of it. */
const limitsOf = ({ isLarge }: Pick<Index, 'isLarge'>) => (isLarge ? { first: 14, further: 6 } : { first: 9, further: 4 })

export function blockBudget(index: Pick<Index, 'isLarge'>): BlockBudget {
  const { first, further } = limitsOf(index)
  const spent = new Set<string>()
  let limit = first
  return {
    spend: (commonNumber, block) => {
      const key = `${commonNumber}-${block}`
      if (spent.has(key)) return true
      if (spent.size >= limit) return false
      spent.add(key)
      return true
    },
    extend: () => {
      limit += further
    },
  }
}

const isCommon = ({ term }: Match): boolean => term.blocks !== undefined
/** Whether every word is a common term: no rarer word tells which documents matter. */
export const onlyCommonTerms = (words: readonly MatchedWord[]): boolean =>
  words.every(({ matches }) => matches.some((match) => isCommon(match) && match.kind === 'exact'))
export const hasCommonTerms = (words: readonly MatchedWord[]): boolean => words.some(({ matches }) => matches.some(isCommon))

interface Place {
  readonly document: number
  readonly position: number
}

/** Where the positions of a rarer term have common terms as neighbours, by the number of the common term. */
function neighbourPlaces({ postings }: Term, add: (commonNumber: number, place: Place) => void): void {
  const { documents, starts, positions, neighbours } = postings
  if (neighbours.before.length === 0) return
  documents.forEach((document, index) => {
    for (let at = starts[index] ?? 0; at < (starts[index + 1] ?? 0); at += 1) {
      const position = positions[at] ?? 0
      const [before = 0, after = 0] = [neighbours.before[at], neighbours.after[at]]
      if (before > 0) add(before - 1, { document, position: position - 1 })
      if (after > 0) add(after - 1, { document, position: position + 1 })
    }
  })
}

/** The words with the places added at which a common term of the query is the neighbour of a rarer one. */
export function withNeighbourPlaces(words: readonly MatchedWord[]): readonly MatchedWord[] {
  if (!hasCommonTerms(words)) return words
  const matches = words.flatMap((one) => one.matches)
  const places = new Map<number, Place[]>(matches.filter(isCommon).map(({ term }) => [term.commonNumber ?? 0, []]))
  for (const { term } of matches) neighbourPlaces(term, (commonNumber, place) => places.get(commonNumber)?.push(place))
  return words.map((one) => ({
    ...one,
    matches: one.matches.map((match) =>
      isCommon(match) ? { ...match, term: withPlaces(match.term, places.get(match.term.commonNumber ?? 0) ?? []) } : match,
    ),
  }))
}

/** A common term with places added to its postings. A document that was not in them counts as holding it in the body. */
function withPlaces(term: Term, places: readonly Place[]): Term {
  if (places.length === 0) return term
  const { documents, bestFields, starts, positions, nameLengths } = term.postings
  const indexOf = new Map(documents.map((document, index) => [document, index]))
  const byDocument = Map.groupBy(places, ({ document }) => document)
  const added = emptyPostings()
  for (const [document, some] of [...byDocument].sort(([a], [b]) => a - b)) {
    const known = indexOf.get(document)
    const own = known === undefined ? [] : positions.slice(starts[known], starts[known + 1])
    const where = known === undefined ? field.body : (bestFields[known] ?? field.body)
    const length = known === undefined ? 0 : (nameLengths[known] ?? 0)
    for (const position of [...own, ...some.map((place) => place.position)].sort((a, b) => a - b))
      addPosting(added, document, where, position, length)
  }
  return { ...withBlocks(term, [added]), neighbourDocuments: new Set(byDocument.keys()) }
}

const loadBlocks = async (index: Index, term: Term, blocks: Iterable<number>): Promise<Term> =>
  withBlocks(term, await Promise.all([...blocks].map((block) => index.block(term.commonNumber ?? 0, block))))

const replaceTerms = (words: readonly MatchedWord[], replaced: ReadonlyMap<Term, Term>): readonly MatchedWord[] =>
  words.map((one) => ({ ...one, matches: one.matches.map((match) => ({ ...match, term: replaced.get(match.term) ?? match.term })) }))

/** For a query of common terms alone: the words with the blocks of the rarest loaded, which then tells which documents matter. */
export async function withRarestBlocks(index: Index, words: readonly MatchedWord[], budget: BlockBudget): Promise<readonly MatchedWord[]> {
  const exact = words.flatMap(({ matches }) => matches.filter(({ kind }) => kind === 'exact').map(({ term }) => term))
  const [rarest] = exact.sort((a, b) => a.count - b.count)
  if (!rarest?.blocks) return words
  const blocks = rarest.blocks.flatMap((_, block) => (budget.spend(rarest.commonNumber ?? 0, block) ? [block] : []))
  return replaceTerms(words, new Map([[rarest, await loadBlocks(index, rarest, blocks)]]))
}

/** The common terms of a word that may need blocks: only the exact or joined ones where there are any. */
function commonTermsOf({ matches }: MatchedWord): readonly Term[] {
  const own = matches.filter(({ kind }) => kind === 'exact' || kind === 'joined')
  return (own.length > 0 ? own : matches).filter(isCommon).map(({ term }) => term)
}

/**
 * The words with the blocks loaded that hold the candidates, the most promising documents first. A block is not needed for a document in which
 * the term is known to be the neighbour of a rarer word.
 */
export async function withCandidateBlocks(
  index: Index,
  words: readonly MatchedWord[],
  candidates: readonly number[],
  budget: BlockBudget,
): Promise<readonly MatchedWord[]> {
  const terms = [...new Set(words.flatMap(commonTermsOf))].sort((a, b) => a.count - b.count)
  const wanted = new Map<Term, Set<number>>(terms.map((term) => [term, new Set<number>()]))
  for (const document of candidates)
    for (const term of terms) {
      const block = (term.blocks ?? []).findLastIndex((first) => first <= document)
      const isNeeded = block >= 0 && !term.neighbourDocuments?.has(document)
      if (isNeeded && budget.spend(term.commonNumber ?? 0, block)) wanted.get(term)?.add(block)
    }
  const loaded = await Promise.all([...wanted].map(async ([term, blocks]) => [term, await loadBlocks(index, term, blocks)] as const))
  return replaceTerms(words, new Map(loaded))
}
