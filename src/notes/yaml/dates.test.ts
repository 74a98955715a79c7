/** Promise: a date that does not exist is refused wherever an author may write one; one that has not come is named, in a given month. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Library, loadLibrary } from '../notebook/citation-library.ts'
import { readDataset } from '../notebook/datasets.ts'
import { codes, frontmatter, parse } from '../notebook/note.fixture.ts'
import { readNotebook } from '../notebook/notebook.ts'
import { readParameters } from '../notebook/parameters.ts'
import { readSources } from '../notebook/sources.ts'
import { futureDates } from '../rules/date.ts'
import { readText, type TextFile } from '../text/read-text.ts'

const textOf = (text: string, file = 'content/x.yaml'): TextFile => readText(file, new TextEncoder().encode(text)).source as TextFile
const parameter = (lines: string): string =>
  `aShare:\n  label: L\n  unit: share\n  best: 0.5\n  low: 0.4\n  high: 0.6\n  distribution: uniform\n  assumption: A.\n${lines}\n`
const description =
  'title: T\ndescription: D.\nkey: id\nsources: [a2026]\nlicence: MIT\nasOf: "2026"\ncolumns:\n  id: { label: I, type: id }\n  on: { label: O, type: text }\n'

/** 2028 is a leap year, 2026 is not, and 2100 is not of this century. */
const noDays = [
  '2026-02-31',
  '2026-02-29',
  '2026-04-31',
  '2026-13-01',
  '2026-00-10',
  '2026-11-00',
  '2026-11-32',
  '2100-02-29',
  '26-11-20',
  '1026-01-01',
]
const days = ['2026-02-28', '2028-02-29', '2026-12-31']

describe('a day that is not in the calendar', () => {
  it.each(noDays)('%s is refused in a note and in a parameter', (day) => {
    expect(codes(parse(frontmatter.replace('2026-11-20', day)))).toEqual(['yaml/value'])
    const update = readParameters(textOf(parameter(`  asOf: "2026"\n  updated: "${day}"`)), 'x')
    const former = `  asOf: "2026"\n  history:\n    - { until: "${day}", best: 0.5, low: 0.4, high: 0.6, assumption: A. }`
    for (const { diagnostics, found } of [update, readParameters(textOf(parameter(former)), 'x')]) {
      expect(diagnostics.map(({ code }) => code)).toEqual(['yaml/value'])
      expect(found).toEqual([])
    }
  })
  it('is told from one that is', () => {
    for (const day of days) {
      expect(codes(parse(`${frontmatter.replace('2026-11-20', day)}\nText.`))).toEqual([])
      expect(readParameters(textOf(parameter(`  asOf: "2026"\n  updated: "${day}"`)), 'x').diagnostics).toEqual([])
    }
  })
  it('is refused in the cell of a table', () => {
    const codesOf = (cell: string) =>
      readDataset('x', textOf(description), textOf(`id,on\na,${cell}\n`, 'x.csv')).diagnostics.map(({ code }) => code)
    expect(['2026-02-31', '2026-13-01'].map(codesOf)).toEqual([['data/cell'], ['data/cell']])
    expect(['2026-02-28', '1969-07-20', '2019-20', 'spring 2026'].flatMap(codesOf)).toEqual([])
  })
})

describe('a month that does not exist', () => {
  it.each(['2026-13', '2026-00', '2026-1', '1026-01', '2026-'])('%s is refused in a parameter and a data set', (month) => {
    expect(readParameters(textOf(parameter(`  asOf: "${month}"`)), 'x').diagnostics.map(({ code }) => code)).toEqual(['yaml/value'])
    const review = readParameters(textOf(parameter(`  asOf: "2026"\n  reviewBy: "${month}"`)), 'x')
    expect(review.diagnostics.map(({ code }) => code)).toEqual(['yaml/value'])
    const dataset = readDataset('x', textOf(description.replace('"2026"', `"${month}"`)), textOf('id,on\n', 'x.csv'))
    expect(dataset.diagnostics.map(({ code }) => code)).toEqual(['yaml/value'])
  })
})

describe('a source', () => {
  let library: Library
  beforeAll(async () => {
    library = await loadLibrary()
  })
  const read = (fields: string) => readSources(library, textOf(`@misc{a2026,\n  author = {A},\n  title = {T},\n  ${fields}\n}\n`, 'a.bib'))
  const wrong = [
    ...[
      'year = {2026<script>alert(1)</script>}',
      'year = {2026a}',
      'year = {26}',
      'year = {2926}',
      'year = {2026/2027}',
      'year = {in press}',
    ],
    ...['year = {2026},\n  month = {13}', 'year = {2026},\n  month = {0}', 'year = {2026},\n  month = {Brumaire}', 'date = {2026-02-31}'],
    ...[
      'date = {2026-13}',
      'date = {2026-02-30/2026-03-01}',
      'year = {2026},\n  urldate = {2026-02-31}',
      'year = {2026},\n  urldate = {yesterday}',
    ],
  ]
  it.each(wrong)('with %s is refused at that line', (fields) => {
    const { diagnostics, found } = read(fields)
    const line = 4 + fields.split('\n').length - 1
    expect(diagnostics.map(({ code, start }) => `${code} ${start?.line}`)).toEqual([`source/field ${line}`])
    expect(found).toEqual([])
  })
  const right = [
    ...[
      'year = {2026}',
      'year = 2026',
      'year = { 2026 }',
      'year = {2026},\n  month = mar',
      'year = {2026},\n  month = {March}',
      'year = {2026},\n  month = 3',
    ],
    ...['year = {2026},\n  month = {12}', 'year = {2026},\n  urldate = {2026-02-28}', 'date = {2026-11}', 'year = {1543}'],
  ]
  it.each(right)('with %s is read', (fields) => expect(read(fields).diagnostics).toEqual([]))
})

describe('a directive of YAML', () => {
  it.each(['%YAML 1.1\n---', '%YAML 1.2\n---', '%TAG ! tag:x.org,2026:\n---', '%FOO bar\n---'])(
    '%j is refused in a parameter file',
    (start) => {
      const { diagnostics, found } = readParameters(textOf(`${start}\n${parameter('  asOf: "2026"')}`), 'x')
      expect(diagnostics.map(({ code, start: place }) => `${code} ${place?.line}`)).toEqual(['yaml/feature 1'])
      expect(found).toEqual([])
    },
  )
  it('and the mark of an end, after which nothing would be read, are refused in every kind of file', () => {
    const { diagnostics } = readDataset('x', textOf(`${description}...\nmore: 1\n`), textOf('id,on\n', 'x.csv'))
    expect(diagnostics.map(({ code, start }) => `${code} ${start?.line}`)).toEqual(['yaml/feature 10'])
    expect(codes(parse(frontmatter.replace('title', '%YAML 1.1\ntitle')))).toEqual(['yaml/feature'])
  })
})

describe('a date that has not come yet', () => {
  const folder = mkdtempSync(join(tmpdir(), 'isoflop-dates-'))
  const dir = join(folder, 'content')
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), text)
  }
  it('is named at its line in notes, parameters, data sets and sources, in the month that the check is told', async () => {
    write('notes/training/a.mdx', `${frontmatter.replace('2026-11-20', '2062-11-22')}\nText [@a2026; @b2026].\n`)
    write('notes/training/b.mdx', `${frontmatter.replace('loop', 'hoop')}\nText.\n`)
    write(
      'sources/a.bib',
      '@misc{a2026,\n  author = {A},\n  title = {T},\n  year = {2062}\n}\n@misc{b2026,\n  author = {A},\n  title = {T},\n  year = {2027}\n}\n',
    )
    write('data/x.yaml', description.replace('asOf: "2026"', 'asOf: "2027"'))
    write('data/x.csv', 'id,on\na,b\nb,2062-10\n')
    write(
      'parameters/x.yaml',
      parameter(
        '  asOf: "2026-12"\n  reviewBy: "2062-01"\n  updated: "2062-11-23"\n  history:\n    - { until: "2062-11-22", best: 0.5, low: 0.4, high: 0.6, assumption: A. }',
      ),
    )
    const notebook = await readNotebook(dir)
    // What calculators lack in so small a notebook is told of its folders, without a place.
    expect(notebook.diagnostics.filter(({ level, start }) => level === 'error' && start)).toEqual([])
    const said = (month: string) =>
      futureDates(dir, notebook, month).map(({ file, start, level }) => `${file}:${start?.line}:${start?.column} ${level}`)
    expect(said('2026-11').sort()).toEqual([
      'content/data/x.csv:3:3 error',
      'content/data/x.yaml:6:8 warning',
      'content/notes/training/a.mdx:6:10 warning',
      'content/parameters/x.yaml:11:13 warning',
      'content/parameters/x.yaml:13:17 warning',
      'content/parameters/x.yaml:9:10 warning',
      'content/sources/a.bib:4:11 warning',
    ])
    expect(said('2027-01')).not.toContain('content/data/x.yaml:6:8 warning')
    expect(said('2062-11')).toEqual([])
  })
})
