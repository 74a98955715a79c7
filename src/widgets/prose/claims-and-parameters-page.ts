/**
 * The pages of claims and of parameters: reviews that are overdue by the reader's clock, how many claims a filter leaves, and, once
 * the scenario is not the book's, what turns what. The filter itself is the style sheet's.
 */

import { decodePercent } from '../../scenario/scenario-text.ts'
import { scenario } from '../scenario/browser-scenario.ts'

const find = (selector: string, root: ParentNode = document): readonly HTMLElement[] => [...root.querySelectorAll<HTMLElement>(selector)]

/** `2026-03` of the reader's calendar. */
export const monthOf = (now: Date): string => `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}`

const markOverdue = (month: string): void => {
  const overdue = find('[data-review]').filter(({ dataset }) => (dataset['review'] ?? '') < month)
  for (const element of overdue) {
    element.classList.add('overdue')
    element.textContent = `review overdue since ${element.dataset['words']}`
  }
  const count = document.querySelector('[data-overdue-count]')
  if (count && overdue.length > 0)
    count.textContent = overdue.length === 1 ? 'One value is overdue for review.' : `${overdue.length} values are overdue for review.`
}

const describeShown = (form: HTMLElement): void => {
  const status = document.querySelector('[data-shown]')
  if (!status) return
  const say = () => {
    const entries = find('.claim-entry')
    const shown = entries.filter((entry) => entry.checkVisibility()).length
    status.textContent = shown === 0 ? 'No claim is like that.' : shown === entries.length ? '' : `${shown} of ${entries.length} claims`
  }
  form.addEventListener('change', say)
  say()
}

/** A link to a claim that a filter hides shows it. */
const showTarget = (form: HTMLFormElement): void => {
  const show = () => {
    const target = document.getElementById(decodePercent(location.hash.slice(1)))
    if (!target?.matches('.claim-entry') || target.checkVisibility()) return
    form.reset()
    form.dispatchEvent(new Event('change'))
    target.scrollIntoView()
  }
  addEventListener('hashchange', show)
  show()
}

let followed = false
const follow = (): void => {
  if (followed || scenario.get().mode === 'book') return
  followed = true
  void import('./live-claims.ts').then(({ startLiveClaims }) => startLiveClaims())
}

export const startClaimsAndParametersPage = (): void => {
  markOverdue(monthOf(new Date()))
  const form = document.querySelector<HTMLFormElement>('.claim-filter')
  if (form) {
    describeShown(form)
    showTarget(form)
  }
  scenario.subscribe(follow)
  follow()
}
