/**
 * Ranking: one formula for documents of every kind. N is the number of documents.
 *
 *     score = kind × ( Σ words evidence + 2 × Σ pairs nearness + title )
 *
 * - **rarity** of a match: ln(1 + N / documents that hold it). All completions of a word, and all its corrections, count as one term each:
 *   their documents are added up, and no correction is rarer than the word as typed where that exists.
 * - **evidence** of a word: rarity × quality of the match (`match.ts`) × field, the highest of its matches. Field: title 1.4, name or
 *   question 1.2, summary, heading or claim 0.8, body 0.5; a tenth more for each doubling of the frequency.
 * - **nearness** of a pair of words: the mean of their rarities × qualities, and 1 × quality because standing together is rare in itself,
 *   ÷ (1 + d / 4), × 2 / (words − 1), since more words make more pairs. d is by how many words their distance differs from that in the query;
 *   the other order adds half a word. The decay is slow: twelve words apart still counts a quarter.
 * - **title**: the share of the title's words that the query holds, squared, × the rarity of those words. For another name nine tenths of
 *   that × how near the query's words stand, since a document may have many names, and its words may come from several. Nothing for data,
 *   whose rows are named after what the notes are about, nor for one word of anything but a note: "inference" names many outputs.
 * - **kind**: note 1, calculator 0.97, parameter and data 0.93, claim 0.9, source 0.85: of equals, what answers more comes first.
 *
 * Every document with one of the words is scored, every one with two for nearness. A document is skipped when even with its words side by
 * side it could not reach a fifth of what another has without nearness.
 */
import { field, type Postings } from '../index/postings.ts'
import type { SearchKind } from '../index/records.ts'
import type { Filter } from './filters.ts'
import type { MatchedWord } from './match.ts'
import { type Hit, maxWeight, type ScoreTable, scoreTable } from './score-table.ts'

export interface Ranked {
  readonly document: number
  readonly score: number
  /** Share of the query's words, by weight, that the document holds: 0 to 1. */
  readonly coverage: number
  /** How near the words stand to each other: 0 to 1, where 1 is side by side, or a single word. */
  readonly nearness: number
}

const nearnessWeight = 2
/** Of a pair side by side, besides the rarity of its words. */
const pairBonus = 1
/** Words of difference in distance that halve the nearness. */
const halfNearness = 4
/** What another name counts compared with the title. */
const nameWeight = 0.9
/** Results with less than this share of the best score are left out. */
const minShare = 0.2
const kindWeights: Readonly<Record<SearchKind, number>> = {
  note: 1,
  calculator: 0.97,
  parameter: 0.93,
  dataset: 0.93,
  claim: 0.9,
  source: 0.85,
}
export const kindWeight = (kind: SearchKind): number => kindWeights[kind]

/**
 * By how many words the distance of two terms in a document differs from the `wanted` one, at the best pair of their positions; the other
 * order costs half a word more. `indexA` and `indexB` are the document's indices in the two postings.
 */
export function distanceError(a: Postings, indexA: number, b: Postings, indexB: number, wanted: number): number {
  let best = Number.POSITIVE_INFINITY
  const begin = b.starts[indexB] as number
  const end = b.starts[indexB + 1] as number
  let j = begin
  for (let i = a.starts[indexA] as number; i < (a.starts[indexA + 1] as number); i += 1) {
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

const pairWeight = (a: Hit, b: Hit): number => (a.weight + b.weight) / 2 + pairBonus * Math.min(a.quality, b.quality)

/** Nearness of two words in a document, the best of their hits: `weighted` by the weight of the pair, and `plain` from 0 to 1 (side by side). */
function pairNearness(a: readonly Hit[], b: readonly Hit[], wanted: number): { readonly weighted: number; readonly plain: number } {
  let weighted = 0
  let plain = 0
  for (const one of a)
    for (const other of b) {
      const factor = 1 / (1 + distanceError(one.postings, one.index, other.postings, other.index, wanted) / halfNearness)
      weighted = Math.max(weighted, pairWeight(one, other) * factor)
      plain = Math.max(plain, factor)
    }
  return { weighted, plain }
}

/** How many words further on a word still makes a pair: in a short query with all, in a long one with the next only. */
const pairSpan = (words: number): number => (words <= 5 ? words : 2)

const square = (value: number): number => value * value

/** The score of a document without nearness, and what nearness can add at most. One object is filled anew for each of many documents. */
interface Bound {
  /** Sum of the words' evidence. */
  evidence: number
  /** What the title adds, and what another name adds if the words stand side by side. */
  title: number
  name: number
  /** Sum of the weights of the words that the document holds. */
  held: number
  /** Sum of the weights of the pairs that it holds. */
  pairs: number
}

/** Fills in what the title and another name add. A word of the title may stand in another name too. */
function boundNames(document: number, tables: readonly ScoreTable[], kind: SearchKind, to: Bound): void {
  let titles = 0
  let titleRarity = 0
  let titleLength = 0
  let names = 0
  let nameRarity = 0
  let nameLength = 0
  for (let i = 0; i < tables.length; i += 1) {
    const table = tables[i] as ScoreTable
    const where = table.nameField[document] as number
    if (where === 0) continue
    const weight = table.nameWeight[document] as number
    names += 1
    nameRarity += weight
    if (where === field.title) {
      titles += 1
      titleRarity += weight
      titleLength = Math.max(titleLength, table.nameLength[document] as number)
    } else nameLength = Math.max(nameLength, table.nameLength[document] as number)
  }
  to.title = titleLength === 0 ? 0 : titleRarity * square(Math.min(1, titles / titleLength))
  const hasNoName = nameLength === 0 || kind === 'dataset' || (kind !== 'note' && names < 2)
  to.name = hasNoName ? 0 : nameWeight * nameRarity * square(Math.min(1, names / nameLength))
}

function boundDocument(document: number, tables: readonly ScoreTable[], span: number, kind: SearchKind, to: Bound): void {
  to.evidence = 0
  to.held = 0
  to.pairs = 0
  for (let i = 0; i < tables.length; i += 1) {
    const one = tables[i] as ScoreTable
    const weight = one.weight[document] as number
    if (weight === 0) continue
    to.evidence += one.evidence[document] as number
    to.held += weight
    for (let j = i + 1; j < Math.min(tables.length, i + span); j += 1) {
      const other = (tables[j] as ScoreTable).weight[document] as number
      if (other > 0) to.pairs += (weight + other) / 2 + pairBonus
    }
  }
  boundNames(document, tables, kind, to)
}

/** The documents that hold one of the words, each once. */
const documentsIn = (tables: readonly ScoreTable[]): readonly number[] =>
  tables.flatMap(({ found }, index) =>
    index === 0 ? found : found.filter((document) => !tables.some(({ weight }, before) => before < index && weight[document] !== 0)),
  )

/** The sums over all pairs of words of their nearness in one document, weighted and plain. */
function nearnessIn(
  document: number,
  words: readonly MatchedWord[],
  tables: readonly ScoreTable[],
  span: number,
): { readonly weighted: number; readonly plain: number } {
  const hits = tables.map((table) => table.hits(document))
  let [weighted, plain] = [0, 0]
  for (let i = 0; i < hits.length; i += 1)
    for (let j = i + 1; j < Math.min(hits.length, i + span); j += 1) {
      const wanted = (words[j] as MatchedWord).word.position - (words[i] as MatchedWord).word.position
      const pair = pairNearness(hits[i] as readonly Hit[], hits[j] as readonly Hit[], wanted)
      weighted += pair.weighted
      plain += pair.plain
    }
  return { weighted, plain }
}

/** Ranks all documents that the filter lets in, best first, down to a fifth of the best score. */
export type Rank = (words: readonly MatchedWord[], filter: Filter | null) => readonly Ranked[]

const noNearness = { weighted: 0, plain: 0 } as const

/** The ranking of an index of so many documents. */
export function ranker(documents: number, kindOf: (document: number) => SearchKind): Rank {
  /** One for each word of a query; reused by the next query. */
  const reusable: ScoreTable[] = []

  return (words, filter) => {
    const tables = words.map((word, index): ScoreTable => {
      const table = reusable[index] ?? scoreTable(documents)
      reusable[index] = table
      table.fill(word, filter)
      return table
    })
    const total = words.reduce((sum, word) => sum + maxWeight(word, documents), 0)
    const span = pairSpan(words.length)
    const pairs = words.reduce((sum, _, i) => sum + Math.max(0, Math.min(words.length, i + span) - i - 1), 0)
    const pairShare = words.length > 1 ? 2 / (Math.min(span, words.length) - 1) : 0
    const pairWeightOf = (weighted: number): number => nearnessWeight * pairShare * weighted

    const found = documentsIn(tables)
    const bound: Bound = { evidence: 0, title: 0, name: 0, held: 0, pairs: 0 }
    let best = 0
    for (const document of found) {
      const kind = kindOf(document)
      boundDocument(document, tables, span, kind, bound)
      best = Math.max(best, (bound.evidence + bound.title) * kindWeights[kind])
    }
    const ranked: Ranked[] = []
    for (const document of found) {
      const kind = kindOf(document)
      boundDocument(document, tables, span, kind, bound)
      const { evidence, title, name, held } = bound
      const most = (evidence + Math.max(title, name) + pairWeightOf(bound.pairs)) * kindWeights[kind]
      if (most < best * minShare) continue
      const { weighted, plain } = bound.pairs > 0 ? nearnessIn(document, words, tables, span) : noNearness
      const nearness = pairs === 0 ? 1 : plain / pairs
      const score = (evidence + Math.max(title, name * nearness) + pairWeightOf(weighted)) * kindWeights[kind]
      if (score < best * minShare) continue
      best = Math.max(best, score)
      ranked.push({ document, score, coverage: total === 0 ? 0 : Math.min(1, held / total), nearness })
    }
    return ranked.filter(({ score }) => score >= best * minShare).sort((a, b) => b.score - a.score || a.document - b.document)
  }
}
