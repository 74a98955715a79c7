/** Protects a reader with a finger: scrolling sets nothing, a drag and a tap do; a tap explains a number, and opens one note of a citation. */
import type { CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { holdScripts, openHeld, scripts } from './held-scripts.ts'
import { openSite, type Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 } as const
const claimNote = '/notes/inference-becomes-the-dominant-demand/'
const growthNote = '/notes/context-grows-with-every-turn/'
const slider = '#calc-agent-task .control:has(#calc-agent-task-turns) input[type=range]'

type Point = readonly [x: number, y: number]

/** One finger, down at the first point, over the others, and up. */
async function swipe(cdp: CDPSession, [start, ...path]: readonly Point[]): Promise<void> {
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: Point) =>
    cdp.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [{ x: at[0], y: at[1] }] : [] })
  await send('touchStart', start)
  for (const point of path) await send('touchMove', point)
  await send('touchEnd')
}

const between = ([x, y]: Point, [dx, dy]: Point, steps = 12): readonly Point[] =>
  Array.from({ length: steps + 1 }, (_, i) => [x + (dx * i) / steps, y + (dy * i) / steps] as const)

/** A place on an element, in the middle of the screen. */
async function placeOn(page: Page, selector: string, share = 0.5): Promise<Point> {
  const found = page.locator(selector).first()
  await found.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }))
  // The touch is not to come while the page still moves.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
  await page.waitForTimeout(100)
  const box = await found.boundingBox()
  if (!box) throw new Error(`${selector} is not on the page`)
  return [box.x + box.width * share, box.y + box.height / 2]
}

const scenarioOf = (page: Page) => new URL(page.url()).searchParams.get('with')
const kept = (page: Page) => page.evaluate(() => localStorage.getItem('scenario') ?? '')
const scrolled = (page: Page) => page.evaluate(() => scrollY)

async function openLive(address = growthNote) {
  const { page, problems } = await site.open(phone)
  await page.goto(address)
  const cdp = await page.context().newCDPSession(page)
  return { page, problems, cdp }
}

describe('A finger on a slider', () => {
  const live = (page: Page) => page.locator('#calc-agent-task[data-ready]').waitFor()

  for (const share of [0.1, 0.408, 0.5, 0.95]) {
    it(`that scrolls the page from ${share} of its length leaves it as it was`, async () => {
      const { page, problems, cdp } = await openLive()
      const place = await placeOn(page, slider, share)
      await live(page)
      const [before, top] = [await page.locator(slider).inputValue(), await scrolled(page)]
      await swipe(cdp, between(place, [6, -300]))
      await expect.poll(() => scrolled(page)).toBeGreaterThan(top + 100)
      await page.waitForTimeout(400)
      expect(await page.locator(slider).inputValue()).toBe(before)
      expect(scenarioOf(page)).toBe(null)
      expect(await kept(page)).not.toMatch(/turns/)
      expect(await page.locator('#calc-agent-task .answer').textContent()).toMatch(/8\.7\sturns/)
      expect(problems).toEqual([])
      await page.context().close()
    })
  }

  it('that scrolls before the script is there leaves it, and nothing is taken for an edit', async () => {
    const { page } = await site.open(phone)
    const letGo = await holdScripts(page, scripts.all)
    await openHeld(page, growthNote, slider)
    const cdp = await page.context().newCDPSession(page)
    const place = await placeOn(page, slider, 0.2)
    const top = await scrolled(page)
    await swipe(cdp, between(place, [4, -300]))
    await expect.poll(() => scrolled(page)).toBeGreaterThan(top + 100)
    expect(await page.locator(slider).evaluate((range: HTMLInputElement) => range.value === range.defaultValue)).toBe(true)
    letGo()
    await page.locator(slider).scrollIntoViewIfNeeded()
    await live(page)
    await page.waitForTimeout(400)
    expect(scenarioOf(page)).toBe(null)
    await page.context().close()
  })

  it('that moves along it sets it, step for step, and leaves the page where it is', async () => {
    const { page, problems, cdp } = await openLive()
    const [x, y] = await placeOn(page, slider, 0.6)
    await live(page)
    const seenAt = async () => (await page.locator(slider).boundingBox())?.y ?? 0
    const at = await seenAt()
    await swipe(cdp, between([x, y], [-120, 10]))
    await expect.poll(() => Number(scenarioOf(page)?.replace('turns:', '') ?? 200)).toBeLessThan(20)
    expect(Math.abs((await seenAt()) - at)).toBeLessThan(12)
    // One drag is one step to undo.
    await page.locator('[data-scenario-bar]').getByRole('button', { name: 'undo' }).tap()
    await expect.poll(() => scenarioOf(page)).toBe(null)
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('that taps it sets it', async () => {
    const { page, cdp } = await openLive()
    const place = await placeOn(page, slider, 0.3)
    await live(page)
    await swipe(cdp, [place])
    await expect.poll(() => scenarioOf(page)).toMatch(/^turns:\d/)
    await page.context().close()
  })

  it('that taps it while the page moves stops the page only', async () => {
    const { page, cdp } = await openLive()
    const place = await placeOn(page, slider, 0.3)
    await live(page)
    const before = await page.locator(slider).inputValue()
    await page.evaluate(() => document.dispatchEvent(new Event('scroll')))
    await swipe(cdp, [place])
    await page.waitForTimeout(500)
    expect(await page.locator(slider).inputValue()).toBe(before)
    expect(scenarioOf(page)).toBe(null)
    await page.context().close()
  })

  it('that moved it before the script was there is taken', async () => {
    const { page } = await site.open(phone)
    const letGo = await holdScripts(page, scripts.all)
    await openHeld(page, growthNote, slider)
    const cdp = await page.context().newCDPSession(page)
    await swipe(cdp, between(await placeOn(page, slider, 0.6), [-120, 4]))
    letGo()
    await expect.poll(() => scenarioOf(page)).toMatch(/^turns:\d/)
    await page.context().close()
  })
})

describe('A finger on a number that can be moved', () => {
  const number = '[data-parameter="turns"]'
  const field = (page: Page) => page.locator(`${number} input`)

  it('that scrolls the page opens nothing and sets nothing', async () => {
    const { page, problems, cdp } = await openLive(claimNote)
    for (const dx of [0, 12, -12]) {
      const place = await placeOn(page, number)
      const top = await scrolled(page)
      await swipe(cdp, between(place, [dx, -250]))
      await expect.poll(() => scrolled(page)).toBeGreaterThan(top + 80)
    }
    await page.waitForTimeout(500)
    expect(await field(page).count()).toBe(0)
    expect(scenarioOf(page)).toBe(null)
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('that taps it opens its field, with the first tap and with the next', async () => {
    const { page, cdp } = await openLive(claimNote)
    for (let time = 0; time < 2; time++) {
      await swipe(cdp, [await placeOn(page, number)])
      await expect.poll(() => field(page).count()).toBe(1)
      await page.keyboard.press('Escape')
      await expect.poll(() => field(page).count()).toBe(0)
    }
    await page.context().close()
  })

  it('that moves along the line sets it', async () => {
    const { page, cdp } = await openLive(claimNote)
    const place = await placeOn(page, number)
    await page.locator(number).first().focus()
    await page.locator(`${number}[data-ready]`).first().waitFor()
    await swipe(cdp, between(place, [60, 2]))
    await expect.poll(() => scenarioOf(page)).toMatch(/^turns:\d/)
    expect(await field(page).count()).toBe(0)
    await page.context().close()
  })
})

describe('A tap on a live number', () => {
  const popover = (page: Page) => page.locator('.value-popover')
  const numbers = 'main a.value'

  it('explains it, the first time too, and the link in the explanation leads to the calculator', async () => {
    const { page, problems } = await site.open(phone)
    await page.goto(claimNote)
    const first = page.locator(numbers).first()
    await first.tap()
    await popover(page).waitFor()
    expect(new URL(page.url()).pathname).toBe(claimNote)
    const second = page.locator(numbers).nth(3)
    const of = await second.getAttribute('data-of')
    await page.locator('h1').tap()
    await expect.poll(() => popover(page).count()).toBe(0)
    await second.tap()
    await popover(page).waitFor()
    expect(new URL(page.url()).pathname).toBe(claimNote)
    await popover(page).getByRole('link', { name: 'Open the calculator' }).tap()
    await page.waitForURL((url) => url.pathname === `/calculators/${of?.split('.')[0]}/`)
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('waits for the explanation however long its script takes', async () => {
    const { page } = await site.open(phone)
    const letGo = await holdScripts(page, scripts.later)
    await page.goto(claimNote)
    const number = page.locator(numbers).first()
    await number.tap()
    await number.tap()
    expect(await number.getAttribute('aria-busy')).toBe('true')
    letGo()
    await popover(page).waitFor()
    expect(await popover(page).count()).toBe(1)
    expect(await number.getAttribute('aria-busy')).toBe(null)
    expect(new URL(page.url()).pathname).toBe(claimNote)
    await page.context().close()
  })

  it('follows the link when the explanation does not come, and with a second tap', async () => {
    const { page } = await site.open(phone)
    await page.route('**/_astro/value-popover.*', (route) => route.abort())
    await page.goto(claimNote)
    await page.locator(numbers).first().tap()
    await page.waitForURL((url) => url.pathname.startsWith('/calculators/'))
    await page.context().close()
    const other = await site.open(phone)
    await other.page.goto(claimNote)
    await other.page.locator(numbers).first().tap()
    await popover(other.page).waitFor()
    await other.page.locator(numbers).first().tap()
    await other.page.waitForURL((url) => url.pathname.startsWith('/calculators/'))
    await other.page.context().close()
  })

  it('is no business of mouse and keyboard, which follow the link', async () => {
    for (const follow of [
      (page: Page) => page.locator(numbers).first().click(),
      async (page: Page) => {
        await page.locator(numbers).first().focus()
        await page.keyboard.press('Enter')
      },
    ]) {
      const { page } = await site.open()
      await page.goto(claimNote)
      await follow(page)
      await page.waitForURL((url) => url.pathname.startsWith('/calculators/'))
      await page.context().close()
    }
  })
})

describe('A tap on a citation', () => {
  // One within a sidenote is not there until it opens.
  const citation = '.note a.citation:visible'
  const open = (page: Page) => page.locator('.sidenote.open')

  it('opens its note in place, and no card over it', async () => {
    const { page, problems, cdp } = await openLive(claimNote)
    const place = await placeOn(page, citation)
    await page.waitForTimeout(400)
    await swipe(cdp, [place])
    await expect.poll(() => open(page).count()).toBe(1)
    await page.waitForTimeout(900)
    expect(await page.locator('.preview').count()).toBe(0)
    await page.locator(citation).first().tap()
    await expect.poll(() => open(page).count()).toBe(0)
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('nor with the keyboard on a narrow screen, once it has opened its note', async () => {
    const { page } = await site.open({ viewport: { width: 390, height: 844 } })
    await page.goto(claimNote)
    await placeOn(page, citation)
    const reach = async () => {
      await page.locator(citation).first().focus()
      await page.keyboard.press('Shift+Tab')
      await page.keyboard.press('Tab')
      await page.waitForTimeout(1000)
      return page.locator('.preview').count()
    }
    // A page that still scrolls under it closes the card.
    await expect.poll(reach).toBe(1)
    await page.keyboard.press('Enter')
    await expect.poll(() => open(page).count()).toBe(1)
    expect(await page.locator('.preview').count()).toBe(0)
    await page.context().close()
  })
})

describe('A tap on a chart', () => {
  it('reads it, until the reader turns elsewhere', async () => {
    const { page, cdp } = await openLive('/calculators/agent-task/')
    await page.locator('#calc-agent-task[data-ready]').waitFor()
    const reading = page.locator('#calc-agent-task .chart-reading .entry')
    const drawing = '#calc-agent-task .chart-drawings'
    for (const share of [0.5, 0.7]) {
      await swipe(cdp, [await placeOn(page, drawing, share)])
      await expect.poll(() => reading.count()).toBeGreaterThan(0)
      await page.waitForTimeout(300)
      expect(await reading.count()).toBeGreaterThan(0)
    }
    await page.locator('h1').tap()
    await expect.poll(() => reading.count()).toBe(0)
    await page.context().close()
  })
})
