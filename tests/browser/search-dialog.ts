/** What tests of the search box share: the open dialog, its parts, and waiting. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Site } from './site.ts'

/** Waits for as long as a busy machine may need. */
export const soon = <T>(read: () => T | Promise<T>) => expect.poll(read)
export const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
/** Longer than a question takes to rest, and its answer to come. */
export const atRest = 700

export async function openDialog(site: Site, before: (page: Page) => Promise<unknown> = () => Promise.resolve(), options = {}) {
  const { page, problems } = await site.open(options)
  await before(page)
  await page.goto('/about/')
  await page.keyboard.press('Control+k')
  return { page, problems, input: page.locator('#search-input'), status: page.locator('.search-dialog div.search-status') }
}
export const rows = (page: Page) => page.locator('.search-dialog [role="option"]')
export const first = (page: Page) => rows(page).first().getAttribute('href')
export const chosen = (page: Page) => page.locator('.search-dialog [aria-selected="true"]')
export const settled = (page: Page) => soon(() => page.locator('.search-dialog [role="status"]').textContent()).toMatch(/result/)
