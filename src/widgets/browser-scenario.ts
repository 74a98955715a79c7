/** The page's one scenario store, on the real address, device and clock. */
import { createScenarioStore } from './scenario-store.ts'

const key = 'scenario'
let timer: ReturnType<typeof setTimeout> | undefined

const address = (): string => location.pathname + location.search + location.hash

export const scenario = createScenarioStore({
  address,
  isOwnAddress: () => (history.state as { readonly own?: unknown } | null)?.own === true,
  version: () => document.querySelector<HTMLElement>('[data-version]')?.dataset['version'] ?? '',
  replaceAddress: (next) => {
    if (next !== address()) history.replaceState({ ...(history.state as object | null), own: true }, '', next)
  },
  read: () => {
    try {
      return localStorage.getItem(key)
    } catch {
      return null
    }
  },
  write: (text) => {
    try {
      localStorage.setItem(key, text)
    } catch {}
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
  addEventListener('storage', (event) => event.key === key && scenario.reload())
  addEventListener('pageshow', (event) => event.persisted && scenario.reload())
  addEventListener('pagehide', () => timer !== undefined && scenario.flush())
  for (const type of ['click', 'auxclick'] as const)
    document.addEventListener(
      type,
      (event) => {
        const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="/"]') : null
        const href = link?.getAttribute('href')
        if (link && href) link.setAttribute('href', scenario.carry(href))
      },
      { capture: true },
    )
}
