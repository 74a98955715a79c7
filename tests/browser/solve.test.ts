/** Protects what stands beside a result: a number is fixed by mouse and by keyboard and an input found for it; range and measured runs follow. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openSite, type Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(async () => await site?.close())

const figure = '#calc-training-run'
const panel = `${figure} [data-panel="solve"]`
const plain = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ')

const open = async (page: Page, query = ''): Promise<void> => {
  await page.goto(`/calculators/training-run/${query}`)
  await page.waitForSelector(`${figure}[data-ready]`)
}

it('an output is fixed by its number, and the input that is found counts', async () => {
  const { page, problems } = await site.open()
  await open(page)
  // By keyboard: the number is a button.
  await page.focus(`${figure} .outputs button:has-text("days")`)
  await page.keyboard.press('Enter')
  await page.waitForSelector(`${panel} form`)
  expect(await page.inputValue(`${panel} select[id$="-output"]`)).toBe('days')
  await page.fill(`${panel} input`, '7 days')
  await page.selectOption(`${panel} select[id$="-input"]`, 'accelerators')
  await page.click(`${panel} form button`)
  await page.waitForFunction((selector) => document.querySelector(selector)?.textContent !== '', `${panel} output`)
  expect(plain(await page.textContent(`${panel} output`))).toMatch(/^Accelerators: at least \d+, so that duration is at most 7 days\.$/)
  expect(plain(await page.textContent(`${figure} .answer`))).toMatch(/7 days on \d/)

  // Nothing reaches it: the nearest is said, and the input stays.
  await page.fill(`${panel} input`, '$1')
  await page.selectOption(`${panel} select[id$="-output"]`, 'cost')
  await page.fill(`${panel} input`, '$1')
  await page.selectOption(`${panel} select[id$="-input"]`, 'trainingMfu')
  await page.click(`${panel} form button`)
  await page.waitForFunction((selector) => document.querySelector(selector)?.textContent?.startsWith('No value'), `${panel} output`)
  expect(problems).toEqual([])
  await page.context().close()
})

it('the range and the measured runs stand there before any script, and follow a change', async () => {
  const { page, problems } = await site.open()
  await open(page)
  const range = () => page.textContent(`${figure} [data-range]`)
  const measured = () => page.textContent(`${figure} [data-measured]`)
  const [before, runs] = [plain(await range()), plain(await measured())]
  expect(before).toMatch(/^Rent: \$[\d.]+ M to \$[\d.]+ M in nine of ten draws from our ranges\./)
  expect(runs).toMatch(/^Measured steps like this took [\d.]+ to [\d.]+ times as long/)
  await open(page, '?with=training-run.params:7B,trainingMfu:20%')
  await page.waitForFunction(
    ([selector, text]) => document.querySelector(selector ?? '')?.textContent?.replace(/\s+/g, ' ') !== text,
    [`${figure} [data-range]`, before],
  )
  await page.waitForFunction(
    ([selector, text]) => document.querySelector(selector ?? '')?.textContent?.replace(/\s+/g, ' ') !== text,
    [`${figure} [data-measured]`, runs],
  )
  expect(plain(await measured())).toContain('7B')
  expect(problems).toEqual([])
  await page.context().close()
})
