/** Protects links to a note by an id that it had before: they lead to the note, with the scenario and the place that they name. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildSite } from '../support/build-site.ts'
import { openSite, type Site } from './site.ts'

const project = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'isoflop-former-'))
let site: Site

/** The real notebook, with one note that had another id. */
function layOut(): void {
  const content = join(folder, 'content')
  cpSync(join(project, 'content'), content, { recursive: true })
  const note = join(content, 'notes/inference/kv-cache.mdx')
  writeFileSync(note, readFileSync(note, 'utf8').replace('\nupdated:', '\nformerly: [cache-of-keys]\nupdated:'))
}

beforeAll(async () => {
  layOut()
  site = await openSite(buildSite(folder))
})
afterAll(async () => {
  await site.close()
  rmSync(folder, { recursive: true, force: true })
})

const asked = '?with=gpuHourPrice:3,training-run.params:8e9&here=calc-kv-cache.batch:4#its-size'

describe('A former address', () => {
  it('keeps what stands after ? and #, and the note shows that scenario', async () => {
    const { page, problems } = await site.open()
    await page.goto(`/notes/cache-of-keys/${asked}`)
    await page.waitForURL(`**/notes/kv-cache/${asked}`)
    expect(await page.locator('h1').textContent()).toBe('The KV cache')
    expect(problems).toEqual([])
    await page.goBack()
    expect(page.url()).not.toContain('cache-of-keys')
    await page.context().close()
  })

  it.each(['', '?', '#', '?with=', '#its-size', '?with=gpuHourPrice:3'])('leads on with “%s” after it', async (after) => {
    const { page, problems } = await site.open()
    await page.goto(`/notes/cache-of-keys/${after}`)
    await page.waitForURL((url) => url.pathname === '/notes/kv-cache/')
    expect(page.url().replace(/[?#]$/, '')).toBe(`${site.origin}/notes/kv-cache/${after.replace(/^[?#]$/, '')}`)
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('without script leads on plainly, and is a link where nothing moves by itself', async () => {
    const { page } = await site.open({ javaScriptEnabled: false })
    await page.goto(`/notes/cache-of-keys/${asked}`)
    await page.waitForURL((url) => url.pathname === '/notes/kv-cache/')
    await page.context().close()
    const html = readFileSync(join(folder, 'dist/notes/cache-of-keys/index.html'), 'utf8')
    expect(html).toContain('<p>This note is now <a href="/notes/kv-cache/"')
  })
})
