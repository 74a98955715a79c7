/** Promise: no file of the notebook is ever a module. Seen in the graphs of a real build, server and browser. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filesBelow, project } from './dist.ts'

const folder = mkdtempSync(join(tmpdir(), 'isoflop-modules-'))
const out = join(folder, 'dist')
const list = join(folder, 'modules.json')
const content = join(project, 'content')
let modules: readonly string[] = []

/** A build with one more plugin, which notes the name of every module that is asked for, in whichever graph, and of what each imports. */
const script = `
import { writeFileSync } from 'node:fs'
import { build } from 'astro'
const met = new Set()
const note = {
  name: 'note-modules',
  enforce: 'pre',
  load(id) {
    met.add(id)
  },
  moduleParsed({ id, importedIds, dynamicallyImportedIds }) {
    for (const each of [id, ...importedIds, ...dynamicallyImportedIds]) met.add(each)
  },
  buildEnd() {
    for (const id of this.getModuleIds()) met.add(id)
  },
}
await build({ root: ${JSON.stringify(project)}, logLevel: 'error', vite: { plugins: [note] } })
writeFileSync(${JSON.stringify(list)}, JSON.stringify([...met].sort()))
`
// Vitest sets these for itself; a build of ours would take them for its own.
const leaveOut = /^(?:NODE_ENV|MODE|DEV|PROD|SSR|BASE_URL|TEST|VITEST.*|CONTENT_DIR)$/

beforeAll(() => {
  const own = Object.entries(process.env).filter(([name]) => !leaveOut.test(name))
  const env = { ...Object.fromEntries(own), OUT_DIR: out, CACHE_DIR: join(folder, 'cache'), ASTRO_TELEMETRY_DISABLED: '1' }
  execFileSync(process.execPath, ['--input-type=module', '--eval', script], { cwd: project, env, stdio: ['ignore', 'pipe', 'pipe'] })
  modules = JSON.parse(readFileSync(list, 'utf8')) as readonly string[]
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('The module graph of a build', () => {
  it('is the real one: it holds pages, widgets and the editorial texts, and the notes were built from it', () => {
    for (const path of ['src/pages/notes/[id].astro', 'src/widgets/page/main.ts', 'src/pages/about.mdx', 'src/content.config.ts'])
      expect(modules.filter((id) => id.includes(join(project, path)))).not.toEqual([])
    expect(filesBelow(out).filter((file) => /^notes\/[^/]+\/index\.html$/.test(file)).length).toBeGreaterThanOrEqual(20)
  })

  it('holds no file of the notebook, whatever stands before or after its name', () => {
    const part = /(?:^|[^\w.-])content\/(?:notes|data|sources|parameters)\//
    const decoded = (id: string): string => (/%(?![\da-f]{2})/i.test(id) ? id : decodeURIComponent(id))
    expect(modules.map(decoded).filter((id) => id.includes(`${content}/`) || part.test(id))).toEqual([])
  })
})
