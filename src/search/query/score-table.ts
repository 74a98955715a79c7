/**
 * The score table of one word of a query: for each document, the best matches of the word there and what they are worth. The formulas are at
 * the head of `rank.ts`.
 */
import { type Field, field, type Postings } from '../index/postings.ts'
import type { Filter } from './filters.ts'
import type { Match, MatchedWord } from './match.ts'

/** Weight of a match by the best field that holds it: body, summary, name, title. */
const fieldWeights = [0.5, 0.8, 1.2, 1.4] as const
/** Added for each doubling of how often a document holds a term. */
const frequencyWeight = 0.1
/** A similar title counts as at least this share of all documents: that it is alike says little. */
const minSimilarShare = 1 / 50

/** One match of a word in one document. */
export interface Hit {
  /** Rarity × quality. */
  readonly weight: number
  readonly quality: number
  readonly postings: Postings
  /** Index of the document in `postings`. */
  readonly index: number
}

/** The typed arrays have an element for each document; 0 where the word has no match. */
export interface ScoreTable {
  /** Replaces the table by that of another word. */
  readonly fill: (word: MatchedWord, filter: Filter | null) => void
  /** Documents with a match, in no order. */
  readonly found: readonly number[]
  /** The highest evidence of the document's matches, and their highest weight. */
  readonly evidence: Float64Array
  readonly weight: Float64Array
  /** Of the best match in a title or name: the field, the weight, and how many words the title or name has. */
  readonly nameField: Uint8Array
  readonly nameWeight: Float64Array
  readonly nameLength: Uint8Array
  /** The document's best few matches. */
  readonly hits: (document: number) => readonly Hit[]
}

const maxHits = 3

/** Rarity of a term: ln(1 + documents / how many hold it). */
const rarity = (documents: number, count: number): number => Math.log(1 + documents / Math.max(1, count))

/** The rarity of each match of a word. */
function rarities({ matches }: MatchedWord, documents: number): readonly number[] {
  const total = (kind: Match['kind']) => matches.reduce((sum, one) => (one.kind === kind ? sum + one.term.count : sum), 0)
  const exact = total('exact')
  const limit = exact > 0 ? rarity(documents, exact) : Number.POSITIVE_INFINITY
  const together = {
    completion: rarity(documents, total('completion') + exact),
    correction: Math.min(limit, rarity(documents, total('correction'))),
    similar: Math.min(limit, rarity(documents, Math.max(total('similar'), documents * minSimilarShare))),
  }
  return matches.map(({ term, kind }) => (kind === 'exact' || kind === 'joined' ? rarity(documents, term.count) : together[kind]))
}

/** What a word weighs where it is matched best; a word without matches weighs as much as the rarest. */
export function maxWeight(word: MatchedWord, documents: number): number {
  if (word.matches.length === 0) return rarity(documents, 1)
  const rare = rarities(word, documents)
  return Math.max(...word.matches.map(({ quality }, index) => (rare[index] ?? 0) * quality))
}

/** The best few hits of each document, in typed arrays. */
function hitStore(documents: number) {
  const count = new Uint8Array(documents)
  const evidences = new Float64Array(documents * maxHits)
  const matches = new Uint16Array(documents * maxHits)
  const indices = new Uint32Array(documents * maxHits)
  return {
    count,
    /** Keeps a hit if it is among the best few of its document. */
    keep: (document: number, evidence: number, match: number, index: number): void => {
      const from = document * maxHits
      let slot = from
      const kept = count[document] as number
      if (kept < maxHits) {
        slot += kept
        count[document] = kept + 1
      } else {
        for (let i = from + 1; i < from + maxHits; i += 1) if ((evidences[i] as number) < (evidences[slot] as number)) slot = i
        if ((evidences[slot] as number) >= evidence) return
      }
      evidences[slot] = evidence
      matches[slot] = match
      indices[slot] = index
    },
    hits: (document: number): readonly { readonly match: number; readonly index: number }[] =>
      Array.from({ length: count[document] as number }, (_, i) => ({
        match: matches[document * maxHits + i] as number,
        index: indices[document * maxHits + i] as number,
      })),
  }
}

/** An empty table. Filling it again reuses its memory: a query of many words asks often. One closure over its columns, therefore long. */
export function scoreTable(documents: number): ScoreTable {
  let matches: MatchedWord['matches'] = []
  let rare: readonly number[] = []
  const found: number[] = []
  const evidence = new Float64Array(documents)
  const weight = new Float64Array(documents)
  const nameField = new Uint8Array(documents)
  const nameWeight = new Float64Array(documents)
  const nameLength = new Uint8Array(documents)
  const store = hitStore(documents)
  const columns = [evidence, weight, nameField, nameWeight, nameLength, store.count]

  function add({ term, quality }: Match, match: number, filter: Filter | null): void {
    const { documents: holding, starts, bestFields, nameLengths } = term.postings
    const ownWeight = (rare[match] ?? 0) * quality
    for (let index = 0; index < holding.length; index += 1) {
      const document = holding[index] as number
      if (filter && !filter(document)) continue
      if (store.count[document] === 0) found.push(document)
      const where = bestFields[index] as Field
      const frequency = (starts[index + 1] as number) - (starts[index] as number)
      const own = ownWeight * fieldWeights[where] * (frequency > 1 ? 1 + frequencyWeight * Math.log2(frequency) : 1)
      if (own > (evidence[document] as number)) evidence[document] = own
      if (ownWeight > (weight[document] as number)) weight[document] = ownWeight
      const isBetterName = where > (nameField[document] as number) || ownWeight > (nameWeight[document] as number)
      if (where >= field.name && isBetterName) {
        nameField[document] = where
        nameWeight[document] = ownWeight
        nameLength[document] = nameLengths[index] ?? 0
      }
      store.keep(document, own, match, index)
    }
  }
  return {
    found,
    evidence,
    weight,
    nameField,
    nameWeight,
    nameLength,
    fill: (word, filter) => {
      for (const document of found) for (const column of columns) column[document] = 0
      found.length = 0
      matches = word.matches
      rare = rarities(word, documents)
      for (const [index, match] of matches.entries()) add(match, index, filter)
    },
    hits: (document) =>
      store.hits(document).map(({ match, index }) => {
        const { term, quality } = matches[match] as Match
        return { weight: (rare[match] ?? 0) * quality, quality, postings: term.postings, index }
      }),
  }
}
