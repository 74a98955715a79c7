/**
 * The notebook as a content collection. Reading, guarding and linking are `src/notes`; this tells Astro what changed, hands the
 * notebook to the pages, and stops the build when something is wrong.
 */
import { resolve, sep } from 'node:path'
import type { Loader, LoaderContext } from 'astro/loaders'
import { visibleLines, writeTerminal } from '../diagnostics/writers.ts'
import { type Notebook, readNotebook } from '../notes/notebook.ts'
import { handOver } from './handover.ts'

/** The folder of the notebook: `CONTENT_DIR`, else `content`. */
export const contentDir = (): string => resolve(process.env['CONTENT_DIR'] || 'content')

/** Quiet period after the last change before the notebook is read again, in milliseconds. */
const settle = 40

/** Waits until all of it is written: a failing build ends the process at once, and a pipe takes 64 KiB at a time. */
const print = (text: string): Promise<void> => new Promise((done) => process.stderr.write(`${text}\n`, () => done()))

async function report(notebook: Notebook, logger: LoaderContext['logger']): Promise<number> {
  const errors = notebook.diagnostics.filter(({ level }) => level === 'error')
  if (errors.length > 0) await print(writeTerminal(notebook.diagnostics, { colour: process.stderr.isTTY === true }))
  else if (notebook.diagnostics.length > 0) logger.warn(`${notebook.diagnostics.length} warnings: npm run check shows them`)
  return errors.length
}

/** One entry a note and one for all the rest, each with nothing but its digest. */
function fill({ store }: LoaderContext, notebook: Notebook): void {
  const digests = new Map(notebook.notes.map(({ record, digest }) => [`note/${record.id}`, digest]))
  digests.set('notebook', notebook.digest)
  for (const id of store.keys()) if (!digests.has(id)) store.delete(id)
  for (const [id, digest] of digests) store.set({ id, digest, data: { digest } })
  handOver(notebook)
}

/** Throws when the notebook has an error, having printed all of them; while authoring, keeps what was last right instead. */
export const notebookLoader = (): Loader => ({
  name: 'isoflop-notebook',
  load: async (context) => {
    const dir = contentDir()
    const { logger, watcher } = context
    let started = false
    const read = async () => {
      const notebook = await readNotebook(dir, {
        cache: process.env['CACHE_DIR'] || 'node_modules/.cache/isoflop',
        site: process.env['SITE_URL'],
      })
      const errors = await report(notebook, logger)
      if (errors > 0 && watcher) logger.error(`${errors} errors above; the last right state of those notes stays`)
      if (errors > 0 && !watcher)
        throw new Error(`The notebook has ${errors} ${errors === 1 ? 'error' : 'errors'}, shown above; nothing was built.`)
      if (errors === 0 || !started) fill(context, notebook)
      started = true
    }
    await read()
    if (!watcher) return
    watcher.add(dir)
    let timer: NodeJS.Timeout | undefined
    watcher.on('all', (_event, path) => {
      if (!resolve(path).startsWith(dir + sep)) return
      clearTimeout(timer)
      timer = setTimeout(() => read().catch((error: unknown) => logger.error(visibleLines(String(error)))), settle)
    })
  },
})
