/** Common terms: their postings are divided into blocks, each a file, and only a short head stands among the other terms. */
import { fileNames } from './manifest.ts'
import { field, noNeighbours, type Postings, slicePostings, writePostings } from './postings.ts'
import type { AddFile } from './sorted-files.ts'
import { type ByteWriter, byteWriter } from './varint.ts'

/** Bytes of a block before compression, about. */
const blockSize = 4200
/** Bytes of a document's postings in a block, about, and of each position. */
const cost = { document: 2, position: 2.5 }

/** Index of the first document that no longer fits the block that begins with document `from`. */
function blockEnd({ documents, starts }: Postings, from: number): number {
  let to = from
  for (let bytes = 0; to < documents.length && bytes < blockSize; to += 1)
    bytes += cost.document + cost.position * ((starts[to + 1] as number) - (starts[to] as number))
  return to
}

/**
 * Adds the blocks of common term number `commonTerm` (from 0), and writes its head: how many documents hold it, the postings in titles and
 * names, and the first document of each block. `namesEnd` is, for each document, the position after its title and names.
 */
export function addBlocks(commonTerm: number, postings: Postings, namesEnd: readonly number[], add: AddFile, head: ByteWriter): void {
  const firsts: number[] = []
  const block = byteWriter()
  for (let from = 0; from < postings.documents.length; ) {
    const to = blockEnd(postings, from)
    const low = from
    block.clear()
    writePostings(
      block,
      slicePostings(postings, (index) => index >= low && index < to),
    )
    add(fileNames.block(commonTerm, firsts.length), block.view().slice())
    firsts.push(postings.documents[from] as number)
    from = to
  }
  const inNames = slicePostings(
    postings,
    (index) => (postings.bestFields[index] ?? 0) >= field.name,
    (position, index) => position < (namesEnd[postings.documents[index] as number] as number),
  )
  head.varint(postings.documents.length)
  writePostings(head, { ...inNames, neighbours: noNeighbours })
  head.varint(firsts.length)
  let before = 0
  for (const first of firsts) {
    head.varint(first - before)
    before = first
  }
}
