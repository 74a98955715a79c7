/**
 * A search over the index and the short records: the same code in the browser and on the command line.
 *
 * First each word as it stands; what has no match is corrected. When the best document does not hold the words near to each other, the
 * result is *weak*: then words that do exist may still be mistyped, so their neighbours are looked up too, and exact and corrected
 * matches compete. Still weak, and the question rests: words with two errors in their first letters are looked for by their endings.
 */

import type { Topic } from '../records/note.ts'
import { expectCorrection } from './correct.ts'
import { type Counts, correctionsIn, countsOf, whyOf } from './explain.ts'
import { besideRarer, budgetOf, hasHeads, onlyHeads, withGuidedBlocks, withRarestBlocks } from './fill.ts'
import type { Manifest } from './manifest.ts'
import { corrected, type MatchedWord, matchWords } from './match.ts'
import { type Line, type Passage, passageIn } from './passage.ts'
import { holdsPhrase } from './phrase.ts'
import { type Filter, type Phrase, parseQuery, type Query } from './query.ts'
import { kindWeight, type Ranked, rank } from './rank.ts'
import { type LoadFile, readIndex, type Shown, type Term, withBlocks } from './read-index.ts'
import type { SearchKind } from './records.ts'
import { shortRecords } from './short.ts'

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
  readonly counts: Counts
  /** Words that were read otherwise than typed: the match that the best results hold. */
  readonly corrections: readonly { readonly typed: string; readonly word: string }[]
  /** Terms to mark in titles and passages. */
  readonly terms: ReadonlySet<string>
  /** Above 0 when files of the index did not arrive: the answer is from what did. */
  readonly missing: number
}

export interface FindOptions {
  readonly limit?: number
  /** Nothing more is being typed: look harder. Default true. */
  readonly settled?: boolean
}

export interface Search {
  readonly find: (text: string, options?: FindOptions) => Promise<Found>
  /** The passage of a note that fits best; null for what is not a note. */
  readonly passage: (result: Result, terms: ReadonlySet<string>) => Promise<Passage | null>
  readonly topics: (found: Found) => readonly Topic[]
}

/** With so many results, words that exist are taken as typed until the question rests. */
const enoughWhileTyping = 6
/** With fewer letters typed so far, what has no match may be anything. */
const lettersToCorrect = 4
/** Documents whose blocks are asked for: those where words are known to stand side by side first. */
const mostGuides = 40

/** No document holds the words near to each other, by their rarity. A long question is content with most of its words. */
function isWeak([best]: readonly Ranked[], words: readonly MatchedWord[]): boolean {
  if (!best) return true
  if (words.length === 1) return best.covered < 0.55
  return words.length <= 3 ? best.covered < 0.9 || best.near < 0.3 : best.covered < 0.6
}

/** The best document holds all words side by side: common terms need not be looked up further. */
const isGood = (ranked: readonly Ranked[], words: readonly MatchedWord[]): boolean => {
  const [best] = ranked
  if (!best || isWeak(ranked, words)) return false
  return words.length > 3 || (best.covered >= 0.9 && best.near >= (onlyHeads(words) ? 0.95 : 0.9))
}

export function createSearch(manifest: Manifest, load: LoadFile): Search {
  const index = readIndex(manifest, load)
  const short = shortRecords(manifest.records)
  const kindOf = (document: number): SearchKind => index.kindOf(document).kind

  const similar = (words: readonly MatchedWord[]): readonly MatchedWord[] =>
    words.map((one) => ({ ...one, matches: [...one.matches, ...short.matches(one.word.term)] }))

  const correct = (
    words: readonly MatchedWord[],
    which: (word: MatchedWord) => boolean,
    how: 'nearest' | 'all' | 'ending',
    settled: boolean,
  ) => Promise.all(words.map((word) => (which(word) ? corrected(index, word, how, settled) : word)))

  async function filterDocuments(filters: readonly Filter[]): Promise<ReadonlySet<number> | null> {
    if (filters.length === 0) return null
    const found = await Promise.all(filters.map(async ({ term }) => new Set((await index.term(term))?.postings.documents ?? [])))
    const [first = new Set<number>(), ...others] = found
    return new Set([...first].filter((document) => others.every((one) => one.has(document))))
  }

  const phraseTerms = async (phrase: Phrase): Promise<readonly (Term | null)[]> =>
    Promise.all(
      phrase.map(async ({ term }) => {
        const found = await index.term(term)
        if (!found?.blocks) return found
        const blocks = await Promise.all(found.blocks.map((_, block) => index.block(found.common ?? 0, block)))
        return withBlocks(found, blocks)
      }),
    )

  /** Documents that filters, phrases and exclusions let in; null for all. */
  async function allowed({ filters, phrases, not }: Query): Promise<((document: number) => boolean) | null> {
    const [within, wanted, unwanted] = await Promise.all([
      filterDocuments(filters),
      Promise.all(phrases.map(async (phrase) => holdsPhrase(phrase, await phraseTerms(phrase)))),
      Promise.all(not.map(async (phrase) => holdsPhrase(phrase, await phraseTerms(phrase)))),
    ])
    if (!within && wanted.length === 0 && unwanted.length === 0) return null
    return (document) =>
      (within?.has(document) ?? true) && wanted.every((some) => some.has(document)) && !unwanted.some((some) => some.has(document))
  }

  async function ranking(
    query: Query,
    settled: boolean,
  ): Promise<{ readonly words: readonly MatchedWord[]; readonly ranked: readonly Ranked[] }> {
    const inside = await allowed(query)
    if (query.words.length === 0) return { words: [], ranked: inside ? everything(inside) : [] }
    const budget = budgetOf(index)
    const order = (words: readonly MatchedWord[]) => ({ words, ranked: rank(words, index.documents, kindOf, inside) })
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
    let matched = await matchWords(index, query.words, settled)
    const unknown = ({ matches }: MatchedWord) => matches.length === 0
    /** What is still being typed is read otherwise only where there is nothing else to go by, and enough of it. */
    const waits = ({ word }: MatchedWord) =>
      !settled && word.open && (word.term.length < lettersToCorrect || matched.some((other) => !unknown(other)))
    const strange = (one: MatchedWord) => unknown(one) && !waits(one)
    for (const one of matched) if (unknown(one) && waits(one)) expectCorrection(index, one.word.term)
    if (matched.some(strange)) matched = await correct(matched, strange, 'nearest', settled)
    let best = await answer(matched)
    if (!isWeak(best.ranked, best.words) || (!settled && best.ranked.length >= enoughWhileTyping)) return best
    const complete = ({ word }: MatchedWord) => !(word.open && !settled)
    matched = await correct(matched, complete, 'all', settled)
    budget.extend()
    best = await answer(matched)
    const stray = ({ word, matches }: MatchedWord) => word.term.length > 3 && !matches.some(({ way }) => way === 'same' || way === 'joined')
    if (!settled || !isWeak(best.ranked, best.words) || !matched.some(stray)) return best
    budget.extend()
    return answer(await correct(matched, stray, 'ending', settled))
  }

  /** Filters alone: all they let in, in the order of the index. */
  const everything = (inside: (document: number) => boolean): readonly Ranked[] =>
    Array.from({ length: index.documents }, (_, document) => document)
      .filter(inside)
      .map((document) => ({ document, score: kindWeight(kindOf(document)), covered: 1, near: 1 }))
      .sort((a, b) => b.score - a.score || a.document - b.document)

  async function find(text: string, { limit = 10, settled = true }: FindOptions = {}): Promise<Found> {
    const query = parseQuery(text)
    const missed = index.missing()
    const { words, ranked } = await ranking(query, settled)
    const top = ranked.slice(0, limit)
    const shown = await index.show(top.map(({ document }) => document))
    const results = top.flatMap(({ document, score }, at): Result[] => {
      const one = shown[at]
      return one ? [{ ...one, document, score, why: whyOf(document, words) }] : []
    })
    return {
      query,
      results,
      counts: countsOf(ranked, index),
      corrections: correctionsIn(words, top),
      terms: new Set(
        words.flatMap(({ word, matches }) => [word.term, ...matches.filter(({ way }) => way !== 'similar').map(({ term }) => term.term)]),
      ),
      missing: index.missing() - missed,
    }
  }

  return {
    find,
    passage: async ({ kind, document }, terms) =>
      kind === 'note' ? passageIn((await index.text(document)) as readonly Line[], terms) : null,
    topics: ({ counts }) => Object.keys(counts.topics) as Topic[],
  }
}
