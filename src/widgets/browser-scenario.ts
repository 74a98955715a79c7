/**
 * The page's one scenario store, on the real address, device and clock. A calculator that another site shows (`<html data-embed>`) follows
 * its address alone: what the reader keeps on the device is neither read nor written there.
 */
import { createScenarioStore } from './scenario-store.ts'

const key = 'scenario'
const embedded = document.documentElement.dataset['embed'] !== undefined
let timer: ReturnType<typeof setTimeout> | undefined

const address = (): string => location.pathname + location.search + location.hash

export const scenario = createScenarioStore({
  address,
  isOwnAddress: () => !embedded && (history.state as { readonly own?: unknown } | null)?.own === true,
  version: () => document.documentElement.dataset['version'] ?? '',
  replaceAddress: (next, own) => {
    const state = history.state as { readonly own?: unknown } | null
    if (next !== address() || (state?.own === true && !own)) history.replaceState({ ...state, own }, '', next)
  },
  read: () => {
    try {
      return embedded ? null : localStorage.getItem(key)
    } catch {
      return null
    }
  },
  write: (text) => {
    if (embedded) return true
    try {
      localStorage.setItem(key, text)
      return true
    } catch {
      return false
    }
  },
  now: () => performance.now(),
  later: (run) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      timer = undefined
      run()
    }, 300)
  },
})

/** Follows other tabs, writes what is pending before the page goes, and carries a link's scenario to the pages reached from here. */
export const startScenario = (): void => {
  if (!embedded) {
    addEventListener('storage', (event) => event.key === key && scenario.reload())
    addEventListener('pageshow', (event) => event.persisted && scenario.reload())
  }
  addEventListener('pagehide', () => timer !== undefined && scenario.flush())
  for (const type of ['click', 'auxclick'] as const)
    document.addEventListener(
      type,
      (event) => {
        const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="/"]') : null
        const href = link?.getAttribute('href')
        if (timer !== undefined) scenario.flush()
        if (link && href) link.setAttribute('href', scenario.carry(href))
      },
      { capture: true },
    )
}
