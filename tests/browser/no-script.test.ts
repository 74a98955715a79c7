/** Protects readers without script: every word, number, chart, map and link is there. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite, type Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

describe('Without script', () => {
  it('a note shows its numbers, its calculator with chart, its claim with verdict, its neighbourhood with links', async () => {
    const { page } = await site.open({ javaScriptEnabled: false })
    await page.goto('/notes/inference-becomes-the-dominant-demand/')
    expect(await page.locator('a.value').first().textContent()).toMatch(/\d/)
    expect(await page.locator('#calc-inference-demand .answer').textContent()).toMatch(/about 7\s%.*55\s%/)
    expect(await page.locator('#calc-inference-demand svg path').count()).toBeGreaterThan(0)
    expect(await page.locator('#claim-inf-exceeds-training .verdict').textContent()).toMatch(/not hold/)
    expect(await page.locator('#neighbourhood svg a[href^="/notes/"]').count()).toBeGreaterThanOrEqual(3)
    expect(await page.locator('.sidenote').first().isVisible()).toBe(true)
    await page.context().close()
  })

  it('the map is drawn with links, and its list says the same', async () => {
    const { page } = await site.open({ javaScriptEnabled: false })
    await page.goto('/map/')
    const drawn = await page
      .locator('.map-stage svg a[href^="/notes/"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')).sort())
    const listed = await page
      .locator('.map-list a[href^="/notes/"]')
      .evaluateAll((links) => [...new Set(links.map((link) => link.getAttribute('href')))].sort())
    expect(drawn.length).toBeGreaterThanOrEqual(24)
    expect(listed).toEqual(drawn)
    await page.context().close()
  })

  it('search is a complete index, whose long lists go on over pages', async () => {
    const { page } = await site.open({ javaScriptEnabled: false })
    const hrefs = (start: string) =>
      page.locator(`main a[href^="${start}"]`).evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
    await page.goto('/search/')
    const listed = new Set(await hrefs('/'))
    for (const part of await hrefs('/search/')) {
      await page.goto(part)
      for (const href of await hrefs('/')) listed.add(href)
    }
    for (const href of [
      '/notes/kv-cache/',
      '/calculators/kv-cache/',
      '/parameters/#gpuHourPrice',
      '/data/models/',
      '/sources/#hoffmann2022',
    ]) {
      expect([...listed]).toContain(href)
    }
    await page.context().close()
  })
})
