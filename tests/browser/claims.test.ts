/** Protects the pages of claims and parameters: filters with and without script, verdicts and turns that follow the reader, reviews by the reader's clock. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite, type Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

/** Verdicts of the entries that can be seen. */
const shown = (page: Page): Promise<readonly (string | null)[]> =>
  page.locator('.claim-entry:visible > .verdict').evaluateAll((lines) => lines.map((line) => line.getAttribute('data-verdict')))

describe('The list of claims', () => {
  for (const javaScriptEnabled of [true, false]) {
    it(`is filtered by verdict and topic ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
      const { page } = await site.open({ javaScriptEnabled })
      await page.goto('/claims/')
      const all = await shown(page)
      expect(new Set(all)).toEqual(new Set(['holds', 'fails', 'none']))
      await page.getByLabel('Do not hold').check()
      expect(await shown(page)).toEqual(all.filter((verdict) => verdict === 'fails'))
      await page.getByRole('radio', { name: 'Training' }).check()
      expect((await shown(page)).length).toBeLessThan(all.filter((verdict) => verdict === 'fails').length)
      expect(await page.locator('.claim-topic.topic-inference').isVisible()).toBe(false)
      await page.context().close()
    })
  }

  it('says how many a filter leaves, and shows a claim that a link names', async () => {
    const { page, problems } = await site.open()
    await page.goto('/claims/')
    await page.getByLabel('Do not hold').check()
    await expect.poll(() => page.getByRole('status').textContent()).toMatch(/^\d+ of \d+ claims$/)
    await page.evaluate(() => {
      location.hash = '#inf-exceeds-training'
    })
    await expect.poll(() => page.locator('#inf-exceeds-training').isVisible()).toBe(true)
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('follows the scenario: counts, verdicts, what turns them, and the table of parameters', async () => {
    const { page, problems } = await site.open()
    await page.goto('/claims/')
    const count = page.locator('[data-claim-count]')
    const inTheBook = await count.textContent()
    const turns = page.locator('[data-turns="inf-lead-lasts-two-years"]')
    // In two years inference keeps half of the chips busy when it computes 124.69T tokens a day now, 117T of them outside agents: 32,032 a request,
    // which is 36.98 n² + 6812.6 n at 4.587 turns; the book has 8.7.
    expect(await turns.textContent()).toMatch(/make it fail:.*below 4\.59\sturns \(8\.7\snow\)/)
    await page.goto('/claims/?with=turns:3')
    await expect.poll(() => count.textContent()).toMatch(/in your scenario/)
    expect(await count.textContent()).not.toBe(inTheBook)
    await expect.poll(() => turns.textContent()).toMatch(/make it hold:.*above 4\.59\sturns \(3\snow\)/)
    expect(await page.locator('[data-turns="inf-lead-lasts-two-years"] > p').count()).toBe(1)
    const row = page.locator('.blast tr', { hasText: 'Turns of an agent task' })
    expect(await row.count()).toBe(1)
    await expect.poll(() => row.locator('td').nth(1).textContent()).toMatch(/hold.*Two years from now inference/s)
    expect(await row.locator('td').nth(0).textContent()).not.toMatch(/Two years from now inference/)
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('is reached from the claim in a note, at its place', async () => {
    const { page } = await site.open()
    await page.goto('/notes/inference-becomes-the-dominant-demand/')
    await page.locator('#claim-inf-exceeds-training').getByRole('link', { name: 'What would change it' }).click()
    await page.waitForURL('**/claims/#inf-exceeds-training')
    expect(await page.locator('#inf-exceeds-training:target').isVisible()).toBe(true)
    await page.context().close()
  })
})

describe('The book', () => {
  it('has a value changed in place, and marks it on its range and in the claims that it turns', async () => {
    const { page, problems } = await site.open()
    await page.goto('/parameters/')
    const entry = page.locator('article#turns')
    expect(await entry.locator('.turned').textContent()).toMatch(/at 51\sturns.*hold/)
    const value = entry.getByRole('spinbutton')
    await value.focus()
    await page.waitForTimeout(400)
    await value.press('5')
    await entry.getByRole('textbox').fill('51')
    await entry.getByRole('textbox').press('Enter')
    await expect.poll(() => value.textContent()).toMatch(/^51/)
    await expect.poll(() => entry.locator('.range-now').isVisible()).toBe(true)
    // A factor 51 ÷ 8.7 is 0.77 of a decade to the right of the middle, 104 + 48 · 0.7681.
    expect(Number(await entry.locator('.range-now').getAttribute('cx'))).toBeCloseTo(140.9, 1)
    await expect.poll(() => entry.locator('.turned').textContent()).not.toMatch(/at 51\sturns/)
    expect(await page.locator('[data-scenario-bar]').textContent()).toMatch(/1 assumption changed/)
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('marks what is overdue by the reader’s clock, not by the day of the build', async () => {
    const overdueIn = async (date: string) => {
      const { page } = await site.open()
      await page.clock.setFixedTime(new Date(date))
      await page.goto('/parameters/')
      await page.locator('[data-review]').first().waitFor()
      await page.waitForTimeout(300)
      const [marked, all, words] = await Promise.all([
        page.locator('[data-review].overdue').count(),
        page.locator('[data-review]').count(),
        page.locator('[data-overdue-count]').textContent(),
      ])
      await page.context().close()
      return { marked, all, words }
    }
    expect(await overdueIn('2020-01-15T12:00:00Z')).toMatchObject({ marked: 0, words: '' })
    const { marked, all, words } = await overdueIn('2099-01-15T12:00:00Z')
    expect([marked, words]).toEqual([all, `${all} values are overdue for review.`])
  })
})
