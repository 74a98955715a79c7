/**
 * Protects the search where things are not as they should be: a network that does not deliver, a browser that keeps nothing, little room,
 * large text, forced colours.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { atRest, chosen, first, openDialog, pause, rows, settled, soon } from './search-dialog.ts'
import { openSite, type Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

const open = (...more: Parameters<typeof openDialog> extends [Site, ...infer Rest] ? Rest : never) => openDialog(site, ...more)

describe('When the network does not deliver', () => {
  it('the scripts of the search: it says so, and brings them when asked again', async () => {
    const { page } = await open((page) => page.route('**/search-box.*', (route) => route.abort()))
    const words = page.locator('.search-dialog .search-status')
    await soon(() => words.textContent()).toMatch(/The search did not arrive/)
    await page.keyboard.type('kv cache')
    await page.unroute('**/search-box.*')
    await words.getByRole('button', { name: 'Try again' }).click()
    await soon(() => first(page)).toMatch(/kv-cache/)
    await page.context().close()
  })

  it('anything: once back online it answers without being asked again', async () => {
    const { page, input, status } = await open()
    await input.fill('kv cache')
    await settled(page)
    await page.context().setOffline(true)
    await input.fill('gradient descent')
    await soon(() => status.textContent()).toMatch(/did not arrive/)
    await page.context().setOffline(false)
    await soon(() => first(page)).toMatch(/training-loop/)
    await soon(() => status.textContent()).not.toMatch(/did not arrive/)
    await page.context().close()
  })

  it('passages: it says so beside the results', async () => {
    const { page, input, status } = await open((page) => page.route('**/api/search/**/n*.idx', (route) => route.abort()))
    await input.fill('kv cache')
    await soon(() => status.textContent()).toMatch(/Some passages did not arrive.*Try again.*result/)
    expect(await first(page)).toMatch(/kv-cache/)
    await page.context().close()
  })

  it('values and answers: it says so, keeps the results, and brings them when asked again', async () => {
    const scripts = /\/search-(values|answer)\./
    const { page, input, status } = await open((page) => page.route(scripts, (route) => route.abort()))
    await input.fill('70B on 15T tokens')
    await soon(() => status.textContent()).toMatch(
      /The calculators did not arrive.*The values of parameters and calculators did not arrive/,
    )
    expect(await rows(page).count()).toBeGreaterThan(0)
    await page.unroute(scripts)
    await status.getByRole('button', { name: 'Try again' }).click()
    await page.locator('.answer-row').waitFor()
    await soon(() => status.textContent()).not.toMatch(/did not arrive/)
    await page.context().close()
  })
})

describe('A browser that keeps nothing', () => {
  it('is searched in all the same', async () => {
    const { page, input, problems } = await open((page) =>
      page.addInitScript(() => {
        const refuse = () => {
          throw new DOMException('No.', 'SecurityError')
        }
        Storage.prototype.getItem = refuse
        Storage.prototype.setItem = refuse
      }),
    )
    await input.fill('kv cache')
    await settled(page)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/notes/kv-cache/**')
    expect(problems).toEqual([])
    await page.context().close()
  })
})

describe('The dialog', () => {
  it('stays open when a selection of text ends beside it, and closes at a press there', async () => {
    const { page, input } = await open()
    await input.fill('kv cache')
    const isOpen = () => page.locator('.search-dialog').evaluate((dialog) => (dialog as HTMLDialogElement).open)
    const box = await input.boundingBox()
    if (!box) throw new Error('The line is not there.')
    await page.mouse.move(box.x + 60, box.y + 20)
    await page.mouse.down()
    await page.mouse.move(10, 400)
    await page.mouse.up()
    expect(await isOpen()).toBe(true)
    await page.mouse.click(10, 400)
    expect(await isOpen()).toBe(false)
    await page.context().close()
  })

  it('fits what a keyboard on the screen leaves, and a line that is typed into is not zoomed', async () => {
    const { page, input } = await open(undefined, { viewport: { width: 390, height: 844 } })
    await input.fill('memory')
    await settled(page)
    await page.evaluate(() => {
      Object.defineProperty(visualViewport, 'height', { value: 420 })
      visualViewport?.dispatchEvent(new Event('resize'))
    })
    await soon(() => page.locator('.search-dialog').evaluate((dialog) => dialog.getBoundingClientRect().bottom)).toBeLessThanOrEqual(420)
    await page.keyboard.press('ArrowUp')
    expect(await chosen(page).evaluate((row) => row.getBoundingClientRect().bottom)).toBeLessThanOrEqual(420)
    // Below 16 px, iOS zooms the page when the line is touched.
    expect(await input.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))).toBeGreaterThanOrEqual(16)
    await page.context().close()
  })

  for (const text of ['memory topic:inference -chip', 'Pneumonoultramicroscopicsilicovolcanoconiosis'.repeat(3), '🔥🔥'])
    it(`is not wider than 320 px at twice the text size with “${text.slice(0, 30)}”`, async () => {
      const { page, input } = await open(undefined, { viewport: { width: 320, height: 640 } })
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%'
      })
      await input.fill(text)
      await pause(atRest)
      const wide = await page
        .locator('.search-dialog, .search-box, .search-dialog .search-status, .search-dialog [role="option"], .result-title')
        .evaluateAll((all) =>
          all.flatMap((one) => (one.getBoundingClientRect().right > 320 || one.scrollWidth > one.clientWidth + 1 ? [one.className] : [])),
        )
      expect(wide).toEqual([])
      await page.context().close()
    })

  it('shows the chosen row where colours are forced', async () => {
    const { page, input } = await open(undefined, { forcedColors: 'active' })
    await input.fill('memory')
    await settled(page)
    const outlines = await rows(page).evaluateAll((all) => all.map((row) => getComputedStyle(row).outlineStyle))
    expect(outlines.map((style) => style !== 'none')).toEqual(outlines.map((_, index) => index === 0))
    await page.context().close()
  })
})
