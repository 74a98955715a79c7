/**
 * The notebook as a content collection: one entry a note and one for the library (sources, book, data sets).
 * Reading, guarding and linking are `src/notes`; this hands the result to Astro, and stops the build when something is wrong.
 */
import { resolve, sep } from 'node:path'
import type { Loader, LoaderContext } from 'astro/loaders'
import { writeTerminal } from '../diagnostics/writers.ts'
import { type Notebook, readNotebook } from '../notes/notebook.ts'
import type { LinkedNote } from '../records/note.ts'

export type Library = Pick<Notebook, 'sources' | 'parameters' | 'datasets' | 'images'>
export type Entry = { readonly type: 'note'; readonly note: LinkedNote } | { readonly type: 'library'; readonly library: Library }

/** The folder of the notebook: `CONTENT_DIR`, else `content`. */
export const contentDir = (): string => resolve(process.env['CONTENT_DIR'] ?? 'content')

/** Quiet period after the last change before the notebook is read again, in milliseconds. */
const settle = 40

function report(notebook: Notebook, logger: LoaderContext['logger']): number {
  const errors = notebook.diagnostics.filter(({ level }) => level === 'error')
  if (errors.length > 0) console.error(writeTerminal(notebook.diagnostics, { colour: process.stderr.isTTY === true }))
  else if (notebook.diagnostics.length > 0) logger.warn(`${notebook.diagnostics.length} warnings: npm run check shows them`)
  return errors.length
}

function fill({ store, generateDigest }: LoaderContext, notebook: Notebook): void {
  const library: Library = {
    sources: notebook.sources,
    parameters: notebook.parameters,
    datasets: notebook.datasets,
    images: notebook.images,
  }
  const entries: { id: string; data: Entry; digest: string }[] = notebook.notes.map((note) => ({
    id: `note/${note.record.id}`,
    data: { type: 'note', note },
    digest: note.digest,
  }))
  entries.push({ id: 'library', data: { type: 'library', library }, digest: generateDigest(JSON.stringify(library)) })
  const present = new Set(entries.map(({ id }) => id))
  for (const id of store.keys()) if (!present.has(id)) store.delete(id)
  for (const entry of entries) store.set(entry as unknown as Parameters<typeof store.set>[0])
}

/** Throws when the notebook has an error, having printed all of them; while authoring, keeps what was last right instead. */
export const notebookLoader = (): Loader => ({
  name: 'isoflop-notebook',
  load: async (context) => {
    const dir = contentDir()
    const { logger, watcher } = context
    const read = async () => {
      const notebook = await readNotebook(dir, { cache: process.env['CACHE_DIR'] ?? 'node_modules/.cache/isoflop' })
      const errors = report(notebook, logger)
      if (errors > 0 && watcher) logger.error(`${errors} errors above; the last right state of those notes stays`)
      if (errors > 0 && !watcher)
        throw new Error(`The notebook has ${errors} ${errors === 1 ? 'error' : 'errors'}, shown above; nothing was built.`)
      if (errors === 0 || context.store.keys().length === 0) fill(context, notebook)
    }
    await read()
    if (!watcher) return
    watcher.add(dir)
    let timer: NodeJS.Timeout | undefined
    watcher.on('all', (_event, path) => {
      if (!resolve(path).startsWith(dir + sep)) return
      clearTimeout(timer)
      timer = setTimeout(() => read().catch((error: unknown) => logger.error(String(error))), settle)
    })
  },
})
