/** Protects what opens under a calculator, by the keyboard alone: at once below its row, nothing for axe to find; and the ways to every section on a phone. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite, type Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true }
const drawn: Readonly<Record<string, string>> = { uncertainty: '.influences', compare: '.compare-results', 'take-away': '.take-away' }

const boxOf = async (page: Page, selector: string) => {
  const box = await page.locator(selector).first().boundingBox()
  if (!box) throw new Error(`${selector} has no box.`)
  return box
}

describe('A panel of a calculator', () => {
  for (const [where, path] of [
    ['its own page', '/calculators/lifetime-cost/'],
    ['a note', '/notes/inference-is-most-of-lifetime-cost/'],
  ] as const) {
    it(`on ${where} opens by the keyboard straight below the row, and the focus stays`, async () => {
      const { page, problems } = await site.open()
      await page.goto(path)
      const figure = '#calc-lifetime-cost'
      await page.locator(figure).scrollIntoViewIfNeeded()
      await page.locator(`${figure}[data-ready]`).waitFor()
      for (const [panel, holds] of Object.entries(drawn)) {
        const summary = page.locator(`${figure} [data-panel="${panel}"] > summary`)
        await summary.focus()
        await page.keyboard.press('Enter')
        await page.locator(`${figure} [data-panel="${panel}"] ${holds}`).waitFor()
        const [row, opened] = [
          await boxOf(page, `${figure} [data-panel="${panel}"] > summary`),
          await boxOf(page, `${figure} [data-panel="${panel}"] .panel`),
        ]
        expect(opened.y - row.y - row.height, panel).toBeLessThan(80)
        expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true)
        await page.keyboard.press('Enter')
      }
      expect(problems).toEqual([])
      await page.context().close()
    })
  }

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`passes axe with all of them open on a phone, ${colorScheme}, and is no wider than it`, async () => {
      const { page, problems } = await site.open({ ...phone, colorScheme })
      await page.goto('/calculators/lifetime-cost/?with=outputPrice:20,dailyUsers:3e6')
      await page.locator('#calc-lifetime-cost[data-ready]').waitFor()
      for (const [panel, holds] of Object.entries(drawn)) {
        await page.locator(`[data-panel="${panel}"] > summary`).click()
        await page.locator(`[data-panel="${panel}"] ${holds}`).waitFor()
      }
      const { violations } = await new AxeBuilder({ page }).include('#calc-lifetime-cost').analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
      expect(problems).toEqual([])
      await page.context().close()
    })
  }

  it('without script says where its answer is', async () => {
    const { page } = await site.open({ javaScriptEnabled: false })
    await page.goto('/notes/inference-is-most-of-lifetime-cost/')
    for (const panel of Object.keys(drawn)) {
      await page.locator(`#calc-lifetime-cost [data-panel="${panel}"] > summary`).click()
      expect(await page.locator(`#calc-lifetime-cost [data-panel="${panel}"] .panel a`).first().isVisible(), panel).toBe(true)
    }
    await page.context().close()
  })
})

describe('The sections', () => {
  it('on a phone stand in one line with "More", which leads to the rest; none is lost', async () => {
    const wide = await site.open()
    await wide.page.goto('/claims/')
    const hrefs = (page: Page, selector: string) =>
      page
        .locator(selector)
        .evaluateAll((links) => links.filter((link) => link.checkVisibility()).map((link) => link.getAttribute('href') ?? ''))
    const all = await hrefs(wide.page, '.site-header nav a')
    await wide.page.context().close()
    expect(all).toHaveLength(9)
    const { page } = await site.open({ ...phone, javaScriptEnabled: false })
    await page.goto('/claims/')
    const { height } = await boxOf(page, '.site-header nav')
    expect(height).toBeLessThan(50)
    const first = await hrefs(page, '.site-header nav a')
    expect(first.at(-1)).toBe('#more_sections')
    await page.locator('.site-header nav a[href="#more_sections"]').click()
    const rest = await hrefs(page, '#more_sections a')
    expect(all.filter((href) => !first.includes(href) && !rest.includes(href))).toEqual([])
    const place = await boxOf(page, '#more_sections')
    expect(place.y >= 0 && place.y + place.height <= phone.viewport.height).toBe(true)
    await page.context().close()
  })
})
