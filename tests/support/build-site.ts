/** Builds the site of another notebook than the project's own, for tests that need one. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

const project = join(import.meta.dirname, '..', '..')
/** Vitest sets these variables for itself; the build would take them for its own. */
const ofVitest = new Set(['NODE_ENV', 'MODE', 'DEV', 'PROD', 'SSR', 'BASE_URL', 'TEST', 'VITEST'])

/** Builds the notebook in `folder/content` and returns the folder of the site, `folder/dist`. Throws when the build fails. */
export function buildSite(folder: string): string {
  const inherited = Object.entries(process.env).filter(([name]) => !ofVitest.has(name) && !name.startsWith('VITEST_'))
  const dist = join(folder, 'dist')
  const own = { CONTENT_DIR: join(folder, 'content'), OUT_DIR: dist, CACHE_DIR: join(folder, 'cache'), ASTRO_TELEMETRY_DISABLED: '1' }
  const env = { ...Object.fromEntries(inherited), ...own }
  execFileSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build', '--silent'], { cwd: project, env, stdio: 'inherit' })
  return dist
}
