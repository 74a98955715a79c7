/** Parts of the index as bytes: files of sorted words, and common terms cut into blocks. */

import { tokensOf } from '../text/tokens.ts'
import { fields, type Neighbours, noNeighbours, type Postings, slicePostings, writePostings } from './postings.ts'
import type { Entry } from './records.ts'
import { type ByteWriter, byteWriter, sharedStart } from './varint.ts'

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

/** How sorted words are cut into files. */
export interface Cut {
  /** Names of the files: this and a number. */
  readonly prefix: string
  /** Bytes of a file before compression, about. */
  readonly size: number
  /** Words that begin with the same so many letters are looked up together: where they can, they share a file. */
  readonly together: number
  /** They share one even if it grows beyond its size, up to this many bytes. */
  readonly most: number
}

/** The shortest beginning of `word` that no word up to `before` reaches. */
const beginning = (word: string, before: string): string => word.slice(0, sharedStart(before, word) + 1)

/** Writes sorted words as files; returns where each begins, as short as can be. */
export function cutWords(
  words: readonly string[],
  { prefix, size, together, most }: Cut,
  add: AddFile,
  write: (to: ByteWriter, word: string) => void,
): readonly string[] {
  const firsts: string[] = []
  let file = byteWriter()
  let last = ''
  const close = () => {
    if (file.length() > 0) add(`${prefix}${firsts.length - 1}`, file.bytes())
    file = byteWriter()
  }
  const put = (to: ByteWriter, some: readonly string[], before: string) => {
    let known = before
    for (const word of some) {
      const shared = sharedStart(known, word)
      to.number(shared)
      to.text(word.slice(shared))
      write(to, word)
      known = word
    }
  }
  const append = (word: string) => {
    if (file.length() === 0) firsts.push(beginning(word, last))
    put(file, [word], file.length() === 0 ? '' : last)
    last = word
  }
  for (const group of Map.groupBy(words, (word) => word.slice(0, together)).values()) {
    const [first = '', ...others] = group
    const alone = byteWriter()
    put(alone, [first], '')
    const rest = alone.length()
    put(alone, others, first)
    if (file.length() > 0 && file.length() + alone.length() > size) close()
    append(first)
    if (alone.length() <= most) {
      file.raw(alone.bytes().subarray(rest))
      last = group.at(-1) as string
    } else
      for (const word of others) {
        if (file.length() > size) close()
        append(word)
      }
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

/**
 * A common term: its postings as blocks, each a file. Returns its head: what stands in titles and names, then the number of the first
 * document of each block.
 */
export function addCommon(index: number, postings: Postings, entries: readonly Entry[], add: AddFile): Uint8Array {
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
  return writer.bytes()
}
