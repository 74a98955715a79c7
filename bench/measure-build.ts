/** Builds of a notebook, each a process of its own, measured: from an empty cache, and once more after one note has changed. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Usage } from './usage.ts'

export interface Build extends Usage {
  /** Seconds on the clock. */
  readonly wall: number
  /** Where the site is. */
  readonly dist: string
}

const project = fileURLToPath(new URL('..', import.meta.url))
const astro = join(project, 'node_modules/astro/bin/astro.mjs')
const preload = pathToFileURL(join(import.meta.dirname, 'usage.ts')).href

/** Runs Astro's build; resolves to what it printed, or throws with that. */
function run(env: Readonly<Record<string, string>>): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', preload, astro, 'build'], {
      cwd: project,
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let tail = ''
    const keep = (chunk: Buffer) => {
      tail = `${tail}${chunk.toString('utf8')}`.slice(-8000)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`The build failed (exit code ${code}). It ended with:\n\n${tail}`)),
    )
  })
}

/** Builds the notebook of `content` with the site and the cache that are under `folder`. */
export async function measureAgain(content: string, folder: string): Promise<Build> {
  const dist = join(folder, 'dist')
  const usage = join(folder, 'usage.json')
  rmSync(usage, { force: true })
  mkdirSync(folder, { recursive: true })
  const started = performance.now()
  // Nothing is kept where CI is set; then the second build would be like the first.
  await run({ CONTENT_DIR: content, OUT_DIR: dist, CACHE_DIR: join(folder, 'cache'), BENCH_USAGE: usage, CI: '' })
  const wall = (performance.now() - started) / 1000
  if (!existsSync(usage)) throw new Error('The build ended without saying what it used.')
  const { cpu, memory } = JSON.parse(readFileSync(usage, 'utf8')) as Usage
  return { cpu, memory, wall, dist }
}

/** Builds the notebook of `content`; site, cache and measurement go under `folder`, and what was there is thrown away first. */
export async function measureBuild(content: string, folder: string): Promise<Build> {
  for (const path of ['dist', 'cache']) rmSync(join(folder, path), { recursive: true, force: true })
  return measureAgain(content, folder)
}
