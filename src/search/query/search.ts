/**
 * A search over the index and the short records: the same code in the browser and on the command line.
 *
 * First each word as it stands; what has no match is corrected. That is all while one types; then what the next letter will need is
 * fetched ahead. When typing rests and the best document does not hold the words near to each other, the result is *weak*: then words
 * that do exist may still be mistyped, so their neighbours are looked up too, and exact and corrected matches compete. Still weak: words
 * with two errors in their first letters are looked for by their endings.
 */

import type { Topic } from '../../records/note.ts'
import type { Manifest } from '../index/manifest.ts'
import type { SearchKind } from '../index/records.ts'
import { besideRarer, budgetOf, hasHeads, onlyHeads, withGuidedBlocks, withRarestBlocks } from './common-term-blocks.ts'
import { asWritten, type Corrected, type Counts, correctionsIn, countsOf, nearestTopics, whyOf } from './describe-results.ts'
import type { LoadFile } from './file-store.ts'
import { allowedBy } from './filters.ts'
import { shortRecords } from './fuzzy-titles.ts'
import { readIndex } from './index-reader.ts'
import { corrected, type MatchedWord, matchWords } from './match.ts'
import { cellsIn, type Line, type Passage, passageIn } from './passage.ts'
import { sendAhead } from './prefetch.ts'
import { explainOperators, groupsOf, type Operator, parseQuery, type Query, without } from './query.ts'
import { kindWeight, type Ranked, ranker } from './rank.ts'
import { keysCited } from './resolve-cites.ts'
import type { Shown } from './row-reader.ts'
import { isGood, isWeak } from './stop-rule.ts'

export interface Result extends Shown {
  readonly document: number
  readonly score: number
  /** Which words it holds, where, and read as what. */
  readonly why: string
}

export interface Found {
  readonly query: Query
  /** Best first. */
  readonly results: readonly Result[]
  /** How many there are in all. */
  readonly total: number
  readonly counts: Counts
  /** Words that were read otherwise than typed: the match that the best results hold. */
  readonly corrections: readonly Corrected[]
  /** Words of four letters and more that stand nowhere, in any spelling near to them. */
  readonly unknown: readonly string[]
  /** When operators leave nothing: what there is without one of them, or without all. */
  readonly waysOut: readonly WayOut[]
  /** When there is nothing at all: topics whose words begin alike. */
  readonly nearest: readonly Topic[]
  /** Terms to mark in titles and passages. */
  readonly terms: ReadonlySet<string>
  /** Above 0 when files of the index did not arrive: the answer is from what did. */
  readonly missing: number
}

export interface WayOut {
  /** What leaves nothing, in words: "in the topic training". */
  readonly operator: string
  /** What is taken away, as typed; of a phrase, its quotation marks. */
  readonly typed: string
  /** The question without it. */
  readonly text: string
  readonly total: number
}

export interface FindOptions {
  readonly limit?: number
  /** Nothing more is being typed: look harder. Default true. */
  readonly settled?: boolean
}

export interface Search {
  readonly find: (text: string, options?: FindOptions) => Promise<Found>
  /** The passage of a note, a calculator's inputs or a row of data that fits best; null where there is none. */
  readonly passage: (result: Result, terms: ReadonlySet<string>) => Promise<Passage | null>
  /** How often a file was wanted and did not arrive. */
  readonly missing: () => number
}

const isLong = (term: string): boolean => /^\p{L}{4,}$/u.test(term)

/** Who has typed so little will type on. */
const lettersOfBeginning = 2
/** With fewer letters typed so far, what has no match may be anything. */
const lettersToCorrect = 4
/** Data sets and rows of them among the first results. */
const mostData = 3
/** Documents whose blocks are asked for: those where words are known to stand side by side first. */
const mostGuides = 40

export function createSearch(manifest: Manifest, load: LoadFile): Search {
  const index = readIndex(manifest, load)
  const short = shortRecords(manifest.records)
  const kindOf = (document: number): SearchKind => index.kindOf(document).kind
  const rank = ranker(index.documents, kindOf)

  const similar = (words: readonly MatchedWord[]): readonly MatchedWord[] =>
    words.map((one) => ({ ...one, matches: [...one.matches, ...short.matches(one.word.term)] }))

  const correct = (
    words: readonly MatchedWord[],
    which: (word: MatchedWord) => boolean,
    how: 'nearest' | 'all' | 'ending',
    settled: boolean,
  ) => Promise.all(words.map((word) => (which(word) ? corrected(index, word, how, settled) : word)))

  async function ranking(
    query: Query,
    settled: boolean,
  ): Promise<{ readonly words: readonly MatchedWord[]; readonly ranked: readonly Ranked[] }> {
    const inside = await allowedBy(index, query)
    if (query.words.length === 0) return { words: [], ranked: inside ? everything(inside) : [] }
    const budget = budgetOf(index)
    const order = (words: readonly MatchedWord[]) => ({ words, ranked: rank(words, inside) })
    /** By what is at hand; then, if that is weak and nothing more is being typed, with the blocks of common terms. */
    const answer = async (matched: readonly MatchedWord[]) => {
      let words = besideRarer(matched)
      let best = order(similar(words))
      if (!settled || matched.length === 1 || !hasHeads(matched) || isGood(best.ranked, matched)) return best
      if (onlyHeads(matched)) {
        words = besideRarer(await withRarestBlocks(index, matched, budget))
        best = order(similar(words))
        if (isGood(best.ranked, matched)) return best
      }
      const guides = best.ranked.toSorted((a, b) => b.near - a.near || b.score - a.score).slice(0, mostGuides)
      return order(
        similar(
          await withGuidedBlocks(
            index,
            words,
            guides.map(({ document }) => document),
            budget,
          ),
        ),
      )
    }
    const matching = matchWords(index, query.words, settled)
    // While files are on their way.
    for (const { term } of query.words) short.matches(term)
    let matched = await matching
    const unknown = ({ matches }: MatchedWord) => matches.length === 0
    /** What is still being typed is read otherwise only where there is nothing else to go by, and enough of it. */
    const waits = ({ word }: MatchedWord) =>
      !settled && word.open && (word.term.length < lettersToCorrect || matched.some((other) => !unknown(other)))
    const strange = (one: MatchedWord) => unknown(one) && !waits(one)
    if (matched.some(strange)) matched = await correct(matched, strange, 'nearest', settled)
    let best = await answer(matched)
    if (!settled || !isWeak(best.ranked, best.words)) return best
    matched = await correct(matched, () => true, 'all', settled)
    budget.extend()
    best = await answer(matched)
    const stray = ({ word, matches }: MatchedWord) => word.term.length > 3 && !matches.some(({ way }) => way === 'same' || way === 'joined')
    if (!isWeak(best.ranked, best.words) || !matched.some(stray)) return best
    budget.extend()
    return answer(await correct(matched, stray, 'ending', settled))
  }

  /** Filters alone: all they let in, in the order of the index. */
  const everything = (inside: (document: number) => boolean): readonly Ranked[] =>
    Array.from({ length: index.documents }, (_, document) => document)
      .filter(inside)
      .map((document) => ({ document, score: kindWeight(kindOf(document)), covered: 1, near: 1 }))
      .sort((a, b) => b.score - a.score || a.document - b.document)

  const resultsFor = async (text: string): Promise<number> => (await ranking(await keysCited(index, parseQuery(text)), true)).ranked.length

  async function waysOut({ text, operators }: Query): Promise<readonly WayOut[]> {
    const groups = groupsOf(operators)
    const way = async (some: readonly Operator[]): Promise<WayOut> => {
      const rest = without(text, some)
      const typed = some.map(({ name, not, start, end }) => (name === 'words' && !not ? 'the quotation marks' : text.slice(start, end)))
      return {
        operator: groupsOf(some).map(explainOperators).join(', '),
        typed: typed.join(' '),
        text: rest,
        total: await resultsFor(rest),
      }
    }
    const ways = (await Promise.all(groups.map(way))).filter(({ total }) => total > 0)
    return ways.length > 0 || groups.length < 2 ? ways : [await way(operators)].filter(({ total }) => total > 0)
  }

  /** Beside what is in force, what another kind or another topic would have. */
  async function facetCounts(query: Query, ranked: readonly Ranked[]): Promise<Counts> {
    const own = countsOf(ranked, index)
    const others = async (name: 'kind' | 'topic'): Promise<Counts> => {
      const rest = query.operators.filter((one) => one.name !== name || one.not)
      return rest.length === query.operators.length ? own : countsOf((await ranking({ ...query, operators: rest }, true)).ranked, index)
    }
    const [kind, topic] = await Promise.all([others('kind'), others('topic')])
    return { kinds: { ...kind.kinds, ...own.kinds }, topics: { ...topic.topics, ...own.topics } }
  }

  /** A table may have a row for each thing of a sort: unless it is data that is asked for, a few of them come first, the others after all else. */
  function withFewData(ranked: readonly Ranked[], { operators }: Query): readonly Ranked[] {
    if (operators.some(({ name }) => name === 'kind')) return ranked
    const further = new Set(ranked.filter(({ document }) => kindOf(document) === 'dataset').slice(mostData))
    return further.size === 0 ? ranked : [...ranked.filter((one) => !further.has(one)), ...further]
  }

  async function find(text: string, { limit = 10, settled = true }: FindOptions = {}): Promise<Found> {
    const missed = index.missing()
    if (!settled && text.length <= lettersOfBeginning) index.ahead.manyRows()
    const query = await keysCited(index, parseQuery(text))
    const { words, ranked } = await ranking(query, settled)
    const inOrder = withFewData(ranked, query)
    const top = inOrder.slice(0, limit)
    const shown = await index.show(top.map(({ document }) => document))
    const results = top.flatMap(({ document, score }, at): Result[] => {
      const one = shown[at]
      return one ? [{ ...one, document, score, why: whyOf(document, words) }] : []
    })
    const titles = results.map(({ title }) => title)
    if (!settled) sendAhead(index, words, inOrder, limit)
    const nothing = settled && ranked.length === 0
    return {
      query,
      results,
      total: ranked.length,
      counts: settled ? await facetCounts(query, ranked) : countsOf(ranked, index),
      corrections: correctionsIn(words, top).map((one) => ({ ...one, word: asWritten(one.word, titles) })),
      unknown: words.flatMap(({ word, matches }) =>
        isLong(word.term) && matches.every(({ way }) => way === 'similar') ? [word.typed] : [],
      ),
      waysOut: nothing ? await waysOut(query) : [],
      nearest: nothing ? await nearestTopics(index, query.words) : [],
      terms: new Set(
        words.flatMap(({ word, matches }) => [word.term, ...matches.filter(({ way }) => way !== 'similar').map(({ term }) => term.term)]),
      ),
      missing: index.missing() - missed,
    }
  }

  return {
    find,
    missing: index.missing,
    passage: async ({ kind, document, text, url }, terms) => {
      if (kind === 'dataset') return url.includes('#') ? cellsIn(text, terms) : passageIn([{ text }], terms)
      if (kind !== 'note' && kind !== 'calculator') return null
      const passage = passageIn((await index.text(document)) as readonly Line[], terms)
      // What can be set in a calculator stands in its controls, where no browser looks for words.
      return passage && kind === 'calculator' ? { ...passage, fragment: '' } : passage
    },
  }
}
