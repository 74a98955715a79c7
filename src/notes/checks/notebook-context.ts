/** The shape of a check of the whole notebook, and the context that it gets. These checks run when all notes are linked. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { GraphProblem } from '../../graph/graph.ts'
import type { LinkedNote, NoteRecord, ParsedNote } from '../../records/note.ts'
import type { NotebookBook, NotebookImage } from '../notebook/contents.ts'
import type { Names } from '../notebook/resolve-names.ts'
import type { Rule } from '../rules/rule.ts'
import type { Report, ReportedFile } from '../text/report.ts'
import type { SiteMap } from './site-map.ts'

/** A note of which at least the frontmatter is known, and how to report what is wrong with it. */
export interface KnownNote {
  readonly file: string
  readonly parsed: ParsedNote
  readonly record: NoteRecord
  readonly report: Report
  /** The note has a mistake that keeps it out of the notebook; what is known of it is checked. */
  readonly draft: boolean
}

export interface NotebookContext {
  /** The name of the notebook's folder, with which the paths of its files begin. */
  readonly root: string
  /** Sorted by id. */
  readonly notes: readonly KnownNote[]
  readonly linked: readonly LinkedNote[]
  /** Ids of all notes, and of those that cannot be read. */
  readonly ids: ReadonlySet<string>
  readonly unread: ReadonlySet<string>
  /** Ids of claims, also in notes that cannot be read otherwise. */
  readonly claims: ReadonlySet<string>
  readonly names: Names
  readonly graphProblems: readonly GraphProblem[]
  readonly images: readonly NotebookImage[]
  /** While an author writes, it has the former state of files that are wrong now. */
  readonly book: NotebookBook
  /** The book as its files are now. */
  readonly bookNow: NotebookBook
  readonly map: SiteMap
  /** The address at which the site is published. */
  readonly site: string
  /** Problems of files that were not opened. */
  readonly refused: readonly Diagnostic[]
  /** Reports what is wrong with a file that is no note. */
  readonly reportIn: (file: ReportedFile) => Report
}

/** The checks of a notebook: `note` runs for each note, `end` after the last. */
export interface NotebookVisitors {
  readonly note?: (note: KnownNote) => void
  readonly end?: () => void
}

/** Makes the checks for one notebook. */
export type NotebookChecks = (notebook: NotebookContext) => NotebookVisitors

/** Marks the rest of the line, for a problem of a key in the frontmatter. */
export const lineMark = /^.*\S/

/** A function that reports a name of a note which another note has had. `path` is where in the frontmatter the name stands. */
export function oncePerNotebook(rule: Rule, message: (name: string, other: string) => string, hint: string) {
  const first = new Map<string, { readonly note: KnownNote; readonly path: string }>()
  return (name: string, path: string, note: KnownNote): void => {
    const other = first.get(name)
    if (!other) {
      first.set(name, { note, path })
      return
    }
    const start = other.note.parsed.places[other.path]
    const related = [{ file: other.note.file, ...(start && { start }), message: 'The first.' }]
    const words = { message: message(name, other.note.record.id), hint, related }
    note.report(rule, { start: note.parsed.places[path], mark: lineMark }, words)
  }
}
