import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { parseTree } from './language.ts'
import { codes, frontmatter } from './note-for-tests.ts'
import { readNotebook } from './notebook.ts'
import { parseNotes } from './parse-note.ts'
import { cpuTime, eachWithin, within } from './time-bound.ts'

/** Promise: no file hangs the reading, or keeps the others from being read, whatever goes wrong in it. */

// By the clock these may take long on a busy machine; the bound is one of CPU time.
vi.setConfig({ testTimeout: 300_000 })

const forEver = (): never => {
  for (;;);
}
const note = (name: string, body: string) => ({
  path: `content/notes/training/${name}.mdx`,
  bytes: new TextEncoder().encode(`${frontmatter}\n${body}\n`),
})

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

test('what is thrown within is thrown', () => {
  expect(() => within(50, () => JSON.parse('{'))).toThrow(SyntaxError)
})

test('a parser that never ends: its note is refused by name, the others are read', () => {
  const parse = (text: string) => (text.includes('endless') ? forEver() : parseTree(text))
  const [first, second, third] = parseNotes([note('a', 'One.'), note('b', 'An endless one.'), note('c', 'Three.')], { parse })
  expect([first, third].map((each) => each && codes(each))).toEqual([[], []])
  expect(third?.record?.text).toContain('Three.')
  expect(second?.record).toBeNull()
  expect(second?.diagnostics).toMatchObject([
    { code: 'note/too-complex', level: 'error', file: 'content/notes/training/b.mdx', start: { line: 8, column: 1 } },
  ])
})

test('what is wrong in the frontmatter is still said of a note that takes too long', () => {
  const wrong = new TextEncoder().encode(frontmatter.replace('concept', 'idea'))
  const [read] = parseNotes([{ path: 'content/notes/training/a.mdx', bytes: wrong }], { parse: forEver })
  expect(read && codes(read)).toEqual(['frontmatter/value', 'note/too-complex'])
})

test('a notebook with the ten bytes that once were read for ever is read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'isoflop-hang-'))
  try {
    mkdirSync(join(folder, 'notes/training'), { recursive: true })
    writeFileSync(join(folder, 'notes/training/a.mdx'), `${frontmatter}\n[[b|the\n]]\n`)
    writeFileSync(join(folder, 'notes/training/b.mdx'), `${frontmatter.replace('The training loop', 'B')}\nText.\n`)
    const { notes, diagnostics } = await readNotebook(folder)
    expect(notes.map(({ record }) => record.id)).toEqual(['a', 'b'])
    expect(diagnostics.filter(({ level }) => level === 'error')).toEqual([])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
