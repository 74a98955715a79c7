/** The scenario bar: describes what the reader has changed, with undo, reset and a link; under a link, whose scenario is in force. */
import type { LinkProblem } from '../../scenario/scenario-link.ts'
import { splitEntries } from '../../scenario/scenario-text.ts'
import type { Change } from '../../wording/assumption-changes.ts'
import { beyondSupply, changeOf, changeWords, counted } from '../../wording/assumption-changes.ts'
import type { LiveModel } from '../calculator/live-model.ts'
import { followModel } from '../calculator/live-model.ts'
import { button, element } from '../page/element.ts'
import { scenario } from './browser-scenario.ts'

const itemOf = (change: Change): HTMLElement => {
  const item = element('li', {}, `${changeWords(change)} `)
  const remove = button('put back', () => scenario.set({ [change.key]: null }))
  remove.setAttribute('aria-label', `put back ${change.label}`)
  item.append(remove)
  return item
}

/** The first sentence of the bar; after a reset it names the parameter book once, so that undo can be offered. */
const headOf = (count: number, mode: string): string => {
  if (mode === 'link') return count === 0 ? 'This link shows our defaults' : `This link changes ${counted(count)}`
  return count === 0 ? 'Back to our defaults' : `${counted(count)} changed`
}

interface Parts {
  readonly count: HTMLElement
  readonly first: HTMLElement
  readonly actions: HTMLElement
  readonly more: HTMLDetailsElement
  readonly list: HTMLElement
  readonly problems: HTMLElement
}

const partsOf = (bar: HTMLElement): Parts | null => {
  const part = <T extends HTMLElement>(name: string) => bar.querySelector<T>(`[data-part="${name}"]`)
  const [count, first, actions, list, problems] = ['count', 'first', 'actions', 'list', 'problems'].map((name) => part(name))
  const more = part<HTMLDetailsElement>('more')
  return count && first && actions && more && list && problems ? { count, first, actions, more, list, problems } : null
}

const copyLink = async (copy: HTMLButtonElement): Promise<void> => {
  const address = new URL(scenario.share(location.hash), location.href).href
  try {
    await navigator.clipboard.writeText(address)
    copy.textContent = 'copied'
  } catch {
    copy.textContent = 'the link is in the address bar'
    scenario.flush()
  }
  setTimeout(() => {
    copy.textContent = 'copy link'
  }, 2000)
}

/** Actions keep their element, so that the focus stays on the one just used. */
const createActions = () => ({
  keep: button('keep as mine', scenario.keep),
  drop: button('back to my own', scenario.drop),
  undo: button('undo', scenario.undo),
  reset: button('reset', scenario.reset),
  copy: button('copy link', () => void copyLink(actions.copy)),
  scenarios: button('scenarios…', () => void import('./scenario-dialog.ts').then(({ openScenarios }) => openScenarios())),
})
const actions = createActions()

const showActions = (parent: HTMLElement, count: number): void => {
  const { mode, own, canUndo } = scenario.get()
  const isLink = mode === 'link'
  actions.drop.textContent = own === '' ? 'back to our defaults' : `back to my own ${counted(Object.keys(splitEntries(own)).length)}`
  if (!actions.keep.isConnected) parent.append(...Object.values(actions))
  actions.keep.hidden = !isLink
  actions.drop.hidden = !isLink
  actions.undo.hidden = isLink || !canUndo
  actions.reset.hidden = isLink || count === 0
  actions.copy.hidden = count === 0
}

const notKept = 'Your browser does not let this page keep changes. They go along in the links from here; copy the link to have them again.'

const problemText = ({ text, message }: LinkProblem): string => {
  const words = `“${text}” in the link is left out. ${message}`
  return words.length > 180 ? `${words.slice(0, 180).replace(/[\s,]*\S*$/, '')}…` : words
}

const update = (bar: HTMLElement, { count, first, actions: row, more, list, problems }: Parts, model: LiveModel): void => {
  const { mode, canUndo, refused } = scenario.get()
  const changes = Object.entries(model.assumptions).flatMap(([key, value]) => changeOf(key, value, model) ?? [])
  const messages = [...model.problems.map(problemText), ...(refused ? [notKept] : [])]
  bar.hidden = mode === 'book' && !canUndo && messages.length === 0
  count.textContent = headOf(changes.length, mode)
  count.classList.toggle('is-changed', changes.length > 0)
  first.textContent = changes[0] ? changeWords(changes[0]) : ''
  more.hidden = changes.length < 2
  list.replaceChildren(...changes.map(itemOf))
  problems.replaceChildren(...messages.map((text) => element('li', {}, text)))
  problems.hidden = messages.length === 0
  showActions(row, changes.length)
}

/** Says when the reader's world cannot be. */
const showSupply = (line: HTMLElement, model: LiveModel): void => {
  const sentences = Object.keys(model.assumptions).length > 0 ? beyondSupply(model) : []
  line.querySelector('span')?.replaceChildren(sentences.join(' '))
  line.hidden = sentences.length === 0
}

export const startBar = (): void => {
  const bar = document.querySelector<HTMLElement>('[data-scenario-bar]')
  const parts = bar && partsOf(bar)
  const supply = bar?.querySelector<HTMLElement>('[data-part="supply"]')
  if (!bar || !parts) return
  let followsSupply = false
  followModel([], (model) => {
    update(bar, parts, model)
    if (!supply || followsSupply || Object.keys(model.assumptions).length === 0) return
    // Its calculators are loaded with the first change only.
    followsSupply = true
    followModel(['supply-check'], (each) => showSupply(supply, each))
  })
}
