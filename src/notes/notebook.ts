/**
 * The whole notebook: files listed and read, notes parsed (or taken from the cache), linked to each other and to the book, joined into
 * the graph; with every diagnostic. The site, the map, search and the check all start here.
 */

import { resolve } from 'node:path'
import { calculators, recordOf } from '../calculators/index.ts'
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts'
import { compareDiagnostics } from '../diagnostics/writers.ts'
import { buildGraph } from '../graph/build-graph.ts'
import type { Graph, GraphProblem } from '../graph/graph.ts'
import type { Dataset } from '../records/dataset.ts'
import type { LinkedNote, NoteRecord, ParsedNote } from '../records/note.ts'
import type { Parameter } from '../records/parameter.ts'
import type { Scenario } from '../records/scenario.ts'
import type { Source } from '../records/source.ts'
import type { Book } from '../scenario/index.ts'
import { checkAcross, type Voice } from './across.ts'
import { checkAddresses, isSaidAgain } from './addresses.ts'
import { type NotebookBook, readBookFiles } from './book.ts'
import { codeVersion, readEntries, writeEntries } from './cache.ts'
import { type ContentFile, listFiles, readContent } from './files.ts'
import { checkImages, type NotebookImage, pixelsOf, withSizes } from './images.ts'
import type { LastRight } from './last-right.ts'
import { linkNote, type Tell } from './link.ts'
import { listSome } from './many.ts'
import { type NamedNote, type Names, namesOf } from './names.ts'
import { parseNotes } from './parse-note.ts'
import { fileNotRead } from './rules/file-not-read.ts'
import { notebookDuplicateId } from './rules/notebook-duplicate-id.ts'
import { sourceUnused } from './rules/source-unused.ts'
import { siteMapOf, usualSite } from './site-map.ts'
import { digestOf, problemIn } from './text-file.ts'
import { checkUse } from './uses.ts'

export interface Notebook {
  readonly dir: string
  /** Sorted by id. Notes whose frontmatter cannot be read are not here; their diagnostics are. */
  readonly notes: readonly LinkedNote[]
  /** Ids of those notes that are wrong and stand here as they were when last right; none but while authoring. */
  readonly former: ReadonlySet<string>
  /** By key, sorted. */
  readonly sources: Readonly<Record<string, Source>>
  readonly parameters: readonly Parameter[]
  readonly datasets: readonly Dataset[]
  /** Sorted by id. */
  readonly scenarios: readonly Scenario[]
  readonly book: Book
  readonly graph: Graph
  readonly images: readonly NotebookImage[]
  /** Sorted by file and place. */
  readonly diagnostics: readonly Diagnostic[]
  /** Of all that was read; equal digests, equal notebooks. */
  readonly digest: string
}

export interface ReadNote {
  readonly file: ContentFile
  readonly parsed: ParsedNote
  /** What stands in for a note that is wrong now; of it nothing is told. */
  readonly former?: boolean
}
type GoodNote = ReadNote & { readonly record: NoteRecord }

/** Notes parsed in this process, by path and bytes; so that a dev server parses only what changed. */
const remembered = new Map<string, ParsedNote>()

function parseAll(files: readonly ContentFile[], name: string, cache: string | undefined): readonly ReadNote[] {
  const version = cache === undefined ? null : codeVersion()
  const keyed = files.map((file) => {
    const bytes = readContent(file)
    return { file, bytes, key: digestOf(file.path, bytes) }
  })
  const useCache = cache !== undefined && version !== null && keyed.some(({ key }) => !remembered.has(key))
  const kept = useCache ? readEntries(cache, name, version) : new Map<string, unknown>()
  const known = new Map(keyed.map(({ key }) => [key, remembered.get(key) ?? (kept.get(key) as ParsedNote | undefined)]))
  const fresh = keyed.filter(({ key }) => !known.get(key))
  const parsed = parseNotes(fresh.map(({ file, bytes }) => ({ path: file.path, bytes })))
  for (const [index, { key }] of fresh.entries()) known.set(key, parsed[index])
  remembered.clear()
  for (const [key, note] of known) remembered.set(key, note as ParsedNote)
  if (useCache && keyed.some(({ key }) => !kept.has(key))) writeEntries(cache, name, version, remembered)
  return keyed.map(({ file, key }) => ({ file, parsed: remembered.get(key) as ParsedNote }))
}

/** How problems of a note become diagnostics: its lines are read again, for the excerpt, only when there is one. */
function tellFor(note: ReadNote, diagnostics: Diagnostic[]): Tell {
  if (note.former) return () => {}
  let lines: readonly string[] | undefined
  return (rule, start, words, mark) => {
    lines ??= readContent(note.file)
      .toString('utf8')
      .split(/\r\n?|\n/)
    diagnostics.push(problemIn({ file: note.file.path, lines }, rule, { start, end: endOf(lines, start, mark) }, words))
  }
}

function endOf(lines: readonly string[], start: Place | undefined, mark: RegExp | undefined): Place | undefined {
  if (!start || !mark) return undefined
  const found = mark.exec((lines[start.line - 1] ?? '').slice(start.column - 1))
  return found && found[0].length > 0 ? { line: start.line, column: start.column + found[0].length } : undefined
}

/** The first note of each id; the others are reported. */
function withoutDuplicates(notes: readonly ReadNote[], diagnostics: Diagnostic[]): readonly ReadNote[] {
  const first = new Map<string, ReadNote>()
  for (const note of notes) {
    const other = first.get(note.file.name)
    if (!other) {
      first.set(note.file.name, note)
      continue
    }
    const related = [{ file: other.file.path, message: 'The first.' }]
    const message = `There are two notes with the id “${note.file.name}”.`
    diagnostics.push(
      problemIn(
        { file: note.file.path, lines: [] },
        notebookDuplicateId,
        {},
        { message, hint: 'Rename this one: an id is unique across topics.', related },
      ),
    )
  }
  return [...first.values()].sort((a, b) => (a.file.name < b.file.name ? -1 : 1))
}

function namesFrom(notes: readonly ReadNote[], book: NotebookBook): Names {
  const named = notes.map(({ file, parsed }): NamedNote => parsed.record ?? { id: file.name })
  return namesOf(named, {
    parameter: new Map(book.parameters.map(({ id, label }) => [id, label])),
    calculator: new Map(calculators.map(({ id, title }) => [id, title])),
    dataset: new Map(book.datasets.map(({ id, title }) => [id, title])),
    source: new Map(Object.values(book.sources).map(({ key, authors, year }) => [key, `${authors} (${year})`])),
  })
}

function tellGraphProblem(problem: GraphProblem, { note, tell }: Voice, unread: ReadonlySet<string>): void {
  const { code, level, index, message, hint, suggestions } = problem
  const { places } = note.parsed
  if (index === undefined) {
    tell({ code, level } as Parameters<Tell>[0], places['title'], { message, hint, suggestions }, /^.*\S/)
    return
  }
  const to = note.record.relations[index]?.to ?? ''
  // A note that is there but cannot be read has its own diagnostics.
  if (code === 'graph/unknown-relation-target' && unread.has(to)) return
  tell(
    { code, level } as Parameters<Tell>[0],
    places[`relations.${index}.to`] ?? places[`relations.${index}`],
    { message, hint, suggestions },
    /^.*\S/,
  )
}

function unusedSources(book: NotebookBook, linked: readonly LinkedNote[], diagnostics: Diagnostic[]): void {
  // A data set or parameter that cannot be read may cite some of them.
  if ([...book.broken].some((each) => !each.startsWith('source:'))) return
  const used = new Set(book.named)
  for (const { cited, record } of linked) {
    for (const key of cited) used.add(key)
    for (const { kind, id } of record.links) if (kind === 'source' && id) used.add(id)
  }
  for (const { sources, cases } of calculators.map(recordOf))
    for (const key of [...sources, ...cases.map(({ source }) => source)]) used.add(key)
  for (const [key, { file, where }] of Object.entries(book.sourcePlaces)) {
    if (!used.has(key))
      diagnostics.push(
        problemIn(file, sourceUnused, where, {
          message: `Nothing cites the source “${key}”.`,
          hint: 'Cite it where it is drawn on, or take it out.',
        }),
      )
  }
}

/** What may be ids of claims in a note whose frontmatter cannot be read: a `<Claim>` elsewhere is then no second mistake. */
const claimIds = (text: string): string[] =>
  [...text.matchAll(/^[ \t]*(?:-[ \t]+)?id:[ \t]*["']?([a-z0-9-]+)/gm)].map((match) => match[1] ?? '')

function linkAll(voices: readonly Voice[], names: Names, book: NotebookBook, unread: readonly ReadNote[]): readonly LinkedNote[] {
  const made = voices.flatMap(({ note }) => note.record.claims.map(({ id }) => id))
  const claims = new Set([...made, ...unread.flatMap(({ file }) => claimIds(readContent(file).toString('utf8')))])
  const datasets = new Map(book.datasets.map(({ id, columns }) => [id, columns.map((column) => column.id)]))
  const context = { book: book.book, broken: book.broken, claims, datasets, computed: new Map() }
  return voices.map(({ note, tell }) => {
    for (const use of note.record.components) checkUse(use, context, tell)
    return linkNote(note.parsed, note.record, { names, sources: book.sources, broken: book.broken }, tell)
  })
}

export interface ReadOptions {
  /** A folder to keep parsed notes and sources in; without it nothing is kept. */
  readonly cache?: string
  /** The address that the site is published at. */
  readonly site?: string | undefined
  readonly lastRight?: LastRight
}

/** Reads the notebook in `dir`. With `lastRight`, which an author's loop keeps, what is wrong stands as it last was. */
export async function readNotebook(dir: string, options: ReadOptions = {}): Promise<Notebook> {
  const { files, diagnostics: refused } = listFiles(dir)
  const read = await readBookFiles(files, options.cache)
  const book = options.lastRight?.book(read, refused) ?? read
  const diagnostics: Diagnostic[] = [...refused, ...book.diagnostics]
  const noteFiles = files.filter(({ kind }) => kind === 'note')
  const all = parseAll(noteFiles, `notes-${digestOf(resolve(dir)).slice(0, 8)}`, options.cache)
  for (const { parsed } of all) diagnostics.push(...parsed.diagnostics.filter((each) => !isSaidAgain(parsed, each)))
  const notes = withoutDuplicates(options.lastRight?.notes(all, refused) ?? all, diagnostics)
  const pixels = pixelsOf(files)
  const voices = notes.flatMap((note): Voice[] => {
    const parsed = withSizes(note.parsed, pixels)
    const { record } = parsed
    return record ? [{ note: { ...note, parsed, record } satisfies GoodNote, tell: tellFor(note, diagnostics) }] : []
  })
  const unreadNotes = notes.filter(({ parsed }) => !parsed.record)
  const unread = new Set(unreadNotes.map(({ file }) => file.name))
  const names = namesFrom(notes, book)
  const linked = linkAll(voices, names, book, unreadNotes)
  checkAcross(voices, new Set(notes.map(({ file }) => file.name)), book.book)
  const { graph, diagnostics: graphProblems } = buildGraph(linked.map(({ record }) => record))
  const byId = new Map(voices.map((voice) => [voice.note.record.id, voice]))
  for (const problem of graphProblems) {
    const voice = byId.get(problem.note)
    if (voice) tellGraphProblem(problem, voice, unread)
  }
  const images = checkImages(files, voices, diagnostics)
  const site = URL.canParse(options.site ?? '') ? (options.site ?? '') : usualSite
  checkAddresses(voices, { map: siteMapOf({ ...book, notes: linked, unread: [...unread], images }), names, book: book.book, site })
  unusedSources(book, linked, diagnostics)
  const shown = options.lastRight?.linked(linked, diagnostics) ?? linked
  for (const { path, kind } of files)
    if (kind === 'later')
      diagnostics.push(
        problemIn(
          { file: path, lines: [] },
          fileNotRead,
          {},
          { message: 'Nothing reads this file yet.', hint: 'Keep it for later, or take it out.' },
        ),
      )
  return {
    dir,
    notes: shown,
    former: new Set(shown.filter((note, index) => note !== linked[index]).map(({ record }) => record.id)),
    sources: book.sources,
    parameters: book.parameters,
    datasets: book.datasets,
    scenarios: book.scenarios,
    book: book.book,
    graph,
    images,
    diagnostics: listSome(diagnostics.sort(compareDiagnostics)).toSorted(compareDiagnostics),
    digest: digestOf(
      book.digest,
      ...all.flatMap(({ file, parsed }) => [file.path, parsed.digest]),
      ...images.map(({ path, size }) => `${path} ${size}`),
    ),
  }
}
