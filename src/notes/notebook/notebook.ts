/**
 * The whole notebook: files listed and read, notes parsed (or taken from the cache), linked to each other and to the book, joined into
 * the graph; with every diagnostic. The site, the map, search and the check all start here.
 */

import { basename, resolve } from 'node:path'
import { calculators, recordOf } from '../../calculators/index.ts'
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
import { checkAddresses, isSaidAgain } from '../checks/address-checks.ts'
import { checkNeeds } from '../checks/calculator-needs.ts'
import { checkUse } from '../checks/component-checks.ts'
import { checkAcross, type Voice } from '../checks/notebook-checks.ts'
import { siteMapOf, usualSite } from '../checks/site-map.ts'
import { fileMissing, fileNotRead } from '../rules/file.ts'
import { sourceUnused } from '../rules/source.ts'
import { listSome } from '../text/cap-diagnostics.ts'
import { type ContentFile, listFiles } from '../text/files.ts'
import { attemptInTime } from '../text/guarded.ts'
import type { Pixels } from '../text/image-types.ts'
import { digestOf } from '../text/read-text.ts'
import { problemIn, type Report } from '../text/report.ts'
import { checkImages, type NotebookImage, pixelsOf, withSizes } from './images.ts'
import type { LastRight } from './last-right.ts'
import { linkNote } from './link-note.ts'
import { type NotebookBook, readBookFiles } from './read-book.ts'
import { parseAll, type ReadNote, textOf, withoutDuplicates } from './read-notes.ts'
import { type NamedNote, type Names, namesOf } from './resolve-names.ts'

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

/** How problems of a note become diagnostics: its lines are read again, for the excerpt, only when there is one. */
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

/** The graph of the notes that can be read. What is wrong in it is told by the notes, drafts included. */
function graphOf(linked: readonly Linked[], unread: ReadonlySet<string>): Graph {
  const recordsOf = (notes: readonly Linked[]) => notes.map(({ linked: { record } }) => record)
  const good = linked.filter(({ voice }) => !voice.draft)
  const { graph } = buildGraph(recordsOf(good))
  const { diagnostics } = good.length === linked.length ? buildGraph(recordsOf(good)) : buildGraph(recordsOf(linked))
  const byId = new Map(linked.toReversed().map(({ voice }) => [voice.note.record.id, voice]))
  const complete = unread.size === 0 && good.length === linked.length
  for (const problem of diagnostics) {
    const voice = byId.get(problem.note)
    // While relations of some note are not known, a note may only seem to be alone.
    if (voice && (complete || problem.level === 'error')) reportGraphProblem(problem, voice, unread)
  }
  return graph
}

function reportGraphProblem(problem: GraphProblem, { note, report, draft }: Voice, unread: ReadonlySet<string>): void {
  const { code, level, index, message, hint, suggestions } = problem
  const { places } = note.parsed
  const to = index === undefined ? undefined : note.record.relations[index]?.to
  // A note that is there but cannot be read has its own diagnostics, and so has what is no relation.
  if (to === '' || (code === 'graph/unknown-relation-target' && unread.has(to ?? ''))) return
  if (draft && code === 'graph/duplicate-relation') return
  const place = index === undefined ? places['title'] : (places[`relations.${index}.to`] ?? places[`relations.${index}`])
  report({ code, level }, { start: place, mark: /^.*\S/ }, { message, hint, suggestions })
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
  for (const [key, { file, where }] of book.sourcePlaces) {
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

/** The voices of all notes of which something is known; of a second note with an id, only its text counts. */
function voicesOf(
  all: readonly ReadNote[],
  first: readonly ReadNote[],
  pixels: ReadonlyMap<string, Pixels>,
  diagnostics: Diagnostic[],
): readonly Voice[] {
  const firsts = new Set(first)
  const sorted = all.toSorted((a, b) => (a.file.name < b.file.name ? -1 : a.file.name > b.file.name ? 1 : 0))
  return sorted.flatMap((note): Voice[] => {
    const { record, draft } = note.parsed
    const known = record ?? draft
    if (!known) return []
    const second = !firsts.has(note)
    const counted = second ? { ...known, aliases: [], claims: [], relations: [], formerly: [] } : known
    return [
      {
        note: { ...note, parsed: withSizes(note.parsed, pixels), record: counted },
        report: reportFor(note, diagnostics),
        draft: second || !record,
      },
    ]
  })
}

interface Linked {
  readonly voice: Voice
  readonly linked: LinkedNote
}

/** Notes linked to each other and to the book; one on which that fails is left out, and says so. */
function linkAll(
  voices: readonly Voice[],
  notes: readonly ReadNote[],
  names: Names,
  book: NotebookBook,
  diagnostics: Diagnostic[],
): readonly Linked[] {
  const made = voices.flatMap(({ note }) => note.record.claims.map(({ id }) => id))
  const unsure = notes.filter(({ parsed }) => !parsed.record)
  const claims = new Set([...made, ...unsure.flatMap(({ file }) => claimIds(textOf(file)))])
  const datasets = new Map(book.datasets.map(({ id, columns }) => [id, columns.map((column) => column.id)]))
  const { broken, sources } = book
  const context = { book: book.book, broken, claims, datasets, computed: new Map() }
  return voices.flatMap((voice): Linked[] => {
    const { note, report } = voice
    attemptInTime(note.file.path, diagnostics, () => {
      for (const use of note.record.components) checkUse(use, context, report)
    })
    const linked = attemptInTime(note.file.path, diagnostics, () => linkNote(note.parsed, note.record, { names, sources, broken }, report))
    return linked ? [{ voice, linked }] : []
  })
}

const laterFiles = (files: readonly ContentFile[]): readonly Diagnostic[] =>
  files.flatMap(({ path, kind }) => {
    const words = { message: 'Nothing reads this file yet.', hint: 'Keep it for later, or take it out.' }
    return kind === 'later' ? problemIn({ file: path, lines: [] }, fileNotRead, {}, words) : []
  })

export interface ReadOptions {
  /** A folder to keep parsed notes and sources in; without it nothing is kept. */
  readonly cache?: string
  /** The address that the site is published at. */
  readonly site?: string | undefined
  readonly lastRight?: LastRight
}

/** What a notebook cannot do without: what its calculators read, and a note. */
function checkWhole(
  dir: string,
  noteFiles: readonly ContentFile[],
  book: NotebookBook,
  refused: readonly Diagnostic[],
): readonly Diagnostic[] {
  const root = basename(resolve(dir))
  const needs = refused.some(({ file }) => file === root) ? [] : checkNeeds(root, book)
  if (noteFiles.length > 0 || refused.some(({ file }) => file === root || file.startsWith(`${root}/notes`))) return needs
  const hint = `Write the first one as notes/<topic>/<id>.mdx; the topics are ${topics.join(', ')}.`
  const words = { message: 'There is no note in this notebook.', hint }
  return [...needs, problemIn({ file: `${root}/notes`, lines: [] }, fileMissing, {}, words)]
}

/** Reads the notebook in `dir`. With `lastRight`, which an author's loop keeps, what is wrong stands as it last was. */
export async function readNotebook(dir: string, options: ReadOptions = {}): Promise<Notebook> {
  const { lastRight, cache } = options
  const { files, diagnostics: refused } = listFiles(dir)
  const read = await readBookFiles(files, cache)
  const book = lastRight?.book(read, refused) ?? read
  const noteFiles = files.filter(({ kind }) => kind === 'note')
  const diagnostics: Diagnostic[] = [...refused, ...read.diagnostics, ...laterFiles(files), ...checkWhole(dir, noteFiles, read, refused)]
  const all = parseAll(noteFiles, { dir, cache, remember: lastRight !== undefined })
  for (const { parsed } of all) diagnostics.push(...parsed.diagnostics.filter((each) => !isSaidAgain(parsed, each)))
  const known = lastRight?.notes(all, refused) ?? all
  const notes = withoutDuplicates(known, diagnostics)
  // A note in whose place an earlier state stands still tells what is wrong in it now.
  const voices = voicesOf([...new Set([...known, ...all])], notes, pixelsOf(files), diagnostics)
  const unread = new Set(notes.flatMap(({ file, parsed }) => (parsed.record || parsed.draft ? [] : file.name)))
  const names = namesFrom(notes, book)
  const linked = linkAll(voices, notes, names, book, diagnostics)
  const right = linked.filter(({ voice }) => !voice.draft).map((each) => each.linked)
  checkAcross(voices, new Set(notes.map(({ file }) => file.name)), book.book, diagnostics)
  const graph = graphOf(linked, unread)
  const images = checkImages(files, voices, diagnostics)
  const site = URL.canParse(options.site ?? '') ? (options.site ?? '') : usualSite
  const map = siteMapOf({ ...book, notes: linked.map((each) => each.linked), unread: [...unread], images })
  checkAddresses(voices, { map, names, book: book.book, site })
  if (unread.size === 0)
    unusedSources(
      book,
      linked.map((each) => each.linked),
      diagnostics,
    )
  const shown = lastRight?.linked(right, diagnostics) ?? right
  return {
    dir,
    notes: shown,
    former: new Set(shown.filter((note, index) => note !== right[index]).map(({ record }) => record.id)),
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
