/** Builds the index: entries → files. Pure but for compression and digest, which are arguments. `manifest.ts` describes the files. */
import { writeAttachedRows } from './attached-rows.ts'
import { type IndexedTerm, type InvertedIndex, invert } from './invert.ts'
import {
  type DocumentRange,
  fileNames,
  isCorrectable,
  type ListRow,
  type Manifest,
  packRow,
  reverse,
  rotate,
  type TitleRow,
} from './manifest.ts'
import { writePostings } from './postings.ts'
import type { Entry } from './records.ts'
import { type AddFile, addSortedFiles, type Division } from './sorted-files.ts'
import { addBlocks } from './term-blocks.ts'
import { type ByteWriter, byteWriter } from './varint.ts'

export interface IndexEffects {
  /** Raw deflate. */
  readonly compress: (bytes: Uint8Array) => Uint8Array
  /** A short text that changes with any of the bytes. */
  readonly digest: (all: readonly Uint8Array[]) => string
}

export interface SearchFiles {
  readonly manifest: Manifest
  /** Compressed files by name, without the folder of the manifest's version. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** Bytes before compression. Chosen by measuring what a query fetches, at 1,000 and at 10,000 notes. */
const sizes = {
  terms: 2200,
  /** A file of terms may grow to this so that all terms with the same three letters share it. */
  termsOfPrefix: 16_000,
  vocabulary: 1400,
  /** Postings above this make a term common. */
  common: 4200,
  /** Title rows of an index whose titles are all in the manifest. */
  titles: 60_000,
  /** List rows of an index that bundles them. */
  bundle: 150_000,
}
const rowsPerFile = 32
/** Names of a document among the title rows; the index has them all. */
const maxNames = 3

const encoder = new TextEncoder()
const jsonBytes = (value: unknown): Uint8Array => encoder.encode(JSON.stringify(value))

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Bytes that postings will take, about. */
const costOf = (documents: number, positions: number): number => documents * 2.2 + positions * 1.3

/** Terms whose postings are too long to be fetched whole, the most frequent first. */
const commonTermsOf = ({ terms }: InvertedIndex): readonly IndexedTerm[] =>
  terms
    .filter(({ term, documents, occurrences }) => !term.includes(':') && costOf(documents, occurrences) > sizes.common)
    .sort((a, b) => b.documents - a.documents || byText(a.term, b.term))

function rangesOf(entries: readonly Entry[]): readonly DocumentRange[] {
  const ranges: { kind: Entry['kind']; topic: DocumentRange['topic']; count: number }[] = []
  for (const { kind, topic = null } of entries) {
    const last = ranges.at(-1)
    if (last?.kind === kind && last.topic === topic) last.count += 1
    else ranges.push({ kind, topic, count: 1 })
  }
  return ranges
}

/** Adds list rows in files of `rowsPerFile`, and the bundle: of a small notebook all but sources, of a large one the kinds that do not grow with it. */
function addRows(entries: readonly Entry[], rows: readonly ListRow[], isSmall: boolean, add: AddFile): Manifest['bundled'] {
  for (let from = 0; from < rows.length; from += rowsPerFile)
    add(fileNames.rows(from / rowsPerFile), jsonBytes(rows.slice(from, from + rowsPerFile)))
  const isBundled = ({ kind }: Entry) => kind !== 'source' && (isSmall || (kind !== 'note' && kind !== 'claim'))
  add(fileNames.bundledRows, jsonBytes(rows.filter((_, document) => isBundled(entries[document] as Entry))))
  return [...new Set(entries.filter(isBundled).map(({ kind }) => kind))]
}

/** Adds the lines of each text that a snippet may come from; a heading has its id. */
function addTexts(entries: readonly Entry[], add: AddFile): void {
  entries.forEach(({ kind, text, claims, body, headings }, document) => {
    if (body === undefined || kind === 'dataset') return
    const ids = new Map(headings.map((heading) => [heading.text, heading.id]))
    const lines = [text, ...claims, ...body.split('\n')].map((line) => (ids.has(line) ? [line, ids.get(line)] : line))
    add(fileNames.text(document), jsonBytes(lines))
  })
}

/** Title rows of as many kinds of documents as fit. Rows of data are never among them: an H200 is not nearly an H100. */
function titleRowsOf(entries: readonly Entry[]): readonly TitleRow[] {
  const all = entries.flatMap(({ kind, title, names, headings, rowOf }, document) => {
    const row: TitleRow = [document, title, ...names.slice(0, maxNames), ...headings.map(({ text }) => text)]
    return rowOf === undefined ? [{ kind, row }] : []
  })
  const withoutSources = all.filter(({ kind }) => kind !== 'source')
  const bounded = withoutSources.filter(({ kind }) => kind !== 'note' && kind !== 'claim')
  const chosen = [all, withoutSources].find((some) => JSON.stringify(some.map(({ row }) => row)).length <= sizes.titles) ?? bounded
  return chosen.map(({ row }) => row)
}

/** A term's weight in the vocabulary: about log₂ of the number of its documents. */
const weightOf = (count: number): number => Math.min(15, Math.round(Math.log2(count + 1)))

/** What the files of terms are made of. */
interface Terms {
  readonly inverted: InvertedIndex
  readonly common: readonly IndexedTerm[]
  /** List rows of all documents, which of them are notes, and whether the bundle has those of notes. */
  readonly rows: readonly ListRow[]
  readonly isNote: readonly boolean[]
  readonly isSmall: boolean
}

/** Writes a term: its postings, of a common term the head, with rows attached. Adds the blocks of a common term. */
function termWriter({ inverted, common, rows, isNote, isSmall }: Terms, add: AddFile): (to: ByteWriter, one: IndexedTerm) => void {
  const commonNumbers = new Map(common.map((one, index) => [one, index]))
  const neighboursOf = inverted.neighbours(common)
  return (to, one) => {
    const postings = inverted.postingsOf(one)
    const whole = { ...postings, neighbours: neighboursOf(postings) }
    const commonNumber = commonNumbers.get(one)
    if (commonNumber === undefined) writePostings(to, whole)
    else addBlocks(commonNumber, whole, inverted.namesEnd, add, to)
    writeAttachedRows(to, postings, rows, isNote, isSmall)
  }
}

/** Adds the blocks of common terms, then the files of terms; returns the first term of each. */
function addTerms(terms: Terms, add: AddFile): readonly string[] {
  const writeTerm = termWriter(terms, add)
  const heads = new Map(
    terms.common.map((one) => {
      const writer = byteWriter()
      writeTerm(writer, one)
      return [one, writer.view()]
    }),
  )
  const scratch = byteWriter()
  return addSortedFiles(
    terms.inverted.terms.map((one) => ({ word: one.term, of: one })),
    { name: fileNames.terms, size: sizes.terms, prefixLength: 3, maxSize: sizes.termsOfPrefix },
    add,
    (to, one) => {
      scratch.clear()
      const head = heads.get(one)
      if (head) scratch.bytes(head)
      else writeTerm(scratch, one)
      to.varint(scratch.length())
      to.bytes(scratch.view())
    },
  )
}

/** Adds the files of one vocabulary, whose words are sorted by `keyOf`; returns the first key of each, separated by blanks. */
const addVocabulary = (
  words: readonly IndexedTerm[],
  name: Division['name'],
  prefixLength: number,
  keyOf: (word: string) => string,
  add: AddFile,
): string =>
  addSortedFiles(
    words.map((one) => ({ word: keyOf(one.term), of: one })).sort((a, b) => byText(a.word, b.word)),
    { name, size: sizes.vocabulary, prefixLength, maxSize: Number.POSITIVE_INFINITY },
    add,
    (to, one) => to.varint(weightOf(one.documents)),
  ).join(' ')

/** Builds all files. The same entries give the same bytes. */
export function buildIndex(entries: readonly Entry[], { compress, digest }: IndexEffects): SearchFiles {
  const files = new Map<string, Uint8Array>()
  const uncompressed: Uint8Array[] = []
  const add = (name: string, bytes: Uint8Array) => {
    uncompressed.push(bytes)
    files.set(name, compress(bytes))
  }
  const rows = entries.map((entry) => packRow(entry.kind, entry))
  const isNote = entries.map(({ kind }) => kind === 'note')
  const isSmall = jsonBytes(rows).length <= sizes.bundle
  const inverted = invert(entries)
  const common = commonTermsOf(inverted)
  const termFirsts = addTerms({ inverted, common, rows, isNote, isSmall }, add)
  const bundled = addRows(entries, rows, isSmall, add)
  addTexts(entries, add)
  const words = inverted.terms.filter(({ term }) => isCorrectable(term))
  const manifest = {
    ranges: rangesOf(entries),
    terms: termFirsts.join(' '),
    vocabulary: addVocabulary(words, fileNames.vocabulary, 2, (word) => word, add),
    rotated: addVocabulary(words, fileNames.rotated, 2, rotate, add),
    reversed: addVocabulary(words, fileNames.reversed, 3, reverse, add),
    common: common.map(({ term }) => term).join(' '),
    rowsPerFile,
    bundled,
    titles: titleRowsOf(entries),
  }
  return { manifest: { version: digest(uncompressed), ...manifest }, files }
}
