/** Pages whose scripts are still on their way. */
import type { Page } from 'playwright-core'

/** All scripts of a page, or all but the one that loads first. */
export const scripts = { all: /\/_astro\/[^/]+\.js$/, later: /\/_astro\/(?!PageScript)[^/]+\.js$/ } as const

/** Holds them until what it gives is called. */
export async function holdScripts(page: Page, held: RegExp): Promise<() => void> {
  let let_go: () => void = () => undefined
  const wait = new Promise<void>((resolve) => {
    let_go = resolve
  })
  await page.route(held, async (route) => {
    await wait
    await route.continue().catch(() => undefined)
  })
  return let_go
}

/** Opens a page without waiting for what is held; `there` must be drawn by the build. */
export async function openHeld(page: Page, address: string, there: string): Promise<void> {
  await page.goto(address, { waitUntil: 'commit' })
  await page.locator(there).first().waitFor({ state: 'attached' })
  // To the end of the page, so that no control is replaced under the hand.
  await page.locator('.site-footer').waitFor({ state: 'attached' })
}
