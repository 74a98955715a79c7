/** Promise: a folder holds the old site or the new one, whoever else puts one there, and nothing is left beside it. */
import { execFile, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { swap } from './swap.mjs'

let folder
let target
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'isoflop-swap-'))
  target = join(folder, 'a site')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A folder with these files. */
function put(path, files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(path, name, '..'), { recursive: true })
    writeFileSync(join(path, name), text)
  }
  return path
}
const files = (path) =>
  Object.fromEntries(
    readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => [join(parentPath, name).slice(path.length + 1), readFileSync(join(parentPath, name), 'utf8')])
      .sort(),
  )
const site = (version) => ({
  'a/index.html': version,
  'api/calculators.json': version,
  'api/search.json': version,
  'index.html': version,
  [`only-${version}`]: version,
})
/** The number of a process that has ended. */
const dead = () => spawnSync(process.execPath, ['-e', '']).pid

describe('A finished site', () => {
  test('goes where nothing was', () => {
    swap(put(join(folder, 'built'), site('new')), target)
    expect(files(target)).toEqual(site('new'))
    expect(readdirSync(folder)).toEqual(['a site'])
  })

  test('replaces the one before, of which nothing stays but the permissions of its folder', () => {
    put(target, site('old'))
    rmSync(target, { recursive: true })
    mkdirSync(target, { mode: 0o2750 })
    put(target, site('old'))
    const { mode } = statSync(target)
    swap(put(join(folder, 'built'), site('new')), target)
    expect(files(target)).toEqual(site('new'))
    expect(statSync(target).mode).toBe(mode)
    expect(readdirSync(folder)).toEqual(['a site'])
  })

  test('leaves alone the .git of a checkout', () => {
    put(target, { ...site('old'), '.git/HEAD': 'ref: refs/heads/pages' })
    const { ino } = statSync(target)
    swap(put(join(folder, 'built'), site('new')), target)
    expect(files(target)).toEqual({ '.git/HEAD': 'ref: refs/heads/pages', ...site('new') })
    expect(statSync(target).ino).toBe(ino)
    expect(readdirSync(target).sort()).toEqual(['.git', 'a', 'api', 'index.html', 'only-new'])
  })

  test('sweeps away what killed builds left beside it and in it, but nothing of a build that runs, and no other file', () => {
    const [gone, running] = [`isoflop-${dead()}-x`, `isoflop-${process.pid}-x`]
    for (const name of [`.a site.${gone}`, `.a site.${running}`, '.isoflop-notes', 'isoflop-1-x']) put(join(folder, name), { x: '' })
    put(target, { '.git/HEAD': '', [`.${gone}/x`]: '', [`.${running}/x`]: '' })
    swap(put(join(folder, 'built'), site('new')), target)
    expect(readdirSync(folder).sort()).toEqual([`.a site.${running}`, '.isoflop-notes', 'a site', 'isoflop-1-x'].sort())
    expect(readdirSync(target).sort()).toEqual(['.git', `.${running}`, 'a', 'api', 'index.html', 'only-new'])
  })

  test('that cannot be put there leaves the old one', () => {
    put(target, site('old'))
    expect(() => swap(join(folder, 'no such build'), target)).toThrow(/ENOENT/)
    expect(files(target)).toEqual(site('old'))
    expect(readdirSync(folder)).toEqual(['a site'])
  })

  test.skipIf(process.platform === 'win32' || !existsSync('/dev/shm'))('crosses file systems', () => {
    const other = mkdtempSync('/dev/shm/isoflop-swap-')
    try {
      put(join(other, 'site'), site('old'))
      swap(put(join(folder, 'built'), site('new')), join(other, 'site'))
      expect(files(join(other, 'site'))).toEqual(site('new'))
      expect(readdirSync(other)).toEqual(['site'])
    } finally {
      rmSync(other, { recursive: true })
    }
  })
})

test('four processes that put 25 sites each there all succeed, and the folder holds one whole site', async () => {
  put(target, site('old'))
  const script = `import { mkdirSync, writeFileSync } from 'node:fs'
import { outputProblem } from ${JSON.stringify(join(import.meta.dirname, 'output-folder.mjs'))}
import { swap } from ${JSON.stringify(join(import.meta.dirname, 'swap.mjs'))}
const [folder, target, name] = process.argv.slice(1)
for (let turn = 0; turn < 25; turn += 1) {
  const built = folder + '/' + name
  for (const part of ['a', 'api']) mkdirSync(built + '/' + part, { recursive: true })
  for (const file of ['a/index.html', 'api/calculators.json', 'api/search.json', 'index.html', 'only-' + name])
    writeFileSync(built + '/' + file, name)
  const problem = outputProblem(target, ${JSON.stringify(import.meta.dirname)}, [])
  if (problem) throw new Error(problem)
  swap(built, target)
}`
  const run = promisify(execFile)
  await Promise.all(['p', 'q', 'r', 's'].map((name) => run(process.execPath, ['--input-type=module', '-e', script, folder, target, name])))
  const name = files(target)['index.html']
  expect(files(target)).toEqual(site(name))
  expect(readdirSync(folder)).toEqual(['a site'])
})
