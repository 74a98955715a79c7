/** Promise: nothing in the attack corpus gets past the guard, on the real build, and none of its code ever runs. */
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts'
import { visible } from '../../src/diagnostics/writers.ts'
import { type AttackNotebook, makeAttackNotebook, makeLinkedNotebook } from './make-attacks.ts'

const project = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'isoflop-attacks-'))
const canary = join(folder, 'canary')
let notebook: AttackNotebook

interface Run {
  readonly code: number
  readonly output: string
}

/** Node in the project, with the notebook of attacks as its content. */
function run(args: readonly string[], dir: string): Promise<Run> {
  const env = {
    ...process.env,
    CONTENT_DIR: dir,
    CACHE_DIR: join(folder, 'cache'),
    ISOFLOP_CANARY: canary,
    NO_COLOR: '1',
    ASTRO_TELEMETRY_DISABLED: '1',
  }
  return new Promise((done) => {
    execFile(process.execPath, [...args], { cwd: project, env, maxBuffer: 64 * 1024 * 1024, timeout: 280_000 }, (error, out, err) => {
      done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, output: out + err })
    })
  })
}

beforeAll(() => {
  notebook = makeAttackNotebook(folder)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the canary', () => {
  it('would be written by code that ran', async () => {
    await run([join(notebook.dir, 'evil.mjs')], notebook.dir)
    expect(existsSync(canary)).toBe(true)
    rmSync(canary)
  })
})

describe('npm run check', () => {
  it('refuses every attack with its own code, at its own file, and runs none of them', async () => {
    const { code, output } = await run(['src/cli/check.ts', '--json', notebook.dir], notebook.dir)
    const { diagnostics } = JSON.parse(output) as { diagnostics: Diagnostic[] }
    const errors = new Set(diagnostics.filter(({ level }) => level === 'error').map(({ file, code: each }) => `${file} ${each}`))
    expect(notebook.attacks.map(({ file, code: each }) => `${file} ${each}`).filter((each) => !errors.has(each))).toEqual([])
    expect(code).toBe(1)
    expect(existsSync(canary)).toBe(false)
  })

  it('names a mistake’s line, column and the author’s own words wherever a file was read', async () => {
    const { output } = await run(['src/cli/check.ts', '--json', notebook.dir], notebook.dir)
    const { diagnostics } = JSON.parse(output) as { diagnostics: Diagnostic[] }
    const whole = new Set([
      'text/encoding',
      'text/too-large',
      'note/nesting',
      'note/too-complex',
      'data/pair',
      'notebook/duplicate-id',
      'source/unused',
    ])
    const placeless = diagnostics.filter(
      ({ code, start, excerpt }) => !code.startsWith('file/') && !whole.has(code) && !(start && excerpt !== undefined),
    )
    expect(placeless).toEqual([])
    expect(diagnostics.filter(({ message, hint }) => message === '' || !hint)).toEqual([])
  })

  it('refuses a notebook that is itself a link', async () => {
    const linked = makeLinkedNotebook(folder)
    const { code, output } = await run(['src/cli/check.ts', '--json', linked.dir], linked.dir)
    expect((JSON.parse(output) as { diagnostics: Diagnostic[] }).diagnostics.map((each) => `${each.file} ${each.code}`)).toEqual([
      'linked file/symlink',
    ])
    expect(code).toBe(1)
  })
})

describe('the real build', () => {
  it('fails on the attacks, names each with its code, runs none of them and writes no page', async () => {
    const out = join(folder, 'dist')
    const { code, output } = await run(['node_modules/astro/bin/astro.mjs', 'build', '--outDir', out], notebook.dir)
    expect(code).not.toBe(0)
    const lines = new Set(
      output.split('\n').map((line) =>
        line
          .trim()
          .replace(/:\d+:\d+(?= )/, '')
          .replace(/ +/g, ' '),
      ),
    )
    const missing = notebook.attacks.filter(({ file, code: each }) => !lines.has(`${visible(file)} error ${each}`))
    expect(missing).toEqual([])
    expect(existsSync(canary)).toBe(false)
    expect(existsSync(out) ? readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html')) : []).toEqual(
      [],
    )
  })
})
