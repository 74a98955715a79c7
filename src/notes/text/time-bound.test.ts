import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { frontmatter } from '../notebook/note.fixture.ts'
import { readNotebook } from '../notebook/notebook.ts'
import { parseNote } from '../notebook/parse-note.ts'
import { attemptInTime } from './guarded.ts'
import { cpuTime, eachWithin, within } from './time-bound.ts'

/** Promise: no file hangs the reading, or keeps the others from being read, whatever goes wrong in it. */

// By the clock these may take long on a busy machine; the bound is one of CPU time.
vi.setConfig({ testTimeout: 300_000 })

const forEver = (): never => {
  for (;;);
}
/** A parser that never comes back from a note with this word. */
vi.mock('../language/language.ts', async (original) => {
  const language = await original<typeof import('../language/language.ts')>()
  return { ...language, parseTree: (text: string) => (text.includes('endlessly') ? forEver() : language.parseTree(text)) }
})

const folder = mkdtempSync(join(tmpdir(), 'isoflop-hang-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Reads a notebook of notes with these bodies. */
async function readBodies(name: string, bodies: Readonly<Record<string, string>>) {
  const notes = Object.entries(bodies).map(([id, body]) => [
    `notes/training/${id}.mdx`,
    `${frontmatter.replace('The training loop', `The note ${id}`)}\n${body}\n`,
  ])
  for (const [path = '', text = ''] of notes) {
    mkdirSync(dirname(join(folder, name, path)), { recursive: true })
    writeFileSync(join(folder, name, path), text)
  }
  return readNotebook(join(folder, name))
}

test('a loop without an end is stopped; what comes before and after it is done', () => {
  const done = eachWithin([1, 2, 3], 50, (item) => (item === 2 ? forEver() : item * 10))
  expect(done).toEqual([{ value: 10 }, null, { value: 30 }])
})

test('a pattern that tries for ever is stopped, and nothing catches it within', () => {
  expect(within(50, () => /^(a+)+$/.test(`${'a'.repeat(60)}b`))).toBeNull()
  expect(
    within(50, () => {
      try {
        return forEver()
      } catch {
        return 'caught'
      }
    }),
  ).toBeNull()
})

test('what takes long in the end, but ends, is refused as well', () => {
  const busy = (milliseconds: number): void => {
    const from = cpuTime()
    while (cpuTime() - from < milliseconds);
  }
  expect(within(40, () => busy(60))).toBeNull()
})

test('time that the machine spends elsewhere does not count', () => {
  const wait = new Int32Array(new SharedArrayBuffer(4))
  let runs = 0
  const result = within(20, () => {
    runs += 1
    // The first two runs are held up for longer than the watch lasts, as by a busy machine.
    if (runs < 3) Atomics.wait(wait, 0, 0, 1200)
    return 'read'
  })
  expect(result).toEqual({ value: 'read' })
})

test('within a watch the outer bound holds, and what comes after is watched again', () => {
  expect(within(50, () => within(10_000, forEver))).toBeNull()
  expect(within(50, () => within(1, () => 'inner')?.value)).toEqual({ value: 'inner' })
  expect(within(50, forEver)).toBeNull()
})

test('what is thrown within is thrown', () => {
  expect(() => within(50, () => JSON.parse('{'))).toThrow(SyntaxError)
  expect(within(50, forEver)).toBeNull()
})

test('a note on which the parser never ends is refused by name, the others are read', async () => {
  const { notes, diagnostics } = await readBodies('endless', { a: 'One.', b: 'It goes on endlessly.', c: 'Three {x}.' })
  expect(notes.map(({ record }) => record.id)).toEqual(['a', 'c'])
  expect(diagnostics.filter(({ code }) => code.startsWith('note/'))).toMatchObject([
    { code: 'note/too-complex', file: 'endless/notes/training/b.mdx', start: { line: 8, column: 1 } },
    { code: 'note/expression', file: 'endless/notes/training/c.mdx' },
  ])
})

test('what is wrong in the frontmatter is still said of a note that takes too long', () => {
  const file = `${frontmatter.replace('concept', 'idea')}\nIt goes on endlessly.`
  const { diagnostics } = parseNote('content/notes/training/a.mdx', new TextEncoder().encode(file))
  expect(diagnostics.map(({ code }) => code)).toEqual(['yaml/value', 'note/too-complex'])
})

test('a stage of a file that never ends becomes a diagnostic of the file', () => {
  const diagnostics: Diagnostic[] = []
  expect(attemptInTime('content/data/a.csv', diagnostics, forEver)).toBeNull()
  expect(diagnostics).toMatchObject([{ code: 'text/too-large', file: 'content/data/a.csv' }])
})

test('the ten bytes that once were read for ever are read', async () => {
  const { notes, diagnostics } = await readBodies('ten-bytes', { a: '[[b|the\n]]', b: 'Text.' })
  expect(notes.map(({ record }) => record.id)).toEqual(['a', 'b'])
  expect(diagnostics.filter(({ code }) => code.startsWith('note/'))).toEqual([])
})
