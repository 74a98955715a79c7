/** Protects what is printed: what a page says comes in order, dark on white whatever the theme, without controls, with its address and date. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { palest } from './contrast.ts'
import { openSite, pageTypes, type Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

/** A4 at 96 pixels an inch. */
const sheet = { width: 794, height: 1123 }

/** A page as a dark theme prints it. */
async function print(path: string, viewport: { readonly width: number; readonly height: number } = sheet) {
  const { page } = await site.open({ viewport, colorScheme: 'dark' })
  await page.addInitScript(() => localStorage.setItem('theme', 'dark'))
  await page.goto(path)
  await page.waitForLoadState('networkidle')
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  return page
}

const topOf = async (page: Page, selector: string): Promise<number> => (await page.locator(selector).first().boundingBox())?.y ?? Number.NaN

const controls =
  'button, select, textarea, input:not(:disabled), nav, dialog, .slider, .search-open, .heading-anchor, .shared-sign, .more-controls, .map-controls, .skip'

const notes = [
  '/notes/inference-is-most-of-lifetime-cost/',
  '/notes/kv-cache/',
  '/notes/what-a-frontier-run-costs/',
  '/notes/chinchilla-replication/',
]

describe('A note on paper', () => {
  for (const path of notes)
    for (const width of [sheet.width, 1440, 500])
      it(`${path} at ${width} pixels begins with its question, title, facts and summary`, async () => {
        const page = await print(path, { ...sheet, width })
        const tops: number[] = []
        for (const part of [
          '.site-header',
          '.note-head .question',
          'h1',
          '.facts',
          '.summary',
          '.prose > p',
          '.neighbourhood',
          '.sources',
          '.site-footer',
        ])
          if ((await page.locator(part).count()) > 0) tops.push(await topOf(page, part))
        expect(tops.length).toBeGreaterThanOrEqual(8)
        expect(tops).toEqual([...tops].sort((a, b) => a - b))
        expect(tops[2]).toBeLessThan(200)
        await page.context().close()
      })

  it('has its notes beside the text or below a line, never within one', async () => {
    for (const path of notes)
      for (const width of [sheet.width, 500]) {
        const page = await print(path, { ...sheet, width })
        const { shown, within } = await page.evaluate(() => {
          const overlap = (a: DOMRect, b: DOMRect) =>
            a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1
          const notes = [...document.querySelectorAll('.sidenote')]
          const within = notes.filter((note) => {
            const walker = document.createTreeWalker(note.parentElement ?? note, NodeFilter.SHOW_TEXT)
            while (walker.nextNode()) {
              if (walker.currentNode.parentElement?.closest('.sidenote')) continue
              const range = document.createRange()
              range.selectNode(walker.currentNode)
              for (const line of range.getClientRects()) if (overlap(line, note.getBoundingClientRect())) return true
            }
            return false
          })
          const wide = notes.filter((note) => note.getBoundingClientRect().right > document.documentElement.clientWidth)
          return {
            shown: notes.filter((note) => note.checkVisibility() && getComputedStyle(note).display !== 'inline').length - notes.length,
            within: [...within, ...wide].map((note) => note.textContent),
          }
        })
        expect(shown).toBe(0)
        expect(within).toEqual([])
        await page.context().close()
      }
  })

  it('says when it was updated, by which values it reckons, and where it is', async () => {
    const page = await print('/notes/kv-cache/')
    const line = page.locator('.site-footer .on-paper')
    expect(await line.isVisible()).toBe(true)
    expect(await line.textContent()).toMatch(
      /^\s*https:\/\/\S+\/notes\/kv-cache\/\s+Note updated \d+ \w+ 20\d\d\. The notebook’s values as of (\d+ )?\w+ 20\d\d\.\s*$/,
    )
    expect(await topOf(page, '.site-footer .on-paper')).toBeGreaterThan(await topOf(page, '.sources'))
    await page.context().close()
  })

  it('tells verdicts apart by their words and by shapes that are printed', async () => {
    const page = await print('/claims/')
    const verdicts = await page.locator('.claim-entry .verdict:visible').evaluateAll((all) =>
      all.map((each) => {
        const shape = getComputedStyle(each, '::before')
        return {
          verdict: each.getAttribute('data-verdict'),
          words: each.querySelector('.verdict-word')?.textContent ?? each.textContent,
          exact: shape.display === 'none' || shape.printColorAdjust === 'exact',
        }
      }),
    )
    const words = new Map(verdicts.map(({ verdict, words: said }) => [verdict, said]))
    expect(words.get('holds')).toBe('Holds')
    expect(words.get('fails')).toMatch(/not hold/)
    expect(new Set(words.values()).size).toBe(words.size)
    expect(verdicts.filter(({ exact }) => !exact)).toEqual([])
    await page.context().close()
  })

  it('gives a calculator as its answer, its results, its chart and the inputs it was reckoned with', async () => {
    for (const path of ['/notes/inference-is-most-of-lifetime-cost/', '/calculators/training-run/']) {
      const page = await print(path)
      for (const figure of await page.locator('.calculator').all()) {
        expect(await figure.locator('.answer').isVisible()).toBe(true)
        expect(await figure.locator('.outputs dd').first().isVisible()).toBe(true)
        expect(await figure.locator('.chart svg:visible').count()).toBeGreaterThan(0)
        const inputs = await figure.locator('.record tr[data-input]').count()
        expect(inputs).toBeGreaterThan(3)
        const heights = await figure
          .locator('.record tr[data-input] .in-force')
          .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().height))
        expect(heights.filter((height) => height > 8).length).toBe(inputs)
      }
      await page.context().close()
    }
  })

  it('shows what a reader has changed: the list, the numbers, and the inputs of calculators that were never in sight', async () => {
    const page = await print('/notes/inference-is-most-of-lifetime-cost/?with=gpuHourPrice:9,requestsPerUser:33')
    const bar = page.locator('.scenario-bar')
    await expect.poll(() => bar.locator('[data-part="list"]').textContent()).toMatch(/\$9\san\shour/)
    expect(await bar.locator('[data-part="list"]').textContent()).toMatch(/33\srequests/)
    expect(await bar.locator('[data-part="list"]').isVisible()).toBe(true)
    expect((await bar.locator('[data-part="list"]').boundingBox())?.height).toBeGreaterThan(10)
    const bill = page.locator('[data-calculator="serving-bill"] .record')
    await expect.poll(() => bill.locator('[data-input="requestsPerUser"] .in-force').textContent()).toMatch(/^33\srequests/)
    expect(
      await bill
        .locator('.is-changed .in-force')
        .first()
        .evaluate((cell) => getComputedStyle(cell).fontWeight),
    ).toBe('600')
    expect(
      await page
        .locator('.prose .value.is-changed')
        .first()
        .evaluate((value) => getComputedStyle(value).fontWeight),
    ).toBe('600')
    await page.context().close()
  })

  it('gives the address of a link to elsewhere, where its words do not', async () => {
    const page = await print('/sources/')
    const shown = await page.locator('.record-list a[href^="http"]').evaluateAll((links) =>
      links.map((link) => ({
        address: link.getAttribute('href') ?? '',
        words: `${link.textContent} ${getComputedStyle(link, '::after').content}`,
      })),
    )
    const known = /arxiv\.org\/|doi\.org\//
    expect(shown.filter(({ address }) => !known.test(address)).length).toBeGreaterThan(10)
    expect(shown.filter(({ address, words }) => !known.test(address) && !words.includes(address))).toEqual([])
    expect(shown.filter(({ words }) => !/\w/.test(words))).toEqual([])
    await page.context().close()
  })
})

describe('Every page on paper', () => {
  const pages = { ...pageTypes, 'the map with a note': '/map/#note=kv-cache', 'a scenario': '/?with=gpuHourPrice:9,turns:3' }
  for (const [name, path] of Object.entries(pages)) {
    it(`${name}: dark on white, no controls, nothing cut off at the side, address and date last`, async () => {
      const page = await print(path)
      if (path.startsWith('/map/')) await page.locator('.map-stage[data-ready]').waitFor({ state: 'attached' })
      const { found, white } = await palest(page)
      expect(white).toBe(true)
      expect(found).toEqual([])
      // A number that can be fixed is a button, and on paper a number.
      expect(
        await page
          .locator(controls)
          .evaluateAll((all) =>
            all.filter((each) => each.checkVisibility() && !each.closest('.outputs')).map((each) => each.outerHTML.slice(0, 80)),
          ),
      ).toEqual([])
      const folded = await page.locator('main details').evaluateAll((all) =>
        all
          .filter((each) => each.checkVisibility() && !each.closest('.calculator'))
          .filter((each) => [...each.children].some((child) => child.tagName !== 'SUMMARY' && child.getBoundingClientRect().height === 0))
          .map((each) => each.outerHTML.slice(0, 80)),
      )
      expect(folded).toEqual([])
      if (!path.startsWith('/embed/') && path !== '/no-such-page/')
        expect(await page.locator('.on-paper').textContent()).toMatch(/^\s*https:.*20\d\d\.\s*$/s)
      // A set of data turns the sheet.
      if (!path.startsWith('/data/')) {
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
        expect(over).toBe(0)
      }
      await page.context().close()
    })
  }

  it('the map is drawn in whole with its legend, what is selected, and the list', async () => {
    const page = await print('/map/#note=kv-cache')
    await page.locator('.map-panel.kept h2').waitFor()
    const [map, panel, list] = await Promise.all(['.map', '.map-panel', '.map-list'].map((part) => page.locator(part).boundingBox()))
    expect(map?.width).toBeGreaterThan(500)
    expect(panel?.y).toBeGreaterThanOrEqual((map?.y ?? 0) + (map?.height ?? 0) - 1)
    expect(list?.y).toBeGreaterThanOrEqual((panel?.y ?? 0) + (panel?.height ?? 0) - 1)
    expect(await page.locator('.map-kinds .sample').first().isVisible()).toBe(true)
    expect(await page.locator('.map-list li').last().isVisible()).toBe(true)
    await page.context().close()
  })
})
