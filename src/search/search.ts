/**
 * A search over the index and the short records: the same code in the browser and on the command line.
 *
 * First each word as it stands; what has no match is corrected. When the best document does not hold the words near to each other, the
 * result is *weak*: then words that do exist may still be mistyped, so their neighbours are looked up too, and exact and corrected
 * matches compete. Still weak, and the question rests: the whole vocabulary is scanned.
 */
import { corrected, type Match, type MatchedWord, matchWords } from './match.ts'
import type { Manifest } from './manifest.ts'
import { type Filter, type Phrase, type Query, type QueryWord, parseQuery } from './query.ts'
import { kindWeights, type Ranked, rank } from './rank.ts'
import { type Index, type LoadFile, readIndex, type Shown, type Term, withBlocks } from './read-index.ts'
import type { SearchKind } from './records.ts'
import type { Topic } from '../records/note.ts'
import { shortRecords } from './short.ts'
import { holdsPhrase } from './phrase.ts'
import { type Line, passageIn, type Passage } from './passage.ts'

export interface Result extends Shown {
  readonly document: number
  readonly score: number
}

/** How many documents fit, for the facets. */
export interface Counts {
  readonly kinds: Readonly<Partial<Record<SearchKind, number>>>
  readonly topics: Readonly<Partial<Record<Topic, number>>>
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
  /** Files of the index that did not arrive: the answer is from what did. */
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

const mostBlocks = 16
/** Results weaker than this share of the best are left out. */
const leastShare = 0.2
const kindOrder = kindWeights

/** No document holds the words near to each other, by their rarity. A long question is content with most of its words. */
function isWeak([best]: readonly Ranked[], words: readonly MatchedWord[]): boolean {
  if (!best) return true
  if (words.length === 1) return best.covered < 0.55
  return words.length <= 3 ? best.covered < 0.9 || best.near < 0.35 : best.covered < 0.6
}

export function createSearch(manifest: Manifest, load: LoadFile): Search {
  const index = readIndex(manifest, load)
  const short = shortRecords(manifest.records)
  const kindOf = (document: number): SearchKind => index.kindOf(document).kind

  /** Common terms bring the blocks that hold the documents of the rarer words, the most promising first. */
  async function fill(words: readonly MatchedWord[]): Promise<readonly MatchedWord[]> {
    const isOpen = ({ term }: Match) => term.blocks !== undefined
    if (!words.some(({ matches }) => matches.some(isOpen))) return words
    if (words.length === 1) return words
    const whole = words.map((one) => ({ ...one, matches: one.matches.filter((match) => !isOpen(match)) }))
    let guides = rank(whole, index.documents, kindOf, null).map(({ document }) => document)
    const wanted = new Map<Term, Set<number>>()
    let blocks = 0
    const add = (term: Term, block: number) => {
      const known = wanted.get(term) ?? new Set()
      wanted.set(term, known)
      if (known.has(block)) return
      known.add(block)
      blocks += 1
    }
    const open = words.flatMap(({ matches }) => matches.filter(isOpen).map(({ term }) => term)).sort((a, b) => a.count - b.count)
    if (guides.length === 0) {
      guides = rank(words, index.documents, kindOf, null).slice(0, 8).map(({ document }) => document)
      const rarest = open[0]
      if (rarest) for (let block = 0; block < Math.min(rarest.blocks?.length ?? 0, mostBlocks); block += 1) add(rarest, block)
    }
    for (const document of guides) {
      if (blocks >= mostBlocks) break
      for (const term of open) {
        const firsts = term.blocks ?? []
        const block = firsts.findLastIndex((first) => first <= document)
        if (block >= 0) add(term, block)
      }
    }
    const loaded = new Map(
      await Promise.all(
        [...wanted].map(async ([term, some]) => {
          const postings = await Promise.all([...some].map((block) => index.block(term.common ?? 0, block)))
          return [term, withBlocks(term, postings)] as const
        }),
      ),
    )
    return words.map((one) => ({ ...one, matches: one.matches.map((match) => ({ ...match, term: loaded.get(match.term) ?? match.term })) }))
  }

  const similar = (words: readonly MatchedWord[]): readonly MatchedWord[] =>
    words.map((one) => ({ ...one, matches: [...one.matches, ...short.matches(one.word.term)] }))

  async function correct(words: readonly MatchedWord[], which: (word: MatchedWord) => boolean, whole: boolean): Promise<readonly MatchedWord[]> {
    return Promise.all(words.map((word) => (which(word) ? corrected(index, word, whole) : word)))
  }

  async function filterDocuments(filters: readonly Filter[]): Promise<ReadonlySet<number> | null> {
    if (filters.length === 0) return null
    const found = await Promise.all(filters.map(async ({ term }) => new Set((await index.term(term))?.postings.documents ?? [])))
    return found.reduce((all, one) => new Set([...all].filter((document) => one.has(document))))
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

  async function ranking(query: Query, settled: boolean): Promise<{ readonly words: readonly MatchedWord[]; readonly ranked: readonly Ranked[] }> {
    const inside = await allowed(query)
    if (query.words.length === 0) return { words: [], ranked: inside ? everything(inside) : [] }
    const order = async (matched: readonly MatchedWord[]) => {
      const words = similar(await fill(matched))
      return { words, ranked: rank(words, index.documents, kindOf, inside) }
    }
    let matched = await matchWords(index, query.words)
    const unknown = ({ matches }: MatchedWord) => matches.length === 0
    if (matched.some(unknown)) matched = await correct(matched, unknown, false)
    let best = await order(matched)
    if (!isWeak(best.ranked, best.words)) return best
    const complete = ({ word, matches }: MatchedWord) => !(word.open && !settled) || matches.length === 0
    matched = await correct(matched, complete, false)
    best = await order(matched)
    if (!settled || !isWeak(best.ranked, best.words)) return best
    matched = await correct(matched, (word) => complete(word), true)
    return order(matched)
  }

  /** Filters alone: all they let in, in the order of the index. */
  const everything = (inside: (document: number) => boolean): readonly Ranked[] =>
    Array.from({ length: index.documents }, (_, document) => document)
      .filter(inside)
      .map((document) => ({ document, score: kindOrder[kindOf(document)], covered: 1, near: 1, named: true }))
      .sort((a, b) => b.score - a.score || a.document - b.document)

  async function find(text: string, { limit = 10, settled = true }: FindOptions = {}): Promise<Found> {
    const query = parseQuery(text)
    index.missing()
    const { words, ranked } = await ranking(query, settled)
    const least = (ranked[0]?.score ?? 0) * leastShare
    const good = ranked.filter(({ score }) => score >= least)
    const top = good.slice(0, limit)
    const shown = await index.show(top.map(({ document }) => document))
    const results = top.flatMap(({ document, score }, at): Result[] => {
      const one = shown[at]
      return one ? [{ ...one, document, score }] : []
    })
    return {
      query,
      results,
      counts: countsOf(good, index),
      corrections: correctionsIn(words, top),
      terms: new Set(words.flatMap(({ word, matches }) => [word.term, ...matches.filter(({ way }) => way !== 'similar').map(({ term }) => term.term)])),
      missing: index.missing(),
    }
  }

  return {
    find,
    passage: async ({ kind, document }, terms) => (kind === 'note' ? passageIn((await index.text(document)) as readonly Line[], terms) : null),
    topics: ({ counts }) => Object.keys(counts.topics) as Topic[],
  }
}

function countsOf(good: readonly Ranked[], index: Index): Counts {
  const kinds: Partial<Record<SearchKind, number>> = {}
  const topics: Partial<Record<Topic, number>> = {}
  for (const { document } of good) {
    const { kind, topic } = index.kindOf(document)
    kinds[kind] = (kinds[kind] ?? 0) + 1
    if (topic) topics[topic] = (topics[topic] ?? 0) + 1
  }
  return { kinds, topics }
}

/** For each word, when the best result holds it only by a correction: the corrected word. */
function correctionsIn(words: readonly MatchedWord[], [best]: readonly Ranked[]): readonly { readonly typed: string; readonly word: string }[] {
  if (!best) return []
  return words.flatMap(({ word, matches }) => {
    const held = matches.filter(({ term, way }) => way !== 'similar' && term.postings.documents.includes(best.document))
    const first = held.sort((a, b) => b.quality - a.quality)[0]
    return first?.way === 'corrected' ? [{ typed: word.typed, word: first.term.term }] : []
  })
}

export type { QueryWord }
