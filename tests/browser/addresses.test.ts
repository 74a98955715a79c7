/** Protects pages from addresses that were cut, mangled or written by hand, and a reader's changes from a browser that keeps nothing. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite, type Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

const claimNote = '/notes/inference-becomes-the-dominant-demand/'
const growthNote = '/notes/context-grows-with-every-turn/'
const bar = (page: Page) => page.locator('[data-scenario-bar]')
const mangled = ['%', '%C3x', '%ED%A0%80']

describe('A mangled address', () => {
  const places: Readonly<Record<string, (text: string) => string>> = {
    'a hash of the claims': (text) => `/claims/#${text}`,
    'a hash of the parameters': (text) => `/parameters/#${text}`,
    'a hash of a note': (text) => `${claimNote}#${text}`,
    'a scenario': (text) => `${growthNote}?with=${text}`,
    'a value of a scenario': (text) => `${growthNote}?with=turns:${text}`,
    'a pin, what is shown, a version': (text) => `${growthNote}?here=${text}&show=${text}&on=${text}&was=${text}&with=`,
    'what a figure is compared with': (text) => `${growthNote}?show=calc-agent-task.compare:mine;${text};turns:12`,
    'what is shown of uncertainty': (text) => `/calculators/agent-task/?show=calc-agent-task.uncertainty:${text}`,
    'a search': (text) => `/search/?q=${text}`,
    'a note of the map': (text) => `/map/#note=${text}&off=${text}&of=${text}&at=${text}`,
    'a lens of the map': (text) => `/map/#lens=${text}`,
    'a path of the map': (text) => `/map/#path=${text}.kv-cache&first=${text}`,
    'a hash of a data set': (text) => `/data/accelerators/#${text}`,
    'a calculator for another page': (text) => `/embed/training-run/?with=${text}&here=${text}`,
  }
  for (const [what, address] of Object.entries(places)) {
    it(`of ${what} is no exception`, async () => {
      const { page, problems } = await site.open()
      for (const text of mangled) {
        await page.goto('about:blank')
        await page.goto(address(text))
        // A change of the hash alone is read by other code than the opening.
        await page.evaluate(() => {
          location.hash = '%'
        })
        await page.waitForTimeout(100)
      }
      expect(problems).toEqual([])
      await page.context().close()
    })
  }
})

describe('A browser that refuses to keep anything', () => {
  const refusals: Readonly<Record<string, () => void>> = {
    'throws at every access': () =>
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('no', 'SecurityError')
        },
      }),
    'is full': () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError')
      }
    },
  }
  for (const [how, refuse] of Object.entries(refusals)) {
    it(`(${how}) says so, and a change goes along through the notebook, a reload and back`, async () => {
      const { page, problems } = await site.open()
      await page.addInitScript(refuse)
      await page.goto(growthNote)
      // With 3 turns a task instead of 8.7 inference is less than half in two years.
      await page.locator('#calc-agent-task-turns').fill('3')
      await page.keyboard.press('Enter')
      await expect.poll(() => bar(page).textContent()).toMatch(/1 assumption changed.*does not let this page keep changes.*copy the link/s)
      await page.locator(`.relations a[href^="${claimNote}"]`).first().click()
      await page.waitForURL((url) => url.pathname === claimNote)
      await expect.poll(() => page.locator('#claim-inf-lead-lasts-two-years .verdict').textContent()).toMatch(/not hold/)
      await expect.poll(() => bar(page).textContent()).toMatch(/1 assumption.*8\.7.*3/s)
      await page.goBack()
      await expect.poll(() => page.locator('#calc-agent-task .answer').textContent()).toMatch(/\b3\sturns/)
      await page.reload()
      await expect.poll(() => page.locator('#calc-agent-task .answer').textContent()).toMatch(/\b3\sturns/)
      expect(problems).toEqual([])
      await page.context().close()
    })
  }

  it('a change is in the link that is followed at once', async () => {
    const { page } = await site.open()
    await page.addInitScript(refusals['is full'] ?? (() => undefined))
    await page.goto(claimNote)
    const turns = page.locator('[data-parameter="turns"]').first()
    await turns.focus()
    await page.keyboard.type('13')
    await page.keyboard.press('Enter')
    await expect.poll(() => turns.textContent()).toMatch(/13/)
    await page.locator(`.relations a[href^="${growthNote}"]`).first().click()
    await page.waitForURL((url) => url.pathname === growthNote && url.searchParams.get('with') === 'turns:13')
    await page.context().close()
  })
})
