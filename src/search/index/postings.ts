/**
 * The postings of a term: in which documents it stands, in which of their fields, and where.
 *
 * In bytes: the number of documents; document numbers as differences; for each, count and best field; positions as differences,
 * document by document; for those with it in the title or another name, how many words that has.
 */
import type { ByteReader, ByteWriter } from './varint.ts'

/** The best field of a document that holds the term: its body, its summary, heading or claim, another name, its title. */
export const fields = { body: 0, line: 1, name: 2, title: 3 } as const
export type Field = (typeof fields)[keyof typeof fields]

export interface Postings {
  /** Ascending. */
  readonly documents: readonly number[]
  readonly best: readonly Field[]
  /** Where the positions of each begin in `positions`; one more entry than documents. */
  readonly starts: readonly number[]
  /** Ascending within a document. */
  readonly positions: readonly number[]
  /** Words of the title or, of the other names that hold it, of the shortest; 0 for other fields. */
  readonly titles: readonly number[]
  /** Neighbours of each position; empty where they are not known. */
  readonly neighbours: Neighbours
}

/**
 * Which common terms stand beside each position of a term: their numbers from 1, else 0. So the phrase "large corpus" is found by
 * "corpus" alone, without the long list of "large".
 */
export interface Neighbours {
  readonly before: readonly number[]
  readonly after: readonly number[]
}

export const noNeighbours: Neighbours = { before: [], after: [] }
export const noPostings: Postings = { documents: [], best: [], starts: [0], positions: [], titles: [], neighbours: noNeighbours }

/** Postings as they grow, document by document. */
export interface GrowingPostings {
  readonly documents: number[]
  readonly best: Field[]
  readonly starts: number[]
  readonly positions: number[]
  readonly titles: number[]
  readonly neighbours: { readonly before: number[]; readonly after: number[] }
}
export const growingPostings = (): GrowingPostings => ({
  documents: [],
  best: [],
  starts: [0],
  positions: [],
  titles: [],
  neighbours: { before: [], after: [] },
})

/** `words`: those of the title or name, when `field` is one of these. */
export function addPosting(to: GrowingPostings, document: number, field: Field, position: number | null, words: number): void {
  const last = to.documents.length - 1
  if (to.documents[last] !== document) {
    to.documents.push(document)
    to.best.push(field)
    to.titles.push(field >= fields.name ? words : 0)
    to.starts.push(to.positions.length)
  } else if (field > (to.best[last] as Field)) {
    to.best[last] = field
    to.titles[last] = field >= fields.name ? words : 0
  } else if (field === fields.name && to.best[last] === field) to.titles[last] = Math.min(to.titles[last] as number, words)
  const begin = to.starts[to.starts.length - 2] ?? 0
  if (position === null || (to.positions.length > begin && to.positions.at(-1) === position)) return
  to.positions.push(position)
  to.starts[to.starts.length - 1] = to.positions.length
}

/** With neighbours when there are some. */
export function writePostings(to: ByteWriter, { documents, best, starts, positions, titles, neighbours }: Postings): void {
  to.number(documents.length)
  let before = 0
  for (const document of documents) {
    to.number(document - before)
    before = document
  }
  documents.forEach((_, index) => {
    const count = (starts[index + 1] ?? 0) - (starts[index] ?? 0)
    to.number(count * 4 + (best[index] ?? 0))
  })
  documents.forEach((_, index) => {
    let last = 0
    for (let at = starts[index] ?? 0; at < (starts[index + 1] ?? 0); at += 1) {
      to.number((positions[at] ?? 0) - last)
      last = positions[at] ?? 0
    }
  })
  documents.forEach((_, index) => {
    if ((best[index] as Field) >= fields.name) to.number(titles[index] ?? 0)
  })
  for (const number of neighbours.before) to.number(number)
  for (const number of neighbours.after) to.number(number)
}

/** `beside`: neighbours were written. */
export function readPostings(from: ByteReader, beside: boolean): Postings {
  const count = from.number()
  const documents: number[] = new Array(count)
  const best: Field[] = new Array(count)
  const starts: number[] = new Array(count + 1)
  const titles: number[] = new Array(count)
  let document = 0
  for (let index = 0; index < count; index += 1) {
    document += from.number()
    documents[index] = document
  }
  starts[0] = 0
  for (let index = 0; index < count; index += 1) {
    const info = from.number()
    best[index] = (info & 3) as Field
    starts[index + 1] = (starts[index] ?? 0) + (info >>> 2)
  }
  const positions: number[] = new Array(starts[count] ?? 0)
  for (let index = 0; index < count; index += 1) {
    let position = 0
    for (let at = starts[index] ?? 0; at < (starts[index + 1] ?? 0); at += 1) {
      position += from.number()
      positions[at] = position
    }
  }
  for (let index = 0; index < count; index += 1) titles[index] = (best[index] as Field) >= fields.name ? from.number() : 0
  const read = () => positions.map(() => from.number())
  return { documents, best, starts, positions, titles, neighbours: beside ? { before: read(), after: read() } : noNeighbours }
}

function pushPosition(to: GrowingPostings, position: number, { before, after }: Neighbours, at: number): void {
  to.positions.push(position)
  to.neighbours.before.push(before[at] ?? 0)
  to.neighbours.after.push(after[at] ?? 0)
}

/** The documents that `keep` accepts by their index, and of their positions those that are `within`. */
export function slicePostings(
  { documents, best, starts, positions, titles, neighbours }: Postings,
  keep: (index: number) => boolean,
  within: (position: number, index: number) => boolean = () => true,
): Postings {
  const made = growingPostings()
  documents.forEach((document, index) => {
    if (!keep(index)) return
    made.documents.push(document)
    made.best.push(best[index] ?? 0)
    made.titles.push(titles[index] ?? 0)
    for (let at = starts[index] ?? 0; at < (starts[index + 1] ?? 0); at += 1) {
      const position = positions[at] ?? 0
      if (within(position, index)) pushPosition(made, position, neighbours, at)
    }
    made.starts.push(made.positions.length)
  })
  return made
}

/** Several postings of disjoint documents as one, ascending. */
export function joinPostings(all: readonly Postings[]): Postings {
  if (all.length === 1) return all[0] ?? noPostings
  const order = all
    .flatMap((postings, which) => postings.documents.map((document, index) => ({ document, which, index })))
    .sort((a, b) => a.document - b.document)
  const made = growingPostings()
  for (const { document, which, index } of order) {
    const { best, starts, positions, titles, neighbours } = all[which] as Postings
    if (made.documents.at(-1) === document) continue
    made.documents.push(document)
    made.best.push(best[index] ?? 0)
    made.titles.push(titles[index] ?? 0)
    for (let at = starts[index] ?? 0; at < (starts[index + 1] ?? 0); at += 1) pushPosition(made, positions[at] ?? 0, neighbours, at)
    made.starts.push(made.positions.length)
  }
  return made
}
