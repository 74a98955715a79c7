/** Pages whose scripts are still on their way. */
import type { Page } from 'playwright-core'

/** All scripts of a page, or all but the one that loads first. */
export const scripts = { all: /\/_astro\/[^/]+\.js$/, later: /\/_astro\/(?!PageScript)[^/]+\.js$/ } as const

/** Holds them until what it gives is called. */
export async function holdScripts(page: Page, held: RegExp): Promise<() => void> {
  let release: () => void = () => undefined
  const wait = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(held, async (route) => {
    await wait
    await route.continue().catch(() => undefined)
  })
  return release
}

/** Opens a page without waiting for what is held; `there` must be drawn by the build. */
export async function openHeld(page: Page, address: string, there: string): Promise<void> {
  await page.goto(address, { waitUntil: 'commit' })
  await page.locator(there).first().waitFor({ state: 'attached' })
  // Read to its end, so that every control is there; its scripts would come next.
  while ((await page.evaluate(() => document.readyState)) === 'loading') await page.waitForTimeout(20)
}
