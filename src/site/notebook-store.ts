/**
 * Passes the notebook from the loader to the pages in memory, and the loader from Astro's configuration to the collection, through global
 * symbols. All run in one process, but Astro gives them separate modules and passes entries between them as text; for thousands of notes
 * that text costs more than the pages. So Astro's store carries digests, by which Astro knows what changed, and this file the notebook itself.
 */
import type { Loader } from 'astro/loaders'
import type { Notebook } from '../notes/notebook/notebook.ts'

interface StoredNotebook {
  readonly notebook: Notebook
  /** Why it could not be read again since; only while authoring. */
  readonly failure: string | null
}

const place = globalThis as { [key: symbol]: unknown }
const key = Symbol.for('isoflop.notebook')

/** Sets the notebook that all pages use from now on. */
export const setNotebook = (notebook: Notebook, failure: string | null = null): void => {
  place[key] = { notebook, failure } satisfies StoredNotebook
}

/** The notebook that the loader set last, a new object each time; undefined when the loader has not run in this process. */
export const lastNotebook = (): StoredNotebook | undefined => place[key] as StoredNotebook | undefined

const loaderKey = Symbol.for('isoflop.loader')

/** Sets the loader of the collection. Node has loaded its modules with the configuration; Vite would transform and load them all again. */
export const setLoader = (loader: Loader): void => {
  place[loaderKey] = loader
}

/** The loader of the collection. Throws when the configuration has set none. */
export function requireLoader(): Loader {
  const loader = place[loaderKey] as Loader | undefined
  if (!loader) throw new Error('The notebook has no loader: astro.config.mjs needs the integration notebookReader().')
  return loader
}

/** A value that is made once a process: Astro may create a loader several times. */
export function once<T>(name: string, make: () => T): T {
  const own = Symbol.for(`isoflop.${name}`)
  place[own] ??= make()
  return place[own] as T
}

/** The notebook that the loader set last. Throws when the loader has not run in this process. */
export function requireNotebook(): Notebook {
  const given = lastNotebook()
  if (!given) throw new Error('The notebook has not been read in this process.')
  return given.notebook
}
