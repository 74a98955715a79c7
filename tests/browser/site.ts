/** The built site in a browser: serves `dist/` with the headers of `_headers`, opens Chromium, and remembers what went wrong on a page. */
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const dist = join(import.meta.dirname, '..', '..', 'dist')
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.csv': 'text/csv',
  '.py': 'text/x-python; charset=utf-8',
}

/** The rules of `_headers`: path, with `*` at its end for all below it, and headers. */
const rules = readFileSync(join(dist, '_headers'), 'utf8')
  .split(/\n(?=\S)/)
  .map((block) => {
    const [path = '', ...lines] = block.split('\n')
    const headers = lines.flatMap((line) => {
      const [, name, value] = /^\s+([\w-]+): (.+)$/.exec(line) ?? []
      return name && value && name !== 'Strict-Transport-Security' ? [[name, value] as const] : []
    })
    return { path, headers }
  })

const headersOf = (pathname: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    rules.flatMap(({ path, headers }) =>
      (path.endsWith('*') ? pathname.startsWith(path.slice(0, -1)) : pathname === path) && !path.startsWith('/_astro') ? headers : [],
    ),
  )

function fileFor(folder: string, pathname: string): string | null {
  const path = join(folder, normalize(decodeURIComponent(pathname)))
  if (!path.startsWith(folder)) return null
  const file = pathname.endsWith('/') ? join(path, 'index.html') : path
  return existsSync(file) ? file : null
}

export interface Site {
  readonly origin: string
  /** A page of its own; `problems` fills with console errors, policy violations, failed and foreign requests. */
  readonly open: (options?: BrowserContextOptions) => Promise<{ readonly page: Page; readonly problems: string[] }>
  readonly close: () => Promise<void>
}

/** `folder` holds the built site. */
export async function openSite(folder = dist): Promise<Site> {
  if (!existsSync(join(folder, 'index.html')))
    throw new Error('There is no built site in dist/: run "npm run build" first, or "npm test", which does.')
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const file = fileFor(folder, pathname)
    response.writeHead(file ? 200 : 404, {
      ...headersOf(pathname),
      'Content-Type': types[extname(file ?? '404.html')] ?? 'application/octet-stream',
    })
    response.end(readFileSync(file ?? join(dist, '404.html')))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const browser: Browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

  const open: Site['open'] = async (options = {}) => {
    const context = await browser.newContext({
      baseURL: origin,
      reducedMotion: 'reduce',
      viewport: { width: 1440, height: 900 },
      ...options,
    })
    // What never comes is told apart from what is slow on a busy machine.
    context.setDefaultTimeout(120_000)
    const page = await context.newPage()
    const problems: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' || /Content.Security.Policy|Trusted/i.test(message.text()))
        problems.push(`${page.url()}: ${message.text()}`)
    })
    page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`))
    page.on('request', (request) => {
      if (!request.url().startsWith(origin) && !/^(blob|data):/.test(request.url())) problems.push(`${page.url()} asked ${request.url()}`)
    })
    return { page, problems }
  }
  const close = async () => {
    await browser.close()
    await new Promise((resolve) => server.close(resolve))
  }
  return { origin, open, close }
}

/** Every type of page, with one of it. */
export const pageTypes: Readonly<Record<string, string>> = {
  home: '/',
  'a note with two calculators': '/notes/inference-is-most-of-lifetime-cost/',
  'a note': '/notes/inference-becomes-the-dominant-demand/',
  'all notes': '/notes/',
  topic: '/topics/inference/',
  map: '/map/',
  calculators: '/calculators/',
  calculator: '/calculators/inference-latency/',
  'a calculator for another page': '/embed/training-run/',
  claims: '/claims/',
  parameters: '/parameters/',
  scenarios: '/scenarios/',
  'for programs': '/api/',
  'data sets': '/data/',
  'data set': '/data/accelerators/',
  sources: '/sources/',
  search: '/search/',
  about: '/about/',
  contribute: '/contribute/',
  messages: '/diagnostics/',
  message: '/diagnostics/note/expression/',
  'not found': '/no-such-page/',
}
