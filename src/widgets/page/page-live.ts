/**
 * What is live on a page, and loaded when it is needed: the scenario bar when something is changed, numbers in prose when the
 * scenario is not the book's or a hand reaches for them, a calculator when it comes into view. This file is all that loads first.
 */

import { inDigits } from '../calculator/plain-number.ts'
import { scenario, startScenario } from '../scenario/browser-scenario.ts'
import { hasEdits } from './early-edits.ts'
import { holdKeys, holdPresses } from './held-events.ts'
import { bringOrSay } from './load-or-retry.ts'
import { isPlainClick } from './plain-click.ts'
import { isTouch } from './slider-touch.ts'

/** Runs once, when one of them is near the viewport or is touched, or was edited before this script came. */
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
    const letGo = holdPresses(element, '.views button, [data-action]')
    const load = () =>
      bringOrSay(
        { after: widget, say: 'The script of this calculator did not arrive, so nothing follows its controls.', className: 'care' },
        () => mount().then(letGo),
      )
    if (scenario.get().mode === 'book') idle(load)
    else load()
  })
}

/** A parameter in a sentence is a link to the book without script; with it, a number to drag, step or type. */
const startParameters = (): void => {
  for (const element of find('[data-parameter]')) {
    element.removeAttribute('href')
    element.tabIndex = 0
    const { label = '', min = '', max = '', text = '' } = element.dataset
    const attributes = {
      role: 'spinbutton',
      'aria-label': label,
      'aria-valuemin': inDigits(min),
      'aria-valuemax': inDigits(max),
      'aria-valuetext': text,
    }
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    element.setAttribute('aria-valuenow', inDigits(element.querySelector('data')?.value ?? ''))
    const held = holdKeys(element)
    const load = () =>
      void import('../prose/live-parameter.ts').then(({ startParameter }) => startParameter(element, held)).catch(() => undefined)
    for (const type of ['pointerover', 'pointerdown', 'focusin', 'click', 'keydown'] as const) element.addEventListener(type, load)
  }
}

/** The link is followed after all when there is nothing to show. */
const explain = async (link: HTMLAnchorElement): Promise<void> => {
  link.ariaBusy = 'true'
  try {
    const { openValue } = await import('./value-popover.ts')
    await openValue(link)
  } catch {
    location.assign(link.href)
  }
  link.ariaBusy = null
}

/** A pointer that rests on a number, or the focus, brings what stands behind it; so does a tap, and a second one follows the link. */
const startValues = (): void => {
  const valueAt = ({ target }: Event) => (target instanceof Element ? target.closest<HTMLAnchorElement>('a.value') : null)
  const near = (event: Event) => {
    const link = valueAt(event)
    if (link && !isTouch(event)) void import('./value-popover.ts').then(({ offerValue }) => offerValue(link))
  }
  for (const type of ['pointerover', 'focusin'] as const) document.addEventListener(type, near)
  document.addEventListener('click', (event) => {
    const link = valueAt(event)
    if (!link || !isTouch(event) || !isPlainClick(event) || link.hasAttribute('aria-describedby')) return
    event.preventDefault()
    void explain(link)
  })
}

let followed = false
/** The first change on a page, or a page opened with one, brings the bar and makes the prose live. */
const follow = (): void => {
  if (followed || scenario.get().mode === 'book') return
  followed = true
  // Those out of sight too: on paper they stand beside the others.
  for (const figure of find('[data-calculator]')) figure.dispatchEvent(new Event('focusin'))
  if (document.querySelector('[data-scenario-bar]')) void import('../scenario/scenario-bar.ts').then(({ startBar }) => startBar())
  if (document.querySelector('[data-of], [data-parameter], [data-claim]'))
    void import('../prose/live-prose.ts').then(({ startLiveProse }) => startLiveProse())
}

/** A link that was made with an older book, or that carries the result it was shared with, says what has changed since. */
const startOldLink = (): void => {
  const { on, was } = scenario.opened
  if (was || (on && on < scenario.version())) void import('../scenario/old-link.ts').then(({ startOldLink: start }) => start())
}

export const startLive = (): void => {
  startScenario()
  startOldLink()
  startCalculators()
  scenario.subscribe(follow)
  follow()
  startParameters()
  startValues()
}
