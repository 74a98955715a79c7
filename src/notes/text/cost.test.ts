/** Promise: no file makes the reading of a notebook long, or stops it; what is built to do so is read in time, or refused in time. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { frontmatter } from '../notebook/note.fixture.ts'
import { readNotebook } from '../notebook/notebook.ts'
import { cpuTime } from './time-bound.ts'

const folder = mkdtempSync(join(tmpdir(), 'isoflop-cost-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Milliseconds of work of this thread, whatever else the machine does; each of these took from ten seconds to minutes where its limit was missing, or ended in a full stack. */
const most = 5000
const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n')
const entry = (title: string, more = ''): string => `@misc{a2026,\n  author = {A},\n  title = {${title}},\n  year = {2026},\n${more}}\n`
const table = 'title: T\ndescription: D.\nkey: id\nsources: [a2026]\nlicence: MIT\nasOf: "2026"\ncolumns:\n  id: { label: Id, type: id }\n'
const wide = lines(50, (index) => `  c${index}: { label: C, type: number }`)
const header = `id,${lines(50, (index) => `c${index}`).replaceAll('\n', ',')}`
const spaces = ' '.repeat(1900)

const attacks: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ['an import that never ends', { 'notes/training/a.mdx': `${frontmatter}\nimport${spaces}a\n${lines(30, () => `b${spaces}c`)}\n` }],
  ['a note of empty lines', { 'notes/training/a.mdx': `---\nx\n---${'\n'.repeat(60_000)}` }],
  ['many keys', { 'parameters/a.yaml': lines(36_000, (index) => `k${index.toString(36)}:`) }],
  ['many keys within the size', { 'parameters/a.yaml': lines(9_000, (index) => `k${index}:`) }],
  ['many unknown keys', { 'parameters/a.yaml': `a:\n${lines(6_000, (index) => `  k${index}: 1`)}` }],
  ['brackets', { 'parameters/a.yaml': `a: ${'[\n'.repeat(30_000)}` }],
  [
    'digits without an end',
    { 'data/a.yaml': `${table}  c: { label: C, type: number }\n`, 'data/a.csv': `id,c\na,${'1'.repeat(900_000)}x` },
  ],
  ['wrong cells', { 'data/a.yaml': `${table}${wide}\n`, 'data/a.csv': `${header}\n${lines(4999, () => `x${',y'.repeat(50)}`)}\n` }],
  ['tags in a title', { 'sources/a.bib': entry('<i '.repeat(80_000)) }],
  ['tags over lines', { 'sources/a.bib': entry(lines(100, () => '{<}i '.repeat(500))) }],
  [
    'fields',
    {
      'sources/a.bib': entry(
        'T',
        lines(18_000, (index) => `  f${index} = {x},`),
      ),
    },
  ],
  ['entries without an end', { 'sources/a.bib': '@a\n'.repeat(85_000) }],
]

test.each(attacks)(
  '%s',
  async (name, files) => {
    const dir = join(folder, name.replaceAll(' ', '-'), 'content')
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(dir, path)), { recursive: true })
      writeFileSync(join(dir, path), text)
    }
    const before = cpuTime()
    const { diagnostics } = await readNotebook(dir)
    expect(cpuTime() - before).toBeLessThan(most)
    expect(diagnostics.length).toBeLessThan(500)
  },
  300_000,
)
