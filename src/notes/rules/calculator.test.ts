/** Promise: what the calculators need of a notebook and do not find is said before a page is built, once, with what may be meant. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { columnsRead } from '../../calculators/spec/reads.ts'
import { errorsOf, layOutNotebook, noteFile } from '../notebook/notebook.fixture.ts'
import { readNotebook } from '../notebook/notebook.ts'

/** Formatting the sources takes a while, so it is done once. */
const cache = mkdtempSync(join(tmpdir(), 'isoflop-cache-'))
afterAll(() => rmSync(cache, { recursive: true, force: true }))
const made: string[] = []
afterEach(() => {
  for (const dir of made.splice(0)) rmSync(dirname(dir), { recursive: true, force: true })
})
/** A right notebook of one note, after a change to it. */
async function read(change: (dir: string) => void = () => {}) {
  const dir = layOutNotebook({ 'notes/training/a.mdx': noteFile('It is <Value of="task-horizon.day" />, [[param:horizonNow]].') })
  made.push(dir)
  change(dir)
  return readNotebook(dir, { cache })
}
const replace = (path: string, from: string | RegExp, to: string) => (dir: string) => {
  const text = readFileSync(join(dir, path), 'utf8')
  expect(text).toMatch(from)
  writeFileSync(join(dir, path), text.replace(from, to))
}
const remove =
  (...paths: readonly string[]) =>
  (dir: string) => {
    for (const path of paths) rmSync(join(dir, path), { recursive: true })
  }

describe('a notebook lacks', () => {
  it('nothing as it is, but that the value has another name', async () => {
    expect(errorsOf((await read()).diagnostics)).toEqual(['notes/training/a.mdx value/output'])
  })
  it('a parameter that was renamed: the calculator is named, and what it is called now', async () => {
    const { diagnostics } = await read(replace('parameters/demand.yaml', /^horizonNow:/m, 'horizonNowadays:'))
    const found = diagnostics.find(({ code }) => code === 'calculator/table')
    expect(found).toMatchObject({
      level: 'error',
      file: 'content/parameters',
      message: 'There is no parameter “horizonNow”, which the calculator task-horizon reads.',
      suggestions: ['horizonNowadays'],
    })
  })
  it('a data set that was renamed', async () => {
    const { diagnostics } = await read((dir) => {
      for (const end of ['csv', 'yaml']) {
        writeFileSync(join(dir, `data/llm-models.${end}`), readFileSync(join(dir, `data/models.${end}`)))
        rmSync(join(dir, `data/models.${end}`))
      }
    })
    expect(diagnostics.find(({ code }) => code === 'calculator/table')).toMatchObject({
      file: 'content/data',
      message: expect.stringMatching(/^There is no data set “models”, which \d+ calculators \(inference-latency, .*, …\) read\.$/),
      suggestions: ['llm-models'],
    })
  })
  it('a file of parameters: each is named', async () => {
    const { diagnostics } = await read(remove('parameters/edge.yaml'))
    const missing = diagnostics.filter(({ code }) => code === 'calculator/table').map(({ message }) => /“(\w+)”/.exec(message)?.[1])
    expect(missing).toEqual(['cloudFirstToken', 'devicePower', 'devicePrefillPerSecond', 'deviceTokensPerSecond', 'networkRoundTrip'])
  })
  it('all parameters: that is said once', async () => {
    const { diagnostics } = await read(remove('parameters'))
    expect(diagnostics.filter(({ code }) => code === 'calculator/table').map(({ message }) => message)).toEqual([
      expect.stringMatching(/^This notebook lacks \d+ parameters that the calculators read: acceptanceRate, /),
    ])
  })
  it('sources that calculators cite', async () => {
    const { diagnostics } = await read(remove('sources/calculators.bib'))
    expect(diagnostics.filter(({ code, file }) => code === 'source/unknown' && file === 'content/sources').length).toBeGreaterThan(0)
  })
  it('a row that calculators begin with', async () => {
    const { diagnostics } = await read(replace('data/accelerators.csv', /^h100-sxm,.*\n/m, ''))
    expect(diagnostics.find(({ code }) => code === 'calculator/table')).toMatchObject({
      file: 'content/data/accelerators.csv',
      message: expect.stringMatching(/^This table has no row “h100-sxm”, on which /),
    })
  })
  it('a unit that calculators count on: at its line', async () => {
    const { diagnostics } = await read(replace('parameters/demand.yaml', /(?<=^horizonNow:\n {2}label: .*\n {2}unit: )minute/m, 'h'))
    expect(errorsOf(diagnostics).filter((each) => !each.startsWith('notes'))).toEqual(['parameters/demand.yaml calculator/table'])
    expect(diagnostics.find(({ code }) => code === 'calculator/table')).toMatchObject({
      excerpt: '  unit: h',
      message: '“horizonNow” holds hours, and the calculators that read it take minutes.',
    })
  })
  it('a column, or its unit', async () => {
    const column = await read(replace('data/models.yaml', /^ {2}layers: .*\n/m, ''))
    expect(column.diagnostics.map(({ message }) => message)).toContain('There is no column “layers”, which calculators read.')
    const unit = await read(replace('data/accelerators.yaml', 'unit: W', 'unit: kWh'))
    expect(unit.diagnostics.map(({ message }) => message)).toContain(
      '“power” holds kilowatt-hours, and the calculators that read it take watts.',
    )
  })
  it('notes: an empty folder says all that is missing, in a few lines', async () => {
    const { diagnostics, notes } = await read((dir) => {
      rmSync(dir, { recursive: true })
      mkdirSync(dir)
    })
    expect(notes).toEqual([])
    expect(errorsOf(diagnostics)).toEqual([
      ...Object.keys(columnsRead).map(() => 'data calculator/table'),
      'notes file/missing',
      'parameters calculator/table',
      'sources source/unknown',
    ])
  })
  it('itself: a folder that is not there is all that is said', async () => {
    const { diagnostics } = await read((dir) => rmSync(dir, { recursive: true }))
    expect(errorsOf(diagnostics)).toEqual(['content file/missing'])
  })
})

it.each([
  ['YAML that cannot be read', 'horizonNow: [\n'],
  ['bytes that are no text', Uint8Array.of(0xff, 0xfe)],
])('a file of %s may have what is asked for, so nothing is missing', async (_, text) => {
  const { diagnostics } = await read((dir) => writeFileSync(join(dir, 'parameters/more.yaml'), text))
  const changed = await read((dir) => writeFileSync(join(dir, 'parameters/demand.yaml'), text))
  expect(errorsOf(diagnostics).every((each) => each.startsWith('parameters/more.yaml') || each.startsWith('notes'))).toBe(true)
  if (typeof text === 'string') return
  expect(errorsOf(changed.diagnostics)).toEqual(['parameters/demand.yaml text/encoding'])
})

describe('a table of which rows cannot be read', () => {
  it.each([
    ['for a quote', (text: string) => `${text}x,"open\n`, 'data/syntax'],
    [
      'for a missing cell in the row that calculators begin with',
      (text: string) => text.replace(/^(llama-3-70b,.*?),,/m, '$1,'),
      'data/cell',
    ],
    ['for the name of a column', (text: string) => text.replace('layers', 'layerz'), 'data/columns'],
  ])('%s has that mistake and no second one', async (_, change, code) => {
    const { diagnostics } = await read((dir) => {
      const path = join(dir, 'data/models.csv')
      writeFileSync(path, change(readFileSync(path, 'utf8')))
      writeFileSync(join(dir, 'notes/training/a.mdx'), noteFile('It is <Value of="inference-latency.tokensPerSecond" />, [[data:models]].'))
    })
    expect(errorsOf(diagnostics)).toEqual([`data/models.csv ${code}`])
    expect(diagnostics.filter(({ code }) => code === 'value/nothing')).toEqual([])
  })
})
