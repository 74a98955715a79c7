/** Promise: the same notebook gives the same bytes, wherever and in whatever language it is built, and with or without a warm cache. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dist, filesBelow, project } from './dist.ts'

const folder = mkdtempSync(join(tmpdir(), 'isoflop-again-'))
const again = join(folder, 'dist')
const elsewhere = {
  ...process.env,
  TZ: 'Pacific/Auckland',
  LANG: 'de_DE.UTF-8',
  LC_ALL: 'de_DE.UTF-8',
  OUT_DIR: again,
  CACHE_DIR: join(folder, 'cache'),
  ASTRO_TELEMETRY_DISABLED: '1',
}
// Vitest sets these for itself; a build of ours would take them for its own.
const leaveOut = ['NODE_ENV', 'MODE', 'DEV', 'PROD', 'SSR', 'BASE_URL', 'TEST', 'VITEST']
const env = Object.fromEntries(Object.entries(elsewhere).filter(([name]) => !leaveOut.includes(name) && !name.startsWith('VITEST_')))

const node = (...args: readonly string[]): string =>
  execFileSync(process.execPath, args, { cwd: project, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

const digests = (site: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    filesBelow(site).map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(site, file)))
        .digest('hex'),
    ]),
  )

beforeAll(() => {
  node('node_modules/astro/bin/astro.mjs', 'build', '--silent')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('A second build, at the other end of the world and in German', () => {
  it('really runs there', () => {
    const said = node('-p', `[(1234.5).toLocaleString(), new Date(Date.UTC(2026, 0, 1)).getHours()].join(' ')`).trim()
    expect(said).toBe('1.234,5 13')
  })

  it('has the same files', () => {
    expect(filesBelow(again)).toEqual(filesBelow(dist))
  })

  it('has the same bytes in each of them', () => {
    const first = digests(dist)
    const second = digests(again)
    expect(Object.keys(first).filter((file) => first[file] !== second[file])).toEqual([])
  })
})
