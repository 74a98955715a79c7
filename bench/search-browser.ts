/** The search in Chromium: the real site's pages and scripts over the index of a generated notebook. */

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import type { SearchFiles } from '../src/search/index/build-index.ts'
import { measureBuild } from './measure-build.ts'
import { type Spread, spread } from './search.ts'

export interface Timing {
  /** From opening the dialog and pasting a question to its first result, nothing cached, ms. */
  readonly cold: Spread
  /** From a key to the list of its results, ms. */
  readonly key: Spread
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
}
const coldQuestions = 20
const typedQuestions = 20
/** Milliseconds between an answer and the next key: nobody types faster, and what is fetched ahead is fetched then. */
const pace = 100

let site: string | undefined

/** The real notebook's site, built once a run: pages and scripts are the same whatever notebook is searched. */
async function siteFolder(): Promise<string> {
  if (site) return site
  const folder = mkdtempSync(join(fileURLToPath(new URL('../node_modules/.cache', import.meta.url)), 'bench-search-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  site = (await measureBuild(fileURLToPath(new URL('../content', import.meta.url)), folder)).dist
  return site
}

function respond(
  dist: string,
  { manifest, files }: SearchFiles,
  path: string,
): { readonly body: string | Uint8Array; readonly type: string } | null {
  if (path === '/api/search.json') return { body: JSON.stringify(manifest), type: 'application/json' }
  const name = /^\/api\/search\/\w+\/(.+)\.idx$/.exec(path)?.[1]
  const index = name === undefined ? undefined : files.get(name)
  if (index) return { body: index, type: 'application/octet-stream' }
  const file = join(dist, path, path.endsWith('/') ? 'index.html' : '')
  return existsSync(file) ? { body: readFileSync(file), type: types[extname(file)] ?? 'application/octet-stream' } : null
}

const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

/** In the page: puts a text into the box and resolves, when its answer is shown, to how long that took. The box says so each time in `aria-expanded`. */
const typeInto = (text: string): Promise<number> =>
  new Promise((resolve) => {
    const input = document.querySelector<HTMLInputElement>('[role="combobox"]')
    if (!input) throw new Error('There is no search box.')
    const started = performance.now()
    const done = () => {
      observer.disconnect()
      resolve(performance.now() - started)
    }
    const observer = new MutationObserver(done)
    observer.observe(input, { attributes: true, attributeFilter: ['aria-expanded'] })
    setTimeout(done, 5000)
    input.value = text
    input.dispatchEvent(new Event('input', { bubbles: true }))
  })

/** In the page: opens the dialog, asks, and resolves to the time to the first result, or to being told that there is none. */
const openAndAsk = (text: string): Promise<number> =>
  new Promise((resolve) => {
    const started = performance.now()
    document.querySelector<HTMLElement>('a.search-open')?.click()
    const look = () => {
      const said = document.querySelector('dialog [role="status"]')?.textContent ?? ''
      if (document.querySelector('dialog [role="option"]') || (said !== '' && !said.startsWith('Fetching')))
        resolve(performance.now() - started)
      else requestAnimationFrame(look)
    }
    const input = document.querySelector<HTMLInputElement>('dialog [role="combobox"]')
    if (input) {
      input.value = text
      input.dispatchEvent(new Event('input', { bubbles: true }))
    }
    look()
  })

const every = <T>(list: readonly T[], count: number): readonly T[] =>
  list.filter((_, index) => index % Math.max(1, Math.floor(list.length / count)) === 0).slice(0, count)

/** Asks some of the questions from cold, and types others letter by letter. */
export async function measureInBrowser(files: SearchFiles, questions: readonly string[]): Promise<Timing> {
  const dist = await siteFolder()
  const server = createServer((request, response) => {
    const found = respond(dist, files, decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname))
    response.writeHead(found ? 200 : 404, { 'Content-Type': found?.type ?? 'text/plain' })
    response.end(found?.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const browser = await launch()
  try {
    const cold: number[] = []
    for (const question of every(questions, coldQuestions)) {
      const page = await browser.newPage()
      await page.goto(`${origin}/about/`)
      cold.push(await page.evaluate(openAndAsk, question))
      await page.close()
    }
    const key: number[] = []
    const page = await browser.newPage()
    await page.goto(`${origin}/search/`)
    await page.locator('#search-here [role="listbox"]').waitFor({ state: 'attached' })
    for (const question of every(questions, typedQuestions)) {
      for (let length = 1; length <= question.length; length += 1) {
        key.push(await page.evaluate(typeInto, question.slice(0, length)))
        await pause(pace)
      }
      await page.locator('#here-input').fill('')
    }
    return { cold: spread(cold), key: spread(key) }
  } finally {
    await browser.close()
    await new Promise((resolve) => server.close(resolve))
  }
}
