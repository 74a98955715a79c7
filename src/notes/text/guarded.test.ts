/**
 * Promise: what fails in one stage of one file is a diagnostic of that file, without a stack trace, and everything about all others is still
 * said. Failures are made by files named after the stage that shall fail.
 */
import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { errorsOf, layOutNotebook, noteFile } from '../notebook/notebook.fixture.ts'
import type { Notebook } from '../notebook/notebook.ts'
import type { ContentFile } from './files.ts'
import { problemOf } from './guarded.ts'

/** Throws for the file of this stage. */
const failing = vi.hoisted(() => (stage: string, file: string): undefined => {
  if (file.includes(`fails-in-${stage}`)) throw new TypeError(`${stage} of undefined\n    at somewhere (/root/secret.ts:1:1)`)
})
const refusing = vi.hoisted(() => (path: string): undefined => {
  const [, code] = /refused-by-(\w+)/.exec(path) ?? []
  if (code) throw Object.assign(new Error(`${code}: not allowed, open '${path}'`), { code: code.toUpperCase(), syscall: 'open', path })
})
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>()
  return {
    ...fs,
    readFileSync: (path: string, ...rest: []) => refusing(String(path)) ?? fs.readFileSync(path, ...rest),
    openSync: (path: string, ...rest: [string]) => refusing(String(path)) ?? fs.openSync(path, ...rest),
  }
})
vi.mock('../notebook/parse-note.ts', async (original) => {
  const all = await original<typeof import('../notebook/parse-note.ts')>()
  return { ...all, parseNote: (file: string, ...rest: [Uint8Array]) => failing('parsing', file) ?? all.parseNote(file, ...rest) }
})
vi.mock('../notebook/link-note.ts', async (original) => {
  const { linkNote } = await original<typeof import('../notebook/link-note.ts')>()
  return { linkNote: (...all: Parameters<typeof linkNote>) => failing('linking', all[1].id) ?? linkNote(...all) }
})
vi.mock('../rules/component-use.ts', async (original) => {
  const all = await original<typeof import('../rules/component-use.ts')>()
  const notebookChecks: typeof all.notebookChecks = (notebook) => ({
    note(note) {
      for (const { attributes } of note.record.components) failing('using', attributes['id'] ?? '')
      all.notebookChecks(notebook).note?.(note)
    },
  })
  // The list of rules asks each module for all that a module may export.
  return { ...all, nodeChecks: undefined, notebookChecks }
})
vi.mock('../notebook/sources.ts', async (original) => {
  const { readSources } = await original<typeof import('../notebook/sources.ts')>()
  return { readSources: (...all: Parameters<typeof readSources>) => failing('sources', all[1].file) ?? readSources(...all) }
})
vi.mock('../notebook/parameters.ts', async (original) => {
  const all = await original<typeof import('../notebook/parameters.ts')>()
  return {
    ...all,
    readParameters: (...given: Parameters<typeof all.readParameters>) =>
      failing('parameters', given[0].file) ?? all.readParameters(...given),
  }
})
vi.mock('../notebook/datasets.ts', async (original) => {
  const { readDataset } = await original<typeof import('../notebook/datasets.ts')>()
  return { readDataset: (...all: Parameters<typeof readDataset>) => failing('data', all[0]) ?? readDataset(...all) }
})
vi.mock('../notebook/scenarios.ts', async (original) => {
  const { readScenario } = await original<typeof import('../notebook/scenarios.ts')>()
  return { readScenario: (...all: Parameters<typeof readScenario>) => failing('scenarios', all[1]) ?? readScenario(...all) }
})
const { readNotebook } = await import('../notebook/notebook.ts')

const dir = layOutNotebook({
  'notes/training/right.mdx': noteFile('See [[nowhere]].'),
  'notes/training/fails-in-parsing.mdx': noteFile('Text.', '', 'One'),
  'notes/training/fails-in-linking.mdx': noteFile('Text.', '', 'Two'),
  'notes/training/uses.mdx': noteFile('<Dataset id="fails-in-using" />\n\nSee [[nobody]].', '', 'Three'),
  'notes/training/refused-by-eacces.mdx': noteFile('Text.', '', 'Four'),
  'notes/training/refused-by-enoent.mdx': noteFile('Text.', '', 'Five'),
  'notes/training/refused-by-eio.png': Uint8Array.of(0x89, 0x50),
  'sources/fails-in-sources.bib': '@misc{lost2020,\n}\n',
  'sources/refused-by-eacces.bib': '',
  'parameters/fails-in-parameters.yaml': 'a: 1\n',
  'data/fails-in-data.yaml': 'a: 1\n',
  'data/fails-in-data.csv': 'a\n',
  'scenarios/fails-in-scenarios.yaml': 'a: 1\n',
  'scenarios/other.yaml': 'title: A\nsummary: B.\nassumptions:\n  nothing: { value: 1, because: It is so. }\n',
})
let notebook: Notebook
beforeAll(async () => {
  notebook = await readNotebook(dir)
})
afterAll(() => rmSync(dirname(dir), { recursive: true, force: true }))

describe('a failure', () => {
  it.each([
    'notes/training/fails-in-parsing.mdx file/failed',
    'notes/training/fails-in-linking.mdx file/failed',
    'notes/training/uses.mdx file/failed',
    'notes/training/refused-by-eacces.mdx file/unreadable',
    'notes/training/refused-by-enoent.mdx file/unreadable',
    'notes/training/refused-by-eio.png file/unreadable',
    'sources/fails-in-sources.bib file/failed',
    'sources/refused-by-eacces.bib file/unreadable',
    'parameters/fails-in-parameters.yaml file/failed',
    'data/fails-in-data.yaml file/failed',
    'scenarios/fails-in-scenarios.yaml file/failed',
  ])('is said of its file: %s', (expected) => {
    expect(errorsOf(notebook.diagnostics)).toContain(expected)
  })
  it('hides nothing about other files, nor of the same one', () => {
    const links = notebook.diagnostics.filter(({ code }) => code === 'link/unknown').map(({ file }) => file)
    expect(links).toEqual(['content/notes/training/right.mdx', 'content/notes/training/uses.mdx'])
    expect(notebook.notes.map(({ record }) => record.id)).toEqual(['right', 'uses'])
  })
  it('brings no reports about what may have been in its file', () => {
    const codes = notebook.diagnostics.map(({ code }) => code)
    for (const follow of ['source/unused', 'source/unknown', 'calculator/table', 'scenario/name', 'graph/orphan'])
      expect(codes).not.toContain(follow)
  })
  it('is one sentence, with what to do, and no trace of the code', () => {
    for (const { code, message, hint } of notebook.diagnostics.filter((each) => each.code.startsWith('file/'))) {
      expect(message, code).toMatch(/^This file could not be (?:read|checked): [^\n]{3,160}\.$/)
      expect(hint).toBeTruthy()
      expect(message).not.toMatch(/\.ts:|\/tmp|isoflop/)
    }
  })
})

describe('what the system says of a file', () => {
  const refusal = (code: string) => Object.assign(new Error(`${code}: x, open '/root/x'`), { code, syscall: 'open' })
  it.each([
    ['EACCES', 'This file could not be read: you may not read it.'],
    ['ENOENT', 'This file could not be read: it is no longer there.'],
    ['EISDIR', 'This file could not be read: it is a folder by now.'],
    ['EIO', 'This file could not be read: the system says EIO.'],
  ])('%s is put in words', (code, message) => {
    expect(problemOf('content/x.bib', refusal(code))).toMatchObject({ code: 'file/unreadable', file: 'content/x.bib', message })
  })
  it('never is another error, nor one without a message', () => {
    expect(problemOf('a', new RangeError('Maximum call stack size exceeded')).message).toBe(
      'This file could not be checked: Maximum call stack size exceeded.',
    )
    expect(problemOf('a', 'text').code).toBe('file/failed')
  })
})

describe('a file that is gone, or has become a folder, between listing and reading', () => {
  it('is a diagnostic', async () => {
    const { attempt } = await import('./guarded.ts')
    const { readContent } = await import('./files.ts')
    const told: { code: string }[] = []
    const file = (absolute: string) => ({ absolute, path: 'content/x' }) as ContentFile
    attempt('content/x', told as never, () => readContent(file(`${dir}/notes/gone.mdx`)))
    attempt('content/x', told as never, () => readContent(file(`${dir}/notes`)))
    expect(told.map(({ code }) => code)).toEqual(['file/unreadable', 'file/unreadable'])
  })
})
