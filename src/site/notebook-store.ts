/**
 * The notebook on its way from the loader to the pages. Both run in one process, but Astro gives them separate modules and passes
 * entries between them as text; for thousands of notes that text costs more than the pages. So the store carries digests, by which
 * Astro knows what changed, and the notebook itself goes by hand.
 */
import type { Notebook } from '../notes/notebook/notebook.ts'

interface HandedOver {
  readonly notebook: Notebook
  /** Why it could not be read again since; only while authoring. */
  readonly failure: string | null
}

const place = globalThis as { [key: symbol]: unknown }
const key = Symbol.for('isoflop.notebook')

export const handOver = (notebook: Notebook, failure: string | null = null): void => {
  place[key] = { notebook, failure } satisfies HandedOver
}

/** What the loader gave last, another object each time; undefined when it has not run in this process. */
export const lastHandedOver = (): HandedOver | undefined => place[key] as HandedOver | undefined

/** What lives as long as the process: Astro makes its loaders anew whenever it likes. */
export function once<T>(name: string, make: () => T): T {
  const own = Symbol.for(`isoflop.${name}`)
  place[own] ??= make()
  return place[own] as T
}

/** Throws when the loader has not run in this process. */
export function handedOver(): Notebook {
  const given = lastHandedOver()
  if (!given) throw new Error('The notebook has not been read in this process.')
  return given.notebook
}
