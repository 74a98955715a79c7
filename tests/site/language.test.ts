/** Promise: every part of the note language arrives on the built page, and a former id leads to the note. */
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { project } from './dist.ts'

const folder = mkdtempSync(join(tmpdir(), 'isoflop-language-'))
const built = join(folder, 'dist')
/** One grey pixel. */
const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='

beforeAll(() => {
  cpSync(join(project, 'content'), join(folder, 'content'), { recursive: true })
  const notes = join(folder, 'content', 'notes', 'inference')
  cpSync(join(project, 'tests', 'fixtures', 'every-part.mdx'), join(notes, 'every-part.mdx'))
  writeFileSync(join(notes, 'grey-dot.png'), Buffer.from(dot, 'base64'))
  const kept = Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|MODE|DEV|PROD|SSR|BASE_URL|TEST)/.test(name))
  const env = { ...Object.fromEntries(kept), CONTENT_DIR: join(folder, 'content'), OUT_DIR: built, CACHE_DIR: join(folder, 'cache') }
  execFileSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build', '--silent'], { cwd: project, env, stdio: 'pipe' })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const page = () => readFileSync(join(built, 'notes', 'every-part', 'index.html'), 'utf8')

describe('A note that uses the whole language', () => {
  for (const [what, part] of Object.entries({
    'inline markup': /<strong>strong<\/strong>.*<em>emphasis<\/em>.*<code>code<\/code>.*<del>struck<\/del>/s,
    'a formula as MathML': /<math[^>]*><semantics>/,
    'prices as prose': 'a price of $5.6 M in 2024 and $10 M later.',
    'a lettered sidenote':
      /<small class="sidenote" id="sn-1"[^>]*><span class="sidenote-number">a<\/span> An aside with <em>emphasis<\/em>/,
    'a link by its title': /href="\/notes\/kv-cache\/">The KV cache<\/a>/,
    'a link with markup': /href="\/notes\/kv-cache\/">the <em>cache<\/em><\/a>/,
    'a link to a parameter': 'href="/parameters/#gpuHourPrice"',
    'a link to a calculator': 'href="/calculators/kv-cache/"',
    'a link to a data set': 'href="/data/models/"',
    'a link to a source': 'href="/sources/#hoffmann2022"',
    'a numbered citation with its margin note': /href="#source-hoffmann2022"[^>]*>1<\/a>.*class="sidenote source-note"/s,
    'the source in the list': /<li id="source-kaplan2020"/,
    'a guarded address': /href="https:\/\/example.org\/" rel="noopener ugc nofollow"/,
    'a heading with its anchor': /<h2 id="a-heading"/,
    'an aligned cell': 'class="align-right"',
    'a task list': /type="checkbox"[^>]*disabled/,
    'an alert': /class="alert alert-warning"/,
    'a figure with its size and caption':
      /<img src="\/notes-images\/inference\/grey-dot.png" alt="A grey dot" width="1" height="1"[^>]*>.*A dot, grey\./s,
    'coloured code': /<span class="token keyword">const<\/span>/,
    'a computed number': /data-of="training-compute.flops"[^>]*><data value="5.88e\+23">5\.88.*<sup>23<\/sup>/,
    'a parameter': 'data-parameter="gpuHourPrice"',
    'a calculator with its pin': /id="calc-kv-cache"[^>]*data-given="\{&quot;contextTokens&quot;:8000\}"/,
    'the second of the same calculator': 'id="calc-kv-cache-2"',
    'a claim with its verdict': /id="claim-parts-arrive".*data-verdict="holds"/s,
    'a data set with chosen columns': /id="data-accelerators"/,
  })) {
    it(`shows ${what}`, () => expect(page()).toMatch(part))
  }

  it('copies the image as it is', () => {
    expect(readFileSync(join(built, 'notes-images', 'inference', 'grey-dot.png')).toString('base64')).toBe(dot)
  })

  it('is found at its former id', () => {
    expect(existsSync(join(built, 'notes', 'some-parts', 'index.html'))).toBe(true)
    expect(readFileSync(join(built, 'notes', 'some-parts', 'index.html'), 'utf8')).toMatch(
      /http-equiv="refresh" content="0; url=\/notes\/every-part\/"/,
    )
  })
})
