/**
 * `npm run bench -- map [--sizes 1000,10000] [--json]`: builds generated notebooks, opens their map in Chromium and prints how soon it
 * is there and how evenly it moves; then how good relatedness is on the real notebook.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Browser, chromium, type Page } from 'playwright-core'
import { measureRelated, type RelatedMeasure } from '../src/graph/related-measure.ts'
import { readNotebook } from '../src/notes/notebook/notebook.ts'
import { generateNotebook } from './generate-notebook.ts'
import { measureBuild } from './measure-build.ts'

export interface MapFigures {
  readonly notes: number
  /** Seconds, seconds, bytes. */
  readonly build: { readonly cpu: number; readonly wall: number; readonly memory: number }
  /** Milliseconds from the last byte of what the map is drawn from to its first picture. */
  readonly firstPaint: number
  /** Milliseconds a frame while panning and zooming. */
  readonly frames: { readonly median: number; readonly p95: number; readonly count: number }
  /** Milliseconds of main-thread work in two seconds in which nobody does anything. */
  readonly idle: number
}

const project = fileURLToPath(new URL('..', import.meta.url))
const folder = join(project, 'node_modules/.cache/bench-map')
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
}

function serve(dist: string): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const file = join(dist, pathname.endsWith('/') ? `${pathname}index.html` : pathname)
    if (!file.startsWith(dist) || !existsSync(file)) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream' }).end(readFileSync(file))
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

/** From the last byte of the page, or of the data where only the script draws, to the first picture of the map. */
const firstPaintIn = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const end = (entries: PerformanceEntryList) => (entries[0] as PerformanceResourceTiming | undefined)?.responseEnd ?? 0
    const drawn = performance.getEntriesByName('map-drawn')[0]
    if (drawn && !document.querySelector('svg.map'))
      return drawn.startTime - end(performance.getEntriesByName(new URL('/map/drawing.json', location.href).href))
    return (
      (performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN) - end(performance.getEntriesByType('navigation'))
    )
  })

/** Drags across the map and turns the wheel in and out over its middle, as fast as the browser takes it, noting every frame. */
async function framesOf(page: Page): Promise<MapFigures['frames']> {
  const box = await page.locator('.map-stage').boundingBox()
  if (!box) throw new Error('The page has no map.')
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  await page.evaluate(() => {
    const frames: number[] = []
    Object.assign(globalThis, { frames, on: true })
    let last = performance.now()
    const note = (now: number) => {
      frames.push(now - last)
      last = now
      if ((globalThis as unknown as { on: boolean }).on) requestAnimationFrame(note)
    }
    requestAnimationFrame(note)
  })
  const drag = async (reach: number) => {
    await page.mouse.move(x - reach / 2, y - reach / 4)
    await page.mouse.down()
    for (let step = 1; step <= 50; step++) await page.mouse.move(x - reach / 2 + (step * reach) / 50, y - reach / 4 + (step * reach) / 100)
    await page.mouse.up()
  }
  const turn = async (delta: number, steps: number) => {
    await page.mouse.move(x, y)
    for (let step = 0; step < steps; step++) await page.mouse.wheel(0, delta)
  }
  await drag(300)
  for (let zoom = 0; zoom < 4; zoom++) {
    await turn(-100, 12)
    await drag(500)
  }
  await turn(100, 40)
  await drag(-300)
  const frames = await page.evaluate(() => {
    const kept = globalThis as unknown as { frames: number[]; on: boolean }
    kept.on = false
    return kept.frames.slice(2).sort((a, b) => a - b)
  })
  const at = (share: number) => frames[Math.min(frames.length - 1, Math.floor(share * frames.length))] ?? Number.NaN
  return { median: at(0.5), p95: at(0.95), count: frames.length }
}

async function idleOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const busy = async () => (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
  await page.waitForTimeout(1500)
  const before = await busy()
  await page.waitForTimeout(2000)
  return 1000 * ((await busy()) - before)
}

async function measureMap(browser: Browser, notes: number): Promise<MapFigures> {
  const place = join(folder, String(notes))
  const content = join(place, 'content')
  rmSync(place, { recursive: true, force: true })
  generateNotebook(content, notes, 1, join(project, 'content'))
  const { dist, cpu, wall, memory } = await measureBuild(content, place)
  const server = await serve(dist)
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/map/`)
    await page.locator('.map-stage[data-ready]').waitFor({ timeout: 30_000 })
    await page.waitForTimeout(500)
    const firstPaint = await firstPaintIn(page)
    const frames = await framesOf(page)
    const idle = await idleOf(page)
    await page.close()
    return { notes, build: { cpu, wall, memory }, firstPaint, frames, idle }
  } finally {
    server.close()
    rmSync(place, { recursive: true, force: true })
  }
}

const whole = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 0 })
const tenth = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 1 })
const percent = (value: number): string => `${whole(100 * value)} %`

export function mapReport(figures: readonly MapFigures[], related: RelatedMeasure): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const row = (label: string, cell: (each: MapFigures) => string) => line([label, ...figures.map(cell)])
  return [
    line(['Map', ...figures.map(({ notes }) => `${whole(notes)} notes`)]),
    line(['---', ...figures.map(() => '---:')]),
    row('Build, CPU seconds (user + system)', ({ build }) => tenth(build.cpu)),
    row('Build, seconds on the clock', ({ build }) => tenth(build.wall)),
    row('Build, peak memory, MB', ({ build }) => whole(build.memory / 1e6)),
    row('From data to first picture, ms', ({ firstPaint }) => whole(firstPaint)),
    row('Frame while panning and zooming, median, ms', ({ frames }) => tenth(frames.median)),
    row('Frame while panning and zooming, 95th percentile, ms', ({ frames }) => tenth(frames.p95)),
    row('Work in two idle seconds, ms', ({ idle }) => tenth(idle)),
    '',
    `Related by meaning, on the real notebook: ${percent(related.amongTen)} of ${whole(related.relations)} hand-written relations, seen from both ends, are among`,
    `a note's ten nearest when the sentences that link the two are left out (chance: ${percent(related.byChance)}). ${percent(related.relatedAboveCut)} of related pairs pass the`,
    `cut and ${percent(related.othersAboveCut)} of pairs without a link; ${percent(related.shown)} of notes show a list.`,
  ].join('\n')
}

/** Throws with a sentence on wrong use. */
export async function benchMap(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { sizes: { type: 'string' }, json: { type: 'boolean' } } })
  const sizes = (values.sizes ?? '1000,10000').split(',').map(Number)
  if (!sizes.every((size) => Number.isInteger(size) && size >= 20))
    throw new Error('Sizes are whole numbers from 20, such as --sizes 1000.')
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  try {
    const figures: MapFigures[] = []
    for (const size of sizes) {
      process.stderr.write(`Building ${whole(size)} notes and walking their map …\n`)
      figures.push(await measureMap(browser, size))
    }
    const { notes } = await readNotebook(join(project, 'content'))
    const related = measureRelated(notes.map(({ record }) => record))
    process.stdout.write(values.json ? `${JSON.stringify({ figures, related }, null, 2)}\n` : `${mapReport(figures, related)}\n`)
  } finally {
    await browser.close()
  }
}
