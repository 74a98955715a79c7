/** Protects the panel of uncertainty: it draws when opened, the link brings the same draws back, and the fan is on the chart while it is open. */

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSite, type Site } from './site.ts'

let site: Site

beforeAll(async () => {
  site = await openSite()
})
afterAll(async () => await site?.close())

const figure = '#calc-agent-task'
const panel = `${figure} [data-panel="uncertainty"]`

/** The sentence once it rests, without a drawing under way. */
const sentence = async (page: Page): Promise<string> => {
  await page.waitForSelector(`${panel} [data-live] .uncertainty[aria-busy="false"]`)
  return (await page.textContent(`${panel} .range`)) ?? ''
}
const bands = (page: Page) => page.locator(`${figure} .chart-wide path.area`)

const openFigure = async (page: Page, query = ''): Promise<void> => {
  await page.goto(`/calculators/agent-task/${query}`)
  await page.waitForSelector(`${figure}[data-ready]`)
}

it('opens with a range, a ranking and a fan; the link brings the same draws, "Draw again" others', async () => {
  const { page, problems } = await site.open()
  await openFigure(page)
  expect(await bands(page).count()).toBe(0)
  await page.click(`${panel} > summary`)
  const first = await sentence(page)
  expect(first).toMatch(/^Tokens.*: between .+ and .+ in nine of ten draws, median .+\.$/)
  expect(await page.locator(`${panel} .chart-wide circle.dot`).count()).toBe(50)
  expect(await page.getAttribute(`${panel} .influences tbody a >> nth=0`, 'href')).toBe('/parameters/#turns')
  await bands(page).nth(1).waitFor({ state: 'attached' })

  await page.click(`${panel} .uncertainty-bar button`)
  await page.waitForFunction((selector) => document.querySelector(selector)?.textContent === '2', `${panel} [data-seed]`)
  const second = await page.textContent(`${panel} .quantiles`)
  await page.selectOption(`${panel} select`, 'cost')
  const cost = await sentence(page)
  expect(cost).toMatch(/^Cost/)
  await page.waitForURL(/show=.*calc-agent-task\.uncertainty:2-cost/)

  await page.reload()
  await page.waitForSelector(`${figure}[data-ready]`)
  expect(await sentence(page)).toBe(cost)
  await page.selectOption(`${panel} select`, 'totalTokens')
  expect(await page.textContent(`${panel} .quantiles`)).toBe(second)
  expect(await page.textContent(`${panel} .range`)).not.toBe(first)

  await bands(page).nth(1).waitFor({ state: 'attached' })
  await page.click(`${panel} > summary`)
  await bands(page).first().waitFor({ state: 'detached' })
  await page.waitForFunction(() => !location.search.includes('uncertainty'))
  expect(problems).toEqual([])
  await page.context().close()
})

it('draws again when an input moves, and takes a changed assumption as known', async () => {
  const { page } = await site.open()
  await openFigure(page, '?show=calc-agent-task.uncertainty:')
  const before = await sentence(page)
  const turns = page.locator(`${figure} .control:has(label:text-matches("turns", "i")) input[type="range"]`).first()
  await turns.focus()
  await page.keyboard.press('ArrowRight')
  await page.waitForSelector(`${panel} .uncertainty.is-stale`)
  expect(await bands(page).count()).toBe(0)
  expect(await sentence(page)).not.toBe(before)
  expect(await page.textContent(panel)).toContain('changed by you')
  expect(await page.locator(`${panel} .influences a[href="/parameters/#turns"]`).count()).toBe(0)
  await page.context().close()
})

it('on a phone stands in one column with targets for a finger', async () => {
  const { page } = await site.open({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  await openFigure(page, '?show=calc-agent-task.uncertainty:')
  await sentence(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  for (const target of ['.uncertainty-bar select', '.uncertainty-bar button']) {
    const box = await page.locator(`${panel} ${target}`).boundingBox()
    expect([target, (box?.height ?? 0) >= 44]).toEqual([target, true])
  }
  await page.context().close()
})

it('without script the calculator’s own page has the build’s range', async () => {
  const { page } = await site.open({ javaScriptEnabled: false })
  await page.goto('/calculators/agent-task/')
  expect(await page.textContent(`${panel} .range`)).toMatch(/in nine of ten draws/)
  expect(await page.locator(`${panel} .influences tbody tr`).count()).toBeGreaterThan(2)
  await page.context().close()
})
