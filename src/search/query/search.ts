/**
 * The search: from the text of a query to ranked results with everything that a list of them shows. The same code runs in the browser and on
 * the command line. While the reader types, the files that the next keystroke will need are prefetched; once the query has *settled* (nothing
 * more is typed), the search may take longer, and counts what facets and relaxed queries would find.
 */
import type { Topic } from '../../records/note.ts'
import type { Manifest } from '../index/manifest.ts'
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
import { type Index, readIndex } from './index-reader.ts'
import type { MatchedWord } from './match.ts'
import { cellPassage, type Passage, passageIn } from './passage.ts'
import { prefetchForNextKey } from './prefetch.ts'
import { describeOperators, groupOperators, type Operator, parseQuery, type Query, removeOperators } from './query.ts'
import type { Ranked } from './rank.ts'
import { queryRanker } from './rank-query.ts'
import { resolveCites } from './resolve-cites.ts'
import type { ResultRow } from './row-reader.ts'

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
/** Data sets and rows of them among the first results. */
const maxData = 3
const isReportedAsUnknown = (term: string): boolean => /^\p{L}{4,}$/u.test(term)
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

/** Moves data beyond the first few behind all other results: a table may have a row for each thing of a sort. Not when a kind was asked for. */
function withFewData(ranked: readonly Ranked[], { operators }: Query, index: Index): readonly Ranked[] {
  if (operators.some(({ name }) => name === 'kind')) return ranked
  const further = new Set(ranked.filter(({ document }) => index.kindOf(document).kind === 'dataset').slice(maxData))
  return further.size === 0 ? ranked : [...ranked.filter((one) => !further.has(one)), ...further]
}

async function resultsOf(index: Index, top: readonly Ranked[], words: readonly MatchedWord[]): Promise<readonly Result[]> {
  const rows = await index.rows(top.map(({ document }) => document))
  return top.flatMap(({ document, score }, at): Result[] => {
    const row = rows[at]
    return row ? [{ ...row, document, score, why: describeMatch(document, words) }] : []
  })
}

async function passageOf(index: Index, { kind, document, text, url }: Result, terms: ReadonlySet<string>): Promise<Passage | null> {
  if (kind === 'dataset') return url.includes('#') ? cellPassage(text, terms) : passageIn([{ text }], terms)
  if (kind !== 'note' && kind !== 'calculator') return null
  const passage = passageIn(await index.text(document), terms)
  // The inputs of a calculator are form controls, in which browsers do not look for text fragments.
  return passage && kind === 'calculator' ? { ...passage, fragment: '' } : passage
}

/** The search of an index. Nothing but the manifest is loaded until a query needs it. */
export function createSearch(manifest: Manifest, load: LoadFile): Search {
  const index = readIndex(manifest, load)
  const rank = queryRanker(index, manifest)
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

  async function find(text: string, { limit = 10, settled = true }: FindOptions = {}): Promise<Found> {
    const missingBefore = index.missing()
    if (!settled && text.length <= maxLettersOfBeginning) index.prefetch.bundle()
    const query = await resolveCites(index, parseQuery(text))
    const { words, ranked } = await rank(query, settled)
    const inOrder = withFewData(ranked, query, index)
    const top = inOrder.slice(0, limit)
    const results = await resultsOf(index, top, words)
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

  return { find, missing: index.missing, passage: (result, terms) => passageOf(index, result, terms) }
}
