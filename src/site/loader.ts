/**
 * The notebook as a content collection. Reading, guarding and linking are `src/notes`; this tells Astro what changed, hands the
 * notebook to the pages, and stops the build when something is wrong. While authoring nothing stops: problems are printed, here and by
 * `dev-problems.ts` in the browser, and all else follows.
 */
import { resolve } from 'node:path'
import type { AstroIntegration } from 'astro'
import type { Loader, LoaderContext } from 'astro/loaders'
import { calculators } from '../calculators/index.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { countProblems, visible, writeTerminal } from '../diagnostics/writers.ts'
import { buildGraph } from '../graph/build-graph.ts'
import { createLastRight } from '../notes/notebook/last-right.ts'
import { type Notebook, readNotebook } from '../notes/notebook/notebook.ts'
import { cacheFor } from '../notes/text/cache.ts'
import { bookOf } from '../scenario/parameter-book.ts'
import { lastNotebook, once, setLoader, setNotebook } from './notebook-store.ts'

/** The folder of the notebook: `CONTENT_DIR`, else `content`. */
export const contentDir = (): string => resolve(process.env['CONTENT_DIR'] || 'content')

/** The address that the site is published at, when one is set. */
const siteUrl = (): string | undefined => process.env['SITE_URL'] || undefined

/** Waits until all of it is written: a failing build ends the process at once, and a pipe takes 64 KiB at a time. */
const print = (text: string): Promise<void> => new Promise((done) => process.stderr.write(`${text}\n`, () => done()))

const printProblems = (diagnostics: readonly Diagnostic[]): Promise<void> =>
  print(writeTerminal(diagnostics, { colour: process.stderr.isTTY === true }))

const errorsIn = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => diagnostics.filter(({ level }) => level === 'error')

function tellWarnings(diagnostics: readonly Diagnostic[], logger: LoaderContext['logger']): void {
  if (diagnostics.length > 0) logger.warn(`${countProblems(diagnostics)}: npm run check shows them`)
}

/** An error of which Astro prints the words only: where in the code it was thrown helps no author. */
const withoutStack = (message: string): Error => Object.assign(new Error(message), { stack: '' })

/** One entry a note and one for all the rest, each with nothing but its digest. */
function fill({ store }: LoaderContext, notebook: Notebook, digest = notebook.digest): void {
  const digests = new Map(notebook.notes.map((note) => [`note/${note.record.id}`, note.digest]))
  digests.set('notebook', digest)
  for (const id of store.keys()) if (!digests.has(id)) store.delete(id)
  for (const [id, each] of digests) store.set({ id, digest: each, data: { digest: each } })
}

/** The folder of the cache, as an option; none where CI is set. */
const cacheOption = (): { readonly cache?: string } => {
  const cache = cacheFor(process.env)
  return cache === undefined ? {} : { cache }
}

/** Throws when the notebook has an error, having printed all of them. */
async function loadForBuild(context: LoaderContext): Promise<void> {
  const notebook = await readNotebook(contentDir(), { ...cacheOption(), site: siteUrl() })
  const errors = errorsIn(notebook.diagnostics).length
  if (errors > 0) {
    await printProblems(notebook.diagnostics)
    throw withoutStack(`The notebook has ${errors} ${errors === 1 ? 'error' : 'errors'}, shown above; nothing was built.`)
  }
  tellWarnings(notebook.diagnostics, context.logger)
  fill(context, notebook)
  setNotebook(notebook)
}

/** What pages have when the notebook could not be read even once. */
const emptyNotebook = (dir: string): Notebook => ({
  dir,
  notes: [],
  former: new Set(),
  sources: {},
  parameters: [],
  datasets: [],
  scenarios: [],
  book: bookOf([], [], calculators),
  graph: buildGraph([]).graph,
  images: [],
  diagnostics: [],
  digest: 'empty',
})

/** What an author's loop remembers between two readings. */
const memory = () => once('authoring', () => ({ lastRight: createLastRight(), told: '', begun: 0, ended: 0 }))

/** How many readings have begun while authoring, and the number of the last one that has ended. */
export const readings = (): { readonly begun: number; readonly ended: number } => memory()

/** Tells in the terminal what is wrong: all of it when that has changed, else one line. */
async function tell({ diagnostics }: Notebook, logger: LoaderContext['logger']): Promise<void> {
  const errors = errorsIn(diagnostics)
  const [before, now] = [memory().told, errors.length > 0 ? JSON.stringify(errors) : '']
  memory().told = now
  if (errors.length === 0) return before === '' ? tellWarnings(diagnostics, logger) : logger.info('No errors any more.')
  if (before === now) return logger.warn(`Still ${countProblems(errors)}; all else is shown as it is now.`)
  await printProblems(diagnostics)
  logger.error(
    `${countProblems(errors)}. Their pages and /diagnostics/ say so; what was last right stands in for what is wrong, and all else is shown as it is now.`,
  )
}

/** Never throws: the pages get what can be read, and what was last right of the rest. */
async function loadForAuthor(context: LoaderContext): Promise<void> {
  const dir = contentDir()
  memory().begun += 1
  const reading = memory().begun
  let shown: Notebook
  try {
    shown = await readNotebook(dir, { ...cacheOption(), site: siteUrl(), lastRight: memory().lastRight })
    await tell(shown, context.logger)
    setNotebook(shown)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const failure = visible(message.replace(/\s+/g, ' '))
    memory().told = failure
    context.logger.error(`The notebook could not be read: ${failure} Until it can, pages show what was last read.`)
    shown = lastNotebook()?.notebook ?? emptyNotebook(dir)
    setNotebook(shown, failure)
  }
  // Problems and images may have changed where no note has; a digest of its own makes Astro reload the page.
  fill(context, shown, `${shown.digest} ${process.pid} ${reading}`)
  memory().ended = reading
}

export const notebookLoaderName = 'isoflop-notebook'

/** Loads once for a build. While authoring, `dev-server.ts` asks for it again after each change. */
export const notebookLoader: Loader = {
  name: notebookLoaderName,
  load: (context) => (context.watcher ? loadForAuthor(context) : loadForBuild(context)),
}

/** Gives the loader to `content.config.ts`. */
export const notebookReader = (): AstroIntegration => ({
  name: 'isoflop:notebook-reader',
  hooks: { 'astro:config:setup': () => setLoader(notebookLoader) },
})
