/** Protects every page type, in both themes: no policy violation, no console error, no request elsewhere, nothing for axe to find, nothing wider than the window. */
import AxeBuilder from '@axe-core/playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite, pageTypes, type Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

/** Scrolls through the page, so that what loads on sight has loaded. */
const seeAll = async (page: Awaited<ReturnType<Site['open']>>['page']) => {
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  for (let y = 0; y < height; y += 700) {
    await page.evaluate((top) => scrollTo(0, top), y)
    await page.waitForTimeout(20)
  }
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => scrollTo(0, 0))
}

const missingPage = (problem: string) => /404/.test(problem)

for (const colorScheme of ['light', 'dark'] as const) {
  describe(`In the ${colorScheme} theme`, () => {
    for (const [name, path] of Object.entries(pageTypes)) {
      it(`${name} breaks no policy, logs no error and passes axe`, async () => {
        const { page, problems } = await site.open({ colorScheme })
        await page.goto(path)
        await seeAll(page)
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([])
        expect(problems.filter((problem) => name !== 'not found' || !missingPage(problem))).toEqual([])
        await page.context().close()
      })
    }
  })
}

describe('At every width', () => {
  for (const width of [1440, 768, 390, 320]) {
    it(`no page is wider than a window of ${width} pixels`, async () => {
      const { page } = await site.open({ viewport: { width, height: 844 } })
      const wide: string[] = []
      for (const [name, path] of Object.entries(pageTypes)) {
        await page.goto(path)
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
        if (over > 0) wide.push(`${name}: ${over} pixels`)
      }
      await page.context().close()
      expect(wide).toEqual([])
    })
  }
})
