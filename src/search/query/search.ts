/**
 * The search: from the text of a query to ranked results with everything that a list of them shows. The same code runs in the browser and on
 * the command line.
 *
 * Each word is looked up as it stands; a word without matches is corrected. While the reader types, that is all, and then the files that the
 * next keystroke will need are prefetched. Once the query has *settled* (nothing more is typed) the stop rule decides whether to go on:
 * blocks of common terms are loaded; words that exist may still be mistyped, so corrections of all words compete with exact matches; at last
 * words with two errors in their first letters are looked for by their endings.
 */
import type { Topic } from '../../records/note.ts'
import type { Manifest } from '../index/manifest.ts'
import type { SearchKind } from '../index/records.ts'
import {
  type BlockBudget,
  blockBudget,
  hasCommonTerms,
  onlyCommonTerms,
  withCandidateBlocks,
  withNeighbourPlaces,
  withRarestBlocks,
} from './common-term-blocks.ts'
import {
  type Corrected,
  correctedWords,
  countFacets,
  describeMatch,
  type FacetCounts,
  nearestTopics,
  spelledAsInTitles,
} from './describe-results.ts'
import type { LoadFile } from './file-store.ts'
import { type Filter, filterOf } from './filters.ts'
import { fuzzyTitles } from './fuzzy-titles.ts'
import { type Index, readIndex } from './index-reader.ts'
import { type CorrectionScope, type MatchedWord, matchWords, withCorrections } from './match.ts'
import { cellPassage, type Passage, passageIn } from './passage.ts'
import { prefetchForNextKey } from './prefetch.ts'
import { describeOperators, groupOperators, type Operator, parseQuery, type Query, removeOperators } from './query.ts'
import { kindWeight, type Ranked, ranker } from './rank.ts'
import { resolveCites } from './resolve-cites.ts'
import type { ResultRow } from './row-reader.ts'
import { shouldStopCorrecting, shouldStopLoading } from './stop-rule.ts'

export interface Result extends ResultRow {
  readonly document: number
  readonly score: number
  /** Which words of the query it holds and in which field, in words. */
  readonly why: string
}

export interface Found {
  readonly query: Query
  /** Best first. */
  readonly results: readonly Result[]
  /** How many documents were found in all. */
  readonly total: number
  readonly counts: FacetCounts
  /** Words that the best result holds only by a correction. */
  readonly corrections: readonly Corrected[]
  /** Words of at least four letters without a match, as typed. */
  readonly unknown: readonly string[]
  /** When operators leave nothing: what would be found without one of them, or without all. */
  readonly relaxations: readonly Relaxation[]
  /** When nothing is found at all: the topics with words that begin alike. */
  readonly nearest: readonly Topic[]
  /** Terms to mark in titles and passages. */
  readonly terms: ReadonlySet<string>
  /** How many files could not be loaded: above 0 something may be missing in the results. */
  readonly missing: number
}

/** The query without operators that leave nothing. */
export interface Relaxation {
  /** The operators, described: "in the topic training". */
  readonly operator: string
  /** The part of the query that is removed; of a phrase only the quotation marks are. */
  readonly typed: string
  /** The query without it. */
  readonly text: string
  /** How many documents are found then. */
  readonly total: number
}

export interface FindOptions {
  readonly limit?: number
  /** Nothing more is being typed, so the search may take longer. Default true. */
  readonly settled?: boolean
}

export interface Search {
  readonly find: (text: string, options?: FindOptions) => Promise<Found>
  /** The best passage of a note, of a calculator's inputs, or of a row of data; null where there is none. */
  readonly passage: (result: Result, terms: ReadonlySet<string>) => Promise<Passage | null>
  /** How often a needed file could not be loaded. */
  readonly missing: () => number
}

/** A query of so few letters will be typed further. */
const maxLettersOfBeginning = 2
/** A last word with fewer letters may become anything, and is not corrected while it is typed. */
const minLettersToCorrect = 4
/** Letters of a word from which on only corrections by ending are worth loading files for. */
const minLettersByEnding = 4
/** Data sets and rows of them among the first results. */
const maxData = 3
/** Documents whose blocks are loaded. */
const maxCandidates = 40

const isReportedAsUnknown = (term: string): boolean => /^\p{L}{4,}$/u.test(term)
const hasNoMatch = ({ matches }: MatchedWord): boolean => matches.length === 0

/** Words with their matches, and the documents ranked by them. */
interface Ranking {
  readonly words: readonly MatchedWord[]
  readonly ranked: readonly Ranked[]
}

/** Ranks documents for a query, in as many attempts as the stop rule demands. */
function rankingOf(index: Index, manifest: Manifest) {
  const titles = fuzzyTitles(manifest.titles)
  const rank = ranker(index.documents, (document) => index.kindOf(document).kind)

  const withSimilarTitles = (words: readonly MatchedWord[]): readonly MatchedWord[] =>
    words.map((one) => ({ ...one, matches: [...one.matches, ...titles.matches(one.word.term)] }))
  const rankingBy = (words: readonly MatchedWord[], filter: Filter | null): Ranking => {
    const all = withSimilarTitles(words)
    return { words: all, ranked: rank(all, filter) }
  }

  /** Ranks by what is loaded; then, if the stop rule says so, with blocks of common terms. */
  async function withBlocksAsNeeded(matched: readonly MatchedWord[], filter: Filter | null, budget: BlockBudget): Promise<Ranking> {
    let words = withNeighbourPlaces(matched)
    let ranking = rankingBy(words, filter)
    if (matched.length === 1 || !hasCommonTerms(matched) || shouldStopLoading(ranking.ranked, matched)) return ranking
    if (onlyCommonTerms(matched)) {
      words = withNeighbourPlaces(await withRarestBlocks(index, matched, budget))
      ranking = rankingBy(words, filter)
      if (shouldStopLoading(ranking.ranked, matched)) return ranking
    }
    const candidates = ranking.ranked.toSorted((a, b) => b.nearness - a.nearness || b.score - a.score).slice(0, maxCandidates)
    const documents = candidates.map(({ document }) => document)
    return rankingBy(await withCandidateBlocks(index, words, documents, budget), filter)
  }

  /** Filters alone: all documents they let in, by kind and then in the order of the index. */
  const rankingOfAll = (filter: Filter | null): Ranking => {
    const documents = filter ? Array.from({ length: index.documents }, (_, document) => document).filter(filter) : []
    const ranked = documents.map((document) => ({ document, score: kindWeight(index.kindOf(document).kind), coverage: 1, nearness: 1 }))
    return { words: [], ranked: ranked.sort((a, b) => b.score - a.score || a.document - b.document) }
  }

  return async (query: Query, isSettled: boolean): Promise<Ranking> => {
    const filter = await filterOf(index, query)
    if (query.words.length === 0) return rankingOfAll(filter)
    const correct = (words: readonly MatchedWord[], which: (word: MatchedWord) => boolean, scope: CorrectionScope) =>
      Promise.all(words.map((word) => (which(word) ? withCorrections(index, word, scope, isSettled) : word)))
    const matching = matchWords(index, query.words, isSettled)
    // Compares titles while files are being loaded; the results are cached.
    for (const { term } of query.words) titles.matches(term)
    let matched = await matching
    /** A word that is still being typed is corrected only where no other word has a match and it is long enough. */
    const isWaiting = ({ word }: MatchedWord) =>
      !isSettled && word.open && (word.term.length < minLettersToCorrect || !matched.every(hasNoMatch))
    const isCorrectable = (one: MatchedWord) => hasNoMatch(one) && !isWaiting(one)
    if (matched.some(isCorrectable)) matched = await correct(matched, isCorrectable, 'nearest')
    if (!isSettled) return rankingBy(withNeighbourPlaces(matched), filter)

    const budget = blockBudget(index)
    let ranking = await withBlocksAsNeeded(matched, filter, budget)
    if (shouldStopCorrecting(ranking.ranked, ranking.words)) return ranking
    matched = await correct(matched, () => true, 'all')
    budget.extend()
    ranking = await withBlocksAsNeeded(matched, filter, budget)
    const isUnknown = ({ word, matches }: MatchedWord) =>
      word.term.length >= minLettersByEnding && !matches.some(({ kind }) => kind === 'exact' || kind === 'joined')
    if (shouldStopCorrecting(ranking.ranked, ranking.words) || !matched.some(isUnknown)) return ranking
    budget.extend()
    return withBlocksAsNeeded(await correct(matched, isUnknown, 'ending'), filter, budget)
  }
}

/** For each group of operators that leaves nothing, and else for all together, what is found without it. `count` counts what a query finds. */
async function relaxationsOf({ text, operators }: Query, count: (text: string) => Promise<number>): Promise<readonly Relaxation[]> {
  const groups = groupOperators(operators)
  const relax = async (some: readonly Operator[]): Promise<Relaxation> => {
    const rest = removeOperators(text, some)
    const typed = some.map(({ name, not, start, end }) => (name === 'words' && !not ? 'the quotation marks' : text.slice(start, end)))
    return {
      operator: groupOperators(some).map(describeOperators).join(', '),
      typed: typed.join(' '),
      text: rest,
      total: await count(rest),
    }
  }
  const single = (await Promise.all(groups.map(relax))).filter(({ total }) => total > 0)
  return single.length > 0 || groups.length < 2 ? single : [await relax(operators)].filter(({ total }) => total > 0)
}

/** Terms to mark: those of the query, and those that matched. */
const termsToMark = (words: readonly MatchedWord[]): ReadonlySet<string> =>
  new Set(
    words.flatMap(({ word, matches }) => [word.term, ...matches.flatMap(({ kind, term }) => (kind === 'similar' ? [] : [term.term]))]),
  )

const unknownWords = (words: readonly MatchedWord[]): readonly string[] =>
  words.flatMap(({ word, matches }) =>
    isReportedAsUnknown(word.term) && matches.every(({ kind }) => kind === 'similar') ? [word.typed] : [],
  )

/** The search of an index. Nothing but the manifest is loaded until a query needs it. */
export function createSearch(manifest: Manifest, load: LoadFile): Search {
  const index = readIndex(manifest, load)
  const kindOf = (document: number): SearchKind => index.kindOf(document).kind
  const rank = rankingOf(index, manifest)
  const count = async (text: string): Promise<number> => (await rank(await resolveCites(index, parseQuery(text)), true)).ranked.length

  /** Counts of what was found; for kinds and topics that a filter excludes, of what would be found without that filter. */
  async function facetCounts(query: Query, ranked: readonly Ranked[]): Promise<FacetCounts> {
    const own = countFacets(ranked, index)
    const without = async (name: 'kind' | 'topic'): Promise<FacetCounts> => {
      const operators = query.operators.filter((one) => one.name !== name || one.not)
      return operators.length === query.operators.length ? own : countFacets((await rank({ ...query, operators }, true)).ranked, index)
    }
    const [kind, topic] = await Promise.all([without('kind'), without('topic')])
    return { kinds: { ...kind.kinds, ...own.kinds }, topics: { ...topic.topics, ...own.topics } }
  }

  /** Moves data beyond the first few behind all other results: a table may have a row for each thing of a sort. Not when a kind was asked for. */
  function withFewData(ranked: readonly Ranked[], { operators }: Query): readonly Ranked[] {
    if (operators.some(({ name }) => name === 'kind')) return ranked
    const further = new Set(ranked.filter(({ document }) => kindOf(document) === 'dataset').slice(maxData))
    return further.size === 0 ? ranked : [...ranked.filter((one) => !further.has(one)), ...further]
  }

  async function resultsOf(top: readonly Ranked[], words: readonly MatchedWord[]): Promise<readonly Result[]> {
    const rows = await index.rows(top.map(({ document }) => document))
    return top.flatMap(({ document, score }, at): Result[] => {
      const row = rows[at]
      return row ? [{ ...row, document, score, why: describeMatch(document, words) }] : []
    })
  }

  async function find(text: string, { limit = 10, settled = true }: FindOptions = {}): Promise<Found> {
    const missingBefore = index.missing()
    if (!settled && text.length <= maxLettersOfBeginning) index.prefetch.bundle()
    const query = await resolveCites(index, parseQuery(text))
    const { words, ranked } = await rank(query, settled)
    const inOrder = withFewData(ranked, query)
    const top = inOrder.slice(0, limit)
    const results = await resultsOf(top, words)
    const titles = results.map(({ title }) => title)
    if (!settled) prefetchForNextKey(index, words, inOrder, limit)
    const isEmpty = settled && ranked.length === 0
    return {
      query,
      results,
      total: ranked.length,
      counts: settled ? await facetCounts(query, ranked) : countFacets(ranked, index),
      corrections: correctedWords(words, top).map((one) => ({ ...one, word: spelledAsInTitles(one.word, titles) })),
      unknown: unknownWords(words),
      relaxations: isEmpty ? await relaxationsOf(query, count) : [],
      nearest: isEmpty ? await nearestTopics(index, query.words) : [],
      terms: termsToMark(words),
      missing: index.missing() - missingBefore,
    }
  }

  return {
    find,
    missing: index.missing,
    passage: async ({ kind, document, text, url }, terms) => {
      if (kind === 'dataset') return url.includes('#') ? cellPassage(text, terms) : passageIn([{ text }], terms)
      if (kind !== 'note' && kind !== 'calculator') return null
      const passage = passageIn(await index.text(document), terms)
      // The inputs of a calculator are form controls, in which browsers do not look for text fragments.
      return passage && kind === 'calculator' ? { ...passage, fragment: '' } : passage
    },
  }
}
