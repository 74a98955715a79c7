/** Promise: a generated notebook is a right one, of the shape that benchmarks state, and the same each time. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Notebook, readNotebook } from '../src/notes/notebook/notebook.ts'
import type { NoteRecord } from '../src/records/note.ts'
import { generatedWith, generateNotebook, generateNotes } from './generate-notebook.ts'

const count = 200
const known = { sources: ['a2020', 'b2021'], parameters: ['gpuHourPrice'] }
const folder = mkdtempSync(join(tmpdir(), 'isoflop-generated-'))
let notebook: Notebook
let records: readonly NoteRecord[]

beforeAll(async () => {
  generateNotebook(folder, count, 1)
  notebook = await readNotebook(folder)
  records = notebook.notes.map(({ record }) => record)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const mean = (of: (record: NoteRecord) => number): number => records.reduce((sum, record) => sum + of(record), 0) / records.length
const uses = (name: string) => records.flatMap(({ components }) => components.filter((use) => use.name === name))

describe('A generated notebook', () => {
  it('has the notes asked for, in all four topics, and no error', () => {
    expect(records.length).toBe(count)
    expect(new Set(records.map(({ topic }) => topic)).size).toBe(4)
    expect(notebook.diagnostics.filter(({ level }) => level === 'error')).toEqual([])
  })

  it('has notes of about 320 words with 2.5 relations and 3 links', () => {
    expect(mean(({ words }) => words)).toBeGreaterThan(310)
    expect(mean(({ words }) => words)).toBeLessThan(335)
    // Both are drawn evenly (1 to 4, 1 to 5); four standard errors of the mean of 200 draws are 0.32 and 0.40.
    expect(Math.abs(mean(({ relations }) => relations.length) - 2.5)).toBeLessThan(0.32)
    expect(Math.abs(mean(({ links }) => links.length) - 3)).toBeLessThan(0.4)
  })

  it('has a calculator in each tenth note, each of them in turn', () => {
    expect(uses('Calculator').length).toBe(count / 10)
    expect(new Set(uses('Calculator').map(({ attributes }) => attributes['id']))).toEqual(new Set(generatedWith))
  })

  it('computes numbers in each fifth note', () => {
    expect(records.filter(({ components }) => components.some(({ name }) => name === 'Value')).length).toBe(count / 5)
  })

  it('uses thousands of words', () => {
    expect(new Set(records.flatMap(({ text }) => text.toLowerCase().match(/[a-z]+/g) ?? [])).size).toBeGreaterThan(3000)
  })

  it('is the same for the same seed, and another for another', () => {
    expect(generateNotes(30, 7, known)).toEqual(generateNotes(30, 7, known))
    expect(generateNotes(30, 7, known)).not.toEqual(generateNotes(30, 8, known))
  })
})
