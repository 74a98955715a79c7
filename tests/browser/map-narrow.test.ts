/** Protects the map on phones, tablets and low screens: its filters wrap, and it stays in sight beneath whatever stands above it. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { flood, over, phone } from './narrow-page.ts'
import { openSite, type Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

describe('The map with its filters open', () => {
  /** Notes whose disc is within the stage; above the foot of the screen, where that is asked. */
  const seen = (page: Page, foot = Number.MAX_VALUE) =>
    page.evaluate((foot) => {
      const stage = document.querySelector('.map-stage')?.getBoundingClientRect()
      const inside = (box: DOMRect) =>
        stage !== undefined &&
        box.width > 0 &&
        box.left >= stage.left &&
        box.right <= stage.right &&
        box.top >= stage.top &&
        box.bottom <= Math.min(stage.bottom, foot)
      return [...document.querySelectorAll('.map .nodes circle')].filter((node) => inside(node.getBoundingClientRect())).length
    }, foot)

  for (const [width, height] of [
    [320, 700],
    [390, 844],
    [768, 1024],
    [1024, 768],
    [1440, 900],
    [720, 450],
  ] as const) {
    it(`is no wider than a window of ${width} × ${height} pixels and in sight, whatever its names; lens and path are in reach`, async () => {
      const { page, problems } = await site.open(phone(width, height))
      await page.goto('/map/')
      await page.locator('.map-stage[data-ready]').waitFor()
      const more = page.getByLabel('Filters and lenses')
      if (await more.isVisible()) await more.check()
      await expect.poll(() => seen(page, height)).toBeGreaterThan(5)
      expect(await over(page)).toBe(0)
      await page.locator('#map-lens').selectOption('status')
      await expect.poll(() => page.locator('.map-key li').count()).toBeGreaterThan(0)
      expect(await over(page)).toBe(0)
      await page.locator('.map-topics label').first().scrollIntoViewIfNeeded()
      await page.locator('.map-topics input').first().uncheck()
      await page.locator('.map-kinds input').last().scrollIntoViewIfNeeded()
      expect(await page.locator('.map-kinds input').last().isVisible()).toBe(true)
      await page.getByRole('button', { name: 'Trace a path' }).click()
      await page.locator('#map-from').fill('training')
      expect(await over(page)).toBe(0)
      await flood(page, '.concept-map')
      expect(await over(page)).toBe(0)
      expect(await seen(page)).toBeGreaterThan(0)
      expect(problems).toEqual([])
      await page.context().close()
    })
  }

  it('ends at the foot of the screen, with a changed assumption too', async () => {
    for (const [width, query, height] of [
      [1440, '', 900],
      [1440, '?with=gpuHourPrice:9', 900],
      [1024, '?with=gpuHourPrice:9', 700],
      [390, '', 844],
      [390, '?with=gpuHourPrice:9', 844],
    ] as const) {
      const { page } = await site.open({ viewport: { width, height } })
      await page.goto(`/map/${query}`)
      await page.locator('.map-stage[data-ready]').waitFor()
      if (query !== '') await page.locator('.scenario-bar').waitFor()
      const foot = () => page.locator('.map-stage').evaluate((stage) => stage.getBoundingClientRect().bottom)
      await expect.poll(foot, { message: `${width} ${query}` }).toBeLessThanOrEqual(height)
      expect(await page.getByRole('button', { name: 'Fit' }).evaluate((button) => button.getBoundingClientRect().bottom)).toBeLessThan(
        height,
      )
      await page.context().close()
    }
  })

  it('leaves half of a low screen to the map beside a note', async () => {
    const { page } = await site.open({ viewport: { width: 720, height: 450 } })
    await page.goto('/map/#note=kv-cache')
    await page.locator('.map-panel h2').waitFor()
    const [stage, panel] = await Promise.all([page.locator('.map-stage').boundingBox(), page.locator('.map-panel').boundingBox()])
    expect(panel?.x).toBeGreaterThanOrEqual((stage?.x ?? 0) + (stage?.width ?? 0) - 1)
    expect(Math.min(450, (stage?.y ?? 0) + (stage?.height ?? 0)) - (stage?.y ?? 0)).toBeGreaterThan(200)
    await page.context().close()
  })
})
