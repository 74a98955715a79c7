/** Protects phones: nothing that opens, and no word however long, makes a page wider than its window. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { renderFormula } from '../../src/notes/language/math.ts'
import { flood, openFolded, over, phone } from './narrow-page.ts'
import { openSite, pageTypes, type Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

const note = '/notes/inference-becomes-the-dominant-demand/'

describe('On every page', () => {
  const pages = { ...pageTypes, 'a wide data set': '/data/training-runs/', 'a note with a table': '/notes/what-a-frontier-run-costs/' }
  const widths = [768, 390, 360, 320]
  for (const [name, path] of Object.entries(pages))
    it(`${name}: nothing that is folded, when it opens, and no long word makes it scroll sideways at ${widths.join(', ')} pixels`, async () => {
      const { page } = await site.open(phone(390))
      await page.goto(path)
      await openFolded(page)
      await page.waitForLoadState('networkidle')
      await openFolded(page)
      const wide: string[] = []
      const tryWidths = async (what: string) => {
        for (const width of widths) {
          await page.setViewportSize({ width, height: 844 })
          const pixels = await over(page)
          if (pixels > 0) wide.push(`${what}, at ${width}: ${pixels} pixels`)
        }
      }
      await tryWidths('opened')
      expect(await flood(page)).toBeGreaterThanOrEqual(3)
      await tryWidths('with long words')
      expect(wide).toEqual([])
      await page.context().close()
    })
})

describe('What opens over a page', () => {
  /** By name: how it comes, and where it is. */
  const opens: Readonly<Record<string, readonly [path: string, open: (page: Page) => Promise<unknown>, what: string]>> = {
    'the explanation of a number': [note, (page) => page.locator('.prose a.value').first().hover(), '.value-popover'],
    'what is wrong with a number': [
      note,
      async (page) => {
        await page.locator('html[data-script="live"]').waitFor()
        await page.locator('.prose .parameter').last().press('Enter')
        await page.locator('.parameter-field').waitFor()
        await page.keyboard.type('abc')
        await page.keyboard.press('Enter')
      },
      '.parameter-problem:not(:empty)',
    ],
    'the line of changes': [`${note}?with=gpuHourPrice:9,turns:3`, openFolded, '.scenario-bar [data-part="list"] li'],
    'the scenarios': [
      `${note}?with=gpuHourPrice:9`,
      (page) => page.getByRole('button', { name: 'scenarios…' }).click(),
      '.scenario-dialog h2',
    ],
    'the search': [
      note,
      async (page) => {
        await page.locator('.search-open').click()
        await page.locator('.search-dialog input').fill('kv cache')
      },
      '.search-dialog [role="option"]',
    ],
    'a preview': [
      note,
      async (page) => {
        await page.locator('#previews').check()
        await page.locator('.prose a[href^="/notes/"]').first().hover()
      },
      '.preview',
    ],
    'a sidenote': [note, (page) => page.locator('.prose .citation:visible').first().click(), '.sidenote.open'],
    'the sign of a shared parameter': [
      '/calculators/training-run/',
      (page) => page.locator('.shared-sign summary').first().click(),
      '.shared-panel',
    ],
    'a note on the map': ['/map/#note=kv-cache', async () => {}, '.map-panel .relations'],
    'a path on the map': ['/map/#path=training-loop.what-an-agent-task-costs', async () => {}, '.map-panel .relations'],
    'notes found on the map': ['/map/', (page) => page.locator('#map-find').fill('the'), '#map-found [role="option"]'],
  }
  for (const width of [320, 390])
    for (const [name, [path, open, what]] of Object.entries(opens)) {
      it(`at ${width} pixels ${name} stays within the window, with long words too`, async () => {
        const { page } = await site.open(phone(width))
        await page.goto(path)
        await page.waitForLoadState('networkidle')
        await open(page)
        await page.locator(what).first().waitFor()
        expect(await over(page)).toBe(0)
        const box = await page.locator(what).first().boundingBox()
        expect(box?.x).toBeGreaterThanOrEqual(0)
        expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width)
        await flood(page, 'body > :not(header, footer)')
        await flood(page, `:has(> ${what})`)
        expect(await over(page)).toBe(0)
        const inner = await page.locator(what).evaluateAll(([first]) => (first ? first.scrollWidth - first.clientWidth : 0))
        expect(inner).toBeLessThanOrEqual(0)
        await page.context().close()
      })
    }
})

describe('In the text of a note', () => {
  const inText = async (page: Page, make: string) =>
    page.evaluate((text) => {
      const paragraph = document.querySelector('.prose > p')
      if (!paragraph) throw new Error('The note has no paragraph.')
      paragraph.textContent = `Before ${text} after.`
      return paragraph.getBoundingClientRect().height
    }, make)

  it('a word of 1,900 letters breaks, in a paragraph, a heading, a cell and code', async () => {
    const { page } = await site.open(phone(390))
    await page.goto('/notes/what-a-frontier-run-costs/')
    expect(await inText(page, 'x'.repeat(1900))).toBeGreaterThan(500)
    await page.evaluate(() => {
      const code = document.createElement('code')
      code.textContent = 'y'.repeat(1900)
      for (const selector of ['.prose > p', '.prose h2', '.prose td', '.summary', '.note-head h1', '.prose li', '.sidenote'])
        document.querySelector(selector)?.append(code.cloneNode(true))
    })
    expect(await over(page)).toBe(0)
    // Within its box the table scrolls, no farther than a column that can be read.
    expect(
      await page
        .locator('.table-wrap')
        .first()
        .evaluate((box) => box.scrollWidth),
    ).toBeLessThan(2000)
    await page.context().close()
  })

  it('a formula of 30 terms in a sentence scrolls by itself, and a short one is cut nowhere', async () => {
    const terms = Array.from({ length: 30 }, (_, index) => `a_{${index}} x^{${index}}`).join(' + ')
    const formula = renderFormula(terms, false)
    const short = renderFormula('f', false)
    if (!formula.ok || !short.ok) throw new Error('The formulas do not render.')
    const { page } = await site.open(phone(360))
    // The page's policy takes no text as markup.
    await page.route(`**${note}`, async (route) => {
      const response = await route.fetch()
      const body = (await response.text()).replace(/(<div class="prose"[^>]*>\s*<p>)/, `$1As ${formula.html} and ${short.html} say, `)
      await route.fulfill({ response, body })
    })
    await page.goto(note)
    expect(await over(page)).toBe(0)
    const [long, letter] = await page
      .locator('.prose > p math')
      .evaluateAll((all) => all.slice(0, 2).map((math) => ({ seen: math.clientWidth, whole: math.scrollWidth, text: math.textContent })))
    expect(long?.whole).toBeGreaterThan(1000)
    expect(long?.seen).toBeLessThan(360)
    expect(letter?.text).toBe('f')
    expect(letter?.whole).toBe(letter?.seen)
    await page.context().close()
  })

  it('a picture that has not come yet has its place', async () => {
    const { page } = await site.open(phone(390))
    await page.goto(note)
    const size = await page.evaluate(() => {
      const figure = document.createElement('figure')
      const image = document.createElement('img')
      Object.assign(image, { width: 2000, height: 1000, alt: '', loading: 'lazy', src: '/notes-images/never.png' })
      figure.append(image)
      document.querySelector('.prose')?.prepend(figure)
      const { width, height } = image.getBoundingClientRect()
      return { width, height }
    })
    expect(size.width).toBeLessThanOrEqual(390)
    expect(size.height).toBeCloseTo(size.width / 2, 0)
    expect(await over(page)).toBe(0)
    await page.context().close()
  })
})
