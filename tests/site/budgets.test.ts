/**
 * Promise: pages stay as light as the design says (gzip level 9; fonts as they are).
 *
 * Scripts are followed through the built files: a page's module scripts and all that they import statically are what loads before
 * interaction. Bringing calculators to life adds the dynamic imports of `mount-calculator` and of each calculator on the page with
 * those it starts from (`load-calculator.ts` maps ids to imports), and all that these import statically.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { generateNotebook } from '../../bench/generate-notebook.ts'
import { loadedByNames, loadedWith, scriptsOf } from '../../bench/page-scripts.ts'
import { bytesOf, gzipBytes, readPage, type Weight, weigh, weighSearch, withUpstream } from '../../bench/weight.ts'
import { drawMap } from '../../src/graph/draw-map.ts'
import { drawMapList } from '../../src/graph/draw-map-list.ts'
import { layout } from '../../src/graph/layout.ts'
import { readNotebook } from '../../src/notes/notebook/notebook.ts'
import { dist, notePages, project, siteFiles, sitePages } from './dist.ts'

const scripts = scriptsOf(dist)
const kB = 1000
const notes = notePages.map(({ path }) => {
  const page = readPage(dist, path)
  return { path, page, weight: weigh(dist, page, scripts) }
})
const still = notes.filter(({ page }) => page.calculators.length === 0)
const withTwo = notes.filter(({ page }) => page.calculators.length === 2)

/** Notes above a budget, as "path: bytes". */
const above = (some: typeof notes, of: (weight: Weight) => number, budget: number): readonly string[] =>
  some.filter(({ weight }) => of(weight) > budget).map(({ path, weight }) => `${path}: ${of(weight)} bytes`)

/** Drawing and list of a generated notebook, as they stand on the map page. */
async function mapMarkup(count: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'isoflop-map-'))
  try {
    generateNotebook(folder, count, 1, join(project, 'content'))
    const { graph } = await readNotebook(folder)
    return drawMap(layout(graph), { label: 'Map' }) + drawMapList(graph)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** In Preact's core, minified or not: the properties that take a number without "px". */
const isPreact = (code: string): boolean => code.includes('/acit|ex(?:s|g|n|p|$)|rph')

describe('A note without a calculator', () => {
  it('is there to be measured', () => expect(still.length).toBeGreaterThan(0))

  it('loads no framework', () => {
    const framework = still.flatMap(({ path, page }) =>
      loadedWith(scripts, page.scripts)
        .filter((file) => isPreact(scripts.code(file)))
        .map((file) => `${path}: ${file}`),
    )
    expect(framework).toEqual([])
    expect(siteFiles.some((file) => file.endsWith('.js') && isPreact(readFileSync(join(dist, file), 'utf8')))).toBe(true)
  })

  it('loads at most 8 kB of script before interaction', () => expect(above(still, ({ script }) => script, 8 * kB)).toEqual([]))
})

describe('A note with two calculators', () => {
  it('is there to be measured', () => expect(withTwo.length).toBeGreaterThan(0))

  it('loads at most 8 kB of script until one comes into view', () => expect(above(withTwo, ({ script }) => script, 8 * kB)).toEqual([]))

  it('loads at most 52 kB of script in all to bring both to life', () =>
    expect(above(withTwo, ({ scriptLive }) => scriptLive, 52 * kB)).toEqual([]))

  it('loads at most 46 kB where its calculators start from none that bills tokens', () => {
    const plain = withTwo.filter(({ page }) => !withUpstream(page.calculators).some((id) => id === 'agent-task' || id === 'serving-bill'))
    expect(plain.length).toBeGreaterThan(0)
    expect(above(plain, ({ scriptLive }) => scriptLive, 46 * kB)).toEqual([])
  })
})

describe('Every note', () => {
  it('has at most 12 kB of style', () => expect(above(notes, ({ css }) => css, 12 * kB)).toEqual([]))

  it('asks for at most 85 kB of fonts at first view, and for one at least', () => {
    expect(above(notes, ({ fonts }) => fonts, 85 * kB)).toEqual([])
    expect(notes.filter(({ weight }) => weight.fonts === 0)).toEqual([])
  })

  it('is a page of at most 30 kB, typically', () => {
    const sizes = notes.map(({ weight }) => weight.html).sort((a, b) => a - b)
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(30 * kB)
  })
})

describe('A data page', () => {
  const pages = sitePages.filter(({ path }) => /^\/data\/[\w-]+\/$/.test(path)).map(({ path }) => path)

  it('has at most 250 kB of HTML before it is compressed', () => {
    const sizes = pages.map((path) => [path, readPage(dist, path).html.length] as const)
    expect(sizes.length).toBeGreaterThan(0)
    expect(sizes.filter(([, size]) => size > 250 * kB).map(([path, size]) => `${path}: ${size}`)).toEqual([])
  })

  it('loads at most 8 kB of script before its own, at most 20 kB with it, and no framework', () => {
    for (const path of pages) {
      const page = readPage(dist, path)
      const all = loadedByNames(scripts, page.scripts, ['data-page'])
      expect(weigh(dist, page, scripts).script, path).toBeLessThanOrEqual(8 * kB)
      expect(bytesOf(all), path).toBeLessThanOrEqual(20 * kB)
      expect(all.filter((file) => isPreact(scripts.code(file)))).toEqual([])
    }
  })
})

describe('The map', () => {
  it('takes at most 120 bytes a note for the drawing', () => {
    // What grows with the notebook is taken out of the page: markers, the four regions, legend, list and head stay, as they are there once.
    const { html } = readPage(dist, '/map/')
    const open = '<g class="regions">'
    const regions = html.indexOf('</g>', html.indexOf(open)) + '</g>'.length
    const end = html.indexOf('</svg>', regions)
    expect(html).toContain(open)
    const frame = html.slice(0, regions) + html.slice(end)
    expect(Math.round((gzipBytes(html) - gzipBytes(frame)) / notes.length)).toBeLessThanOrEqual(120)
  })

  it('takes at most 300 bytes a note for the drawing and the list with its reasons', async () => {
    // By difference between two generated notebooks of 2.5 relations a note, so that what a page has once does not count.
    const small = await mapMarkup(200)
    const large = await mapMarkup(400)
    const perNote = (gzipBytes(large) - gzipBytes(small)) / (400 - 200)
    expect(perNote).toBeGreaterThan(0)
    expect(Math.round(perNote)).toBeLessThanOrEqual(300)
  })
})

describe('docs/measurements.md', () => {
  const measurements = readFileSync(join(project, 'docs/measurements.md'), 'utf8').replace(/\s+/g, ' ')
  const of = (figure: (weight: Weight) => number) => notes.map(({ weight }) => figure(weight)).sort((a, b) => a - b)
  const middle = (sizes: readonly number[]) => sizes[Math.floor(sizes.length / 2)] ?? 0
  const largest = (sizes: readonly number[]) => sizes.at(-1) ?? 0
  const stated: Readonly<Record<string, readonly [pattern: RegExp, bytes: number]>> = {
    'the HTML of a note': [/page is ([\d.]+) kB of HTML/, middle(of(({ html }) => html))],
    'the HTML of the largest': [/\(at most ([\d.]+)\)/, largest(of(({ html }) => html))],
    'its script': [/([\d.]+) kB of script before interaction/, middle(of(({ script }) => script))],
    'its script with two calculators': [/at most ([\d.]+) kB with two calculators live/, largest(of(({ scriptLive }) => scriptLive))],
    'its style': [/([\d.]+) kB of style/, middle(of(({ css }) => css))],
    'its fonts': [/([\d.]+) kB of fonts/, middle(of(({ fonts }) => fonts))],
  }
  for (const [what, [pattern, bytes]] of Object.entries(stated)) {
    it(`says what ${what} weighs, within a tenth`, () => {
      const said = Number(pattern.exec(measurements)?.[1]) * kB
      expect(Math.abs(said / bytes - 1), `the page says ${said}, the site has ${bytes}`).toBeLessThan(0.1)
    })
  }
})

describe('In figures', () => {
  it('it is this', () => {
    const range = (of: (weight: Weight) => number, some = notes) => {
      const sizes = some.map(({ weight }) => of(weight)).sort((a, b) => a - b)
      return `${sizes[Math.floor(sizes.length / 2)]} (${sizes[0]} to ${sizes.at(-1)})`
    }
    const search = weighSearch(dist, readPage(dist, notes[0]?.path ?? '/'))
    console.info(
      [
        `${notes.length} notes, gzip bytes, the middle one (least to most):`,
        `HTML ${range(({ html: bytes }) => bytes)}; script ${range(({ script }) => script)}; with calculators live ${range(({ scriptLive }) => scriptLive)};`,
        `style ${range(({ css }) => css)}; fonts ${range(({ fonts }) => fonts)}; search: script ${search.script}, data ${search.data}.`,
      ].join('\n'),
    )
    expect(search.data).toBeGreaterThan(0)
  })
})
