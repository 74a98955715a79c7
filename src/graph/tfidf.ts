/**
 * What texts are about, as vectors whose cosine says how near two of them are: logarithmic counts of terms times their rarity (tf-idf;
 * Salton and Buckley, 1988). `MeaningProvider` is the seam where another model may take its place. On the notebook's own relations this
 * one finds more than a latent-semantic model does (`npm run bench -- map` measures it), and costs less.
 */
import { byText } from '../records/order.ts'
import type { SparseRows } from './sparse-rows.ts'
import { eachTerm } from './terms.ts'

/** A text to be placed. Parts count by their weight; `marks` are names of things that it uses (sources, parameters, calculators). */
export interface MeaningText {
  readonly parts: readonly { readonly text: string; readonly weight: number }[]
  readonly marks: readonly string[]
}

export interface Meaning {
  /** Vectors of length 1 (or 0 for a text without known terms), one a row, in the order of the texts. */
  readonly vectors: SparseRows
  /** The same for texts that were not among those the model was made of. */
  readonly place: (texts: readonly MeaningText[]) => SparseRows
}

export type MeaningProvider = (texts: readonly MeaningText[]) => Meaning

const mostTerms = 20_000
/** Beside a word of the text, what a shared source or calculator counts. */
const markWeight = 2

/** How often each term stands in a text, weighted. */
function countsOf({ parts, marks }: MeaningText): Map<string, number> {
  const counts = new Map<string, number>()
  const add = (term: string, weight: number) => counts.set(term, (counts.get(term) ?? 0) + weight)
  for (const { text, weight } of parts) eachTerm(text, (term) => add(term, weight))
  for (const mark of marks) add(`=${mark}`, markWeight)
  return counts
}

interface Vocabulary {
  readonly index: ReadonlyMap<string, number>
  /** How telling each term is: the logarithm of how rare it is. */
  readonly rarity: Float64Array
}

/** The terms that at least two texts have and not most of them do. */
function vocabularyOf(counts: readonly ReadonlyMap<string, number>[]): Vocabulary {
  const holders = new Map<string, number>()
  for (const each of counts) for (const term of each.keys()) holders.set(term, (holders.get(term) ?? 0) + 1)
  const kept = [...holders]
    .filter(([, held]) => held > 1 && (held <= 0.5 * counts.length || counts.length < 8))
    .sort(([a, held], [b, other]) => other - held || byText(a, b))
    .slice(0, mostTerms)
  return {
    index: new Map(kept.map(([term], i) => [term, i])),
    rarity: Float64Array.from(kept, ([, held]) => Math.log(counts.length / held) + 0.1),
  }
}

function rowsOf(counts: readonly ReadonlyMap<string, number>[], { index, rarity }: Vocabulary): SparseRows {
  const starts = new Uint32Array(counts.length + 1)
  const at: number[] = []
  const values: number[] = []
  for (const [row, each] of counts.entries()) {
    const known: [number, number][] = []
    for (const [term, count] of each) {
      const column = index.get(term)
      if (column !== undefined) known.push([column, Math.log(1 + count) * (rarity[column] ?? 0)])
    }
    const length = Math.hypot(...known.map(([, value]) => value)) || 1
    for (const [column, value] of known.sort(([a], [b]) => a - b)) {
      at.push(column)
      values.push(value / length)
    }
    starts[row + 1] = at.length
  }
  return { rows: counts.length, columns: index.size, starts, at: Uint32Array.from(at), values: Float64Array.from(values) }
}

export const tfidf: MeaningProvider = (texts) => {
  const counts = texts.map(countsOf)
  const vocabulary = vocabularyOf(counts)
  return {
    vectors: rowsOf(counts, vocabulary),
    place: (others) => rowsOf(others.map(countsOf), vocabulary),
  }
}
