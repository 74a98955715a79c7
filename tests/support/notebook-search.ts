/** A search over a notebook's folder, its index made in memory: for tests and benchmarks. */
import { createHash } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { readNotebook } from '../../src/notes/notebook/notebook.ts'
import { buildIndex, type Effects, type SearchFiles } from '../../src/search/index/build-index.ts'
import { entriesOf } from '../../src/search/index/entries.ts'
import type { Entry } from '../../src/search/index/records.ts'
import { createSearch, type Search } from '../../src/search/query/search.ts'

export const nodeEffects: Effects = {
  compress: (bytes) => deflateRawSync(bytes, { level: 7 }),
  digest: (all) => {
    const hash = createHash('sha256')
    for (const bytes of all) hash.update(bytes)
    return hash.digest('hex').slice(0, 12)
  },
}

export async function entriesIn(dir: string): Promise<readonly Entry[]> {
  const { notes, parameters, datasets, sources } = await readNotebook(dir)
  return entriesOf({ notes: notes.map(({ record }) => record), parameters, datasets, sources: Object.values(sources) })
}

export const notebookFiles = async (dir: string): Promise<SearchFiles> => buildIndex(await entriesIn(dir), nodeEffects)

/** `seen` is called with each file that the search loads, and its size on the wire. */
export const searchIn = ({ manifest, files }: SearchFiles, seen: (name: string, bytes: number) => void = () => undefined): Search =>
  createSearch(manifest, async (name) => {
    const bytes = files.get(name)
    if (!bytes) throw new Error(`The index has no file ${name}.`)
    seen(name, bytes.length)
    return inflateRawSync(bytes)
  })

export const notebookSearch = async (dir: string): Promise<Search> => searchIn(await notebookFiles(dir))
