/** Protects the searcher's journey: a name half remembered and mistyped finds its note and its calculator, by keyboard alone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite, type Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

describe('A searcher', () => {
  it('types "chinchila optmal", sees the note first and the calculator near it, and opens the note', async () => {
    const { page, problems } = await site.open()
    await page.goto('/about/')
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Search the notebook' }).waitFor()
    await page.keyboard.type('chinchila optmal')
    const results = page.getByRole('dialog').getByRole('option')
    await expect.poll(() => results.first().getAttribute('href')).toBe('/notes/chinchilla-optimal/')
    await expect
      .poll(() => results.evaluateAll((items) => items.map((item) => item.getAttribute('href'))))
      .toContain('/calculators/compute-optimal/')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/notes/chinchilla-optimal/')
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('moves with the arrow keys, closes with Escape, and is back where the focus was', async () => {
    const { page } = await site.open()
    await page.goto('/about/')
    await page.locator('a.search-open').focus()
    await page.keyboard.press('Enter')
    await page.keyboard.type('kv cache')
    const box = page.getByRole('combobox', { name: 'Search the notebook' })
    await expect.poll(() => box.getAttribute('aria-activedescendant')).toBe('search-0')
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => box.getAttribute('aria-activedescendant')).toBe('search-1')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toBe('search-open')
    await page.context().close()
  })

  it('is told when nothing is near, and where to look', async () => {
    const { page } = await site.open()
    await page.goto('/search/?q=zzqxv')
    await expect.poll(() => page.locator('#search-here .search-status').textContent()).toMatch(/Nothing is close to “zzqxv”/)
    await page.context().close()
  })

  it('is told when the list does not arrive, and can try again', async () => {
    const { page } = await site.open()
    await page.route('**/api/search.json', (route) => route.abort())
    await page.goto('/search/?q=cache')
    await expect.poll(() => page.locator('#search-here .search-status').textContent()).toMatch(/did not arrive/)
    await page.unroute('**/api/search.json')
    await page.locator('#here-input').fill('kv cache')
    await expect.poll(() => page.locator('#here-list [role=option]').count()).toBeGreaterThan(0)
    await page.context().close()
  })
})
