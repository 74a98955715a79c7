/**
 * Protects what opens beside a word: previews of links, the calculation behind a number, and on a phone the sidenotes. They come by pointer,
 * keyboard and finger, stand inside the window, and go away. The page's clock is set by the test where time matters.
 */
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite, type Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

const note = '/notes/context-grows-with-every-turn/'
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

const preview = (page: Page) => page.locator('#preview')
const popover = (page: Page) => page.locator('#value-popover')
const noteLink = (page: Page) => page.locator('.note p a.wikilink[href="/notes/kv-cache/"]').first()
const number = (page: Page) => page.locator('a.value[data-of="agent-task.inputTokens"]').first()

const openNote = async (options: Parameters<Site['open']>[0] = {}, address = note) => {
  const { page, problems } = await site.open(options)
  await page.goto(address)
  await page.locator('html[data-script="live"]').waitFor()
  return { page, problems }
}

/** Scrolls so that the line of a link is `top` pixels below the window's upper edge. */
const bringTo = (link: Locator, top: number) =>
  link.evaluate((element, at) => scrollBy({ top: (element.getClientRects()[0]?.top ?? 0) - at, behavior: 'instant' }), top)

const edges = async (part: Locator) => {
  const box = await part.evaluate((element) => {
    const { left, right, top, bottom } = element.id === '' ? (element.getClientRects()[0] as DOMRect) : element.getBoundingClientRect()
    return { left, right, top, bottom }
  })
  return box
}

const expectInside = async (page: Page, part: Locator) => {
  const { left, right, top, bottom } = await edges(part)
  const { width, height } = await page.evaluate(() => ({ width: document.documentElement.clientWidth, height: innerHeight }))
  expect(left).toBeGreaterThanOrEqual(0)
  expect(top).toBeGreaterThanOrEqual(0)
  expect(right).toBeLessThanOrEqual(width)
  expect(bottom).toBeLessThanOrEqual(height)
}

describe('A preview of a link', () => {
  it('shows title and summary of the note under the pointer, in the top layer, and goes when the pointer has left', async () => {
    const { page, problems } = await openNote()
    await noteLink(page).hover()
    await preview(page).waitFor()
    expect(await preview(page).getAttribute('role')).toBe('tooltip')
    expect(await noteLink(page).getAttribute('aria-describedby')).toBe('preview')
    expect(await preview(page).evaluate((box) => box.matches(':popover-open'))).toBe(true)
    const target = await site.open()
    await target.page.goto('/notes/kv-cache/')
    const [title, summary] = [target.page.locator('h1'), target.page.locator('.summary')]
    expect(await preview(page).locator('strong').textContent()).toBe((await title.textContent())?.trim())
    expect(await preview(page).textContent()).toContain((await summary.textContent())?.replace(/\s+/g, ' ').trim())
    await page.mouse.move(5, 5)
    await preview(page).waitFor({ state: 'detached' })
    expect(await noteLink(page).getAttribute('aria-describedby')).toBe(null)
    expect(problems).toEqual([])
    await page.context().close()
    await target.page.context().close()
  })

  it('is fetched after 150 ms, shown after 500, kept for 300', async () => {
    const { page } = await site.open()
    await page.clock.install({ time: '2026-01-01T00:00:00' })
    await page.goto(note)
    await page.locator('html[data-script="live"]').waitFor()
    await bringTo(noteLink(page), 200)
    let asked = 0
    page.on('request', (request) => {
      if (request.url().endsWith('/notes/kv-cache/')) asked += 1
    })
    // The code of previews comes with the first, so that what is timed is the waiting alone.
    await page.locator('.prose a.citation').first().hover()
    await preview(page).waitFor()
    await page.mouse.move(5, 5)
    await preview(page).waitFor({ state: 'detached' })
    await bringTo(noteLink(page), 200)
    await page.clock.pauseAt('2026-01-01T01:00:00')
    await noteLink(page).hover()
    await page.clock.runFor(149)
    expect(asked).toBe(0)
    const arrived = page.waitForResponse(/kv-cache\/$/)
    await page.clock.runFor(1)
    await (await arrived).finished()
    await page.clock.runFor(349)
    expect(await preview(page).count()).toBe(0)
    await page.clock.runFor(1)
    await preview(page).waitFor()
    await page.mouse.move(5, 5)
    await page.clock.runFor(299)
    expect(await preview(page).count()).toBe(1)
    await page.clock.runFor(1)
    expect(await preview(page).count()).toBe(0)
    await page.context().close()
  })

  it('comes with the keyboard’s focus, and goes with it', async () => {
    const { page } = await openNote()
    await bringTo(noteLink(page), 300)
    await page.keyboard.press('Shift')
    await noteLink(page).focus()
    await preview(page).waitFor()
    await page.locator('a.skip').focus()
    await preview(page).waitFor({ state: 'detached' })
    await page.context().close()
  })

  it('is closed by Escape', async () => {
    const { page } = await openNote()
    await noteLink(page).hover()
    await preview(page).waitFor()
    await page.keyboard.press('Escape')
    expect(await preview(page).count()).toBe(0)
    await page.context().close()
  })

  it('does not come when the reader has switched previews off', async () => {
    const { page } = await openNote()
    await page.locator('#previews').uncheck()
    await page.clock.install()
    const asked: string[] = []
    // A calculator that hovering scrolls into view may load; the note of the link may not.
    page.on('request', (request) => request.url().endsWith('/notes/kv-cache/') && asked.push(request.url()))
    await noteLink(page).hover()
    await page.clock.runFor(2000)
    expect(asked).toEqual([])
    expect(await preview(page).count()).toBe(0)
    await page.context().close()
  })

  it('does not come under a finger: the link is followed', async () => {
    const { page } = await openNote(phone)
    await noteLink(page).tap()
    await page.waitForURL('**/notes/kv-cache/')
    await page.context().close()
  })

  it('is below its link, above it at the window’s foot, and never outside of the window', async () => {
    for (const width of [360, 700, 1440]) {
      const { page } = await openNote({ viewport: { width, height: 700 } })
      for (const [top, side] of [
        [80, 'below'],
        [640, 'above'],
      ] as const) {
        await page.mouse.move(0, 0)
        await preview(page).waitFor({ state: 'detached' })
        await bringTo(noteLink(page), top)
        const link = await edges(noteLink(page))
        await page.mouse.move(link.left + 3, link.top + 8)
        await preview(page).waitFor()
        const box = await edges(preview(page))
        if (side === 'below') expect(box.top - link.bottom, `${width} ${side}`).toBeCloseTo(8, 0)
        else expect(link.top - box.bottom, `${width} ${side}`).toBeCloseTo(8, 0)
        await expectInside(page, preview(page))
      }
      await page.context().close()
    }
  })

  it('follows its link when the page scrolls, and closes when that leaves the window', async () => {
    const { page } = await openNote()
    await bringTo(noteLink(page), 300)
    await page.keyboard.press('Shift')
    await noteLink(page).focus()
    await preview(page).waitFor()
    const distance = async () => (await edges(preview(page))).top - (await edges(noteLink(page))).bottom
    const before = (await edges(noteLink(page))).top
    await page.evaluate(() => scrollBy({ top: 100, behavior: 'instant' }))
    expect(before - (await edges(noteLink(page))).top).toBeCloseTo(100, 0)
    await expect.poll(distance).toBeCloseTo(8, 0)
    await page.evaluate(() => scrollBy({ top: 400, behavior: 'instant' }))
    await preview(page).waitFor({ state: 'detached' })
    await page.context().close()
  })
})

describe('The calculation behind a number', () => {
  it('lists every input with its value and origin, and stays while the pointer is in it', async () => {
    const { page, problems } = await openNote()
    await number(page).hover()
    await popover(page).waitFor()
    // The inputs of agent-task: 8.7 turns of the book, one agent, the tokens and prices of the book.
    const rows = popover(page).locator('dl > div')
    expect(await rows.count()).toBeGreaterThanOrEqual(5)
    expect(await rows.filter({ hasText: 'Agents on the task' }).locator('dd').first().textContent()).toMatch(/^1\b/)
    expect(await rows.filter({ hasText: /turns/i }).first().locator('dd').first().textContent()).toMatch(/^8\.7\b/)
    expect((await rows.filter({ hasText: /turns/i }).first().locator('.origin').textContent())?.trim()).not.toBe('')
    expect(await popover(page).locator('math').count()).toBe(1)
    await expectInside(page, popover(page))
    await page.clock.install()
    await popover(page).hover()
    await page.clock.runFor(1000)
    expect(await popover(page).count()).toBe(1)
    await popover(page).getByRole('link', { name: 'Open the calculator' }).click()
    await page.waitForURL('**/calculators/agent-task/**')
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('names the book’s number beside the reader’s, and marks what was changed', async () => {
    const { page } = await openNote({}, `${note}?with=turns:13`)
    await page.locator('a.value.is-changed').first().waitFor()
    await number(page).hover()
    await popover(page).waitFor()
    // By 8.7 × 146,000 + 42.2 × 1200 + 33.5 × 520 tokens that a task of 8.7 turns reads.
    expect(await popover(page).locator('.was').textContent()).toMatch(/1\.34\sM\stokens by default/)
    expect(await popover(page).locator('.is-changed').allTextContents()).toEqual([expect.stringMatching(/turns.*13/i)])
    await page.context().close()
  })

  it('opens at a finger’s first tap, closes at a tap beside it, and follows the link at the second', async () => {
    const { page, problems } = await openNote(phone)
    await bringTo(number(page), 300)
    await number(page).tap()
    await popover(page).waitFor()
    await expectInside(page, popover(page))
    expect(new URL(page.url()).pathname).toBe(note)
    await page.touchscreen.tap(5, 20)
    await popover(page).waitFor({ state: 'detached' })
    await number(page).tap()
    await popover(page).waitFor()
    await number(page).tap()
    await page.waitForURL('**/calculators/agent-task/**')
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('takes the place of a preview: there is one popover at a time', async () => {
    const { page } = await openNote()
    await bringTo(noteLink(page), 300)
    await page.keyboard.press('Shift')
    await noteLink(page).focus()
    await preview(page).waitFor()
    await number(page).focus()
    await popover(page).waitFor()
    expect(await preview(page).count()).toBe(0)
    await page.keyboard.press('Escape')
    expect(await popover(page).count()).toBe(0)
    await page.context().close()
  })
})

describe('A sidenote on a phone', () => {
  it('is hidden until its number is tapped, then stands after its line, and goes at the next tap', async () => {
    const { page, problems } = await openNote(phone)
    const mark = page.locator('a.sidenote-ref').first()
    const sidenote = page.locator('#sn-1')
    const column = page.locator('.prose').first()
    expect(await sidenote.isVisible()).toBe(false)
    await mark.tap()
    await sidenote.waitFor()
    expect(await mark.getAttribute('aria-expanded')).toBe('true')
    const [line, opened, text] = [await mark.boundingBox(), await sidenote.boundingBox(), await column.boundingBox()]
    if (!line || !opened || !text) throw new Error('Mark, sidenote and text must be on the page.')
    expect(opened.y).toBeGreaterThan(line.y)
    expect(opened.x).toBeGreaterThanOrEqual(text.x - 1)
    expect(opened.x + opened.width).toBeLessThanOrEqual(text.x + text.width + 1)
    expect(await sidenote.evaluate((note) => getComputedStyle(note).borderLeftStyle)).toBe('solid')
    expect(new URL(page.url()).hash).toBe('')
    await mark.tap()
    await sidenote.waitFor({ state: 'hidden' })
    expect(await mark.getAttribute('aria-expanded')).toBe('false')
    expect(problems).toEqual([])
    await page.context().close()
  })
})
