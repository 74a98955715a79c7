/**
 * Reads a whole notebook: lists and reads its files, parses notes (or takes them from the cache), links them to each other and to the
 * parameter book, builds the graph, and runs all checks. The site, the map, search and the check start here.
 */

import { basename, resolve } from 'node:path'
import { calculators } from '../../calculators/index.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { compareDiagnostics } from '../../diagnostics/writers.ts'
import { buildGraph } from '../../graph/build-graph.ts'
import type { Graph, GraphProblem } from '../../graph/graph.ts'
import type { Dataset } from '../../records/dataset.ts'
import { type LinkedNote, topics } from '../../records/note.ts'
import type { Parameter } from '../../records/parameter.ts'
import type { Scenario } from '../../records/scenario.ts'
import { type Source, sourceLabel } from '../../records/source.ts'
import type { Book } from '../../scenario/parameter-book.ts'
import type { KnownNote, NotebookContext } from '../checks/notebook-context.ts'
import { siteMapOf, usualSite } from '../checks/site-map.ts'
import { isReportedAgain } from '../rules/address.ts'
import { codes, notebookChecks } from '../rules/all-rules.ts'
import { fileMissing, fileNotRead } from '../rules/file.ts'
import { withoutDuplicates } from '../rules/names.ts'
import { listSome } from '../text/cap-diagnostics.ts'
import { digestOf } from '../text/digest.ts'
import { type ContentFile, listFiles } from '../text/files.ts'
import { attempt, attemptEachInTime } from '../text/guarded.ts'
import type { Pixels } from '../text/image-types.ts'
import { problemIn, type Report, reportIn } from '../text/report.ts'
import type { NotebookBook, NotebookImage } from './contents.ts'
import { imagesAmong, pixelsOf, withSizes } from './images.ts'
import type { LastRight } from './last-right.ts'
import { linkNote } from './link-note.ts'
import { readBookFiles } from './read-book.ts'
import { parseAll, type ReadNote, textOf } from './read-notes.ts'
import { type NamedNote, type Names, namesOf } from './resolve-names.ts'

export interface Notebook {
  readonly dir: string
  /** Sorted by id, without notes whose frontmatter cannot be read; these have diagnostics only. */
  readonly notes: readonly LinkedNote[]
  /** Ids of notes that are wrong now and are here in their last valid state; empty unless `lastRight` is given. */
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
  /** A digest of all files that were read: equal digests mean equal notebooks. */
  readonly digest: string
}

/** A report for a note. Its lines are read again for the excerpt, only when there is a problem. */
function reportFor(note: ReadNote, diagnostics: Diagnostic[]): Report {
  if (note.former) return () => {}
  let lines: readonly string[] | undefined
  return (...problem) => {
    lines ??= textOf(note.file).split(/\r\n?|\n/)
    diagnostics.push(problemIn({ file: note.file.path, lines }, ...problem))
  }
}

function namesFrom(notes: readonly ReadNote[], book: NotebookBook): Names {
  const named = notes.map(({ file, parsed }): NamedNote => parsed.record ?? parsed.draft ?? { id: file.name })
  return namesOf(named, {
    parameter: new Map(book.parameters.map(({ id, label }) => [id, label])),
    calculator: new Map(calculators.map(({ id, title }) => [id, title])),
    dataset: new Map(book.datasets.map(({ id, title }) => [id, title])),
    source: new Map(Object.values(book.sources).map((source) => [source.key, sourceLabel(source, 'A (2020)')])),
  })
}

/** The graph of the notes that can be read, and the problems of the relations of all notes, drafts included. */
function graphOf(linked: readonly Linked[]): { readonly graph: Graph; readonly problems: readonly GraphProblem[] } {
  const build = (notes: readonly Linked[]) => buildGraph(notes.map(({ linked: { record } }) => record))
  const good = linked.filter(({ note }) => !note.draft)
  const { graph, diagnostics } = build(good)
  return { graph, problems: good.length === linked.length ? diagnostics : build(linked).diagnostics }
}

/** Possible ids of claims in a note whose frontmatter cannot be read, so that a `<Claim>` elsewhere is not reported as unknown. */
const claimIds = (text: string): string[] =>
  [...text.matchAll(/^[ \t]*(?:-[ \t]+)?id:[ \t]*["']?([a-z0-9-]+)/gm)].map((match) => match[1] ?? '')

/** Ids of the claims of all notes. */
const claimsOf = (known: readonly KnownNote[], read: readonly ReadNote[]): ReadonlySet<string> =>
  new Set([
    ...known.flatMap(({ record }) => record.claims.map(({ id }) => id)),
    ...read.flatMap(({ file, parsed }) => (parsed.record ? [] : claimIds(textOf(file)))),
  ])

/** All notes whose frontmatter is known, sorted by id. Of a second note with the same id only the text counts. */
function knownNotes(
  all: readonly ReadNote[],
  first: readonly ReadNote[],
  pixels: ReadonlyMap<string, Pixels>,
  diagnostics: Diagnostic[],
): readonly KnownNote[] {
  const firsts = new Set(first)
  const sorted = all.toSorted((a, b) => (a.file.name < b.file.name ? -1 : a.file.name > b.file.name ? 1 : 0))
  return sorted.flatMap((note): KnownNote[] => {
    const { record, draft } = note.parsed
    const known = record ?? draft
    if (!known) return []
    const second = !firsts.has(note)
    return [
      {
        file: note.file.path,
        parsed: withSizes(note.parsed, pixels),
        record: second ? { ...known, aliases: [], claims: [], relations: [], formerly: [] } : known,
        report: reportFor(note, diagnostics),
        draft: second || !record,
      },
    ]
  })
}

interface Linked {
  readonly note: KnownNote
  readonly linked: LinkedNote
}

const fileOf = ({ file }: { readonly file: string }): string => file

/** Links notes to each other and to the book. One on which that fails is left out, and reported. */
const linkAll = (
  notes: readonly KnownNote[],
  names: Names,
  { sources, broken }: NotebookBook,
  diagnostics: Diagnostic[],
): readonly Linked[] =>
  attemptEachInTime(notes, fileOf, diagnostics, (note) => ({
    note,
    linked: linkNote(note.parsed, note.record, { names, sources, broken }, note.report),
  })).flatMap((linked) => linked ?? [])

/** Runs the checks of the notebook. When one throws on a note, that is reported on the note and the others go on. */
function checkNotebook(context: NotebookContext, diagnostics: Diagnostic[]): void {
  const checks = notebookChecks.map((create) => create(context))
  attemptEachInTime(context.notes, fileOf, diagnostics, (note) => {
    for (const check of checks) attempt(note.file, diagnostics, () => check.note?.(note))
  })
  for (const check of checks) check.end?.()
}

const laterFiles = (files: readonly ContentFile[]): readonly Diagnostic[] =>
  files.flatMap(({ path, kind }) => {
    const words = { message: 'Nothing reads this file yet.', hint: 'Keep it for later, or take it out.' }
    return kind === 'later' ? problemIn({ file: path, lines: [] }, fileNotRead, {}, words) : []
  })

export interface ReadOptions {
  /** The folder of the cache for parsed notes and sources; without it nothing is cached. */
  readonly cache?: string
  /** The address that the site is published at. */
  readonly site?: string | undefined
  readonly lastRight?: LastRight
}

/** Reports a notebook without notes. */
function checkAnyNote(root: string, noteFiles: readonly ContentFile[], refused: readonly Diagnostic[]): readonly Diagnostic[] {
  if (noteFiles.length > 0 || refused.some(({ file }) => file === root || file.startsWith(`${root}/notes`))) return []
  const hint = `Write the first one as notes/<topic>/<id>.mdx; the topics are ${topics.join(', ')}.`
  const words = { message: 'There is no note in this notebook.', hint }
  return [problemIn({ file: `${root}/notes`, lines: [] }, fileMissing, {}, words)]
}

/** What the checks of the notebook are given. `first` are its notes, one for each id. */
function contextOf(
  given: Omit<NotebookContext, 'linked' | 'ids' | 'unread' | 'claims' | 'map'>,
  first: readonly ReadNote[],
  linked: readonly LinkedNote[],
): NotebookContext {
  const unread = first.flatMap(({ file, parsed }) => (parsed.record || parsed.draft ? [] : file.name))
  const map = siteMapOf({ ...given.book, notes: linked, unread, images: given.images }, codes)
  const ids = new Set(first.map(({ file }) => file.name))
  return { ...given, linked, ids, unread: new Set(unread), claims: claimsOf(given.notes, first), map }
}

/** Reads the notebook in `dir`. With `lastRight`, which a development server keeps, wrong files appear in their last valid state. */
export async function readNotebook(dir: string, options: ReadOptions = {}): Promise<Notebook> {
  const { lastRight, cache } = options
  const root = basename(resolve(dir))
  const { files, diagnostics: refused } = listFiles(dir)
  const bookNow = await readBookFiles(files, cache)
  const book = lastRight?.book(bookNow, refused) ?? bookNow
  const noteFiles = files.filter(({ kind }) => kind === 'note')
  const diagnostics: Diagnostic[] = [...refused, ...bookNow.diagnostics, ...laterFiles(files), ...checkAnyNote(root, noteFiles, refused)]
  const all = parseAll(noteFiles, { dir, cache, remember: lastRight !== undefined })
  for (const { parsed } of all) diagnostics.push(...parsed.diagnostics.filter((each) => !isReportedAgain(parsed, each)))
  const read = lastRight?.notes(all, refused) ?? all
  const first = withoutDuplicates(read, diagnostics)
  // A note that is shown in its former state is still checked as it is now.
  const notes = knownNotes([...new Set([...read, ...all])], first, pixelsOf(files), diagnostics)
  const names = namesFrom(first, book)
  const linked = linkAll(notes, names, book, diagnostics)
  const { graph, problems: graphProblems } = graphOf(linked)
  const images = imagesAmong(files)
  const site = URL.canParse(options.site ?? '') ? (options.site ?? '') : usualSite
  const given = { root, notes, names, book, bookNow, images, refused, site, graphProblems }
  const context = contextOf(
    { ...given, reportIn: (file) => reportIn(file, diagnostics) },
    first,
    linked.map((each) => each.linked),
  )
  checkNotebook(context, diagnostics)
  const right = linked.filter(({ note }) => !note.draft).map((each) => each.linked)
  const shown = lastRight?.linked(right, diagnostics) ?? right
  const { sources, parameters, datasets, scenarios } = book
  return {
    ...{ dir, notes: shown, sources, parameters, datasets, scenarios, book: book.book, graph, images },
    former: new Set(shown.filter((note, index) => note !== right[index]).map(({ record }) => record.id)),
    diagnostics: listSome(diagnostics.sort(compareDiagnostics)).toSorted(compareDiagnostics),
    digest: digestOf(
      book.digest,
      ...all.flatMap(({ file, parsed }) => [file.path, parsed.digest]),
      ...images.map(({ path, size }) => `${path} ${size}`),
    ),
  }
}
