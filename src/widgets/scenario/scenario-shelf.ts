/** The reader's own scenarios as a list to keep, load, rename, share and delete them; plain elements, for the dialog and for the scenarios' page. */

import { splitEntries, withQuery } from '../../scenario/scenario-text.ts'
import { changeOf, changeWords, counted } from '../../wording/assumption-changes.ts'
import { calculatorsIn } from '../calculator/live-model.ts'
import { loadCalculators, loadedCalculators } from '../calculator/load-calculator.ts'
import { button, element } from '../page/element.ts'
import { fetchBook } from '../page/fetch-book.ts'
import { ownScenarios } from './browser-own-scenarios.ts'
import { scenario } from './browser-scenario.ts'
import { loadParseTexts } from './load-parse-texts.ts'
import type { OwnScenario } from './own-scenarios.ts'
import { limits } from './own-scenarios.ts'

/** `what` names the thing that the button acts on, for screen readers. */
export const action = (text: string, what: string, run: (button: HTMLButtonElement) => void): HTMLButtonElement => {
  const made = button(text, () => run(made), { class: 'quiet-button', ...(what ? { 'aria-label': `${text}: ${what}` } : {}) })
  return made
}

const mostWords = 4

/** "2 assumptions: price of a GPU-hour $2.35 → $3, …". */
const describe = async (text: string): Promise<string> => {
  const [book, { readAssumptions }] = await Promise.all([fetchBook(), loadParseTexts(), loadCalculators(calculatorsIn(text))])
  const catalogue = loadedCalculators()
  const { assumptions, problems } = readAssumptions(text, book, catalogue)
  const changes = Object.entries(assumptions).flatMap(([key, value]) => changeOf(key, value, { book, catalogue, assumptions }) ?? [])
  const rest = changes.length > mostWords ? ` and ${changes.length - mostWords} more` : ''
  const lost = problems.length > 0 ? ` ${counted(problems.length)} can no longer be read.` : ''
  return `${counted(changes.length)}: ${changes.slice(0, mostWords).map(changeWords).join(', ')}${rest}.${lost}`
}

/** Calls `show` with the description, and not at all when the book does not arrive: what is shown then stays. */
const describeOnArrival = (text: string, show: (words: string) => void): void => void describe(text).then(show, () => undefined)

const sorted = (text: string): string => Object.entries(splitEntries(text)).map(String).sort().join()
/** Whether this scenario is what is in force. */
export const isInForce = (text: string): boolean => sorted(text) === sorted(scenario.get().text)

const linkOf = (text: string): string => {
  const path = location.pathname === '/scenarios/' ? '/' : location.pathname
  return new URL(withQuery(path, { with: text, on: scenario.version() || null }), location.href).href
}

const copy = async (text: string, button: HTMLButtonElement): Promise<void> => {
  const before = button.textContent
  try {
    await navigator.clipboard.writeText(linkOf(text))
    button.textContent = 'copied'
  } catch {
    button.replaceWith(Object.assign(element('input', { class: 'shelf-link' }), { value: linkOf(text), readOnly: true, ariaLabel: 'Link' }))
    return
  }
  setTimeout(() => {
    button.textContent = before
  }, 2000)
}

interface Shelf {
  readonly root: HTMLElement
  /** Says what was done or what went wrong, with a way back. */
  readonly say: (text: string, ...actions: readonly HTMLElement[]) => void
}

const renameForm = (own: OwnScenario, item: HTMLElement, { say }: Shelf): void => {
  const form = element('form', { class: 'shelf-form' })
  const field = element('input')
  field.value = own.name
  field.maxLength = limits.name
  field.setAttribute('aria-label', `New name of “${own.name}”`)
  const done = element('button', { class: 'quiet-button' }, 'rename')
  form.append(field, done)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const problem = ownScenarios.rename(own.name, field.value)
    say(problem ?? `It is “${field.value.trim()}” now.`)
  })
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    event.preventDefault()
    ownScenarios.reload()
  })
  item.replaceChildren(form)
  field.select()
}

const remove = (own: OwnScenario, { say }: Shelf): void => {
  ownScenarios.remove(own.name)
  const back = action('undo', `put “${own.name}” back`, () => {
    ownScenarios.keep(own.name, own.text)
    say(`“${own.name}” is back.`)
  })
  say(`“${own.name}” is deleted.`, back)
  back.focus()
}

const itemOf = (own: OwnScenario, shelf: Shelf): HTMLElement => {
  const item = element('li')
  const words = element('p', { class: 'shelf-words' }, counted(Object.keys(splitEntries(own.text)).length))
  describeOnArrival(own.text, (text) => {
    words.textContent = text
  })
  const actions = element('p', { class: 'shelf-actions' })
  actions.append(
    isInForce(own.text) ? element('span', { class: 'is-in-force' }, 'in force') : action('use', own.name, () => scenario.load(own.text)),
    action('rename', own.name, () => renameForm(own, item, shelf)),
    action('copy link', own.name, (button) => void copy(own.text, button)),
    action('delete', own.name, () => remove(own, shelf)),
  )
  item.append(element('b', {}, own.name), words, actions)
  return item
}

/** The form to keep what is changed now; it stays one element, so that a half-written name is not lost. */
const keepForm = ({ say }: Shelf): HTMLFormElement => {
  const form = element('form', { class: 'shelf-form' })
  const label = element('label', {}, 'Name ')
  const field = element('input')
  field.maxLength = limits.name
  field.autocomplete = 'off'
  label.append(field)
  form.append(label, element('button', { class: 'quiet-button' }, 'Keep what is changed now'))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const replaced = ownScenarios.find(field.value.trim())
    const problem = ownScenarios.keep(field.value, scenario.get().text)
    say(problem ?? (replaced ? `“${replaced.name}” now holds these values.` : `“${field.value.trim()}” is kept on this device.`))
    if (problem) field.focus()
    else field.value = ''
  })
  return form
}

/** Draws into `root` and follows the scenario and the shelf. */
export const startShelf = (root: HTMLElement): void => {
  const message = element('p', { class: 'shelf-said' })
  message.setAttribute('role', 'status')
  const shelf: Shelf = { root, say: (text, ...actions) => message.replaceChildren(`${text} `, ...actions) }
  const [form, now, list] = [keepForm(shelf), element('p', { class: 'shelf-now' }), element('ul', { class: 'shelf plain-list' })]
  const drawNow = () => {
    const { text } = scenario.get()
    const changed = Object.keys(splitEntries(text)).length
    form.hidden = changed === 0
    now.textContent =
      changed === 0
        ? 'Nothing is changed now. Move an assumption in a calculator or in a sentence, or take one of the scenarios, and keep it here under a name of your own. It stays on this device.'
        : `Changed now: ${counted(changed)}.`
    if (changed > 0)
      describeOnArrival(text, (words) => {
        if (scenario.get().text === text) now.textContent = `Changed now: ${words}`
      })
  }
  const drawList = () => {
    const focused = list.contains(document.activeElement)
    list.replaceChildren(...ownScenarios.list().map((own) => itemOf(own, shelf)))
    if (focused) (list.querySelector<HTMLElement>('button') ?? form.querySelector('input'))?.focus()
  }
  root.replaceChildren(now, form, message, list)
  ownScenarios.subscribe(drawList)
  scenario.subscribe(() => {
    drawNow()
    drawList()
  })
  drawNow()
  drawList()
}
