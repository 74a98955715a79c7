/**
 * A calculator in a frame of another page: alive, with links that open outside of the frame, and telling the page around it how high it is:
 * `{ isoflop: 'training-run', height: 812 }`, in pixels.
 */
import { scenario } from './browser-scenario.ts'

const figure = document.querySelector<HTMLElement>('[data-calculator]')
const full = document.querySelector<HTMLAnchorElement>('a[data-full]')

if (figure) void import('./mount-calculator.ts').then(({ mountCalculator }) => mountCalculator(figure))

/** The calculator's own page, with what is in force here. */
const follow = (): void => {
  if (full) full.href = scenario.share().replace('/embed/', '/calculators/')
}
scenario.subscribe(follow)
follow()

document.addEventListener('click', ({ target }) => {
  const link = target instanceof Element ? target.closest('a') : null
  if (!link || link.getAttribute('href')?.startsWith('#')) return
  link.target = '_blank'
  link.rel = 'noopener'
})

if (window.parent !== window) {
  const tell = () =>
    window.parent.postMessage({ isoflop: figure?.dataset['calculator'], height: document.documentElement.offsetHeight }, '*')
  new ResizeObserver(tell).observe(document.documentElement)
}
