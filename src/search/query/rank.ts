/**
 * The one scoring. A document is a note, a claim, a calculator, …; N documents in all.
 *
 *     score = kind × ( Σ words evidence + 2 × Σ pairs nearness + title )
 *
 * - **rarity** of a match: ln(1 + N / documents that hold it). Completions of a word, and corrections of it, count as one word each:
 *   their documents are added up, and no correction is rarer than the word as typed where that exists.
 * - **evidence** of a word: rarity × quality of the match (`match.ts`) × place, the best of its matches. Place: title 1.4, name or
 *   question 1.2, summary, heading or claim 0.8, body 0.5; a tenth more for each doubling of how often.
 * - **nearness** of two words: half of their rarities × qualities, and 1 × quality because standing together is rare in itself, shared
 *   among the pairs, ÷ (1 + d / 4), where d is how many words their distance differs from that in the query; the other order adds half a
 *   word. Slow decay: twelve words apart still counts a quarter.
 * - **title**: the share of the title's words that the query holds, squared × the rarity of those words. Of another name nine tenths of
 *   that × how near the query's words stand, since a document may have many names, and its words may come from several; nothing for
 *   data, whose rows are named after what the notes are about, nor for one word of anything but a note: "inference" names many results.
 * - **kind**: note 1, calculator 0.97, parameter and data 0.93, claim 0.9, source 0.85: of equals, what answers more comes first.
 *
 * Every document that holds one of the words is scored, every one that holds two for nearness; but what even with its words side by side
 * could not reach a fifth of what another has without is left out unseen.
 */

import { fields, type Postings } from '../index/postings.ts'
import type { SearchKind } from '../index/records.ts'
import type { MatchedWord } from './match.ts'
import { type Hit, type Hits, hitTable, mostWeight } from './score-table.ts'

export interface Ranked {
  readonly document: number
  readonly score: number
  /** Share of the query's words, by rarity, that the document holds. */
  readonly covered: number
  /** 0 to 1: how near they stand to each other; 1 for a single word. */
  readonly near: number
}

const nearnessWeight = 2
const sideBySide = 1
const decay = 4
/** What another name counts against the title. */
const namedShare = 0.9
/** Results weaker than this share of the best are left out. */
const leastShare = 0.2
const kindWeights: Readonly<Record<SearchKind, number>> = {
  note: 1,
  calculator: 0.97,
  parameter: 0.93,
  dataset: 0.93,
  claim: 0.9,
  source: 0.85,
}
export const kindWeight = (kind: SearchKind): number => kindWeights[kind]

/** How far the best pair of places differs from `wanted`; the other order costs half a word more. */
export function gapBetween(a: Postings, atA: number, b: Postings, atB: number, wanted: number): number {
  let best = Number.POSITIVE_INFINITY
  const begin = b.starts[atB] as number
  const end = b.starts[atB + 1] as number
  let j = begin
  for (let i = a.starts[atA] as number; i < (a.starts[atA + 1] as number); i += 1) {
    const from = a.positions[i] as number
    while (j < end && (b.positions[j] as number) < from + wanted) j += 1
    for (let k = Math.max(begin, j - 2); k < Math.min(end, j + 1); k += 1) {
      const distance = (b.positions[k] as number) - from
      const cost = distance >= 0 ? Math.abs(distance - wanted) : Math.abs(-distance - wanted) + 0.5
      if (cost < best) best = cost
    }
    if (best === 0) return 0
  }
  return best
}

const pairWeight = (a: Hit, b: Hit): number => (a.weight + b.weight) / 2 + sideBySide * Math.min(a.quality, b.quality)

/** Nearness of two words in a document with the weight of the pair, the best of their matches; `nearest` of 1 is side by side. */
function pairNearness(a: readonly Hit[], b: readonly Hit[], wanted: number): { readonly weighted: number; readonly nearest: number } {
  let weighted = 0
  let nearest = 0
  for (const one of a)
    for (const other of b) {
      const factor = 1 / (1 + gapBetween(one.postings, one.at, other.postings, other.at, wanted) / decay)
      weighted = Math.max(weighted, pairWeight(one, other) * factor)
      nearest = Math.max(nearest, factor)
    }
  return { weighted, nearest }
}

/** Which pairs of words are looked at: all of a short query, neighbours of a long one. */
const spanOf = (words: number): number => (words <= 5 ? words : 2)

const square = (value: number): number => value * value

/** What one document has of a question, before it is known how near the words stand. Filled anew for each: there may be thousands. */
interface Bound {
  /** Of the words. */
  evidence: number
  /** What its title adds, and what another name adds with the words side by side. */
  titled: number
  named: number
  held: number
  /** The most that nearness can add. */
  pairs: number
}

/** What the title adds, and what another name does. A word of the title may stand in another name too. */
function readNames(document: number, hits: readonly Hits[], kind: SearchKind, to: Bound): void {
  let titles = 0
  let titleRarity = 0
  let titleLength = 0
  let names = 0
  let nameRarity = 0
  let nameLength = 0
  for (let i = 0; i < hits.length; i += 1) {
    const { nameField, nameWeight, nameWords } = hits[i] as Hits
    const field = nameField[document] as number
    if (field === 0) continue
    const weight = nameWeight[document] as number
    names += 1
    nameRarity += weight
    if (field === fields.title) {
      titles += 1
      titleRarity += weight
      titleLength = Math.max(titleLength, nameWords[document] as number)
    } else nameLength = Math.max(nameLength, nameWords[document] as number)
  }
  to.titled = titleLength === 0 ? 0 : titleRarity * square(Math.min(1, titles / titleLength))
  to.named =
    nameLength === 0 || kind === 'dataset' || (kind !== 'note' && names < 2)
      ? 0
      : namedShare * nameRarity * square(Math.min(1, names / nameLength))
}

function readBound(document: number, hits: readonly Hits[], span: number, kind: SearchKind, to: Bound): void {
  to.evidence = 0
  to.held = 0
  to.pairs = 0
  for (let i = 0; i < hits.length; i += 1) {
    const one = hits[i] as Hits
    const weight = one.weight[document] as number
    if (weight === 0) continue
    to.evidence += one.evidence[document] as number
    to.held += weight
    for (let j = i + 1; j < Math.min(hits.length, i + span); j += 1) {
      const other = (hits[j] as Hits).weight[document] as number
      if (other > 0) to.pairs += (weight + other) / 2 + sideBySide
    }
  }
  readNames(document, hits, kind, to)
}

/** Documents that hold one of the words, each once. */
const holding = (hits: readonly Hits[]): readonly number[] =>
  hits.flatMap(({ found }, which) =>
    which === 0 ? found : found.filter((document) => !hits.some(({ weight }, before) => before < which && weight[document] !== 0)),
  )

/** Best first, all documents that `allowed` lets in and that reach a fifth of the best score. */
export type Rank = (words: readonly MatchedWord[], allowed: ((document: number) => boolean) | null) => readonly Ranked[]

const nowhere = [0, 0] as const

export function ranker(documents: number, kindOf: (document: number) => SearchKind): Rank {
  /** One for each word of a question; used again for the next. */
  const tables: ReturnType<typeof hitTable>[] = []

  return (words, allowed) => {
    const hits = words.map((word, at): Hits => {
      const table = tables[at] ?? hitTable(documents)
      tables[at] = table
      table.fill(word, allowed)
      return table
    })
    const total = words.reduce((sum, word) => sum + mostWeight(word, documents), 0)
    const span = spanOf(words.length)
    const pairs = words.reduce((sum, _, i) => sum + Math.max(0, Math.min(words.length, i + span) - i - 1), 0)
    const share = words.length > 1 ? 2 / (Math.min(span, words.length) - 1) : 0

    /** Sum of the pairs' nearness, weighted and plain. */
    const nearnessIn = (document: number): readonly [weighted: number, plain: number] => {
      const own = hits.map((one) => one.of(document))
      let [weighted, plain] = [0, 0]
      for (let i = 0; i < own.length; i += 1)
        for (let j = i + 1; j < Math.min(own.length, i + span); j += 1) {
          const wanted = (words[j] as MatchedWord).word.position - (words[i] as MatchedWord).word.position
          const pair = pairNearness(own[i] as readonly Hit[], own[j] as readonly Hit[], wanted)
          weighted += pair.weighted
          plain += pair.nearest
        }
      return [weighted, plain]
    }

    const found = holding(hits)
    const bound: Bound = { evidence: 0, titled: 0, named: 0, held: 0, pairs: 0 }
    let best = 0
    for (const document of found) {
      const kind = kindOf(document)
      readBound(document, hits, span, kind, bound)
      best = Math.max(best, (bound.evidence + bound.titled) * kindWeights[kind])
    }
    const ranked: Ranked[] = []
    for (const document of found) {
      const kind = kindOf(document)
      readBound(document, hits, span, kind, bound)
      const { evidence, titled, named, held } = bound
      const most = (evidence + Math.max(titled, named) + nearnessWeight * share * bound.pairs) * kindWeights[kind]
      if (most < best * leastShare) continue
      const [weighted, plain] = bound.pairs > 0 ? nearnessIn(document) : nowhere
      const near = pairs === 0 ? 1 : plain / pairs
      const score = (evidence + Math.max(titled, named * near) + nearnessWeight * share * weighted) * kindWeights[kind]
      if (score < best * leastShare) continue
      best = Math.max(best, score)
      ranked.push({ document, score, covered: total === 0 ? 0 : Math.min(1, held / total), near })
    }
    return ranked.filter(({ score }) => score >= best * leastShare).sort((a, b) => b.score - a.score || a.document - b.document)
  }
}
