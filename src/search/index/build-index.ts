/** Entries → the files of the index. Pure but for the compression, which comes as an argument. See `manifest.ts` for what each file holds. */

import { byText } from '../../records/order.ts'
import { isStopWord, tokensOf } from '../text/tokens.ts'
import { type AddFile, addCommon, cutWords, gap, neighboursOf } from './index-parts.ts'
import {
  backwards,
  type DocumentRange,
  filterTerm,
  isCorrectable,
  type Manifest,
  packRow,
  type ShortRecord,
  turn,
  turnBack,
} from './manifest.ts'
import { addPosting, type Field, fields, type GrowingPostings, growingPostings, type Postings, writePostings } from './postings.ts'
import type { Entry } from './records.ts'
import { type ByteWriter, byteWriter } from './varint.ts'

export interface Effects {
  /** Raw deflate. */
  readonly compress: (bytes: Uint8Array) => Uint8Array
  /** A short text that changes with any of the bytes. */
  readonly digest: (all: readonly Uint8Array[]) => string
}

export interface SearchFiles {
  readonly manifest: Manifest
  /** By name, below the folder of the manifest's version. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** Bytes before compression. Chosen by measuring what a query fetches, at 1,000 and at 10,000 notes. */
const sizes = { terms: 2200, termsTogether: 16_000, common: 4200, vocabulary: 1400, records: 60_000, together: 150_000 }
/** Rows in a file. */
const rowsInFile = 32
/** Rows that a term brings: of all notes that have it in the title, if they are so few. Where the rows are not in one file: else, and at least. */
const brought = { most: 24, else: 8, least: 6 }
/** Names of a short record; the index has them all. */
const mostNames = 3

interface Segment {
  readonly text: string
  readonly field: Field
}

/** The name of a row is a name of what it measures, and no title: the note about Chinchilla comes before its line in a table. */
function segmentsOf({ kind, title, also, text, claims, headings, body, rowOf }: Entry): readonly Segment[] {
  const heads = new Set(headings.map((heading) => heading.text))
  const lines = (body ?? '').split('\n').filter((line) => line !== '')
  return [
    { text: title, field: rowOf === undefined ? fields.title : fields.name },
    ...also.map((name) => ({ text: name, field: fields.name })),
    { text, field: kind === 'claim' ? fields.body : fields.line },
    ...claims.map((claim) => ({ text: claim, field: fields.line })),
    ...lines.map((line) => ({ text: line, field: heads.has(line) ? fields.line : fields.body })),
  ]
}

/** Terms of the filters that an entry passes. */
const filtersOf = ({ kind, topic, status, noteKind, cites }: Entry): readonly string[] => [
  filterTerm('kind', kind),
  ...(noteKind && noteKind !== kind ? [filterTerm('kind', noteKind)] : []),
  ...(topic ? [filterTerm('topic', topic)] : []),
  ...(status ? [filterTerm('status', status)] : []),
  ...[...new Set(cites)].map((key) => filterTerm('cites', key)),
]

interface Gathered {
  readonly all: ReadonlyMap<string, GrowingPostings>
  /** For each document, its content words by position, for the words beside a word. */
  readonly beside: readonly (readonly (string | undefined)[])[]
}

function gather(entries: readonly Entry[]): Gathered {
  const all = new Map<string, GrowingPostings>()
  const beside: (string | undefined)[][] = []
  const of = (term: string): GrowingPostings => {
    const known = all.get(term)
    if (known) return known
    const made = growingPostings()
    all.set(term, made)
    return made
  }
  entries.forEach((entry, document) => {
    let position = 0
    const words: (string | undefined)[] = []
    beside.push(words)
    for (const { text, field } of segmentsOf(entry)) {
      const { tokens, next } = tokensOf(text, position)
      const length = field < fields.name ? 0 : new Set(tokens.filter(({ term }) => !isStopWord(term)).map((token) => token.position)).size
      for (const { term, position: at } of tokens) {
        if (isStopWord(term)) continue
        addPosting(of(term), document, field, at, length)
        words[at] ??= term
      }
      position = next + gap
    }
    for (const term of filtersOf(entry)) addPosting(of(term), document, fields.body, null, 0)
  })
  return { all, beside }
}

function rangesOf(entries: readonly Entry[]): readonly DocumentRange[] {
  const ranges: { kind: Entry['kind']; topic: DocumentRange['topic']; count: number }[] = []
  for (const { kind, topic = null } of entries) {
    const last = ranges.at(-1)
    if (last?.kind === kind && last.topic === topic) last.count += 1
    else ranges.push({ kind, topic, count: 1 })
  }
  return ranges
}

const rowsOf = (entries: readonly Entry[]): Uint8Array =>
  new TextEncoder().encode(JSON.stringify(entries.map((entry) => packRow(entry.kind, entry))))

/**
 * Rows of the notes that a term finds first, so that they can be shown with no further file: those with it in the title, if they are few.
 * Where the rows are not in one file, also some of many, in the shortest titles, and some with it elsewhere, most often.
 */
function writeBrought(to: ByteWriter, { documents, best, starts, titles }: Postings, entries: readonly Entry[], isTogether: boolean): void {
  const often = (at: number) => (starts[at + 1] as number) - (starts[at] as number)
  const words = (at: number) => titles[at] as number
  const notes = documents.flatMap((document, at) => (entries[document]?.kind === 'note' ? [{ document, at }] : []))
  const titled = notes.filter(({ at }) => best[at] === fields.title)
  const others = notes.filter(({ at }) => best[at] !== fields.title)
  const [ofMany, least] = isTogether ? [0, 0] : [brought.else, brought.least]
  const chosen =
    titled.length > brought.most
      ? titled.sort((a, b) => words(a.at) - words(b.at)).slice(0, ofMany)
      : [...titled, ...others.sort((a, b) => often(b.at) - often(a.at)).slice(0, Math.max(0, least - titled.length))]
  to.number(chosen.length)
  for (const { document } of chosen) {
    const [title, id = ''] = packRow('note', entries[document] as Entry)
    to.number(document)
    to.text(title)
    to.text(id)
  }
}

/** Rows by the handful, and many in one file: of a small notebook all but sources, of a large one those that do not grow with it. */
function addRows(entries: readonly Entry[], isTogether: boolean, add: AddFile): Manifest['together'] {
  for (let from = 0; from < entries.length; from += rowsInFile) add(`d${from / rowsInFile}`, rowsOf(entries.slice(from, from + rowsInFile)))
  const some = entries.filter(({ kind }) => kind !== 'source' && (isTogether || (kind !== 'note' && kind !== 'claim')))
  add('a', rowsOf(some))
  return [...new Set(some.map(({ kind }) => kind))]
}

/** What a small notebook compares at once; a large one leaves out what grows with it. Rows of data are never there: an H200 is not nearly an H100. */
function recordsOf(entries: readonly Entry[]): readonly ShortRecord[] {
  const all = entries.flatMap(({ kind, title, also, headings, rowOf }, document) =>
    rowOf === undefined
      ? [{ kind, record: { document, title, also: [...also.slice(0, mostNames), ...headings.map((heading) => heading.text)] } }]
      : [],
  )
  const bounded = all.filter(({ kind }) => kind !== 'note' && kind !== 'claim' && kind !== 'source')
  const short = all.filter(({ kind }) => kind !== 'source')
  const chosen = [all, short].find((some) => JSON.stringify(some).length <= sizes.records) ?? bounded
  return chosen.map(({ record }) => record)
}

/** About log₂ of the number of documents. */
const weightOf = (count: number): number => Math.min(15, Math.round(Math.log2(count + 1)))

/** All files. The same entries give the same bytes. */
export function buildIndex(entries: readonly Entry[], { compress, digest }: Effects): SearchFiles {
  const files = new Map<string, Uint8Array>()
  const plain: Uint8Array[] = []
  const add = (name: string, bytes: Uint8Array) => {
    plain.push(bytes)
    files.set(name, compress(bytes))
  }
  const isTogether = rowsOf(entries).length <= sizes.together
  const { all, beside } = gather(entries)
  const cost = ({ documents, positions }: Postings) => documents.length * 2.2 + positions.length * 1.3
  const count = (term: string) => all.get(term)?.documents.length ?? 0
  const sorted = [...all.keys()].sort(byText)
  const common = sorted
    .filter((term) => !term.includes(':') && cost(all.get(term) as Postings) > sizes.common)
    .sort((a, b) => count(b) - count(a) || byText(a, b))
  const numbers = new Map(common.map((term, index) => [term, index + 1]))
  const withNeighbours = (postings: Postings): Postings => ({ ...postings, neighbours: neighboursOf(postings, beside, numbers) })
  const rare = (term: string): Uint8Array => {
    const writer = byteWriter()
    const postings = withNeighbours(all.get(term) as Postings)
    writePostings(writer, postings)
    writeBrought(writer, postings, entries, isTogether)
    return writer.bytes()
  }
  const head = (term: string, index: number): Uint8Array => {
    const writer = byteWriter()
    const postings = withNeighbours(all.get(term) as Postings)
    writer.raw(addCommon(index, postings, entries, add))
    writeBrought(writer, postings, entries, isTogether)
    return writer.bytes()
  }
  const heads = new Map(common.map((term, index) => [term, head(term, index)]))
  const terms = cutWords(sorted, { prefix: 't', size: sizes.terms, together: 3, most: sizes.termsTogether }, add, (to, term) => {
    const bytes = heads.get(term) ?? rare(term)
    to.number(bytes.length)
    to.raw(bytes)
  })
  const words = sorted.filter(isCorrectable)
  const vocabularyIn = (prefix: string, together: number, change: (word: string) => string, back: (word: string) => string) =>
    cutWords(
      words.map(change).sort(byText),
      { prefix, size: sizes.vocabulary, together, most: Number.POSITIVE_INFINITY },
      add,
      (to, word) => to.number(weightOf(count(back(word)))),
    ).join(' ')
  const together = addRows(entries, isTogether, add)
  entries.forEach((entry, document) => {
    if (entry.body === undefined || entry.kind === 'dataset') return
    const heads = new Map(entry.headings.map(({ id, text }) => [text, id]))
    const lines = [entry.text, ...entry.claims, ...entry.body.split('\n')].map((line) => (heads.has(line) ? [line, heads.get(line)] : line))
    add(`n${document}`, new TextEncoder().encode(JSON.stringify(lines)))
  })
  const records = recordsOf(entries)
  const manifest = {
    ranges: rangesOf(entries),
    terms: terms.join(' '),
    vocabulary: vocabularyIn(
      'v',
      2,
      (word) => word,
      (word) => word,
    ),
    turned: vocabularyIn('w', 2, turn, turnBack),
    backwards: vocabularyIn('e', 3, backwards, backwards),
    common: common.join(' '),
    titles: rowsInFile,
    together,
    records,
  }
  return { manifest: { version: digest(plain), ...manifest }, files }
}
