/** Protects the flagship's two readings: one switch turns every number, claim and figure of the page, by mouse and by key; without script both stand there. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite, type Site } from './site.ts'

const note = '/notes/inference-is-most-of-lifetime-cost/'
let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

describe('The switch between own cost and list price', () => {
  it('turns the numbers, the claims and the figure of the page, and back', async () => {
    const { page } = await site.open()
    await page.goto(note)
    const share = () => page.locator('.switch + p a.value').last().textContent()
    const verdict = () => page.locator('#claim-inf-four-fifths-of-lifetime .verdict').getAttribute('data-verdict')
    const answer = () => page.locator('#calc-lifetime-cost .answer').textContent()
    const own = await share()
    expect(await verdict()).toBe('fails')

    await page.getByRole('radio', { name: 'List price' }).check({ force: true })
    await expect.poll(share).not.toBe(own)
    await expect.poll(verdict).toBe('holds')
    await expect.poll(answer).toMatch(/serving at list price/)

    await page.getByRole('radio', { name: 'List price' }).press('ArrowLeft')
    await expect.poll(share).toBe(own)
    await expect.poll(verdict).toBe('fails')
    await page.context().close()
  })

  it('shows what a link opens with', async () => {
    const { page } = await site.open()
    await page.goto(`${note}?with=lifetime-cost.servingPrice:list`)
    await expect.poll(() => page.getByRole('radio', { name: 'List price' }).isChecked()).toBe(true)
    await page.context().close()
  })

  it('is not there without script, where both readings stand in the text', async () => {
    const { page } = await site.open({ javaScriptEnabled: false })
    await page.goto(note)
    expect(await page.locator('.switch').isVisible()).toBe(false)
    const text = await page.locator('.prose ul').first().textContent()
    expect(text).toMatch(/own cost.*46\.8.*list price.*88\.9/su)
    await page.context().close()
  })
})
