/** A search over a few documents made here, in memory: twelve notes about lithography, one about the KV cache, a parameter and a calculator. */
import { buildIndex } from '../../search/index/build-index.ts'
import type { Entry } from '../../search/index/records.ts'
import { createSearch, type Search } from '../../search/query/search.ts'

const entry = (kind: Entry['kind'], id: string, title: string, more: Partial<Entry> = {}): Entry => ({
  ...{ kind, id, title, url: `/${kind}s/${id}/`, names: [], text: '', cites: [], claims: [], headings: [] },
  ...more,
})
const note = (id: string, title: string, body: string, more: Partial<Entry> = {}): Entry =>
  entry('note', id, title, { topic: 'training', status: 'supported', noteKind: 'concept', body, ...more })

export const entries: readonly Entry[] = [
  note('kv-cache', 'KV cache', 'It holds what was read.\nSize\nThe memory grows with each token of the context.', {
    topic: 'inference',
    headings: [{ id: 'size', text: 'Size' }],
  }),
  ...Array.from({ length: 12 }, (_, index) => note(`machine-${index}`, `Machine ${index}`, 'Lithography prints patterns.')),
  entry('parameter', 'turns', 'Turns of a task', { text: 'How often an agent asks.' }),
  entry('calculator', 'pipeline-bubble', 'Pipeline bubble', { text: 'How much time is lost?', topic: 'training', body: 'Stages' }),
]

/** Its files, uncompressed. */
export const files = buildIndex(entries, { compress: (bytes) => bytes, digest: () => 'digest' })

/** A file that `missing` has does not arrive. */
export const smallSearch = (missing: ReadonlySet<string> = new Set()): Search =>
  createSearch(files.manifest, async (name) => {
    const bytes = files.files.get(name)
    if (!bytes || missing.has(name)) throw new Error(`There is no ${name}.`)
    return bytes
  })
