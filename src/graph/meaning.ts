/**
 * What texts are about, as vectors whose cosine says how near two of them are. `MeaningProvider` is the seam: another model may take the
 * place of the latent-semantic one (Deerwester et al., 1990), which needs nothing but the texts.
 */
import { byText } from './order.ts'
import { eachTerm } from './terms.ts'
import { type Block, mainDirections, multiply, normalise, type SparseRows } from './vectors.ts'

/** A text to be placed. Parts count by their weight; `marks` are names of things that it uses (sources, parameters, calculators). */
export interface MeaningText {
  readonly parts: readonly { readonly text: string; readonly weight: number }[]
  readonly marks: readonly string[]
}

export interface Meaning {
  /** Unit vectors, one a row, in the order of the texts. */
  readonly vectors: Block
  /** Places texts that were not among those the model was made of. */
  readonly place: (texts: readonly MeaningText[]) => Block
  /** What two texts share that counts most, in words as they stood, most telling first; for texts of the model or placed by it. */
  readonly shared: (a: MeaningText, b: MeaningText, most: number) => readonly string[]
}

export type MeaningProvider = (texts: readonly MeaningText[]) => Meaning

const mostTerms = 20_000
/** Beside a word of the text, what a shared source or calculator counts. */
const markWeight = 2

const markTerm = (mark: string): string => `=${mark}`

/** How often each term stands in a text, weighted. */
function countsOf({ parts, marks }: MeaningText, spoken?: (term: string, word: string) => void): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { text, weight } of parts) {
    eachTerm(text, (term, word) => {
      counts.set(term, (counts.get(term) ?? 0) + weight)
      spoken?.(term, word)
    })
  }
  for (const mark of marks) counts.set(markTerm(mark), (counts.get(markTerm(mark)) ?? 0) + markWeight)
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

/** One row a text, each of length 1, its columns rising. */
function rowsOf(counts: readonly ReadonlyMap<string, number>[], { index, rarity }: Vocabulary): SparseRows {
  const starts = new Uint32Array(counts.length + 1)
  const at: number[] = []
  const values: number[] = []
  for (const [row, each] of counts.entries()) {
    const begin = at.length
    let sum = 0
    const known = [...each].flatMap(([term, count]): [number, number][] => {
      const column = index.get(term)
      return column === undefined ? [] : [[column, count]]
    })
    for (const [column, count] of known.sort(([a], [b]) => a - b)) {
      const value = Math.log(1 + count) * (rarity[column] ?? 0)
      at.push(column)
      values.push(value)
      sum += value * value
    }
    const length = Math.sqrt(sum) || 1
    for (let entry = begin; entry < values.length; entry++) (values[entry] as number) /= length
    starts[row + 1] = at.length
  }
  return { rows: counts.length, columns: index.size, starts, at: Uint32Array.from(at), values: Float64Array.from(values) }
}

/** Directions kept: half as many as texts and at least twelve for a small notebook; at most 80, and 32 where time counts. */
const rankFor = (texts: number): number => (texts > 2000 ? 32 : Math.min(80, Math.max(12, Math.round(texts / 2))))

/** The terms that two rows share, by what they add to their likeness, the most first. */
function sharedColumns(
  a: SparseRows,
  rowA: number,
  b: SparseRows,
  rowB: number,
  most: number,
  spoken: (column: number) => boolean,
): number[] {
  const found: { readonly column: number; readonly weight: number }[] = []
  let [i, j] = [a.starts[rowA] ?? 0, b.starts[rowB] ?? 0]
  const [endA, endB] = [a.starts[rowA + 1] ?? 0, b.starts[rowB + 1] ?? 0]
  while (i < endA && j < endB) {
    const [left, right] = [a.at[i] as number, b.at[j] as number]
    if (left < right) i++
    else if (right < left) j++
    else {
      const weight = (a.values[i++] as number) * (b.values[j++] as number)
      if (!spoken(left) || (found.length === most && weight <= (found[most - 1]?.weight ?? 0))) continue
      const place = found.findIndex((other) => other.weight < weight)
      found.splice(place < 0 ? found.length : place, 0, { column: left, weight })
      if (found.length > most) found.pop()
    }
  }
  return found.map(({ column }) => column)
}

/** Latent-semantic analysis: logarithmic counts times rarity, reduced to the main directions. */
export const latentMeaning: MeaningProvider = (texts) => {
  const spoken = new Map<string, Map<string, number>>()
  const speak = (term: string, word: string) => {
    const words = spoken.get(term)
    if (!words) spoken.set(term, new Map([[word, 1]]))
    else words.set(word, (words.get(word) ?? 0) + 1)
  }
  const counts = texts.map((text) => countsOf(text, speak))
  const vocabulary = vocabularyOf(counts)
  const rows = rowsOf(counts, vocabulary)
  const axes = mainDirections(rows, rankFor(texts.length))
  const words = [...vocabulary.index.keys()].map((term) => commonest(spoken.get(term)))
  const placed = new Map<MeaningText, readonly [SparseRows, number]>(texts.map((text, row) => [text, [rows, row]]))

  return {
    vectors: normalise(multiply(rows, axes)),
    place: (others) => {
      const more = rowsOf(
        others.map((text) => countsOf(text)),
        vocabulary,
      )
      for (const [row, text] of others.entries()) placed.set(text, [more, row])
      return normalise(multiply(more, axes))
    },
    shared: (a, b, most) => {
      const [first, second] = [placed.get(a), placed.get(b)]
      if (!first || !second) return []
      return sharedColumns(...first, ...second, most, (column) => words[column] !== '').map((column) => words[column] ?? '')
    },
  }
}

/** How a term was mostly written; empty for the mark of a thing, which is no word. */
const commonest = (words: ReadonlyMap<string, number> | undefined): string =>
  [...(words ?? [])].sort(([a, often], [b, other]) => other - often || byText(a, b))[0]?.[0] ?? ''
