/**
 * How long a calculator takes to answer: input events on the first slider of its page, in Chromium, at 1440 pixels.
 *
 * Measured is the time from dispatching the event until script has recomputed and changed the page, and the page has been laid out
 * again: all microtasks and one task after them, then a forced layout. Waiting for a frame and painting are not in it.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'

export interface Timing {
  readonly id: string
  /** The view that took longest. */
  readonly view: string
  /** Milliseconds. */
  readonly median: number
  readonly p95: number
  /** Of the page's main thread an event, its frame and painting included; it grows less than the others while other work runs. */
  readonly cpu: number
  readonly events: number
}

const events = 120
/** Events before those that count, while the code warms up. */
const warming = 20
/** What an answer may take: half a frame at 60 a second, so that painting has the other half. */
export const goal = 8

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** The folder at a free port of this machine. */
async function serve(dist: string): Promise<{ readonly server: Server; readonly origin: string }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const path = join(dist, normalize(pathname.endsWith('/') ? `${pathname}index.html` : pathname))
    const found = path.startsWith(dist) && existsSync(path)
    response.writeHead(found ? 200 : 404, { 'Content-Type': types[extname(path)] ?? 'application/octet-stream' })
    response.end(found ? readFileSync(path) : '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

/** Runs in the page. The times of so many events, in milliseconds; throws when an event changes nothing. */
async function timeEvents(count: number): Promise<readonly number[]> {
  const figure = document.querySelector<HTMLElement>('[data-calculator]')
  const slider = figure?.querySelector<HTMLInputElement>('.slider input')
  if (!figure || !slider) throw new Error('The page has no calculator with a slider.')
  const [low, high] = [Number(slider.min), Number(slider.max)]
  const channel = new MessageChannel()
  const times: number[] = []
  let changes = 0
  const observer = new MutationObserver((records) => {
    changes += records.length
  })
  observer.observe(figure, { subtree: true, childList: true, attributes: true, characterData: true })
  for (let index = 0; index < count; index += 1) {
    await new Promise(requestAnimationFrame)
    changes = 0
    // To and fro over the middle of the slider, in steps that are coprime to its length.
    slider.value = String(Math.round(low + (high - low) * (0.2 + (0.6 * ((index * 37) % 101)) / 101)))
    const settled = new Promise((resolve) => {
      channel.port2.onmessage = resolve
    })
    const started = performance.now()
    slider.dispatchEvent(new InputEvent('input', { bubbles: true }))
    channel.port1.postMessage(null)
    await settled
    figure.getBoundingClientRect()
    times.push(performance.now() - started)
    if (changes === 0) throw new Error('An input event changed nothing on the page.')
  }
  observer.disconnect()
  return times
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0

async function timeCalculator(page: Page, id: string): Promise<Timing> {
  await page.goto(`/calculators/${id}/`)
  await page.locator('[data-calculator]').first().scrollIntoViewIfNeeded()
  await page.waitForSelector('[data-calculator][data-ready]')
  const buttons = page.locator('.views button')
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const busy = async () => (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
  const timings: Timing[] = []
  for (let index = 0; index < Math.max(1, await buttons.count()); index += 1) {
    const several = (await buttons.count()) > 0
    if (several) await buttons.nth(index).click()
    await page.evaluate(timeEvents, warming)
    const before = await busy()
    const times = (await page.evaluate(timeEvents, events)).toSorted((a, b) => a - b)
    const cpu = (1000 * ((await busy()) - before)) / events
    const view = several ? ((await buttons.nth(index).textContent()) ?? '') : ''
    timings.push({ id, view, median: quantile(times, 0.5), p95: quantile(times, 0.95), cpu, events })
  }
  await session.detach()
  return timings.reduce((slowest, timing) => (timing.median > slowest.median ? timing : slowest))
}

/** Every calculator of the site in `dist`, by its slowest view, in the order of their ids. Needs a Chromium: its path, or Playwright's own. */
export async function measureCalculators(dist: string, browserPath: string | undefined): Promise<readonly Timing[]> {
  const ids = readdirSync(join(dist, 'calculators'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
  const { server, origin } = await serve(dist)
  let browser: Browser | undefined
  try {
    browser = await chromium.launch({
      ...(browserPath === undefined ? {} : { executablePath: browserPath }),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    })
    const context = await browser.newContext({ baseURL: origin, viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
    const page = await context.newPage()
    const timings: Timing[] = []
    for (const id of ids) timings.push(await timeCalculator(page, id))
    return timings
  } finally {
    await browser?.close()
    server.close()
  }
}

const ms = (value: number): string => value.toFixed(1)

/** As a table in Markdown, the slowest first. */
export function calculatorsReport(timings: readonly Timing[]): string {
  const slowestFirst = timings.toSorted((a, b) => b.median - a.median || (a.id < b.id ? -1 : 1))
  const above = slowestFirst.filter(({ median }) => median >= goal).length
  return [
    '| Calculator | slowest view | median, ms | 95 %, ms | CPU, ms |',
    '| --- | --- | ---: | ---: | ---: |',
    ...slowestFirst.map(({ id, view, median, p95, cpu }) => `| ${id} | ${view} | ${ms(median)} | ${ms(p95)} | ${ms(cpu)} |`),
    '',
    `${timings.length - above} of ${timings.length} calculators answer in under ${goal} ms (median of ${events} input events on the first slider, in Chromium:`,
    'from the event until the page is recomputed, changed and laid out; without waiting for a frame and without painting). CPU is that of the',
    'main thread an event, its frame and painting included; it grows less than the others while the machine does other work.',
  ].join('\n')
}
