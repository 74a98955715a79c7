/**
 * Protects the search on the built site: what a searcher sees with keyboard, pointer and screen reader, the answers, the facets, and what
 * happens when files do not arrive. The journey itself is in `searcher.test.ts`.
 */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite, type Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

/** Waits for as long as a busy machine may need. */
const soon = <T>(read: () => T | Promise<T>) => expect.poll(read)
const options = (page: Page) => page.locator('.search-dialog [role="option"]')
const link = (page: Page, index = 0) => options(page).nth(index).getAttribute('href')

async function ask(text: string, page?: Page) {
  const opened = page ? { page, problems: [] } : await site.open()
  if (!page) {
    await opened.page.goto('/about/')
    await opened.page.keyboard.press('Control+k')
  }
  await opened.page.locator('#search-input').fill(text)
  return opened
}

describe('The search dialog', () => {
  it('fetches nothing of the search before it is opened', async () => {
    const { page } = await site.open()
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.goto('/notes/kv-cache/')
    await page.waitForLoadState('networkidle')
    expect(asked.filter((path) => path.startsWith('/api/search') || /\/search(-box|-load)?\./.test(path))).toEqual([])
    await page.keyboard.press('Control+k')
    await soon(() => asked.filter((path) => path === '/api/search.json').length).toBe(1)
    await page.context().close()
  })

  it('takes what is typed before its scripts have come', async () => {
    const { page } = await site.open()
    await page.goto('/about/')
    await page.route('**/search-box.*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 400))
      await route.continue()
    })
    await page.keyboard.press('Control+k')
    await page.keyboard.type('kv cache')
    await soon(() => link(page)).toMatch(/^\/notes\/kv-cache\//)
    await page.context().close()
  })

  it('answers a question with its number, says what it took, and opens the calculator so', async () => {
    const { page, problems } = await ask('70B on 15T tokens')
    const answer = page.locator('.answer-row')
    await answer.waitFor()
    expect(await answer.textContent()).toMatch(/Rent.*\$.*With Parameters 70\s?B, Training tokens 15\s?T\.Assumed: NVIDIA H100 .*Price of/s)
    expect(await answer.getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/calculators/training-run/**')
    expect(decodeURIComponent(page.url())).toContain('with=training-run.params:7e10,training-run.tokens:1.5e13')
    await soon(() => page.locator('[data-calculator="training-run"] .answer').first().textContent()).toMatch(/Training costs/)
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('shows the value of a parameter in its row, that of the reader’s scenario', async () => {
    const { page } = await site.open()
    await page.goto('/about/?with=gpuHourPrice:7.77')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('gpu hour price')
    await soon(() => options(page).filter({ hasText: 'accelerator-hour' }).locator('.result-value').first().textContent()).toMatch(/7\.77/)
    await page.context().close()
  })

  it('says what it corrected, and marks the words', async () => {
    const { page } = await ask('chinchila optmal')
    await soon(() => page.locator('.search-dialog .search-status').textContent()).toMatch(
      /Read as chinchilla for “chinchila”, optimal for “optmal”/,
    )
    expect(await options(page).first().locator('mark').first().textContent()).toMatch(/Chinchilla/)
    await page.context().close()
  })

  it('leads to the passage under its heading and highlights it there', async () => {
    const { page } = await ask('small pages operating system')
    await soon(() => link(page)).toMatch(/^\/notes\/kv-cache\/#making-it-smaller:~:text=/)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/notes/kv-cache/**')
    await soon(() => page.evaluate(() => Math.round(scrollY))).toBeGreaterThan(200)
    await page.context().close()
  })

  it('narrows by kind and topic, two of a name together, and says so in words', async () => {
    const { page } = await ask('memory')
    const status = () => page.locator('.search-dialog div.search-status').textContent()
    const places = () => options(page).locator('.result-place').allTextContents()
    const press = (name: string) => page.locator('.facet', { hasText: name }).press('Enter')
    const text = () => page.locator('#search-input').inputValue()
    await page.locator('.facet', { hasText: 'Inference' }).waitFor()
    await press('Inference')
    await soon(status).toMatch(/^Shows what is in the topic inference\. \d+ results$/)
    // The keyboard stays where it is, so that the next button is one step away.
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Inference \d+$/)
    await press('Training')
    await soon(status).toMatch(/^Shows what is in the topic inference or training\. /)
    expect(await text()).toBe('memory topic:inference topic:training')
    expect(await page.locator('.facet[aria-pressed="true"]').allTextContents()).toEqual([
      expect.stringMatching(/^Training \d+$/),
      expect.stringMatching(/^Inference \d+$/),
    ])
    const topics = new Set((await places()).map((place) => place.split(' · ')[1]))
    expect([...topics].sort()).toEqual(['Inference', 'Training'])
    await press('Inference')
    await soon(text).toBe('memory topic:training')
    await page.context().close()
  })

  it('leaves out what stands behind a minus', async () => {
    const { page } = await ask('memory -topic:inference -kind:claim')
    await soon(() => page.locator('.search-dialog div.search-status').textContent()).toMatch(
      /^Shows what is not in the topic inference, not of the kind claim\. \d+ results$/,
    )
    const places = await options(page).locator('.result-place').allTextContents()
    expect(places.length).toBeGreaterThan(3)
    expect(places.filter((place) => /Inference|^Claim/.test(place))).toEqual([])
    await page.context().close()
  })

  it('names the operator that leaves nothing, and takes it out when told to', async () => {
    const { page } = await ask('backprop kind:dataset')
    const status = page.locator('.search-dialog div.search-status')
    await soon(() => status.textContent()).toMatch(/^Nothing of the kind dataset; \d+ results? without kind:dataset\.$/)
    await status.getByRole('button').click()
    await soon(() => link(page)).toMatch(/^\//)
    expect(await page.locator('#search-input').inputValue()).toBe('backprop')
    await page.context().close()
  })

  it('says what it cannot look for, and which word stands nowhere', async () => {
    const { page } = await ask('🔥🔥')
    const status = () => page.locator('.search-dialog div.search-status').textContent()
    await soon(status).toMatch(/no letters or digits to look for in “🔥🔥”/)
    await ask('kv cache zzqxv', page)
    await soon(status).toMatch(/“zzqxv” stands nowhere here/)
    expect(await link(page)).toMatch(/kv-cache/)
    await ask('cites:hofman2022', page)
    await soon(status).toMatch(/Nothing cites a source with the key “hofman2022”; there is hoffmann2022/)
    await page.context().close()
  })

  it('answers the question in its address, and again on the way back', async () => {
    const { page } = await site.open()
    await page.goto('/search/?q=memory+topic%3Ainference')
    const first = page.locator('#here-list [role="option"]').first()
    await soon(() => page.locator('#search-here div.search-status').textContent()).toMatch(/in the topic inference/)
    await page.locator('#here-input').fill('kv cache')
    await soon(() => page.url()).toMatch(/\?q=kv%20cache$/)
    await soon(() => first.getAttribute('href')).toMatch(/kv-cache/)
    await page.locator('#here-input').press('Enter')
    await page.waitForURL('**/notes/kv-cache/**')
    await page.goBack()
    await soon(() => page.locator('#here-input').inputValue()).toBe('kv cache')
    await soon(() => first.getAttribute('href')).toMatch(/kv-cache/)
    await page.context().close()
  })

  it('keeps the last searches on the device and forgets them on demand', async () => {
    const { page } = await ask('kv cache')
    await soon(() => link(page)).toMatch(/kv-cache/)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/notes/kv-cache/**')
    await page.keyboard.press('Control+k')
    await page.locator('.recent button', { hasText: 'kv cache' }).click()
    expect(await page.locator('#search-input').inputValue()).toBe('kv cache')
    await page.locator('#search-input').fill('')
    await page.locator('.recent .forget').click()
    expect(await page.locator('.recent button').count()).toBe(0)
    await page.context().close()
  })

  it('is accessible in all that it may show, by day and by night', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page } = await site.open({ colorScheme })
      await page.addInitScript(() => localStorage.setItem('searches', '["kv cache"]'))
      await page.goto('/about/')
      await page.keyboard.press('Control+k')
      const texts = colorScheme === 'light' ? ['', '70B on 15T tokens', 'backprop kind:dataset'] : ['memory topic:inference -chip']
      for (const text of texts) {
        await page.locator('#search-input').fill(text)
        await page.waitForTimeout(700)
        const { violations } = await new AxeBuilder({ page }).include('.search-dialog').analyze()
        expect(violations.map(({ id, nodes }) => `${text}: ${id} ${nodes[0]?.failureSummary} ${nodes[0]?.html}`)).toEqual([])
      }
      await page.context().close()
    }
  })

  it('fits a phone with targets that a finger can hit', async () => {
    const { page } = await site.open({ viewport: { width: 390, height: 844 } })
    await page.goto('/search/?q=memory')
    await soon(() => page.locator('#here-list [role="option"]').count()).toBeGreaterThan(0)
    const lowest = () =>
      page
        .locator('#here-list [role="option"], #search-here .facet')
        .evaluateAll((all) => Math.min(...all.map((one) => one.getBoundingClientRect().height)))
    // Rows are drawn again when their passages arrive.
    await soon(lowest).toBeGreaterThanOrEqual(44)
    await page.locator('#here-input').fill('backprop kind:dataset')
    await soon(() => page.locator('#search-here .search-status button').count()).toBe(1)
    expect((await page.locator('#search-here .search-status button').boundingBox())?.height).toBeGreaterThanOrEqual(44)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await page.context().close()
  })
})

describe('When a part of the index does not arrive', () => {
  it('says so and answers with what it has, and is whole again afterwards', async () => {
    const { page } = await site.open()
    await page.route('**/api/search/*/t*.idx', (route) => route.abort())
    await page.goto('/search/')
    await page.locator('#here-input').fill('kv cache')
    await soon(() => page.locator('#search-here .search-status').textContent()).toMatch(/Part of the index did not arrive/)
    expect(await page.locator('#here-list [role="option"]').count()).toBeGreaterThan(0)
    await page.unroute('**/api/search/*/t*.idx')
    await page.locator('#here-input').fill('kv caches')
    await soon(() => page.locator('#search-here .search-status').textContent()).not.toMatch(/did not arrive/)
    await page.context().close()
  })
})

describe('The search page without script', () => {
  it('lists everything, with the sections of each note', async () => {
    const { page } = await site.open({ javaScriptEnabled: false })
    await page.goto('/search/')
    const listed = await page.locator('.index-list a').evaluateAll((all) => all.map((one) => one.getAttribute('href')))
    for (const address of [
      '/notes/kv-cache/',
      '/notes/kv-cache/#its-size',
      '/calculators/kv-cache/',
      '/parameters/#gpuHourPrice',
      '/sources/#hoffmann2022',
    ])
      expect(listed).toContain(address)
    await page.context().close()
  })
})
