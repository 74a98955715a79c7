/** Protects the reader's journey: a claim, an assumption moved, the claim flipped; another note followed; the scenario shared, kept and dropped. */
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

const verdict = (page: Page, claim: string) => page.locator(`#claim-${claim} .verdict`)
const bar = (page: Page) => page.locator('[data-scenario-bar]')

/** Types a value into a parameter of a calculator. */
async function set(page: Page, figure: string, input: string, text: string): Promise<void> {
  const field = page.locator(`#${figure}-${input}`)
  await field.scrollIntoViewIfNeeded()
  await page.locator(`#${figure}[data-ready]`).waitFor()
  await field.fill(text)
  await field.press('Enter')
}

describe('A reader who doubts a claim', () => {
  it('sees it hold, moves the turns of a task in another note, and finds it failing', async () => {
    const { page, problems } = await site.open()
    await page.goto(claimNote)
    // A request of n turns computes 36.98 n² + 6812.6 n tokens (4.3 % of what it reads, all that it writes). With 8.7 turns inference keeps 51 % of
    // the chips busy in two years, with 3 turns 49 %.
    await expect.poll(() => verdict(page, 'inf-lead-lasts-two-years').textContent()).toMatch(/Holds/)
    await page.goto(growthNote)
    const before = await page.locator('a.value[data-of^="agent-task."]:not([data-given])').first().textContent()
    await set(page, 'calc-agent-task', 'turns', '3')
    await expect.poll(() => page.locator('a.value[data-of^="agent-task."]:not([data-given])').first().textContent()).not.toBe(before)
    await expect.poll(() => bar(page).textContent()).toMatch(/1 assumption changed.*8\.7.*3/s)
    await page.goto(claimNote)
    await expect.poll(() => verdict(page, 'inf-lead-lasts-two-years').textContent()).toMatch(/not hold/)
    await expect.poll(() => bar(page).isVisible()).toBe(true)
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('moves a parameter in the sentence itself, with the keyboard alone', async () => {
    const { page, problems } = await site.open()
    await page.goto(claimNote)
    const turns = page.locator('[data-parameter="turns"]').first()
    await turns.focus()
    // A key that comes before the script has no effect; the next one has.
    const press = async () => {
      await turns.press('ArrowUp')
      return turns.textContent()
    }
    await expect.poll(press).not.toMatch(/8\.7/)
    await expect.poll(() => bar(page).textContent()).toMatch(/1 assumption changed/)
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('sees the claim turn beside the sentence, finds the next note’s numbers following, and sends the link of the bar', async () => {
    const { page, problems } = await site.open()
    await page.goto(claimNote)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const turns = page.locator('[data-parameter="turns"]').first()
    await turns.focus()
    await page.waitForTimeout(400)
    // With 3 turns a task instead of 8.7 inference is the smaller part in two years.
    await page.keyboard.type('3')
    await page.keyboard.press('Enter')
    await expect.poll(() => turns.textContent()).toMatch(/\b3\b/)
    await expect.poll(() => verdict(page, 'inf-lead-lasts-two-years').textContent()).toMatch(/not hold/)
    await page.locator(`.relations a[href="${growthNote}"]`).click()
    await page.waitForURL((url) => url.pathname === growthNote)
    await page.locator('#calc-agent-task').scrollIntoViewIfNeeded()
    await expect.poll(() => page.locator('#calc-agent-task .answer').textContent()).toMatch(/\b3\sturns/)
    await expect.poll(() => page.locator('a.value.is-changed[data-of^="agent-task."]').count()).toBeGreaterThan(0)
    await bar(page).getByRole('button', { name: 'copy link' }).click()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    const other = await site.open()
    await other.page.goto(link)
    await other.page.locator('#calc-agent-task').scrollIntoViewIfNeeded()
    await expect.poll(() => other.page.locator('#calc-agent-task .answer').textContent()).toMatch(/\b3\sturns/)
    await expect.poll(() => bar(other.page).textContent()).toMatch(/This link changes 1 assumption/)
    expect(problems).toEqual([])
    expect(other.problems).toEqual([])
    await page.context().close()
    await other.page.context().close()
  })

  it('shares the scenario by its address, which shows everyone the same, and keeps what the other had', async () => {
    const { page } = await site.open()
    await page.goto(growthNote)
    await set(page, 'calc-agent-task', 'turns', '3')
    await expect.poll(() => new URL(page.url()).searchParams.get('with')).toBe('turns:3')
    const link = page.url()
    const other = await site.open()
    await other.page.goto(`${growthNote}?with=turns:20`)
    await other.page.goto(link)
    await expect.poll(() => bar(other.page).textContent()).toMatch(/\b3\b/)
    await other.page.locator('.note-nav a[href="/notes/inference-becomes-the-dominant-demand/"]').click()
    await expect.poll(() => verdict(other.page, 'inf-lead-lasts-two-years').textContent()).toMatch(/not hold/)
    await page.context().close()
    await other.page.context().close()
  })

  it('finds the scenario again after a reload, undoes and resets it', async () => {
    const { page } = await site.open()
    await page.goto(growthNote)
    await set(page, 'calc-agent-task', 'turns', '13')
    await expect.poll(() => bar(page).textContent()).toMatch(/1 assumption/)
    await page.goto(growthNote)
    await expect.poll(() => bar(page).textContent()).toMatch(/1 assumption.*13/s)
    await bar(page).getByRole('button', { name: 'reset' }).click()
    await expect.poll(() => bar(page).textContent()).toMatch(/Back to our defaults/)
    await page.goto(growthNote)
    await page.waitForTimeout(300)
    expect(await bar(page).isVisible()).toBe(false)
    await page.context().close()
  })
})

describe('Impossible values', () => {
  it('are explained beside the control, and the last good result stays', async () => {
    const { page, problems } = await site.open()
    await page.goto(growthNote)
    const answer = page.locator('#calc-agent-task .answer')
    await set(page, 'calc-agent-task', 'turns', '20')
    await expect.poll(() => answer.textContent()).toMatch(/20 turns|20\s/)
    const good = await answer.textContent()
    for (const text of ['abc', '-4', '1e99']) {
      await set(page, 'calc-agent-task', 'turns', text)
      await expect.poll(() => page.locator('#calc-agent-task-turns').getAttribute('aria-invalid')).toBe('true')
      expect(await answer.textContent()).toBe(good)
    }
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('in a mangled link are reported, and the rest of it is kept', async () => {
    const { page, problems } = await site.open()
    await page.goto(`${growthNote}?with=turns:abc,nonsense:3,systemTokens:4000`)
    await expect.poll(() => bar(page).textContent()).toMatch(/abc/)
    const text = await bar(page).textContent()
    expect(text).toMatch(/nonsense/)
    expect(text).toMatch(/1 assumption/)
    expect(problems).toEqual([])
    await page.context().close()
  })
})

describe('The neighbourhood', () => {
  it('is walked in place, and back returns', async () => {
    const { page, problems } = await site.open()
    await page.goto(claimNote)
    await page.locator('#neighbourhood svg a[href="/notes/context-grows-with-every-turn/"]').click()
    await expect.poll(() => page.locator('#neighbourhood').getAttribute('data-id')).toBe('context-grows-with-every-turn')
    expect(new URL(page.url()).pathname).toBe(claimNote)
    await page.goBack()
    await expect.poll(() => page.locator('#neighbourhood').getAttribute('data-id')).toBe('inference-becomes-the-dominant-demand')
    await page.getByRole('link', { name: 'Open in the map' }).click()
    await expect.poll(() => page.locator('.map-panel').textContent()).toMatch(/Inference becomes the dominant/)
    expect(problems).toEqual([])
    await page.context().close()
  })
})
