/** Rows of documents as they are listed: brought by a term, from the file of many, or from the file of a handful. */
import type { Topic } from '../../records/note.ts'
import { type ListRow, type Manifest, unpackRow } from '../index/manifest.ts'
import type { SearchKind } from '../index/records.ts'
import type { ByteReader } from '../index/varint.ts'
import type { FileStore } from './file-store.ts'

export interface Shown {
  readonly kind: SearchKind
  readonly topic: Topic | null
  readonly id: string
  readonly title: string
  readonly url: string
  /** A line that says what it is; empty for notes, whose passage comes from their text. */
  readonly text: string
}

export interface RowReader {
  /** Takes the rows that follow a term. */
  readonly bring: (from: ByteReader) => void
  readonly show: (documents: readonly number[]) => Promise<readonly (Shown | null)[]>
  /** Sends for rows that may be shown later. */
  readonly ahead: (documents: readonly number[]) => void
  /** Sends for the file of many. From then on `show` waits for it. */
  readonly many: () => void
}

const decoder = new TextDecoder()
const readRows = (bytes: Uint8Array) => JSON.parse(decoder.decode(bytes)) as readonly ListRow[]

export function rowReader(
  manifest: Manifest,
  documents: number,
  kindOf: (document: number) => Pick<Shown, 'kind' | 'topic'>,
  { get, getAhead }: FileStore,
): RowReader {
  const brought = new Map<number, ListRow>()
  let together: Promise<ReadonlyMap<number, ListRow>> | undefined

  const isTogether = (document: number): boolean => manifest.together.includes(kindOf(document).kind)
  const readTogether = (bytes: Uint8Array): ReadonlyMap<number, ListRow> => {
    const rows = readRows(bytes)
    const those = Array.from({ length: documents }, (_, document) => document).filter(isTogether)
    return new Map(those.map((document, at) => [document, rows[at] as ListRow]))
  }
  const rowsBeside = (document: number, read = get) => read(`d${Math.floor(document / manifest.titles)}`, readRows, [])

  return {
    bring: (from) => {
      for (let left = from.number(); left > 0; left -= 1) {
        const document = from.number()
        const [title, id] = [from.text(), from.text()]
        brought.set(document, [title, id])
      }
    },
    show: (some) =>
      Promise.all(
        some.map(async (document) => {
          const row = brought.get(document) ?? (await together)?.get(document) ?? (await rowsBeside(document))[document % manifest.titles]
          const of = kindOf(document)
          return row ? { ...of, ...unpackRow(of.kind, row) } : null
        }),
      ),
    ahead: (some) => {
      for (const document of some) if (!brought.has(document) && !isTogether(document)) void rowsBeside(document, getAhead)
    },
    many: () => {
      together ??= getAhead('a', readTogether, new Map())
    },
  }
}
