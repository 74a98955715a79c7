/**
 * Loads each live part of a page when it is needed: the scenario bar when an assumption is changed; numbers in prose when the scenario
 * differs from the parameter book, or at a pointer, focus or tap; a calculator when it comes into view. Only this file is loaded with the page.
 */

import { plainNumber } from '../calculator/plain-number.ts'
import { scenario, startScenario } from '../scenario/browser-scenario.ts'
import { hasEdits } from './early-edits.ts'
import { holdKeys, holdPresses } from './held-events.ts'
import { loadOrRetry } from './load-or-retry.ts'
import { isPlainClick } from './plain-click.ts'
import { isTouch } from './slider-touch.ts'

/** Calls `run` once for each element: when it is in view, at the first interaction, or at once if it was edited before this script ran. */
const whenNear = (elements: readonly Element[], run: (element: Element) => void): void => {
  const started = new Set<Element>()
  const start = (element: Element) => {
    observer.unobserve(element)
    if (started.has(element)) return
    started.add(element)
    run(element)
  }
  const observer = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) start(target)
  })
  for (const element of elements) {
    observer.observe(element)
    for (const type of ['pointerover', 'focusin', 'input'] as const) element.addEventListener(type, () => start(element), { once: true })
    if (hasEdits(element)) start(element)
  }
}

const find = (selector: string): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selector)]

const idle = (run: () => void): void => {
  if ('requestIdleCallback' in window) requestIdleCallback(run, { timeout: 500 })
  else setTimeout(run, 50)
}

const startCalculators = (): void => {
  whenNear(find('[data-calculator]'), (element) => {
    const widget = element.querySelector('[data-widget]')
    if (!widget) return
    const mount = () => import('../calculator/mount-calculator.ts').then(({ mountCalculator }) => mountCalculator(element as HTMLElement))
    const release = holdPresses(element, '.views button, [data-action]')
    const load = () =>
      loadOrRetry(
        { after: widget, text: 'The script of this calculator did not arrive, so nothing follows its controls.', className: 'care' },
        () => mount().then(release),
      )
    if (scenario.get().mode === 'book') idle(load)
    else load()
  })
}

/** Turns a parameter in a sentence, which is a link to the parameter book without script, into a number to drag, step or type. */
const startParameters = (): void => {
  for (const element of find('[data-parameter]')) {
    element.removeAttribute('href')
    element.tabIndex = 0
    const { label = '', min = '', max = '', text = '' } = element.dataset
    const attributes = {
      role: 'spinbutton',
      'aria-label': label,
      'aria-valuemin': plainNumber(min),
      'aria-valuemax': plainNumber(max),
      'aria-valuetext': text,
    }
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    element.setAttribute('aria-valuenow', plainNumber(element.querySelector('data')?.value ?? ''))
    const held = holdKeys(element)
    const load = () =>
      void import('../prose/live-parameter.ts').then(({ startParameter }) => startParameter(element, held)).catch(() => undefined)
    for (const type of ['pointerover', 'pointerdown', 'focusin', 'click', 'keydown'] as const) element.addEventListener(type, load)
  }
}

/** Opens the popover of a number; follows the link instead when there is nothing to show. */
const openOrFollow = async (link: HTMLAnchorElement): Promise<void> => {
  link.ariaBusy = 'true'
  try {
    const { openValue } = await import('./value-popover.ts')
    await openValue(link)
  } catch {
    location.assign(link.href)
  }
  link.ariaBusy = null
}

/** Popovers of numbers in prose: offered to a pointer and to the focus, opened by a tap; a second tap follows the link. */
const startValues = (): void => {
  const valueAt = ({ target }: Event) => (target instanceof Element ? target.closest<HTMLAnchorElement>('a.value') : null)
  const offer = (event: Event) => {
    const link = valueAt(event)
    if (link && !isTouch(event)) void import('./value-popover.ts').then(({ offerValue }) => offerValue(link))
  }
  for (const type of ['pointerover', 'focusin'] as const) document.addEventListener(type, offer)
  document.addEventListener('click', (event) => {
    const link = valueAt(event)
    if (!link || !isTouch(event) || !isPlainClick(event) || link.hasAttribute('aria-describedby')) return
    event.preventDefault()
    void openOrFollow(link)
  })
}

/** A switch answers once its script has come; until then the browser keeps what was chosen, which the script then takes. */
const startSwitches = (): void => {
  const switches = find('[data-switch]')
  if (switches.length > 0)
    void import('../prose/switch-group.ts').then(({ startSwitch }) => switches.forEach(startSwitch)).catch(() => undefined)
}

let isLive = false
/** Loads the scenario bar and live prose, once the scenario differs from the parameter book. */
const loadLiveParts = (): void => {
  if (isLive || scenario.get().mode === 'book') return
  isLive = true
  // Calculators out of view too: they are printed with the others.
  for (const figure of find('[data-calculator]')) figure.dispatchEvent(new Event('focusin'))
  if (document.querySelector('[data-scenario-bar]')) void import('../scenario/scenario-bar.ts').then(({ startBar }) => startBar())
  if (document.querySelector('[data-of], [data-parameter], [data-claim]'))
    void import('../prose/live-prose.ts').then(({ startLiveProse }) => startLiveProse())
}

/** Describes what has changed since a link was made with an older parameter book, or with the result that it carries. */
const startOldLink = (): void => {
  const { on, was } = scenario.opened
  if (was || (on && on < scenario.version())) void import('../scenario/old-link.ts').then(({ startOldLink: start }) => start())
}

export const startPageLive = (): void => {
  startScenario()
  startOldLink()
  startCalculators()
  scenario.subscribe(loadLiveParts)
  loadLiveParts()
  startParameters()
  startSwitches()
  startValues()
}
