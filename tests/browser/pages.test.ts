/** Protects every page type, in both themes: no policy violation, no console error, no request elsewhere, nothing for axe to find, nothing wider than the window. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite, pageTypes, type Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

/** Scrolls through the page, so that what loads on sight has loaded. */
const seeAll = async (page: Page) => {
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  for (let y = 0; y < height; y += 700) {
    await page.evaluate((top) => scrollTo(0, top), y)
    await page.waitForTimeout(20)
  }
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => scrollTo(0, 0))
}

const missingPage = (problem: string) => /404/.test(problem)

/** What axe finds on the page, as `rule: places`. In the dark theme only colours differ. */
async function violationsOn(page: Page, rules: readonly string[] = []): Promise<string[]> {
  const axe = new AxeBuilder({ page })
  const { violations } = await (rules.length > 0 ? axe.withRules([...rules]) : axe).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}

/** How much wider than its window the page is, in pixels. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

const widths = [1440, 768, 390, 320]

describe('Every page', () => {
  for (const [name, path] of Object.entries(pageTypes)) {
    it(`${name} breaks no policy, logs no error, passes axe in both themes, and fits windows of ${widths.join(', ')} pixels`, async () => {
      const { page, problems } = await site.open({ colorScheme: 'light' })
      await page.goto(path)
      await seeAll(page)
      const light = await violationsOn(page)
      await page.emulateMedia({ colorScheme: 'dark' })
      const dark = await violationsOn(page, ['color-contrast', 'link-in-text-block'])
      const wide: string[] = []
      for (const width of widths) {
        await page.setViewportSize({ width, height: 844 })
        const over = await overflow(page)
        if (over > 0) wide.push(`${over} pixels at ${width}`)
      }
      await page.context().close()
      expect({ light, dark, wide }).toEqual({ light: [], dark: [], wide: [] })
      expect(problems.filter((problem) => name !== 'not found' || !missingPage(problem))).toEqual([])
    })
  }

  it('fits a phone also when it is opened there', async () => {
    const { page } = await site.open({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
    const wide: string[] = []
    for (const [name, path] of Object.entries(pageTypes)) {
      await page.goto(path)
      const over = await overflow(page)
      if (over > 0) wide.push(`${name}: ${over} pixels`)
    }
    await page.context().close()
    expect(wide).toEqual([])
  })
})
