/** Which pages show the content of a file of the notebook: while authoring, the problems of the file are shown on them. */

import { existsSync } from 'node:fs'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Notebook } from '../notes/notebook/notebook.ts'
import { datasetAddress, noteAddress } from '../records/address.ts'

/** Where all problems are listed. */
export const listPage = '/diagnostics/'

const pagesOfFolder: Readonly<Record<string, string>> = {
  parameters: '/parameters/',
  sources: '/sources/',
  scenarios: '/scenarios/',
  data: '/data/',
}

/** The id of the note in this file; null for any other file. */
export const noteIn = (file: string): string | null => /^[^/]+\/notes\/[^/]+\/([^/]+)\.mdx$/.exec(file)?.[1] ?? null

/** The page of a file, most particular first; the list of problems for a file that no page shows. */
export function pageOf(file: string, { datasets }: Pick<Notebook, 'datasets'>): string {
  const note = noteIn(file)
  if (note !== null) return noteAddress(note)
  const [, folder = '', name = ''] = /^[^/]+\/([^/]+)\/([^/]+)\.\w+$/.exec(file) ?? []
  if (folder === 'data' && datasets.some(({ id }) => id === name)) return datasetAddress(name)
  return Object.hasOwn(pagesOfFolder, folder) ? (pagesOfFolder[folder] ?? listPage) : listPage
}

/** Ids of notes that are wrong and never were right, so that the notebook does not have them. */
export function unreadNotes({ notes, diagnostics }: Pick<Notebook, 'notes' | 'diagnostics'>): readonly string[] {
  const known = new Set(notes.map(({ record }) => record.id))
  const wrong = diagnostics.flatMap(({ file, level }) => (level === 'error' ? (noteIn(file) ?? []) : []))
  return [...new Set(wrong)].filter((id) => !known.has(id))
}

export interface ProblemPage {
  readonly path: string
  readonly problems: readonly Diagnostic[]
}

/** The pages with at least one error, each with the errors and warnings of its files. */
export function problemPages(notebook: Pick<Notebook, 'datasets' | 'diagnostics'>): readonly ProblemPage[] {
  const pages = Map.groupBy(notebook.diagnostics, ({ file }) => pageOf(file, notebook))
  return [...pages]
    .map(([path, problems]) => ({ path, problems }))
    .filter(({ problems }) => problems.some(({ level }) => level === 'error'))
}

/** Why nothing can be shown at an address: its note is wrong and never was right, or what was there is gone. */
export type MissingPage = 'wrong' | 'gone' | null

/** Null when an address is not that of a note, data set or image, or of one that is there. */
export function missingAt(pathname: string, notebook: Pick<Notebook, 'notes' | 'datasets' | 'images' | 'diagnostics'>): MissingPage {
  const [, folder = '', rest = ''] = /^\/(notes|data|notes-images)\/([\w/.-]+?)\/?$/.exec(pathname) ?? []
  if (folder === 'notes-images') {
    const image = notebook.images.find(({ topic, name }) => rest === `${topic}/${name}`)
    return image && existsSync(image.absolute) ? null : 'gone'
  }
  if (folder === 'data') return notebook.datasets.some(({ id }) => rest === id || rest === `${id}.csv`) ? null : 'gone'
  if (folder !== 'notes' || rest.includes('/')) return null
  if (notebook.notes.some(({ record }) => record.id === rest || record.formerly.includes(rest))) return null
  return unreadNotes(notebook).includes(rest) ? 'wrong' : 'gone'
}
