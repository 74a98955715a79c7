/**
 * `npm run bench -- [--sizes 200,1000,5000] [--json] [--keep]`: generates notebooks, builds each from a cold cache, and prints what the
 * build used and what the pages weigh. It states figures and passes no judgement on them.
 */
import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { cpus, platform, release, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { measureBuild } from './bench-build.ts'
import { type Machine, markdownReport, type Result } from './bench-report.ts'
import { type PageParts, readPage, weigh, weighSearch } from './bench-weight.ts'
import { generateNotebook } from './generate-notebook.ts'

const usage = `Usage: npm run bench -- [--sizes 200,1000,5000] [--json] [--keep]
Builds generated notebooks of these sizes and prints what the build used and what the pages weigh.
  --json   the figures as JSON
  --keep   leaves the notebooks and the sites in node_modules/.cache/bench
`
const seed = 1
const folder = fileURLToPath(new URL('../../node_modules/.cache/bench', import.meta.url))

interface Options {
  readonly sizes: readonly number[]
  readonly json: boolean
  readonly keep: boolean
  readonly help: boolean
}

/** Throws with a sentence on wrong use. */
function readOptions(args: readonly string[]): Options {
  const options = { sizes: { type: 'string' }, json: { type: 'boolean' }, keep: { type: 'boolean' }, help: { type: 'boolean' } } as const
  const { values } = parseArgs({ args: [...args], options })
  const sizes = (values.sizes ?? '200,1000,5000').split(',').map(Number)
  if (!sizes.every((size) => Number.isInteger(size) && size >= 20 && size <= 100_000))
    throw new Error('Sizes are whole numbers from 20 to 100000, such as --sizes 200,1000.')
  return { sizes: sizes.toSorted((a, b) => a - b), json: values.json ?? false, keep: values.keep ?? false, help: values.help ?? false }
}

const machine = (): Machine => ({
  processor: cpus()[0]?.model.trim() || 'unknown processor',
  cores: cpus().length,
  memory: totalmem(),
  system: `${platform()} ${release()}`,
  node: process.versions.node,
})

function outputOf(dist: string): Result['output'] {
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return { files: files.length, bytes: files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0) }
}

/** The page of middling length of those that fit. */
function middling(dist: string, fits: (html: string) => boolean): PageParts {
  const lengths = readdirSync(join(dist, 'notes'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ path: `/notes/${name}/`, html: readFileSync(join(dist, 'notes', name, 'index.html'), 'utf8') }))
    .filter(({ html }) => fits(html))
    .map(({ path, html }) => ({ path, length: html.length }))
    .sort((a, b) => a.length - b.length || (a.path < b.path ? -1 : 1))
  const middle = lengths[Math.floor(lengths.length / 2)]
  if (!middle) throw new Error('The site has no note of this kind.')
  return readPage(dist, middle.path)
}

async function measure(notes: number): Promise<Result> {
  const place = join(folder, String(notes))
  const content = join(place, 'content')
  rmSync(place, { recursive: true, force: true })
  generateNotebook(content, notes, seed, fileURLToPath(new URL('../../content', import.meta.url)))
  const { dist, cpu, wall, memory } = await measureBuild(content, place)
  const live = (html: string) => html.includes(' data-calculator="')
  const note = middling(dist, (html) => !live(html))
  return {
    notes,
    build: { cpu, wall, memory },
    output: outputOf(dist),
    note: weigh(dist, note),
    liveNote: weigh(dist, middling(dist, live)),
    map: weigh(dist, readPage(dist, '/map/')),
    search: weighSearch(dist, note),
  }
}

async function main(args: readonly string[]): Promise<void> {
  const { sizes, json, keep, help } = readOptions(args)
  if (help) {
    process.stdout.write(usage)
    return
  }
  const results: Result[] = []
  for (const size of sizes) {
    process.stderr.write(`Building ${size.toLocaleString('en')} notes …\n`)
    results.push(await measure(size))
    if (!keep) rmSync(join(folder, String(size)), { recursive: true, force: true })
  }
  process.stdout.write(json ? `${JSON.stringify({ machine: machine(), results }, null, 2)}\n` : `${markdownReport(machine(), results)}\n`)
}

/** `npm run bench -- search …` measures one thing more closely. */
async function dispatch([first, ...rest]: readonly string[]): Promise<void> {
  if (first === 'search') return (await import('./bench-search.ts')).benchSearch(rest)
  return main([...(first === undefined ? [] : [first]), ...rest])
}

try {
  await dispatch(process.argv.slice(2))
} catch (error) {
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(`bench: ${message}\n`)
  process.exitCode = 1
}
