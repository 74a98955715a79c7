/**
 * The whole notebook: files listed and read, notes parsed (or taken from the cache), linked to each other and to the book, joined into
 * the graph; with every diagnostic. The site, the map, search and the check all start here.
 */

import { basename, resolve } from 'node:path'
import { calculators } from '../calculators/index.ts'
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts'
import { compareDiagnostics } from '../diagnostics/writers.ts'
import { buildGraph } from '../graph/build-graph.ts'
import type { Graph, GraphProblem } from '../graph/graph.ts'
import type { Dataset } from '../records/dataset.ts'
import { type LinkedNote, topics } from '../records/note.ts'
import type { Parameter } from '../records/parameter.ts'
import type { Scenario } from '../records/scenario.ts'
import type { Source } from '../records/source.ts'
import type { Book } from '../scenario/index.ts'
import { checkAcross, type Voice } from './across.ts'
import { type NotebookBook, readBookFiles } from './book.ts'
import { type ContentFile, listFiles } from './files.ts'
import { attempt } from './guarded.ts'
import { checkImages, type NotebookImage } from './images.ts'
import { linkNote, type Tell } from './link.ts'
import { listSome } from './many.ts'
import { type NamedNote, type Names, namesOf } from './names.ts'
import { checkNeeds } from './needs.ts'
import { parseAll, type ReadNote, textOf, withoutDuplicates } from './read-notes.ts'
import { fileMissing } from './rules/file-missing.ts'
import { fileNotRead } from './rules/file-not-read.ts'
import { sourceUnused } from './rules/source-unused.ts'
import { digestOf, problemIn } from './text-file.ts'
import { checkUse } from './uses.ts'

export interface Notebook {
  readonly dir: string
  /** Sorted by id. Notes whose frontmatter cannot be read are not here; their diagnostics are. */
  readonly notes: readonly LinkedNote[]
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
function tellFor(note: ReadNote, diagnostics: Diagnostic[]): Tell {
  let lines: readonly string[] | undefined
  return (rule, start, words, mark) => {
    lines ??= textOf(note.file).split(/\r?\n/)
    diagnostics.push(problemIn({ file: note.file.path, lines }, rule, { start, end: endOf(lines, start, mark) }, words))
  }
}

function endOf(lines: readonly string[], start: Place | undefined, mark: RegExp | undefined): Place | undefined {
  if (!start || !mark) return undefined
  const found = mark.exec((lines[start.line - 1] ?? '').slice(start.column - 1))
  return found && found[0].length > 0 ? { line: start.line, column: start.column + found[0].length } : undefined
}

function namesFrom(notes: readonly ReadNote[], book: NotebookBook): Names {
  const named = notes.map(({ file, parsed }): NamedNote => parsed.record ?? parsed.draft ?? { id: file.name })
  return namesOf(named, {
    parameter: new Map(book.parameters.map(({ id, label }) => [id, label])),
    calculator: new Map(calculators.map(({ id, title }) => [id, title])),
    dataset: new Map(book.datasets.map(({ id, title }) => [id, title])),
    source: new Map(Object.values(book.sources).map(({ key, authors, year }) => [key, `${authors} (${year})`])),
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
    if (voice && (complete || problem.level === 'error')) tellGraphProblem(problem, voice, unread)
  }
  return graph
}

function tellGraphProblem(problem: GraphProblem, { note, tell, draft }: Voice, unread: ReadonlySet<string>): void {
  const { code, level, index, message, hint, suggestions } = problem
  const { places } = note.parsed
  const to = index === undefined ? undefined : note.record.relations[index]?.to
  // A note that is there but cannot be read has its own diagnostics, and so has what is no relation.
  if (to === '' || (code === 'graph/unknown-relation-target' && unread.has(to ?? ''))) return
  if (draft && code === 'graph/duplicate-relation') return
  const place = index === undefined ? places['title'] : (places[`relations.${index}.to`] ?? places[`relations.${index}`])
  tell({ code, level } as Parameters<Tell>[0], place, { message, hint, suggestions }, /^.*\S/)
}

function unusedSources(book: NotebookBook, linked: readonly LinkedNote[], diagnostics: Diagnostic[]): void {
  // A data set or parameter that cannot be read may cite some of them.
  if ([...book.broken].some((each) => !each.startsWith('source:'))) return
  const used = new Set(book.named)
  for (const { cited, record } of linked) {
    for (const key of cited) used.add(key)
    for (const { kind, id } of record.links) if (kind === 'source' && id) used.add(id)
  }
  for (const { sources, cases } of calculators) for (const key of [...sources, ...cases.map(({ source }) => source)]) used.add(key)
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
function voicesOf(all: readonly ReadNote[], first: readonly ReadNote[], diagnostics: Diagnostic[]): readonly Voice[] {
  const sorted = all.toSorted((a, b) => (a.file.name < b.file.name ? -1 : a.file.name > b.file.name ? 1 : 0))
  return sorted.flatMap((note): Voice[] => {
    const { record, draft } = note.parsed
    const known = record ?? draft
    if (!known) return []
    const second = !first.includes(note)
    const counted = second ? { ...known, aliases: [], claims: [], relations: [], formerly: [] } : known
    return [{ note: { ...note, record: counted }, tell: tellFor(note, diagnostics), draft: second || !record }]
  })
}

interface Linked {
  readonly voice: Voice
  readonly linked: LinkedNote
}

/** Notes linked to each other and to the book; one on which that fails is left out, and says so. */
function linkAll(voices: readonly Voice[], notes: readonly ReadNote[], book: NotebookBook, diagnostics: Diagnostic[]): readonly Linked[] {
  const made = voices.flatMap(({ note }) => note.record.claims.map(({ id }) => id))
  const unsure = notes.filter(({ parsed }) => !parsed.record)
  const claims = new Set([...made, ...unsure.flatMap(({ file }) => claimIds(textOf(file)))])
  const datasets = new Map(book.datasets.map(({ id, columns }) => [id, columns.map((column) => column.id)]))
  const { broken, sources } = book
  const context = { book: book.book, broken, claims, datasets, computed: new Map() }
  const names = namesFrom(notes, book)
  return voices.flatMap((voice): Linked[] => {
    const { note, tell } = voice
    attempt(note.file.path, diagnostics, () => {
      for (const use of note.record.components) checkUse(use, context, tell)
    })
    const linked = attempt(note.file.path, diagnostics, () => linkNote(note.parsed, note.record, { names, sources, broken }, tell))
    return linked ? [{ voice, linked }] : []
  })
}

const laterFiles = (files: readonly ContentFile[]): readonly Diagnostic[] =>
  files.flatMap(({ path, kind }) => {
    const words = { message: 'Nothing reads this file yet.', hint: 'Keep it for later, or take it out.' }
    return kind === 'later' ? problemIn({ file: path, lines: [] }, fileNotRead, {}, words) : []
  })

/** Reads the notebook in `dir`. `cache` is a folder to keep parsed notes and sources in; without it nothing is kept. */
export async function readNotebook(dir: string, options: { readonly cache?: string } = {}): Promise<Notebook> {
  const { files, diagnostics: refused } = listFiles(dir)
  const book = await readBookFiles(files, options.cache)
  const diagnostics: Diagnostic[] = [...refused, ...book.diagnostics, ...laterFiles(files)]
  const noteFiles = files.filter(({ kind }) => kind === 'note')
  const all = parseAll(noteFiles, dir, options.cache)
  for (const { parsed } of all) diagnostics.push(...parsed.diagnostics)
  const notes = withoutDuplicates(all, diagnostics)
  const voices = voicesOf(all, notes, diagnostics)
  const unread = new Set(notes.flatMap(({ file, parsed }) => (parsed.record || parsed.draft ? [] : file.name)))
  const linked = linkAll(voices, notes, book, diagnostics)
  checkAcross(voices, new Set(notes.map(({ file }) => file.name)), book.book, diagnostics)
  const graph = graphOf(linked, unread)
  const images = checkImages(files, voices, diagnostics)
  const root = basename(resolve(dir))
  if (!refused.some(({ file }) => file === root)) diagnostics.push(...checkNeeds(root, book))
  if (noteFiles.length === 0 && !refused.some(({ file }) => file === root || file.startsWith(`${root}/notes`))) {
    const hint = `Write the first one as notes/<topic>/<id>.mdx; the topics are ${topics.join(', ')}.`
    diagnostics.push(
      problemIn({ file: `${root}/notes`, lines: [] }, fileMissing, {}, { message: 'There is no note in this notebook.', hint }),
    )
  }
  if (unread.size === 0)
    unusedSources(
      book,
      linked.map((each) => each.linked),
      diagnostics,
    )
  return {
    dir,
    notes: linked.filter(({ voice }) => !voice.draft).map((each) => each.linked),
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
