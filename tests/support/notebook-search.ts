/** A search over a notebook's folder, its index made in memory: for tests and benchmarks. */
import { inflateRawSync } from 'node:zlib'
import { readNotebook } from '../../src/notes/notebook/notebook.ts'
import { buildIndex, type SearchFiles } from '../../src/search/index/build-index.ts'
import { entriesOf } from '../../src/search/index/entries.ts'
import type { Entry } from '../../src/search/index/records.ts'
import { createSearch, type Search } from '../../src/search/query/search.ts'
import { nodeEffects } from '../../src/site/search-index.ts'

export { nodeEffects }

export async function entriesIn(dir: string): Promise<readonly Entry[]> {
  const { notes, parameters, datasets, sources } = await readNotebook(dir)
  return entriesOf({ notes: notes.map(({ record }) => record), parameters, datasets, sources: Object.values(sources) })
}

export const notebookFiles = async (dir: string): Promise<SearchFiles> => buildIndex(await entriesIn(dir), nodeEffects)

/** `onLoad` is called with each file that the search loads, and its compressed size. */
export const searchIn = ({ manifest, files }: SearchFiles, onLoad: (name: string, bytes: number) => void = () => undefined): Search =>
  createSearch(manifest, async (name) => {
    const bytes = files.get(name)
    if (!bytes) throw new Error(`The index has no file ${name}.`)
    onLoad(name, bytes.length)
    return inflateRawSync(bytes)
  })

export const notebookSearch = async (dir: string): Promise<Search> => searchIn(await notebookFiles(dir))
