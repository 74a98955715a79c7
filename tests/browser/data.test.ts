/**
 * Protects the pages of data: a table that sorts and filters, by keyboard too, and is shared by its address; rows with an address, with what
 * is known of them, and with the calculators that take them; on a phone, without script, and when the rows cannot be had.
 */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rowUses } from '../../src/site/row-uses.ts'
import { over, phone } from './narrow-page.ts'
import { openSite, type Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

const chips = '/data/accelerators/'
const large = '/data/serving-measurements/'

async function openData(path: string, options: Parameters<Site['open']>[0] = {}) {
  const { page, problems } = await site.open(options)
  await page.goto(path)
  if (options.javaScriptEnabled !== false) await page.locator('.data-table .sort').first().waitFor()
  return { page, problems }
}
/** The texts of a column, by its id, from the first row to the last. */
const cells = (page: Page, column: string) =>
  page.evaluate((id) => {
    const at = [...document.querySelectorAll('.data-table thead th')].findIndex((head) => (head as HTMLElement).dataset['column'] === id)
    return [...document.querySelectorAll('.data-table tbody tr')].map((row) => row.children[at]?.textContent ?? '')
  }, column)
const rowCount = (page: Page) => page.locator('.data-table tbody tr').count()
const status = (page: Page) => page.locator('.data-table [role="status"]').textContent()
const head = (page: Page, column: string) => page.locator(`.data-table th[data-column="${column}"]`)
const numbers = (texts: readonly string[]) => texts.filter((text) => text !== '').map((text) => Number(text.replace(/\s/g, '')))

describe('The table of a data set', () => {
  it('is sorted by a head, from the largest, from the smallest, then as it was; blanks come last; and the head says so', async () => {
    const { page, problems } = await openData(chips)
    const before = await cells(page, 'bandwidth')
    for (const [direction, sign] of [
      ['descending', -1],
      ['ascending', 1],
    ] as const) {
      await head(page, 'bandwidth').locator('.sort').click()
      await expect.poll(() => head(page, 'bandwidth').getAttribute('aria-sort')).toBe(direction)
      const sorted = await cells(page, 'bandwidth')
      expect(numbers(sorted)).toEqual(numbers(before).toSorted((a, b) => sign * (a - b)))
      expect(sorted.indexOf('')).toBe(numbers(before).length)
    }
    await head(page, 'bandwidth').locator('.sort').click()
    await expect.poll(() => cells(page, 'bandwidth')).toEqual(before)
    expect(await page.locator('[aria-sort]').count()).toBe(0)
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('is sorted and searched by the keyboard alone, and the focus stays where it is', async () => {
    const { page } = await openData(chips)
    await head(page, 'power').locator('.sort').focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => head(page, 'power').getAttribute('aria-sort')).toBe('descending')
    expect(
      await head(page, 'power')
        .locator('.sort')
        .evaluate((button) => button === document.activeElement),
    ).toBe(true)
    await page.locator('.data-table [name="find"]').focus()
    await page.keyboard.type('h100')
    await expect.poll(() => status(page)).toMatch(/^\d of 61 rows$/)
    await page.locator('.data-table tbody button').first().focus()
    await page.keyboard.press('Enter')
    await page.locator('[popover]:popover-open').waitFor()
    await page.keyboard.press('Escape')
    expect(await page.locator('[popover]:popover-open').count()).toBe(0)
    await page.context().close()
  })

  it('is filtered by words and choices, counts aloud what is left, and is the same where its address is opened', async () => {
    const { page } = await openData(chips)
    await page.locator('select[name="is.vendor"]').selectOption('AMD')
    await expect.poll(async () => new Set(await cells(page, 'vendor'))).toEqual(new Set(['AMD']))
    const count = await rowCount(page)
    expect(await status(page)).toBe(`${count} of 61 rows`)
    await page.locator('[name="find"]').fill('mi3')
    await head(page, 'memory').locator('.sort').click()
    await expect.poll(() => head(page, 'memory').getAttribute('aria-sort')).toBe('descending')
    const shown = await cells(page, 'memory')
    expect(shown.length).toBeLessThan(count)
    const other = await openData(page.url())
    await expect.poll(() => cells(other.page, 'memory')).toEqual(shown)
    expect(await other.page.locator('[name="find"]').inputValue()).toBe('mi3')
    await other.page.locator('.data-table [type="reset"]').click()
    await expect.poll(() => status(other.page)).toBe('61 rows')
    expect(new URL(other.page.url()).search).toBe('')
    for (const { context } of [page, other.page].map((each) => ({ context: each.context() }))) await context.close()
  })

  it('shows other columns, and the rows whose sources disagree', async () => {
    const { page } = await openData(chips)
    await page.locator('.data-table form summary').click()
    await page.locator('[name="column"][value="int8"]').check()
    await expect.poll(async () => numbers(await cells(page, 'int8')).length).toBeGreaterThan(30)
    await page.locator('[name="disputed"]').check()
    await expect.poll(() => status(page)).toMatch(/^1\d of 61 rows$/)
    expect(await page.locator('.data-table tbody tr:not(:has(.disputed))').count()).toBe(0)
    await page.context().close()
  })

  it('has a part of a large set at first, and all of it when it is sorted, filtered or asked for', async () => {
    const { page } = await openData(large)
    const first = await rowCount(page)
    expect(first).toBeLessThan(200)
    expect(await status(page)).toBe(`${first} of 833 rows`)
    await page.getByRole('button', { name: 'Show all 833' }).click()
    await expect.poll(() => rowCount(page)).toBe(833)
    await page.locator('.data-table tbody tr#s0001 button').click()
    expect(await page.locator('#about_s0001').textContent()).toContain('dsr1_b200_sglang_fp8_agg_1024x8192_c4_cfg87')
    await page.context().close()
  })

  it('says when the rows cannot be had, and gets them on another try', async () => {
    const { page } = await site.open()
    let answers = false
    await page.route('**/*.csv', (route) => (answers ? route.continue() : route.abort()))
    await page.goto(chips)
    await head(page, 'year').locator('.sort').click()
    await page.getByText('The rows could not be loaded.').waitFor()
    answers = true
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect.poll(() => head(page, 'year').getAttribute('aria-sort')).toBe('descending')
    await page.context().close()
  })

  it('has nothing for axe to find while it is filtered and a row is open, in either theme', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page } = await openData(`${chips}?rows=sort:-bf16,disputed:yes`, { colorScheme })
      await expect.poll(() => status(page)).toMatch(/of 61/)
      await page.locator('.data-table form summary').click()
      await page.locator('.data-table tbody button').first().click()
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([])
      await page.context().close()
    }
  })
})

describe('A row', () => {
  const isMarked = (page: Page, key: string) =>
    page.locator(`#${key}`).evaluate((row) => {
      const [own, other] = [row, row.nextElementSibling].map(
        (each) => each && getComputedStyle(each.children[1] as Element).backgroundColor,
      )
      return own !== other
    })
  const isSeen = async (page: Page, key: string) => {
    const box = await page.locator(`#${key}`).boundingBox()
    return box !== null && box.y >= 0 && box.y + box.height <= 900
  }

  it('has an address: it is marked and in sight, also by its former one, and where the page has not the row yet', async () => {
    for (const [address, key] of [
      [`${chips}#mi300x`, 'mi300x'],
      [`${chips}#accelerators-mi300x`, 'mi300x'],
      [`${large}#s0002`, 's0002'],
    ] as const) {
      const { page } = await openData(address)
      await expect.poll(() => new URL(page.url()).hash).toBe(`#${key}`)
      await expect.poll(() => isSeen(page, key), { message: address }).toBe(true)
      expect(await isMarked(page, key), address).toBe(true)
      await page.context().close()
    }
  })

  it('stays marked when the table is sorted, and comes back when a point of the chart leads to it', async () => {
    const { page } = await openData(`${chips}#h100-sxm`)
    await head(page, 'year').locator('.sort').click()
    await expect.poll(() => head(page, 'year').getAttribute('aria-sort')).toBe('descending')
    expect(await isMarked(page, 'h100-sxm')).toBe(true)
    await page.locator('select[name="is.vendor"]').selectOption('AMD')
    await expect.poll(() => page.locator('#h100-sxm').count()).toBe(0)
    await page.evaluate(() => scrollTo(0, 0))
    await page.locator('.chart-wide a[href="#tpu-v4"] circle').click()
    await expect.poll(() => isSeen(page, 'tpu-v4')).toBe(true)
    expect(await isMarked(page, 'tpu-v4')).toBe(true)
    await page.context().close()
  })

  it('is what a search leads to', async () => {
    const { page } = await site.open()
    await page.goto('/search/?q=h200+memory+bandwidth')
    await page.locator(`main a[href^="${chips}#h200-sxm"]`).first().click()
    await page.locator('#h200-sxm.is-target').waitFor()
    await page.context().close()
  })

  it('opens every calculator that takes it, with itself chosen there', async () => {
    for (const [set, key] of [
      ['accelerators', 'mi300x'],
      ['models', 'gpt-3'],
    ] as const) {
      const { page } = await openData(`/data/${set}/`)
      await page.locator(`#${key} button`).click()
      const links = await page
        .locator(`#about_${key} a[href^="/calculators/"]`)
        .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
      expect(links.length).toBe(rowUses(set).length)
      expect(links.length).toBeGreaterThan(1)
      for (const link of links) {
        await page.goto(link)
        const [, input = ''] = /with=[\w-]+\.(\w+):/.exec(link) ?? []
        const [, figure = ''] = /#(.+)/.exec(link) ?? []
        await expect.poll(() => page.locator(`#${figure}-${input}`).inputValue(), { message: link }).toBe(key)
      }
      await page.context().close()
    }
  })
})

describe('The chart of a data set', () => {
  it('says what is under the pointer, and is walked with the arrow keys', async () => {
    const { page } = await openData('/data/training-runs/')
    const reading = page.locator('.data-chart .chart-reading')
    const title = await reading.textContent()
    await page.locator('.chart-wide a[href="#gpt-3"] circle').hover()
    // 3.14 × 10²³ FLOP in 2020, as in the table.
    await expect.poll(() => reading.textContent()).toMatch(/^GPT-3 175B · 2020 · 3\.14\s×\s10²³\sFLOP$/u)
    await page.mouse.move(0, 0)
    await expect.poll(() => reading.textContent()).toBe(title)
    await page.locator('.chart-wide a[tabindex="0"]').focus()
    const first = await reading.textContent()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => reading.textContent()).not.toBe(first)
    await page.keyboard.press('Enter')
    await page.locator('tr.is-target').waitFor()
    expect(await page.locator('.chart-wide a[tabindex="0"]').count()).toBe(1)
    await page.context().close()
  })
})

describe('On a phone', () => {
  it('the names stay in sight while the other columns scroll in their own region, which the keyboard reaches', async () => {
    for (const path of [chips, '/data/models/', large]) {
      const { page } = await openData(path, { ...phone(390), isMobile: true })
      expect(await over(page), path).toBe(0)
      const region = page.locator('.data-table .table-scroll')
      expect(await region.getAttribute('tabindex')).toBe('0')
      const [left, right] = await region.evaluate((box) => {
        const name = () => box.querySelector('tbody th')?.getBoundingClientRect().left
        const before = name()
        box.scrollLeft = 300
        return [before, name()]
      })
      expect(right).toBe(left)
      expect(await region.evaluate((box) => box.scrollLeft)).toBe(300)
      await page.locator('.data-table tbody button').first().tap()
      await page.locator('[popover]:popover-open').waitFor()
      const box = await page.locator('[popover]:popover-open').boundingBox()
      expect(box?.x).toBeGreaterThanOrEqual(0)
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390)
      await page.context().close()
    }
  })
})

describe('Without script', () => {
  it('the rows of the page are there with what is known of each, and words lead to the others', async () => {
    const { page } = await openData(large, { javaScriptEnabled: false })
    expect(await rowCount(page)).toBeGreaterThan(100)
    expect(await page.locator('.data-table form').isVisible()).toBe(false)
    expect(await page.locator('.table-rest').innerText()).toMatch(
      /^These \d+ rows are the last for each model and chip\. All 833 are in the CSV\./,
    )
    expect(await page.locator('.table-rest a').getAttribute('href')).toBe(`${large.slice(0, -1)}.csv`)
    await page.locator('.data-table tbody button').first().click()
    expect(await page.locator('[popover]:popover-open').innerText()).toMatch(/Time per|Family/)
    await page.context().close()
  })
})

describe('On paper', () => {
  it('every row is printed, with heads and without fields', async () => {
    const { page } = await openData(chips)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.data-table form').isVisible()).toBe(false)
    const { seen, whole } = await page
      .locator('.data-table .table-scroll')
      .evaluate((box) => ({ seen: box.clientHeight, whole: box.scrollHeight }))
    expect(seen).toBe(whole)
    expect(await page.locator('.data-table thead').innerText()).toMatch(/Memory bandwidth\s+TB\/s/)
    await page.context().close()
  })
})
