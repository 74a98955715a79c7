/**
 * `npm run bench -- [notebooks] [calculators] [--sizes 200,1000,5000] [--site dist] [--json] [--keep]`: generates notebooks, builds each
 * from an empty cache and again with one note changed, and prints what the builds used and what the pages weigh; then how long each calculator takes to answer in a
 * browser. With a name only that part. It states figures and passes no judgement on them.
 */
import { appendFileSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { cpus, platform, release, totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { visibleLines } from '../src/diagnostics/writers.ts'
import { calculatorsReport, measureCalculators, type Timing } from './calculators.ts'
import { generateNotebook } from './generate-notebook.ts'
import { measureAgain, measureBuild } from './measure-build.ts'
import { type Machine, machineLine, markdownReport, type Result } from './report.ts'
import { type PageParts, readPage, weigh, weighSearch } from './weight.ts'

const usage = `Usage: npm run bench [-- [notebooks] [calculators] [--sizes 200,1000,5000] [--site dist] [--json] [--keep]]
  notebooks     builds generated notebooks of these sizes and prints what the build used and what the pages weigh
  calculators   builds the notebook and prints how long each calculator takes to answer an input event in Chromium
  --site   measures calculators on the site built there, instead of building it
  --json   the figures as JSON
  --keep   leaves the notebooks and the sites in node_modules/.cache/bench
       npm run bench -- map [--help]      how soon and how evenly large maps move in Chromium, and how good relatedness is
       npm run bench -- search [--help]   bytes, times and relevance of searches in notebooks of 200 to 10,000 notes
Without a word, all four.
`
const parts = ['notebooks', 'calculators'] as const
type Part = (typeof parts)[number]

const seed = 1
const folder = fileURLToPath(new URL('../node_modules/.cache/bench', import.meta.url))

interface Options {
  readonly parts: readonly Part[]
  /** A built site to measure calculators on; else one is built. */
  readonly site: string | null
  readonly sizes: readonly number[]
  readonly json: boolean
  readonly keep: boolean
  readonly help: boolean
}

/** Throws with a sentence on wrong use. */
function readOptions(args: readonly string[]): Options {
  const flag = { type: 'boolean' } as const
  const options = { sizes: { type: 'string' }, site: { type: 'string' }, json: flag, keep: flag, help: flag } as const
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
  const stray = positionals.find((name) => !parts.some((part) => part === name))
  if (stray !== undefined) throw new Error(`There is no part “${stray}”; the parts are ${parts.join(' and ')}.`)
  const sizes = (values.sizes ?? '200,1000,5000').split(',').map(Number)
  if (!sizes.every((size) => Number.isInteger(size) && size >= 20 && size <= 100_000))
    throw new Error('Sizes are whole numbers from 20 to 100000, such as --sizes 200,1000.')
  return {
    parts: positionals.length === 0 ? parts : parts.filter((part) => positionals.includes(part)),
    site: values.site ?? null,
    sizes: sizes.toSorted((a, b) => a - b),
    json: values.json ?? false,
    keep: values.keep ?? false,
    help: values.help ?? false,
  }
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

/** Adds a sentence to one note of the notebook. */
function changeOneNote(content: string): void {
  const notes = readdirSync(join(content, 'notes'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.mdx'))
  appendFileSync(join(content, 'notes', notes.sort()[0] ?? ''), '\nThis sentence was added later.\n')
}

async function measure(notes: number): Promise<Result> {
  const place = join(folder, String(notes))
  const content = join(place, 'content')
  rmSync(place, { recursive: true, force: true })
  generateNotebook(content, notes, seed, fileURLToPath(new URL('../content', import.meta.url)))
  const { dist, cpu, wall, memory } = await measureBuild(content, place)
  const output = outputOf(dist)
  changeOneNote(content)
  const again = await measureAgain(content, place)
  const live = (html: string) => html.includes(' data-calculator="')
  const note = middling(dist, (html) => !live(html))
  return {
    notes,
    build: { cpu, wall, memory },
    again: { cpu: again.cpu, wall: again.wall, memory: again.memory },
    output,
    note: weigh(dist, note),
    liveNote: weigh(dist, middling(dist, live)),
    map: weigh(dist, readPage(dist, '/map/')),
    search: weighSearch(dist, note),
  }
}

async function measureNotebooks({ sizes, keep }: Options): Promise<readonly Result[]> {
  const results: Result[] = []
  for (const size of sizes) {
    process.stderr.write(`Building ${size.toLocaleString('en')} notes …\n`)
    results.push(await measure(size))
    if (!keep) rmSync(join(folder, String(size)), { recursive: true, force: true })
  }
  return results
}

/** On the site that is there, or on the project's own notebook, built for it. */
async function timeCalculators({ site, keep }: Options): Promise<readonly Timing[]> {
  const place = join(folder, 'calculators')
  const dist = site === null ? (await measureBuild(fileURLToPath(new URL('../content', import.meta.url)), place)).dist : resolve(site)
  process.stderr.write('Moving the sliders of all calculators …\n')
  const timings = await measureCalculators(dist, process.env['CHROMIUM'])
  if (site === null && !keep) rmSync(place, { recursive: true, force: true })
  return timings
}

async function measureBoth(args: readonly string[]): Promise<void> {
  const options = readOptions(args)
  if (options.help) {
    process.stdout.write(usage)
    return
  }
  const results = options.parts.includes('notebooks') ? await measureNotebooks(options) : null
  const calculators = options.parts.includes('calculators') ? await timeCalculators(options) : null
  const found = { machine: machine(), ...(results && { results }), ...(calculators && { calculators }) }
  const report = [
    results ? markdownReport(found.machine, results) : machineLine(found.machine),
    ...(calculators ? [calculatorsReport(calculators)] : []),
  ]
  process.stdout.write(options.json ? `${JSON.stringify(found, null, 2)}\n` : `${report.join('\n\n')}\n`)
}

const map = async (args: readonly string[]) => (await import('./map.ts')).benchMap(args)
const search = async (args: readonly string[]) => (await import('./search.ts')).benchSearch(args)

async function main([first, ...rest]: readonly string[]): Promise<void> {
  if (first === 'map') return map(rest)
  if (first === 'search') return search(rest)
  if (first !== undefined) return measureBoth([first, ...rest])
  await measureBoth([])
  await map([])
  await search([])
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(visibleLines(`bench: ${message}\n`))
  process.exitCode = 1
}
