/**
 * `npm run bench -- search [--sizes 200,1000,5000,10000] [--queries 300] [--json] [--no-browser]`: generated notebooks, known-item
 * questions of nine sets, and what each costs in bytes and time. `search-queries.ts` says what the sets are.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { readNotebook } from '../src/notes/notebook/notebook.ts'
import { buildIndex, type SearchFiles } from '../src/search/index/build-index.ts'
import { entriesOf } from '../src/search/index/entries.ts'
import { nodeEffects, searchIn } from '../tests/support/notebook-search.ts'
import { generateNotebook } from './generate-notebook.ts'
import { measureInBrowser, type Timing } from './search-browser.ts'
import { type KnownItem, knownItems, type SetName, setNames } from './search-queries.ts'
import { searchTable } from './search-report.ts'
import { gzipBytes } from './weight.ts'

const usage = `Usage: npm run bench -- search [--sizes 200,1000,5000,10000] [--queries 300] [--json] [--no-browser]
Searches generated notebooks of these sizes for what one note has, and prints bytes, times and relevance.
`
const seed = 1
/** Rows that the search box shows at rest and while one types. */
const rows = { rest: 10, typing: 6 }
/** Of each set, so many questions are also typed letter by letter, and asked in the browser. */
const typed = 12

export interface Spread {
  readonly middle: number
  readonly most95: number
  readonly most: number
}

export interface SearchResult {
  readonly notes: number
  /** Share of questions with the note among the first five, and how many were asked. */
  readonly found: Readonly<Record<SetName, { readonly share: number; readonly asked: number }>>
  /** Bytes on the wire, the manifest included, until the final ranking of a question asked at once. */
  readonly first: Spread
  /** The same while a question is typed letter by letter, passages of its results included. */
  readonly typing: Spread
  readonly index: {
    readonly bytes: number
    readonly texts: number
    readonly files: number
    readonly manifest: number
    readonly seconds: number
  }
  readonly browser: Timing | null
}

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { middle: at(0.5), most95: at(0.95), most: at(1) }
}

/** Every n-th of a list, so that `count` come out. */
const some = <T>(list: readonly T[], count: number): readonly T[] =>
  Array.from(
    { length: Math.min(count, list.length) },
    (_, index) => list[Math.floor((index * list.length) / Math.min(count, list.length))] as T,
  )

async function ask(
  files: SearchFiles,
  manifest: number,
  { query, note }: KnownItem,
): Promise<{ readonly hit: boolean; readonly bytes: number }> {
  let bytes = manifest
  const search = searchIn(files, (_, size) => {
    bytes += size
  })
  const { results } = await search.find(query, { limit: rows.rest })
  const rank = results.filter(({ kind }) => kind === 'note').findIndex(({ id }) => id === note)
  return { hit: rank >= 0 && rank < 5, bytes }
}

async function typeOut(files: SearchFiles, manifest: number, query: string): Promise<number> {
  let bytes = manifest
  const search = searchIn(files, (_, size) => {
    bytes += size
  })
  for (let length = 1; length < query.length; length += 1) await search.find(query.slice(0, length), { limit: rows.typing, settled: false })
  const found = await search.find(query, { limit: rows.rest })
  await Promise.all(found.results.map((result) => search.passage(result, found.terms)))
  return bytes
}

async function indexOf(
  dir: string,
): Promise<{ readonly files: SearchFiles; readonly seconds: number; readonly sets: (count: number) => ReturnType<typeof knownItems> }> {
  const { notes, parameters, datasets, sources } = await readNotebook(dir)
  const records = notes.map(({ record }) => record)
  const before = process.cpuUsage()
  const files = buildIndex(entriesOf({ notes: records, parameters, datasets, sources: Object.values(sources) }), nodeEffects)
  const { user, system } = process.cpuUsage(before)
  return { files, seconds: (user + system) / 1e6, sets: (count) => knownItems(records, count, seed) }
}

async function measure(notes: number, queries: number, inBrowser: boolean): Promise<SearchResult> {
  const dir = mkdtempSync(join(tmpdir(), 'isoflop-search-'))
  try {
    generateNotebook(dir, notes, seed, fileURLToPath(new URL('../content', import.meta.url)))
    const { files, seconds, sets } = await indexOf(dir)
    const manifest = gzipBytes(JSON.stringify(files.manifest))
    const asked = sets(queries)
    const found = {} as Record<SetName, { share: number; asked: number }>
    const first: number[] = []
    const typing: number[] = []
    for (const name of setNames) {
      let hits = 0
      for (const item of asked[name]) {
        const { hit, bytes } = await ask(files, manifest, item)
        if (hit) hits += 1
        first.push(bytes)
      }
      found[name] = { share: hits / Math.max(1, asked[name].length), asked: asked[name].length }
      for (const { query } of some(asked[name], typed)) typing.push(await typeOut(files, manifest, query))
    }
    const all = [...files.files]
    const texts = all.filter(([name]) => name.startsWith('n')).reduce((sum, [, bytes]) => sum + bytes.length, 0)
    const questions = setNames.flatMap((name) => some(asked[name], typed).map(({ query }) => query))
    return {
      notes,
      found,
      first: spread(first),
      typing: spread(typing),
      index: { bytes: all.reduce((sum, [, bytes]) => sum + bytes.length, manifest) - texts, texts, files: all.length, manifest, seconds },
      browser: inBrowser ? await measureInBrowser(files, questions) : null,
    }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

/** Prints the table, or JSON; throws with a sentence on wrong use. */
export async function benchSearch(args: readonly string[]): Promise<void> {
  const options = {
    sizes: { type: 'string' },
    queries: { type: 'string' },
    json: { type: 'boolean' },
    'no-browser': { type: 'boolean' },
    help: { type: 'boolean' },
  } as const
  const { values } = parseArgs({ args: [...args], options })
  if (values.help) {
    process.stdout.write(usage)
    return
  }
  const sizes = (values.sizes ?? '200,1000,5000,10000').split(',').map(Number)
  const queries = Number(values.queries ?? 300)
  if (![...sizes, queries].every((value) => Number.isInteger(value) && value >= 20))
    throw new Error('Sizes and queries are whole numbers from 20.')
  const results: SearchResult[] = []
  for (const notes of sizes.toSorted((a, b) => a - b)) {
    process.stderr.write(`Searching ${notes.toLocaleString('en')} notes …\n`)
    results.push(await measure(notes, queries, !values['no-browser']))
  }
  process.stdout.write(values.json ? `${JSON.stringify(results, null, 2)}\n` : `${searchTable(results)}\n`)
}
