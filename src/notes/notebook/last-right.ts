/**
 * Remembers the last valid state of each file, for a process that reads the notebook again and again. While a file is wrong, its last valid
 * state is shown: a note keeps its text and names, a parameter or source stays. Its mistakes are reported all the same.
 */
import { calculators } from '../../calculators/index.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { LinkedNote } from '../../records/note.ts'
import { bookOf } from '../../scenario/parameter-book.ts'
import type { NotebookBook } from './contents.ts'
import type { ReadNote } from './read-notes.ts'

/** Each function takes the present state, remembers its valid parts, and returns it with the invalid parts as they were before. */
export interface LastRight {
  /** `refused` has the problems of files that were not opened. */
  readonly book: (read: NotebookBook, refused: readonly Diagnostic[]) => NotebookBook
  /** Replaces a note whose frontmatter cannot be read, or that was not opened, by its former state, whose names other notes use. */
  readonly notes: (read: readonly ReadNote[], refused: readonly Diagnostic[]) => readonly ReadNote[]
  /** Replaces a note with any error by its state before that. */
  readonly linked: (linked: readonly LinkedNote[], diagnostics: readonly Diagnostic[]) => readonly LinkedNote[]
}

const wrongFiles = (diagnostics: readonly Diagnostic[]): ReadonlySet<string> =>
  new Set(diagnostics.filter(({ level }) => level === 'error').map(({ file }) => file))

/** The items of `now`, and those of `before` that are missing from it. */
function withMissing<T extends { readonly id: string }>(now: readonly T[], before: readonly T[]): readonly T[] {
  const there = new Set(now.map(({ id }) => id))
  return [...now, ...before.filter(({ id }) => !there.has(id))]
}

/** Keeps entries that are missing now while a file of their folder is wrong. */
function bookWith(now: NotebookBook, before: NotebookBook, wrong: ReadonlySet<string>): NotebookBook {
  const folders = new Set([...wrong].map((file) => file.split('/')[1]))
  const kept = <T extends { readonly id: string }>(folder: string, items: readonly T[], former: readonly T[]): readonly T[] =>
    folders.has(folder) ? withMissing(items, former) : items
  const parameters = kept('parameters', now.parameters, before.parameters)
  const datasets = kept('data', now.datasets, before.datasets)
  const sources = folders.has('sources') ? { ...before.sources, ...now.sources } : now.sources
  return {
    ...now,
    sources: Object.fromEntries(Object.entries(sources).sort(([a], [b]) => (a < b ? -1 : 1))),
    parameters,
    datasets,
    scenarios: kept('scenarios', now.scenarios, before.scenarios).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    book: bookOf(parameters, datasets, calculators),
  }
}

const asFormer = <T extends ReadNote | undefined>(note: T): T => note && { ...note, former: true }

/** Creates an empty memory. */
export function createLastRight(): LastRight {
  let bookBefore: NotebookBook | undefined
  let notesBefore: ReadonlyMap<string, ReadNote> = new Map()
  let linkedBefore: ReadonlyMap<string, LinkedNote> = new Map()
  return {
    book(read, refused) {
      const wrong = wrongFiles([...refused, ...read.diagnostics])
      bookBefore = bookBefore && wrong.size > 0 ? bookWith(read, bookBefore, wrong) : read
      return bookBefore
    },
    notes(read, refused) {
      const refusedFiles = wrongFiles(refused)
      const shown = read.map((note) => (note.parsed.record ? note : (asFormer(notesBefore.get(note.file.path)) ?? note)))
      const notOpened = [...notesBefore.values()].filter(({ file }) => refusedFiles.has(file.path)).map(asFormer)
      const all = [...shown, ...notOpened]
      notesBefore = new Map(all.filter(({ parsed }) => parsed.record).map((note) => [note.file.path, note]))
      return all
    },
    linked(linked, diagnostics) {
      const wrong = wrongFiles(diagnostics)
      const shown = linked.map((note) => (wrong.has(note.record.file) ? (linkedBefore.get(note.record.file) ?? note) : note))
      const right = shown.filter(({ record }) => !wrong.has(record.file) || linkedBefore.has(record.file))
      linkedBefore = new Map(right.map((note) => [note.record.file, note]))
      return shown
    },
  }
}
