/** Parts of the index as bytes: files of sorted words, and common terms cut into blocks. */
import { type ByteWriter, byteWriter, sharedStart } from './bytes.ts'
import { fields, type Neighbours, noNeighbours, type Postings, slicePostings, writePostings } from './postings.ts'
import type { Entry } from './records.ts'
import { tokensOf } from './tokens.ts'

export type AddFile = (name: string, bytes: Uint8Array) => void

/** Positions between two fields, so that words of different fields are not near. */
export const gap = 16
/** Bytes of a block before compression, about. */
const blockSize = 4200

/** The nearest content word on either side, at most two positions away, where it is a common term: its number from 1, else 0. */
export function neighboursOf(
  { documents, starts, positions }: Postings,
  beside: readonly (readonly (string | undefined)[])[],
  common: ReadonlyMap<string, number>,
): Neighbours {
  const before: number[] = []
  const after: number[] = []
  documents.forEach((document, index) => {
    const words = beside[document]
    const at = (position: number) => words?.[position]
    for (let i = starts[index] ?? 0; i < (starts[index + 1] ?? 0); i += 1) {
      const position = positions[i] ?? 0
      before.push(common.get(at(position - 1) ?? at(position - 2) ?? '') ?? 0)
      after.push(common.get(at(position + 1) ?? at(position + 2) ?? '') ?? 0)
    }
  })
  return { before, after }
}

/** Files of sorted words, cut when they reach a size; returns the first word of each. */
export function cutWords(
  words: readonly string[],
  prefix: string,
  size: number,
  add: AddFile,
  write: (to: ByteWriter, word: string) => void,
): readonly string[] {
  const firsts: string[] = []
  let writer = byteWriter()
  let before = ''
  const close = () => {
    if (writer.length() > 0) add(`${prefix}${firsts.length - 1}`, writer.bytes())
  }
  for (const word of words) {
    if (writer.length() === 0 || writer.length() > size) {
      close()
      writer = byteWriter()
      before = ''
      firsts.push(word)
    }
    const shared = sharedStart(before, word)
    writer.number(shared)
    writer.text(word.slice(shared))
    before = word
    write(writer, word)
  }
  close()
  return firsts
}

/** The position after a document's title and names. Only what stands before it is in the head of a common term. */
const endOfNames = new WeakMap<Entry, number>()
function namesEnd(entry: Entry): number {
  const known = endOfNames.get(entry)
  if (known !== undefined) return known
  let position = 0
  for (const text of [entry.title, ...entry.also]) position = tokensOf(text, position).next + gap
  endOfNames.set(entry, position)
  return position
}

/** A common term: what stands in titles and names whole, then blocks with the number of the first document of each. */
export function addCommon(index: number, postings: Postings, entries: readonly Entry[], add: AddFile): void {
  const head = slicePostings(
    postings,
    (at) => (postings.best[at] ?? 0) >= fields.name,
    (position, at) => position < namesEnd(entries[postings.documents[at] ?? 0] as Entry),
  )
  const firsts: number[] = []
  let from = 0
  while (from < postings.documents.length) {
    let to = from
    let bytes = 0
    while (to < postings.documents.length && bytes < blockSize) {
      bytes += 2 + 2.5 * ((postings.starts[to + 1] ?? 0) - (postings.starts[to] ?? 0))
      to += 1
    }
    const [low, high] = [from, to]
    const writer = byteWriter()
    writePostings(
      writer,
      slicePostings(postings, (at) => at >= low && at < high),
    )
    add(`c${index}-${firsts.length}`, writer.bytes())
    firsts.push(postings.documents[from] ?? 0)
    from = to
  }
  const writer = byteWriter()
  writer.number(postings.documents.length)
  writePostings(writer, { ...head, neighbours: noNeighbours })
  writer.number(firsts.length)
  let before = 0
  for (const first of firsts) {
    writer.number(first - before)
    before = first
  }
  add(`c${index}`, writer.bytes())
}
