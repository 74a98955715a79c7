/**
 * Ranks the documents for a query, in as many attempts as the stop rule demands. Each word is looked up as it stands; a word without matches is
 * corrected. Once the query has settled: blocks of common terms are loaded; corrections of all words compete with exact matches; words with two
 * errors in their first letters are looked for by their endings.
 */
import type { Manifest } from '../index/manifest.ts'
import {
  type BlockBudget,
  blockBudget,
  hasCommonTerms,
  onlyCommonTerms,
  withCandidateBlocks,
  withNeighbourPlaces,
  withRarestBlocks,
} from './common-term-blocks.ts'
import { type Filter, filterOf } from './filters.ts'
import { fuzzyTitles } from './fuzzy-titles.ts'
import type { Index } from './index-reader.ts'
import { type CorrectionScope, type MatchedWord, matchWords, withCorrections } from './match.ts'
import type { Query } from './query.ts'
import { kindWeight, type Ranked, ranker } from './rank.ts'
import { shouldStopCorrecting, shouldStopLoading } from './stop-rule.ts'

/** A last word with fewer letters may become anything, and is not corrected while it is typed. */
const minLettersToCorrect = 4
/** Letters of a word from which on only corrections by ending are worth loading files for. */
const minLettersByEnding = 4
/** Documents whose blocks are loaded. */
const maxCandidates = 40

const hasNoMatch = ({ matches }: MatchedWord): boolean => matches.length === 0

/** Words with their matches, and the documents ranked by them. */
export interface Ranking {
  readonly words: readonly MatchedWord[]
  readonly ranked: readonly Ranked[]
}

/** Ranks by the matches of words, to which those of similar titles are added. */
type RankMatches = (words: readonly MatchedWord[], filter: Filter | null) => Ranking

/** Ranks by what is loaded; then, if the stop rule says so, with blocks of common terms. */
async function rankWithBlocks(
  index: Index,
  matched: readonly MatchedWord[],
  rank: (words: readonly MatchedWord[]) => Ranking,
  budget: BlockBudget,
): Promise<Ranking> {
  let words = withNeighbourPlaces(matched)
  let ranking = rank(words)
  if (matched.length === 1 || !hasCommonTerms(matched) || shouldStopLoading(ranking.ranked, matched)) return ranking
  if (onlyCommonTerms(matched)) {
    words = withNeighbourPlaces(await withRarestBlocks(index, matched, budget))
    ranking = rank(words)
    if (shouldStopLoading(ranking.ranked, matched)) return ranking
  }
  const candidates = ranking.ranked.toSorted((a, b) => b.nearness - a.nearness || b.score - a.score).slice(0, maxCandidates)
  const documents = candidates.map(({ document }) => document)
  return rank(await withCandidateBlocks(index, words, documents, budget))
}

/** Filters alone: all documents they let in, by kind and then in the order of the index. */
function rankByFilter(index: Index, filter: Filter | null): Ranking {
  const documents = filter ? Array.from({ length: index.documents }, (_, document) => document).filter(filter) : []
  const ranked = documents.map((document) => ({ document, score: kindWeight(index.kindOf(document).kind), coverage: 1, nearness: 1 }))
  return { words: [], ranked: ranked.sort((a, b) => b.score - a.score || a.document - b.document) }
}

/** Corrects those of the words that `which` chooses. */
const correct = (
  index: Index,
  words: readonly MatchedWord[],
  which: (word: MatchedWord) => boolean,
  scope: CorrectionScope,
  isSettled = true,
): Promise<readonly MatchedWord[]> =>
  Promise.all(words.map((word) => (which(word) ? withCorrections(index, word, scope, isSettled) : word)))

/** The attempts once a query has settled, until the stop rule is content. `matched` are its words with their first matches. */
async function rankSettled(
  index: Index,
  matched: readonly MatchedWord[],
  rank: (words: readonly MatchedWord[]) => Ranking,
): Promise<Ranking> {
  const budget = blockBudget(index)
  const first = await rankWithBlocks(index, matched, rank, budget)
  if (shouldStopCorrecting(first.ranked, first.words)) return first
  const corrected = await correct(index, matched, () => true, 'all')
  budget.extend()
  const second = await rankWithBlocks(index, corrected, rank, budget)
  const isUnknown = ({ word, matches }: MatchedWord) =>
    word.term.length >= minLettersByEnding && !matches.some(({ kind }) => kind === 'exact' || kind === 'joined')
  if (shouldStopCorrecting(second.ranked, second.words) || !corrected.some(isUnknown)) return second
  budget.extend()
  return rankWithBlocks(index, await correct(index, corrected, isUnknown, 'ending'), rank, budget)
}

/** The ranking of an index by queries; `isSettled` says whether nothing more is being typed. */
export function queryRanker(index: Index, manifest: Manifest): (query: Query, isSettled: boolean) => Promise<Ranking> {
  const titles = fuzzyTitles(manifest.titles)
  const rank = ranker(index.documents, (document) => index.kindOf(document).kind)
  const rankMatches: RankMatches = (words, filter) => {
    const all = words.map((one) => ({ ...one, matches: [...one.matches, ...titles.matches(one.word.term)] }))
    return { words: all, ranked: rank(all, filter) }
  }
  return async (query, isSettled) => {
    const filter = await filterOf(index, query)
    if (query.words.length === 0) return rankByFilter(index, filter)
    const matching = matchWords(index, query.words, isSettled)
    // Compares titles while files are being loaded; the results are cached.
    for (const { term } of query.words) titles.matches(term)
    let matched = await matching
    /** A word that is still being typed is corrected only where no other word has a match and it is long enough. */
    const isWaiting = ({ word }: MatchedWord) =>
      !isSettled && word.open && (word.term.length < minLettersToCorrect || !matched.every(hasNoMatch))
    const isCorrectable = (one: MatchedWord) => hasNoMatch(one) && !isWaiting(one)
    if (matched.some(isCorrectable)) matched = await correct(index, matched, isCorrectable, 'nearest', isSettled)
    return isSettled
      ? rankSettled(index, matched, (words) => rankMatches(words, filter))
      : rankMatches(withNeighbourPlaces(matched), filter)
  }
}
