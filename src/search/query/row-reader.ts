/** Reads list rows: those attached to a term that was looked up, those in the bundle once it is loaded, else from the file of the document. */
import type { Topic } from '../../records/note.ts'
import { fileNames, type ListRow, type Manifest, unpackRow } from '../index/manifest.ts'
import type { SearchKind } from '../index/records.ts'
import type { ByteReader } from '../index/varint.ts'
import type { FileStore } from './file-store.ts'

/** A document as the list of results shows it. */
export interface ResultRow {
  readonly kind: SearchKind
  readonly topic: Topic | null
  readonly id: string
  readonly title: string
  readonly url: string
  /** A line that describes it; empty for notes, whose passage comes from their body. */
  readonly text: string
}

export interface RowReader {
  /** Decodes and keeps the rows that follow the postings of a term. */
  readonly readAttached: (from: ByteReader) => void
  /** The rows of these documents; null for one that could not be loaded. */
  readonly rows: (documents: readonly number[]) => Promise<readonly (ResultRow | null)[]>
  readonly prefetch: (documents: readonly number[]) => void
  /** Prefetches the bundle. From then on `rows` waits for it. */
  readonly prefetchBundle: () => void
}

const decoder = new TextDecoder()
const decodeRows = (bytes: Uint8Array) => JSON.parse(decoder.decode(bytes)) as readonly ListRow[]

export function rowReader(
  manifest: Manifest,
  documents: number,
  kindOf: (document: number) => Pick<ResultRow, 'kind' | 'topic'>,
  store: FileStore,
): RowReader {
  const attached = new Map<number, ListRow>()
  let bundle: Promise<ReadonlyMap<number, ListRow>> | undefined

  const isBundled = (document: number): boolean => manifest.bundled.includes(kindOf(document).kind)
  const decodeBundle = (bytes: Uint8Array): ReadonlyMap<number, ListRow> => {
    const rows = decodeRows(bytes)
    const bundled = Array.from({ length: documents }, (_, document) => document).filter(isBundled)
    return new Map(bundled.map((document, index) => [document, rows[index] as ListRow]))
  }
  const fileOf = (document: number, read = store.read) => read(fileNames.rows(Math.floor(document / manifest.rowsPerFile)), decodeRows, [])
  const rowOf = async (document: number): Promise<ListRow | undefined> =>
    attached.get(document) ?? (await bundle)?.get(document) ?? (await fileOf(document))[document % manifest.rowsPerFile]

  return {
    readAttached: (from) => {
      for (let left = from.varint(); left > 0; left -= 1) {
        const document = from.varint()
        const [title, id] = [from.text(), from.text()]
        attached.set(document, [title, id])
      }
    },
    rows: (some) =>
      Promise.all(
        some.map(async (document) => {
          const row = await rowOf(document)
          const about = kindOf(document)
          return row ? { ...about, ...unpackRow(about.kind, row) } : null
        }),
      ),
    prefetch: (some) => {
      for (const document of some) if (!attached.has(document) && !isBundled(document)) void fileOf(document, store.prefetch)
    },
    prefetchBundle: () => {
      bundle ??= store.prefetch(fileNames.bundledRows, decodeBundle, new Map())
    },
  }
}
