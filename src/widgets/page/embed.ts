/**
 * A calculator embedded in another page: its links open outside of the frame, and it posts its height to the page around it: `{ isoflop: 'training-run', height: 812 }`, in pixels.
 */
import { scenario } from '../scenario/browser-scenario.ts'

/** The calculator's own page, with what is in force here. */
const followScenario = (full: HTMLAnchorElement): void => {
  const follow = () => {
    full.href = scenario.share().replace('/embed/', '/calculators/')
  }
  scenario.subscribe(follow)
  follow()
}

const openOutside = ({ target }: Event): void => {
  const link = target instanceof Element ? target.closest('a') : null
  if (!link || link.getAttribute('href')?.startsWith('#')) return
  link.target = '_blank'
  link.rel = 'noopener'
}

export const startEmbed = (): void => {
  const full = document.querySelector<HTMLAnchorElement>('a[data-full]')
  if (full) followScenario(full)
  document.addEventListener('click', openOutside)
  if (window.parent === window) return
  const id = document.querySelector<HTMLElement>('[data-calculator]')?.dataset['calculator']
  const postHeight = () => window.parent.postMessage({ isoflop: id, height: document.documentElement.offsetHeight }, '*')
  new ResizeObserver(postHeight).observe(document.documentElement)
}
