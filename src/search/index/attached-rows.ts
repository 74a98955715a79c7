/** List rows that come with the postings of a term, so that the notes it finds first are shown without another file. */
import type { ListRow } from './manifest.ts'
import { field, type Postings } from './postings.ts'
import type { ByteWriter } from './varint.ts'

/** Rows of all notes with the term in the title, if there are no more than this. */
const maxTitled = 24
/** Where rows are not bundled: of more titled notes so many with the shortest titles; and at least so many notes in all. */
const unbundled = { ofMany: 8, least: 6 }

/**
 * Indices in `postings` of the notes whose rows a term brings: those with it in the title, if they are few. Where rows are not bundled, also
 * some of many, those with the shortest titles, and else some with it elsewhere, those that hold it most often.
 */
function chosenNotes({ documents, bestFields, starts, nameLengths }: Postings, isNote: readonly boolean[], isBundled: boolean) {
  const titled: number[] = []
  const others: number[] = []
  for (let index = 0; index < documents.length; index += 1)
    if (isNote[documents[index] as number]) (bestFields[index] === field.title ? titled : others).push(index)
  if (titled.length > maxTitled)
    return titled.sort((a, b) => (nameLengths[a] as number) - (nameLengths[b] as number)).slice(0, isBundled ? 0 : unbundled.ofMany)
  const missing = isBundled ? 0 : Math.max(0, unbundled.least - titled.length)
  if (missing === 0) return titled
  const frequency = (index: number) => (starts[index + 1] as number) - (starts[index] as number)
  return [...titled, ...others.sort((a, b) => frequency(b) - frequency(a)).slice(0, missing)]
}

/** Writes the number of rows, then document, title and id of each. `rows` are those of all documents. */
export function writeAttachedRows(
  to: ByteWriter,
  postings: Postings,
  rows: readonly ListRow[],
  isNote: readonly boolean[],
  isBundled: boolean,
): void {
  const chosen = chosenNotes(postings, isNote, isBundled)
  to.varint(chosen.length)
  for (const index of chosen) {
    const document = postings.documents[index] as number
    const [title, id = ''] = rows[document] as ListRow
    to.varint(document)
    to.text(title)
    to.text(id)
  }
}
