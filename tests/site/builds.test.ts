/** Promise: a site is seen only when it is whole. Real builds of a small notebook: at once, killed, interrupted, refused. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateNotebook } from '../../bench/generate-notebook.ts'
import { filesBelow, project } from './dist.ts'

const folder = mkdtempSync(join(tmpdir(), 'isoflop-builds-'))
const site = join(folder, 'a site')
const workFolder = join(project, 'node_modules/.cache/isoflop-build')
// Vitest sets these for itself; a build of ours would take them for its own.
const leaveOut = /^(?:NODE_ENV|MODE|DEV|PROD|SSR|BASE_URL|TEST|VITEST.*|SITE_URL)$/

interface Ended {
  readonly code: number | null
  readonly output: string
}

/** Starts `npm run build` in a process group of its own. */
function build(env: Readonly<Record<string, string>> = {}, args: readonly string[] = []) {
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !leaveOut.test(name)))
  const child = spawn(process.execPath, ['scripts/run.mjs', 'build', '--silent', ...args], {
    cwd: project,
    detached: true,
    env: { ...own, CONTENT_DIR: join(folder, 'content'), OUT_DIR: site, CACHE_DIR: join(folder, 'cache'), NO_COLOR: '1', ...env },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => {
      output += text.toString('utf8')
    })
  const ended = new Promise<Ended>((done) => child.on('close', (code) => done({ code, output })))
  return { child, ended }
}

/** Folders of builds; other tests build at the same time. */
const works = (): readonly string[] => (existsSync(workFolder) ? readdirSync(workFolder) : [])
/** Whether the process runs that a folder is named after. */
const isInUse = (work: string): boolean => {
  try {
    return process.kill(Number.parseInt(work, 10), 0)
  } catch {
    return false
  }
}
/** The group of the process that a folder is named after; that of a build of ours is the number of its first process. */
const groupOf = (work: string): number => {
  try {
    return Number(execFileSync('ps', ['-o', 'pgid=', '-p', String(Number.parseInt(work, 10))], { encoding: 'utf8' }))
  } catch {
    return 0
  }
}
const digest = (): string => {
  const hash = createHash('sha256')
  for (const file of filesBelow(site)) hash.update(`${file}\0`).update(readFileSync(join(site, file)))
  return hash.digest('hex')
}

/** Waits until a build that was started after `before` writes pages; resolves to its folder. */
async function writingPages(before: readonly string[], child: ChildProcess): Promise<string> {
  while (child.exitCode === null) {
    const name = works().find(
      (each) => !before.includes(each) && groupOf(each) === child.pid && existsSync(join(workFolder, each, 'site/404.html')),
    )
    if (name) return name
    await pause(20)
  }
  throw new Error('The build ended before a page was written.')
}

beforeAll(() => generateNotebook(join(folder, 'content'), 2, 1, join(project, 'content')))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('Two builds at once into one folder outside the project', () => {
  it('both succeed, and leave one whole site and nothing else', async () => {
    const before = works()
    const both = await Promise.all([build().ended, build().ended])
    expect(both).toEqual([
      { code: 0, output: '' },
      { code: 0, output: '' },
    ])
    expect(filesBelow(site)).toEqual(expect.arrayContaining(['index.html', '404.html', '_headers', 'api/search.json', 'map/index.html']))
    expect(filesBelow(site).filter((file) => file.includes('.prerender'))).toEqual([])
    expect(readdirSync(folder).sort()).toEqual(['a site', 'cache', 'content'])
    expect(works().filter((name) => !before.includes(name) && !isInUse(name))).toEqual([])
  })
})

describe.skipIf(process.platform === 'win32')('A build that does not come to its end', () => {
  it('leaves the site of before, and the next removes what a killed one left', async () => {
    const whole = digest()
    const before = works()
    const killed = build()
    const left = await writingPages(before, killed.child)
    process.kill(-(killed.child.pid as number), 'SIGKILL')
    expect((await killed.ended).code).toBe(null)
    expect(digest()).toBe(whole)

    const stopped = build()
    await writingPages([...before, left], stopped.child)
    stopped.child.kill('SIGTERM')
    // 128 and 15, the number of SIGTERM.
    expect(await stopped.ended).toEqual({ code: 143, output: expect.stringContaining('The build was interrupted (SIGTERM)') })
    expect(works()).not.toContain(left)
    expect(digest()).toBe(whole)
    expect(readdirSync(folder).sort()).toEqual(['a site', 'cache', 'content'])
  })
})

describe('A build with settings that cannot work', () => {
  it('names each in a sentence, with no stack trace, and touches nothing', async () => {
    const mine = join(folder, 'mine')
    mkdirSync(mine)
    writeFileSync(join(mine, 'thesis.txt'), 'years of work')
    const env = { OUT_DIR: mine, SITE_URL: 'https://someone.example/notebook/' }
    const { code, output } = await build(env, ['--base', '/notebook/']).ended
    expect(code).toBe(1)
    expect(output.trim().split(/\n+/)).toEqual([
      expect.stringMatching(/^SITE_URL is "https:\/\/someone\.example\/notebook\/", with the path \/notebook\/\. .+ domain of its own\.$/),
      expect.stringMatching(/^The base is "\/notebook\/"\. .+ domain of its own\.$/),
      expect.stringMatching(/^The site cannot go to .+mine: it holds files that are not a built site \("thesis\.txt" is one\)/),
    ])
    expect(filesBelow(mine)).toEqual(['thesis.txt'])
    rmSync(mine, { recursive: true })
  })

  it('says so too without the runner in front', () => {
    const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !leaveOut.test(name)))
    const astro = ['node_modules/astro/bin/astro.mjs', 'build', '--silent', '--outDir', join(project, 'content')]
    const run = () =>
      execFileSync(process.execPath, astro, { cwd: project, env: { ...own, SITE_URL: 'nonsense' }, encoding: 'utf8', stdio: 'pipe' })
    expect(run).toThrow(
      expect.objectContaining({
        status: 1,
        stderr: expect.stringMatching(
          /^\nSITE_URL is "nonsense", which is not an address\. .+\n\nThe site cannot go to .+content: it is in content, .+\n$/,
        ),
      }),
    )
  })
})
