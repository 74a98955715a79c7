/** The dialog of scenarios, on any page: the named ones of the notebook and the reader's own. The browser keeps the focus inside. */
import { element } from '../page/element.ts'
import { scenario } from './browser-scenario.ts'
import { loadScenarios } from './load-scenarios.ts'
import { action, isInForce, startShelf } from './scenario-shelf.ts'

let dialog: HTMLDialogElement | undefined

const drawPresets = async (list: HTMLElement): Promise<void> => {
  const { scenarios } = await loadScenarios()
  const book = { id: '', title: 'The book', summary: 'Every value as the parameter book has it.', text: '' }
  const focused = list.contains(document.activeElement)
  list.replaceChildren(
    ...[book, ...scenarios].map(({ title, summary, text }) => {
      const item = element('li')
      const actions = element('p', { class: 'shelf-actions' })
      actions.append(
        isInForce(text) ? element('span', { class: 'is-in-force' }, 'in force') : action('use', title, () => scenario.load(text)),
      )
      item.append(element('b', {}, title), element('p', { class: 'shelf-words' }, summary), actions)
      return item
    }),
  )
  if (focused) list.querySelector('button')?.focus()
}

const build = (): HTMLDialogElement => {
  const made = element('dialog', { class: 'scenario-dialog' })
  made.setAttribute('aria-labelledby', 'scenario-dialog-title')
  const title = element('h2', {}, 'Scenarios')
  title.id = 'scenario-dialog-title'
  const close = action('Close', '', () => made.close())
  const [own, presets, more] = [
    element('div'),
    element('ul', { class: 'shelf of-notebook plain-list' }, 'The scenarios are being loaded.'),
    element('a', {}, 'What each of them assumes and changes'),
  ]
  more.href = '/scenarios/'
  const head = element('div', { class: 'scenario-dialog-head' })
  head.append(title, close)
  const draw = () =>
    void drawPresets(presets).catch((error: unknown) => {
      presets.replaceChildren(element('li', {}, error instanceof Error ? error.message : String(error)))
    })
  made.append(head, element('h3', {}, 'Yours'), own, element('h3', {}, 'Of the notebook'), presets, more)
  made.addEventListener('click', (event) => {
    if (event.target === made) made.close()
  })
  document.body.append(made)
  startShelf(own)
  draw()
  scenario.subscribe(draw)
  return made
}

export const openScenarios = (): void => {
  dialog ??= build()
  if (!dialog.open) dialog.showModal()
}
