/**
 * Promise: the example of every rule breaks it and the mended one breaks no rule, when both are read as parts of a notebook. They are what
 * /diagnostics/ shows, so nobody is told of a mistake that is none.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { frontmatter, parse } from '../notebook/note.fixture.ts'
import { readNotebook } from '../notebook/notebook.ts'
import { rules } from './all-rules.ts'
import { futureDates, overdueReviews } from './date.ts'
import { layOutExample } from './example-notebook.fixture.ts'

/** Formatting the sources takes a while, so it is done once. */
const cache = mkdtempSync(join(tmpdir(), 'isoflop-cache-'))
afterAll(() => rmSync(cache, { recursive: true, force: true }))

/** Of the month in which the examples were written. */
const month = '2026-11'

async function read(dir: string): Promise<readonly Diagnostic[]> {
  const notebook = await readNotebook(dir, { cache })
  return [...notebook.diagnostics, ...overdueReviews(dir, notebook.parameters, month), ...futureDates(dir, notebook, month)]
}

async function diagnosticsOf(code: string, piece: string): Promise<readonly Diagnostic[]> {
  // A name that is no address never becomes a note; `parseNote` refuses it for those who call it alone.
  if (code === 'note/path') return parse(`${frontmatter}\nText.\n`, piece).diagnostics
  const dir = layOutExample(code, piece)
  try {
    return await read(code === 'file/missing' ? join(dirname(dir), piece.replace('CONTENT_DIR=', '')) : dir)
  } finally {
    rmSync(dirname(dir), { recursive: true, force: true })
  }
}

/** What no file brings about: a fault of the tools, a file that the system does not open, a construct that the parser does not have. */
const without = new Set(['file/failed', 'file/unreadable', 'note/unknown-syntax'])
const described = ({ file, start, code, message }: Diagnostic): string => `${file}:${start?.line} ${code} ${message}`

describe('every rule', () => {
  it.each(rules.filter(({ code }) => !without.has(code)).map((rule) => [rule.code, rule] as const))(
    '%s: its example breaks it, and the mended one breaks none',
    async (code, { level, example, fixed }) => {
      const [wrong, mended] = [await diagnosticsOf(code, example), await diagnosticsOf(code, fixed)]
      const ours = (diagnostics: readonly Diagnostic[]) => diagnostics.filter((each) => each.code === code)
      // The notes around the example may break rules for thin notebooks, so what they say does not count.
      expect(ours(wrong).length, wrong.map(described).join('\n')).toBeGreaterThan(ours(mended).length)
      expect(ours(wrong).map(({ file }) => file)).toEqual(expect.arrayContaining(ours(mended).map(({ file }) => file)))
      expect(ours(wrong).map((each) => each.level)).toContain(level)
      // A hint is a sentence of its own, wherever it is printed.
      expect(wrong.filter(({ hint = '' }) => /^[a-z]+ /.test(hint)).map(({ hint }) => hint)).toEqual([])
      expect(mended.filter((each) => each.level === 'error').map(described)).toEqual([])
    },
  )
  it('has codes of its own, former ones included', () => {
    const all = rules.flatMap(({ code, formerly = [] }) => [code, ...formerly])
    expect(new Set(all).size).toBe(all.length)
  })
})

it('every module of this folder is in the list of rules', () => {
  const there = readdirSync(import.meta.dirname).filter((name) => !/^(?:index|rule|all-rules)\.ts$|\.(?:test|fixture)\.ts$/.test(name))
  const listed = readFileSync(join(import.meta.dirname, 'index.ts'), 'utf8').matchAll(/^export \* as \w+ from '\.\/(.+)'$/gm)
  expect([...listed].map((match) => match[1]).toSorted()).toEqual(there.toSorted())
})
