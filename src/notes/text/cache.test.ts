/** Promise: a cache speeds up an author's own commands, can fail none of them, and holds nothing that anybody else has written. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { layOutNotebook, noteFile } from '../notebook/notebook.fixture.ts'
import { readNotebook } from '../notebook/notebook.ts'
import { cacheFor, codeVersion, readEntries, usableFolder, writeEntries } from './cache.ts'

const folder = mkdtempSync(join(tmpdir(), 'isoflop-cache-'))
const cache = join(folder, 'cache')
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeEach(() => rmSync(cache, { recursive: true, force: true }))
const home = (name: string) => vi.stubEnv('XDG_STATE_HOME', join(folder, name))
beforeEach(() => home('home'))
afterAll(() => vi.unstubAllEnvs())

const isText = (entry: unknown): entry is string => typeof entry === 'string'
const read = (version = 'v1') => Object.fromEntries(readEntries(cache, 'x', version, isText))
const file = () => join(cache, 'x.json')

describe('what is kept', () => {
  it('is what was written, for this version of the code', () => {
    writeEntries(
      cache,
      'x',
      'v1',
      new Map([
        ['a', 'one'],
        ['__proto__', 'two'],
      ]),
    )
    expect(readEntries(cache, 'x', 'v1', isText)).toEqual(
      new Map([
        ['a', 'one'],
        ['__proto__', 'two'],
      ]),
    )
    expect(read('v2')).toEqual({})
    expect(readdirSync(cache)).toEqual(['x.json'])
  })
  it.each([
    ['cut short', (text: string) => text.slice(0, -5)],
    ['changed', (text: string) => text.replace('one', '<script>')],
    ['with an entry more', (text: string) => text.replace('{', '{"b":"x",')],
    ['emptied', () => ''],
    ['null', () => 'null'],
    ['of the former form', (text: string) => `{"version":"v1","entries":${text.split('\n')[1]}}`],
    ['random', () => '\u0000\ufffd\n\n{'],
  ])('is nothing once it is %s', (_, change) => {
    writeEntries(cache, 'x', 'v1', new Map([['a', 'one']]))
    writeFileSync(file(), change(readFileSync(file(), 'utf8')))
    expect(read()).toEqual({})
  })
  it('leaves out entries of another form', () => {
    writeEntries(
      cache,
      'x',
      'v1',
      new Map<string, unknown>([
        ['a', {}],
        ['b', null],
        ['c', 'three'],
      ]),
    )
    expect(read()).toEqual({ c: 'three' })
  })
})

describe('the seal', () => {
  const written = () => writeEntries(cache, 'x', 'v1', new Map([['a', 'one']]))

  it('needs the key of the user who reads: what comes with a pull request has another, or none', () => {
    written()
    home('somebody-else')
    expect(read()).toEqual({})
    home('home')
    expect(read()).toEqual({ a: 'one' })
    const entries = '{"a":"<script>"}'
    const digest = createHash('sha256').update(`x\nv1\n${entries}`).digest('hex')
    writeFileSync(file(), `${digest}\n${entries}`)
    expect(read()).toEqual({})
  })
  it('holds for one name: a file is nothing under that of another', () => {
    written()
    writeFileSync(join(cache, 'y.json'), readFileSync(file()))
    expect(readEntries(cache, 'y', 'v1', isText)).toEqual(new Map())
  })
  it.skipIf(process.platform === 'win32')('has a key outside the project that the user alone may read', () => {
    written()
    expect(statSync(join(folder, 'home/isoflop/cache-key'))).toMatchObject({ mode: 0o100600, size: 32 })
  })
  it('without a place for the key is none, and nothing is kept', () => {
    writeFileSync(join(folder, 'no-folder'), '')
    home('no-folder')
    written()
    expect(existsSync(cache)).toBe(false)
    expect(read()).toEqual({})
  })
})

describe('a folder that cannot be used', () => {
  it.each([
    ['a file in its place', () => writeFileSync(cache, '')],
    ['a folder in place of its file', () => mkdirSync(file(), { recursive: true })],
  ])('keeps nothing and fails nothing: %s', (_, make) => {
    make()
    writeEntries(cache, 'x', 'v1', new Map([['a', 'one']]))
    writeEntries(join(cache, 'deeper'), 'x', 'v1', new Map([['a', 'one']]))
    expect(read()).toEqual({})
  })
  it('keeps nothing and fails nothing: a place where no folder can be', () => {
    writeEntries('/proc/nowhere', 'x', 'v1', new Map([['a', 'one']]))
    expect(readEntries('/proc/nowhere', 'x', 'v1', isText)).toEqual(new Map())
  })
})

describe('a folder to write in', () => {
  it('is the first of those that can be used, and is made', () => {
    writeFileSync(join(folder, 'file'), '')
    const good = join(folder, 'deep/er')
    expect(usableFolder('/proc/nowhere', join(folder, 'file'), join(folder, 'file/in'), good)).toBe(good)
    expect(readdirSync(good)).toEqual([])
  })
  it('is one of the system’s when none can', () => {
    const found = usableFolder('/proc/nowhere')
    expect(existsSync(found)).toBe(true)
    rmSync(found, { recursive: true })
  })
})

describe('which folder', () => {
  it('is said by the settings', () => {
    expect(cacheFor({ CACHE_DIR: '/x' })).toBe('/x')
    expect(cacheFor({ CI: 'false' })).toBe('node_modules/.cache/isoflop')
  })
  it('is none where jobs may share a cache with pull requests', () => {
    for (const CI of ['true', '1', 'yes']) expect(cacheFor({ CI, CACHE_DIR: '/x' })).toBeUndefined()
  })
})

describe('a notebook', () => {
  const dir = layOutNotebook({ 'notes/training/a.mdx': noteFile('Text.') })
  afterAll(() => rmSync(dirname(dir), { recursive: true, force: true }))

  it('is the same whatever stands in the cache', async () => {
    const fresh = await readNotebook(dir)
    const version = codeVersion() ?? ''
    for (const entry of [{}, null, 'text', { digest: 1, parts: [], draft: 1 }]) {
      for (const name of ['sources', 'notes-00000000']) writeEntries(cache, name, version, new Map([['0', entry]]))
      expect((await readNotebook(dir, { cache })).digest).toBe(fresh.digest)
    }
  })
  it('is written to no cache when none is given', async () => {
    await readNotebook(dir)
    expect(existsSync(cache)).toBe(false)
  })
})
