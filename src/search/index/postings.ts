/**
 * The postings of a term: the documents that hold it, the best field of each that does, and the positions of the term in each.
 *
 * On disk, all numbers varints: the number of documents; document numbers as differences; for each document 4 × positions + best field;
 * the positions of each document as differences; for each document with the term in its title or a name, how many words that has; where
 * neighbours are known, the neighbour before each position, then the one after each.
 */
import type { ByteReader, ByteWriter } from './varint.ts'

/** Fields of a document, the better the higher: its body; its summary, headings and claims; another name of it; its title. */
export const field = { body: 0, summary: 1, name: 2, title: 3 } as const
export type Field = (typeof field)[keyof typeof field]

export interface Postings {
  /** Document numbers, ascending. */
  readonly documents: readonly number[]
  /** The best field of each document that holds the term. */
  readonly bestFields: readonly Field[]
  /** Index in `positions` of each document's first; one more entry than documents. */
  readonly starts: readonly number[]
  /** Positions of the term, ascending within a document. */
  readonly positions: readonly number[]
  /** Content words of the title, or of the shortest name that holds the term; 0 where the best field is another. */
  readonly nameLengths: readonly number[]
  readonly neighbours: Neighbours
}

/**
 * The common term beside each position of a term: its number from 1, or 0 for none. With them the phrase "large corpus" is found by the
 * postings of "corpus" alone, without the long list of "large". Both lists are empty where neighbours are not known.
 */
export interface Neighbours {
  readonly before: readonly number[]
  readonly after: readonly number[]
}

export const noNeighbours: Neighbours = { before: [], after: [] }
export const noPostings: Postings = { documents: [], bestFields: [], starts: [0], positions: [], nameLengths: [], neighbours: noNeighbours }

/** Postings that are being built, document by document. */
export interface MutablePostings {
  readonly documents: number[]
  readonly bestFields: Field[]
  readonly starts: number[]
  readonly positions: number[]
  readonly nameLengths: number[]
  readonly neighbours: Neighbours
}
export const emptyPostings = (): MutablePostings => ({
  documents: [],
  bestFields: [],
  starts: [0],
  positions: [],
  nameLengths: [],
  neighbours: noNeighbours,
})

/**
 * Adds one occurrence. Documents and, within one, positions must come in ascending order. `position` is null for a filter term, which
 * stands nowhere; `words` is the length of the title or name when `where` is one of these.
 */
export function addPosting(to: MutablePostings, document: number, where: Field, position: number | null, words: number): void {
  const { documents, bestFields, starts, positions, nameLengths } = to
  const last = documents.length - 1
  if (documents[last] !== document) {
    documents.push(document)
    bestFields.push(where)
    nameLengths.push(where >= field.name ? words : 0)
    starts.push(positions.length)
  } else if (where > (bestFields[last] as Field)) {
    bestFields[last] = where
    nameLengths[last] = where >= field.name ? words : 0
  } else if (where === field.name && bestFields[last] === where) nameLengths[last] = Math.min(nameLengths[last] as number, words)
  const begin = starts[starts.length - 2] as number
  if (position === null || (positions.length > begin && positions[positions.length - 1] === position)) return
  positions.push(position)
  starts[starts.length - 1] = positions.length
}

/** Writes postings, with neighbours where there are some. */
export function writePostings(to: ByteWriter, { documents, bestFields, starts, positions, nameLengths, neighbours }: Postings): void {
  const count = documents.length
  to.varint(count)
  let before = 0
  for (let index = 0; index < count; index += 1) {
    const document = documents[index] as number
    to.varint(document - before)
    before = document
  }
  for (let index = 0; index < count; index += 1)
    to.varint(((starts[index + 1] as number) - (starts[index] as number)) * 4 + (bestFields[index] as Field))
  for (let index = 0; index < count; index += 1) {
    let last = 0
    const end = starts[index + 1] as number
    for (let at = starts[index] as number; at < end; at += 1) {
      const position = positions[at] as number
      to.varint(position - last)
      last = position
    }
  }
  for (let index = 0; index < count; index += 1) if ((bestFields[index] as Field) >= field.name) to.varint(nameLengths[index] as number)
  for (const number of neighbours.before) to.varint(number)
  for (const number of neighbours.after) to.varint(number)
}

/** Reads postings; `hasNeighbours` says whether neighbours were written. */
export function readPostings(from: ByteReader, hasNeighbours: boolean): Postings {
  const count = from.varint()
  const documents: number[] = new Array(count)
  const bestFields: Field[] = new Array(count)
  const starts: number[] = new Array(count + 1)
  const nameLengths: number[] = new Array(count)
  let document = 0
  for (let index = 0; index < count; index += 1) {
    document += from.varint()
    documents[index] = document
  }
  starts[0] = 0
  for (let index = 0; index < count; index += 1) {
    const info = from.varint()
    bestFields[index] = (info & 3) as Field
    starts[index + 1] = (starts[index] as number) + (info >>> 2)
  }
  const positions: number[] = new Array(starts[count] as number)
  for (let index = 0; index < count; index += 1) {
    let position = 0
    for (let at = starts[index] as number; at < (starts[index + 1] as number); at += 1) {
      position += from.varint()
      positions[at] = position
    }
  }
  for (let index = 0; index < count; index += 1) nameLengths[index] = (bestFields[index] as Field) >= field.name ? from.varint() : 0
  const readNumbers = () => positions.map(() => from.varint())
  const neighbours = hasNeighbours ? { before: readNumbers(), after: readNumbers() } : noNeighbours
  return { documents, bestFields, starts, positions, nameLengths, neighbours }
}

interface Copy extends MutablePostings {
  readonly neighbours: { readonly before: number[]; readonly after: number[] }
}
const emptyCopy = (): Copy => ({ ...emptyPostings(), neighbours: { before: [], after: [] } })

/** Appends one document of `from`, with those of its positions that are `within`. */
function copyDocument(to: Copy, from: Postings, index: number, within: (position: number, index: number) => boolean): void {
  const { documents, bestFields, starts, positions, nameLengths, neighbours } = from
  to.documents.push(documents[index] as number)
  to.bestFields.push(bestFields[index] as Field)
  to.nameLengths.push(nameLengths[index] as number)
  for (let at = starts[index] as number; at < (starts[index + 1] as number); at += 1) {
    const position = positions[at] as number
    if (!within(position, index)) continue
    to.positions.push(position)
    to.neighbours.before.push(neighbours.before[at] ?? 0)
    to.neighbours.after.push(neighbours.after[at] ?? 0)
  }
  to.starts.push(to.positions.length)
}

const everywhere = (): boolean => true

/** The documents whose index `keep` accepts, with those of their positions that `within` accepts. */
export function slicePostings(
  postings: Postings,
  keep: (index: number) => boolean,
  within: (position: number, index: number) => boolean = everywhere,
): Postings {
  const slice = emptyCopy()
  for (let index = 0; index < postings.documents.length; index += 1) if (keep(index)) copyDocument(slice, postings, index, within)
  return slice
}

/** Several postings as one, ascending. Of a document that several hold, the first of them counts. */
export function mergePostings(all: readonly Postings[]): Postings {
  if (all.length === 1) return all[0] ?? noPostings
  const order = all
    .flatMap((postings) => postings.documents.map((document, index) => ({ document, postings, index })))
    .sort((a, b) => a.document - b.document)
  const merged = emptyCopy()
  for (const { document, postings, index } of order)
    if (merged.documents.at(-1) !== document) copyDocument(merged, postings, index, everywhere)
  return merged
}
