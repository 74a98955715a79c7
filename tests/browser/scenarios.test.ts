/** Protects scenarios: one is taken, compared and explained, named and kept, shared by a link; and an old link says what has changed since. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite, type Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

const bar = (page: Page) => page.locator('[data-scenario-bar]')
const ready = (page: Page, figure: string) => page.locator(`#${figure}[data-ready]`).waitFor()
const cells = (page: Page, selector: string) =>
  page.locator(selector).evaluateAll((found) => found.map(({ textContent }) => textContent ?? ''))

async function openCompare(page: Page, figure: string): Promise<void> {
  await ready(page, figure)
  await page.locator(`#${figure} [data-panel="compare"] > summary`).click()
  await page.locator(`#${figure}-compare`).waitFor()
}

describe('A named scenario', () => {
  it('is taken on its page, follows through the notebook, and is put back', async () => {
    const { page, problems } = await site.open()
    await page.goto('/scenarios/')
    const take = page.locator('#sceptics-demand [data-use-scenario]')
    await expect.poll(() => take.getAttribute('aria-pressed')).toBe('false')
    await take.click()
    await expect.poll(() => bar(page).textContent()).toMatch(/7 assumptions changed/)
    expect(await take.textContent()).toBe('In force')
    // In a sceptic's world the page says that this claim turns; the note says the same.
    await page.goto('/notes/inference-becomes-the-dominant-demand/')
    await expect.poll(() => page.locator('#claim-inf-takes-most-chips .verdict').textContent()).toMatch(/not hold/)
    await bar(page).getByRole('button', { name: 'undo' }).click()
    await expect.poll(() => page.locator('#claim-inf-takes-most-chips .verdict').textContent()).toMatch(/Holds/)
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('is opened by a plain link, which carries the version of the book', async () => {
    const { page } = await site.open()
    await page.goto('/scenarios/')
    await page.locator('#frontier-lab').getByRole('link', { name: 'Open the notebook in this scenario' }).click()
    await expect.poll(() => bar(page).textContent()).toMatch(/This link changes 9 assumptions/)
    const version = await page.locator('html').getAttribute('data-version')
    expect(new URL(page.url()).searchParams.get('on')).toBe(version)
    expect(await page.locator('.old-link').count()).toBe(0)
    await page.context().close()
  })
})

describe('A world that cannot be', () => {
  it('is said in the line of changes and in the claim, and no longer once it is put back', async () => {
    const { page, problems } = await site.open()
    // Chips that serve at a fifth of a percent of peak: ten times 7.7 million for inference, with 24 million at work.
    await page.goto('/notes/inference-becomes-the-dominant-demand/?with=servingFlopShare:0.2%25')
    const line = bar(page).locator('.scenario-supply')
    await expect.poll(() => line.textContent()).toMatch(/needs 3\.5 times the AI chips that are at work/)
    const claim = page.locator('#claim-inf-takes-most-chips .verdict')
    await expect.poll(() => claim.textContent()).toMatch(/It takes 3\.5 times the chips that there are, so it cannot come true/)
    await page.goto('/notes/inference-becomes-the-dominant-demand/?with=servingFlopShare:3%25')
    await expect.poll(() => claim.textContent()).toMatch(/Does not hold/)
    expect(await claim.textContent()).not.toMatch(/cannot come true/)
    expect(await line.isVisible()).toBe(false)
    expect(problems).toEqual([])
    await page.context().close()
  })
})

describe('Comparing', () => {
  it('shows both results, and the effects multiply to the gap', async () => {
    const { page, problems } = await site.open()
    await page.goto('/calculators/training-run/?with=gpuHourPrice:5.3,trainingMfu:16.5%25')
    await openCompare(page, 'calc-training-run')
    const panel = page.locator('[data-panel="compare"] .panel')
    // Twice the price of 2.65 and half the MFU of 33 %: four times the rent, half of it (in log space) each.
    await expect.poll(() => cells(page, '.compare-parts td:nth-of-type(1)')).toEqual(['× 2', '× 2'])
    expect(await cells(page, '.compare-parts td:nth-of-type(2)')).toEqual(
      ['50 %', '50 %'].map((text) => expect.stringMatching(text.replace(' ', '\\s'))),
    )
    await panel.locator('select[aria-label="The result that is explained"]').selectOption('cost')
    expect(await panel.locator('.compare-words').textContent()).toMatch(/^Of the factor 4, .* explains × 2 and .* × 2\.$/)
    expect(new URL(page.url()).searchParams.get('show') ?? '').toMatch(/compare:book|^$/)
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('against another scenario draws its line, and the link opens the same comparison', async () => {
    const { page, problems } = await site.open()
    await page.goto('/calculators/lifetime-cost/')
    await openCompare(page, 'calc-lifetime-cost')
    await page.locator('#calc-lifetime-cost-compare').selectOption('frontier-lab')
    await expect.poll(() => page.locator('[data-widget] .chart-wide path.dashed').count()).toBeGreaterThan(0)
    expect(await page.locator('[data-widget] .chart-wide').textContent()).toMatch(/A frontier lab/)
    await expect.poll(() => new URL(page.url()).searchParams.get('show')).toBe('calc-lifetime-cost.compare:frontier-lab')
    const other = await site.open()
    await other.page.goto(page.url())
    await ready(other.page, 'calc-lifetime-cost')
    await expect.poll(() => other.page.locator('#calc-lifetime-cost-compare').inputValue()).toBe('frontier-lab')
    await page.locator('[data-panel="compare"] > summary').click()
    await expect.poll(() => page.locator('[data-widget] .chart-wide').textContent()).not.toMatch(/A frontier lab/)
    expect(problems).toEqual([])
    expect(other.problems).toEqual([])
    await page.context().close()
    await other.page.context().close()
  })
})

describe('A scenario of one’s own', () => {
  it('is named, kept over a reload, compared with, renamed, deleted and brought back', async () => {
    const { page, problems } = await site.open()
    await page.goto('/calculators/training-run/?with=gpuHourPrice:4')
    await expect.poll(() => bar(page).textContent()).toMatch(/1 assumption/)
    await bar(page).getByRole('button', { name: 'keep as mine' }).click()
    await bar(page).getByRole('button', { name: 'scenarios…' }).click()
    const dialog = page.locator('.scenario-dialog')
    await dialog.getByLabel('Name').fill('Dear chips')
    await dialog.getByRole('button', { name: 'Keep what is changed now' }).click()
    await expect.poll(() => dialog.textContent()).toMatch(/“Dear chips” is kept on this device/)
    await page.keyboard.press('Escape')
    await bar(page).getByRole('button', { name: 'reset' }).click()

    await page.goto('/calculators/training-run/')
    await openCompare(page, 'calc-training-run')
    await page.locator('#calc-training-run-compare').selectOption({ label: 'Dear chips' })
    await expect.poll(() => cells(page, '.compare-results tbody tr:nth-child(4) td').then((row) => row.at(-1))).toBe('÷ 1.51')

    await page.goto('/scenarios/')
    const shelf = page.locator('[data-own-scenarios]')
    await expect.poll(() => shelf.textContent()).toMatch(/Dear chips1 assumption: .*\$2\.65 → \$4\san\shour/)
    await shelf.getByRole('button', { name: 'rename: Dear chips' }).click()
    await shelf.getByLabel('New name of “Dear chips”').fill('Chips at $4')
    await page.keyboard.press('Enter')
    await expect.poll(() => shelf.locator('li b').textContent()).toBe('Chips at $4')
    await shelf.getByRole('button', { name: 'delete: Chips at $4' }).click()
    await expect.poll(() => shelf.locator('li').count()).toBe(0)
    await page.keyboard.press('Enter')
    await expect.poll(() => shelf.locator('li b').textContent()).toBe('Chips at $4')
    await shelf.getByRole('button', { name: 'use: Chips at $4' }).click()
    await expect.poll(() => bar(page).textContent()).toMatch(/1 assumption changed/)
    expect(problems).toEqual([])
    await page.context().close()
  })
})

describe('An old link', () => {
  /** The book's memory as it will be once the price has been updated. */
  async function remember(page: Page): Promise<void> {
    const former = {
      best: 2,
      low: 1,
      high: 4,
      until: '2026-11-21',
      sources: ['compux2026'],
      because: 'A new quote.',
    }
    await page.route('**/api/scenarios.json', async (route) => {
      const response = await route.fetch()
      const body = (await response.json()) as object
      await route.fulfill({ response, json: { ...body, history: { gpuHourPrice: [former] } } })
    })
  }

  it('opens, and says what the result was, what it is, and why', async () => {
    const { page, problems } = await site.open()
    await remember(page)
    await page.goto('/calculators/training-run/?with=trainingMfu:40%25&on=2026-11-20#calc-training-run')
    const said = page.locator('.old-link')
    await expect.poll(() => said.textContent()).toMatch(/made with the book of 20 November 2026[\s\S]*was updated\./)
    // 8.4e23 FLOP at 40 % of 989 TFLOP/s are 590,000 hours: 1.18 million dollars at 2, 1.56 million at 2.65.
    const text = (await said.textContent()) ?? ''
    expect(text).toMatch(/price of a rented accelerator-hour \(H100 class\), \$2 → \$2\.65\san\shour \(a new quote\)\./)
    expect(text).toMatch(
      /rent was \$1\.18\sM then and is \$1\.56\sM now, because price of a rented accelerator-hour \(H100 class\) was updated\./,
    )
    await expect.poll(() => bar(page).textContent()).toMatch(/This link changes 1 assumption/)
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('with its own price has not changed, and one without a date opens as ever', async () => {
    const { page } = await site.open()
    await remember(page)
    await page.goto('/calculators/training-run/?with=gpuHourPrice:3&on=2026-11-20')
    await expect.poll(() => page.locator('.old-link').textContent()).toMatch(/No value that counts here has changed since/)
    await page.goto('/calculators/training-run/?with=gpuHourPrice:3')
    await expect.poll(() => bar(page).textContent()).toMatch(/This link changes 1/)
    expect(await page.locator('.old-link').count()).toBe(0)
    await page.context().close()
  })

  it('that carries another result than its values give says that the formula has changed', async () => {
    const { page } = await site.open()
    await page.goto('/calculators/training-run/')
    await ready(page, 'calc-training-run')
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.locator('[data-panel="take-away"] > summary').click()
    await page.getByRole('button', { name: 'Copy link' }).click()
    const link = new URL(await page.evaluate(() => navigator.clipboard.readText()))
    expect(link.searchParams.get('show')).toBeNull()
    expect(link.searchParams.get('was')).toMatch(/^calc-training-run\.(cost|flops|days|gpuHours):[\d.e]+$/)
    await page.goto(link.href)
    await ready(page, 'calc-training-run')
    await page.waitForTimeout(500)
    expect(await page.locator('.old-link').count()).toBe(0)
    link.searchParams.set('was', (link.searchParams.get('was') ?? '').replace(/:.*/, ':12345'))
    await page.goto(link.href)
    await expect.poll(() => page.locator('.old-link').textContent()).toMatch(/was shared as .* its formula or a data set has changed since/)
    await page.context().close()
  })

  it('keeps what still exists, and reports the rest', async () => {
    const { page } = await site.open()
    await page.goto('/calculators/training-run/?with=goneParameter:3,gpuHourPrice:3&on=2026-11-20')
    await expect.poll(() => bar(page).textContent()).toMatch(/This link changes 1 assumption.*goneParameter/s)
    await page.context().close()
  })
})
