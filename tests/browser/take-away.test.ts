/** Protects what a reader takes away: text, tables, scripts and drawings that agree with the page, and a calculator that other sites can show. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import AxeBuilder from '@axe-core/playwright'
import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite, type Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

const hasPython = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 8))']).status === 0

/** The panel of a calculator, opened by its link with an assumption changed. */
const openPanel = async (options: Parameters<Site['open']>[0] = {}, path = '/calculators/training-run/?with=gpuHourPrice:4.7') => {
  const { page, problems } = await site.open({ acceptDownloads: true, ...options })
  await page.goto(path)
  const panel = page.locator('[data-panel="take-away"]').first()
  await panel.locator('summary').click()
  await panel.locator('.take-away').waitFor()
  return { page, problems, panel }
}

const rent = async (page: Page): Promise<string> =>
  (await page.locator('.outputs > div', { hasText: 'Rent' }).first().locator('dd').textContent()) ?? ''

const saved = async (page: Page, button: string): Promise<{ readonly name: string; readonly path: string }> => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('.take-away').getByRole('button', { name: button, exact: true }).click(),
  ])
  return { name: download.suggestedFilename(), path: await download.path() }
}

const clipboard = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText())

describe('The panel "Take away"', () => {
  it('copies the number that is shown, with its inputs and a link that opens it again', async () => {
    const { page, problems, panel } = await openPanel({ permissions: ['clipboard-read', 'clipboard-write'] })
    await panel.getByRole('button', { name: 'Copy with its inputs' }).click()
    await panel.getByText('Copied').waitFor()
    const text = await clipboard(page)
    expect(text.startsWith(`Rent ${await rent(page)} (Training run: `)).toBe(true)
    expect(text).toContain('$4.7')
    expect(text).toMatch(/Formula: Brown et al\. 2020;.* Isoflop, parameter book of 20\d\d/)
    const link = /https?:\S+$/.exec(text)?.[0] ?? ''
    const shown = await rent(page)
    await page.goto(link)
    await page.waitForSelector('[data-ready]')
    await expect.poll(() => rent(page)).toBe(shown)
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('copies another number, and as Markdown', async () => {
    const { page, panel } = await openPanel({ permissions: ['clipboard-read', 'clipboard-write'] })
    await panel.getByLabel('Which number').selectOption('gpuHours')
    await panel.getByRole('button', { name: 'as Markdown' }).click()
    await panel.getByText('Copied').waitFor()
    expect(await clipboard(page)).toMatch(/^Accelerator-hours \*\*715.000.GPU-hours\*\* \(\[Isoflop, Training run\]\(http/)
    await page.context().close()
  })

  it('follows the controls while it is open', async () => {
    const { page, panel } = await openPanel()
    const field = page.getByLabel('Parameters', { exact: true }).first()
    await field.fill('140B')
    await field.press('Enter')
    await expect.poll(() => panel.locator('.take-text').first().textContent()).toMatch(/Parameters: 140/)
    expect(await panel.locator('.take-code').textContent()).toContain('training-run.params:1.4e11')
    await page.context().close()
  })

  it('leaves the text selected below when copying is not allowed', async () => {
    const { page, problems } = await site.open()
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('no')) } })
    })
    await page.goto('/calculators/kv-cache/?show=calc-kv-cache.take-away')
    const panel = page.locator('[data-panel="take-away"]')
    await panel.getByRole('button', { name: 'Copy with its inputs' }).click()
    await panel.getByText('Copying is not allowed here; the text is selected below.').waitFor()
    const selected = await page.evaluate(() => {
      const area = document.activeElement as HTMLTextAreaElement
      return area.value.slice(area.selectionStart, area.selectionEnd)
    })
    expect(selected).toBe(await panel.locator('.take-text').first().textContent())
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('saves a table that reads back and agrees with the page', async () => {
    const { page } = await openPanel()
    const { name, path } = await saved(page, 'CSV')
    const rows = parse(readFileSync(path, 'utf8'), { columns: true }) as readonly Record<string, string>[]
    expect(name).toBe('training-run.csv')
    expect(rows.find((row) => row['kind'] === 'input' && row['name'] === 'gpuHourPrice')).toMatchObject({ value: '4.7', unit: 'USD/h' })
    expect(rows.find((row) => row['name'] === 'cost')?.['printed']).toBe(await rent(page))
    expect(rows.find((row) => row['name'] === 'link')?.['value']).toContain('with=gpuHourPrice:4.7')
    await page.context().close()
  })

  it.skipIf(!hasPython)('saves a script that prints the same number', async () => {
    const { page } = await openPanel()
    const csv = parse(readFileSync((await saved(page, 'CSV')).path, 'utf8'), { columns: true }) as readonly Record<string, string>[]
    const { name, path } = await saved(page, 'Python script')
    expect(name).toBe('training-run.py')
    const { stdout, stderr } = spawnSync('python3', [path])
    expect(String(stderr)).toBe('')
    const printed = Number(/^cost = (\S+) USD$/m.exec(String(stdout))?.[1])
    const shown = Number(csv.find((row) => row['name'] === 'cost')?.['value'])
    expect(shown).toBeGreaterThan(0)
    expect(Math.abs(printed / shown - 1)).toBeLessThan(1e-9)
    expect(readFileSync(path, 'utf8')).toMatch(/gpuHourPrice=4\.7, {2}# .*; changed; our default is /)
    await page.context().close()
  })

  it('says when the script cannot be had, and gets it at the next try', async () => {
    const { page } = await site.open({ acceptDownloads: true })
    await page.route('**/*.py', (route) => route.abort())
    await page.goto('/calculators/serving-cost/?show=calc-serving-cost.take-away')
    const panel = page.locator('[data-panel="take-away"]')
    await panel.getByRole('button', { name: 'Python script' }).click()
    await panel.getByText('The script could not be loaded').waitFor()
    await page.unroute('**/*.py')
    expect((await saved(page, 'Python script')).name).toBe('serving-cost.py')
    await page.context().close()
  })

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`saves a drawing that stands by itself, in the ${colorScheme} theme`, async () => {
      const { page, problems } = await openPanel({ colorScheme, viewport: { width: 390, height: 844 } })
      const { path } = await saved(page, 'SVG')
      const text = readFileSync(path, 'utf8')
      expect(text).not.toMatch(/var\(|class=|style=|<script|light-dark/)
      const alone = await page.context().newPage()
      await alone.goto(`data:image/svg+xml;base64,${Buffer.from(text).toString('base64')}`)
      const seen = await alone.evaluate(() => ({
        root: document.documentElement.localName,
        error: document.querySelector('parsererror') !== null,
        width: document.documentElement.getBoundingClientRect().width,
        ground: document.querySelector('rect')?.getAttribute('fill'),
        lines: document.querySelectorAll('path[stroke]').length,
        words: document.documentElement.textContent,
        link: document.querySelector('a')?.getAttribute('href'),
      }))
      expect(seen).toMatchObject({ root: 'svg', error: false, width: 668 })
      expect(seen.ground).toBe(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor))
      expect(seen.lines).toBeGreaterThan(0)
      expect(seen.words).toContain('Training run')
      expect(seen.words).toMatch(/Isoflop, parameter book of 20\d\d/)
      expect(seen.words).toMatch(/With .* \$4\.7/)
      expect(seen.link).toContain('/calculators/training-run/?with=gpuHourPrice:4.7')
      expect(problems).toEqual([])
      await page.context().close()
    })
  }

  it('saves the drawing as a picture of twice its size, which is not blank', async () => {
    const { page, problems } = await openPanel()
    const svg = readFileSync((await saved(page, 'SVG')).path, 'utf8')
    const [, width, height] = /width="(\d+)" height="(\d+)" viewBox/.exec(svg) ?? []
    const { name, path } = await saved(page, 'PNG')
    const bytes = readFileSync(path)
    expect(name).toBe('training-run.png')
    expect(bytes.subarray(1, 4).toString()).toBe('PNG')
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([2 * Number(width), 2 * Number(height)])
    expect(bytes.length).toBeGreaterThan(30_000)
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('passes axe while it is open, a text to copy by hand included', async () => {
    const { page, panel } = await openPanel()
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: null }))
    await panel.getByRole('button', { name: 'Copy the markup' }).click()
    await panel.getByLabel('The text to copy').waitFor()
    const { violations } = await new AxeBuilder({ page }).include('.take-away').analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    await page.context().close()
  })

  it('keeps its actions large enough for a finger', async () => {
    const { page, panel } = await openPanel({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
    const heights = await panel
      .locator('.take-actions :is(button, a, select)')
      .evaluateAll((elements) => elements.map((element) => element.getBoundingClientRect().height))
    expect(heights.length).toBeGreaterThan(5)
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44)
    await page.context().close()
  })
})

describe('A calculator for another page', () => {
  it('shows what its address says, never what the reader keeps, and keeps nothing', async () => {
    const { page, problems } = await site.open()
    await page.addInitScript(() => localStorage.setItem('scenario', JSON.stringify({ own: 'gpuHourPrice:9', past: [] })))
    await page.goto('/embed/training-run/')
    await page.waitForSelector('[data-ready]')
    const atBook = await rent(page)
    await page.goto('/calculators/training-run/?with=')
    await page.waitForSelector('[data-ready]')
    expect(atBook).toBe(await rent(page))
    await page.goto('/embed/training-run/?with=gpuHourPrice:4.7&here=calc-training-run.params:140e9')
    await page.waitForSelector('[data-ready]')
    await expect.poll(() => page.locator('.answer').textContent()).toMatch(/\$6\.7\d/)
    const field = page.getByLabel('Training tokens', { exact: true }).first()
    await field.fill('4T')
    await field.press('Enter')
    await expect.poll(() => page.locator('.answer').textContent()).toMatch(/\$13\.4/)
    await page.waitForTimeout(500)
    expect(await page.evaluate(() => localStorage.getItem('scenario'))).toContain('gpuHourPrice:9')
    const full = (await page.locator('[data-full]').getAttribute('href')) ?? ''
    expect(full).toMatch(/^\/calculators\/training-run\/\?/)
    await page.goto(full)
    await page.waitForSelector('[data-ready]')
    await expect.poll(() => page.locator('.answer').textContent()).toMatch(/\$13\.4/)
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('can be framed by a page of another origin, tells it its height, and opens links outside of the frame', async () => {
    const { page } = await site.open({ viewport: { width: 700, height: 900 } })
    const html = `<!doctype html><script>addEventListener("message", (event) => { window.told = { ...event.data, from: event.origin } })</script><iframe src="${site.origin}/embed/kv-cache/" width="100%" height="300"></iframe>`
    const other = createServer((_, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end(html))
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`)
    const frame = page.frameLocator('iframe')
    await frame.locator('[data-ready]').waitFor()
    const told = () => page.evaluate(() => (window as unknown as { readonly told?: { readonly height: number } }).told)
    await expect.poll(async () => (await told())?.height).toBeGreaterThan(600)
    expect(await told()).toMatchObject({ isoflop: 'kv-cache', from: site.origin })
    expect(await frame.locator('body').evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    const [opened] = await Promise.all([page.context().waitForEvent('page'), frame.locator('[data-full]').click()])
    expect(opened.url()).toContain('/calculators/kv-cache/')
    await page.context().close()
    other.close()
  })

  it('is the only kind of page that can be framed', async () => {
    const { page } = await site.open()
    const framed = await page.goto('/embed/kv-cache/')
    const whole = await page.goto('/calculators/kv-cache/')
    expect(framed?.headers()['x-frame-options']).toBeUndefined()
    expect(whole?.headers()['x-frame-options']).toBe('DENY')
    await page.context().close()
  })
})
