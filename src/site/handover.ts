/**
 * The notebook on its way from the loader to the pages. Both run in one process, but Astro gives them separate modules and passes
 * entries between them as text; for thousands of notes that text costs more than the pages. So the store carries digests, by which
 * Astro knows what changed, and the notebook itself goes by hand.
 */
import type { Notebook } from '../notes/notebook.ts'

const place = globalThis as { [key: symbol]: Notebook | undefined }
const key = Symbol.for('isoflop.notebook')

export const handOver = (notebook: Notebook): void => {
  place[key] = notebook
}

/** Throws when the loader has not run in this process. */
export function handedOver(): Notebook {
  const notebook = place[key]
  if (!notebook) throw new Error('The notebook has not been read in this process.')
  return notebook
}
