/**
 * Passes the notebook from the loader to the pages in memory, through a global symbol. Both run in one process, but Astro gives them separate
 * modules and passes entries between them as text; for thousands of notes that text costs more than the pages. So Astro's store carries
 * digests, by which Astro knows what changed, and this file the notebook itself.
 */
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
