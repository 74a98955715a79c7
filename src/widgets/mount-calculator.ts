/** Brings a calculator that was drawn at build to life: loads its spec and the book, takes over the markup, then follows the scenario. */
import type { ReadonlySignal } from '@preact/signals'
import { batch, computed, effect, signal } from '@preact/signals'
import { h, hydrate, render } from 'preact'
import type { InputValue } from '../calculators/spec.ts'
import type { Assumptions, Book } from '../scenario/book.ts'
import { findIn } from '../scenario/catalogue.ts'
import { controlOf } from '../scenario/control.ts'
import { scenario } from './browser-scenario.ts'
import { CalculatorWidget } from './calculator.tsx'
import { valueWords } from './control-facts.ts'
import type { Uses } from './controls.tsx'
import type { FigureState } from './figure-state.ts'
import { createFigureState } from './figure-state.ts'
import { inputSignals } from './input-signals.ts'
import { loadModel } from './live-model.ts'
import { loadedCalculators } from './load-calculator.ts'
import { loadReader } from './load-reader.ts'
import type { Show } from './panels.ts'
import { panels } from './panels.ts'
import { entryText, splitEntries } from './scenario-text.ts'

/** The store's texts as values, for all figures of the page. Empty until a figure stands, so that it takes over what the build drew. */
const texts = signal({ text: '', here: '' })
/** What is moved before the reader of texts has come, so that the first movement shows at once as well. */
const direct = signal<{ readonly assumptions: Assumptions; readonly here: Readonly<Record<string, Assumptions>> }>({
  assumptions: {},
  here: {},
})
let reader: Awaited<ReturnType<typeof loadReader>> | undefined

const withChanges = (before: Assumptions | undefined, changes: Readonly<Record<string, InputValue | undefined>>): Assumptions =>
  Object.fromEntries(Object.entries({ ...before, ...changes }).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])))

const toText = (value: InputValue | undefined): string | null => (value === undefined ? null : entryText(value))

const parse = <T>(text: string | undefined, otherwise: T): T => {
  try {
    return (JSON.parse(text ?? '') as T) ?? otherwise
  } catch {
    return otherwise
  }
}

const stateOf = (figure: string, id: string, given: Assumptions, book: Book, on: ReadonlySignal<boolean>): FigureState | null => {
  const catalogue = loadedCalculators()
  const calculator = findIn(catalogue, id)
  if (!calculator) return null
  return createFigureState({
    calculator,
    catalogue,
    figure,
    given,
    book,
    assumptions: computed(() => {
      if (!on.value) return {}
      const { text } = texts.value
      return reader && text ? reader.readAssumptions(text, book, catalogue).assumptions : direct.value.assumptions
    }),
    here: computed(() => {
      if (!on.value) return {}
      const text = texts.value.here
      return (reader && text ? reader.readHere(text, book, catalogue).here : direct.value.here)[figure] ?? {}
    }),
    change: (changes) => {
      if (!reader) direct.value = { ...direct.value, assumptions: withChanges(direct.value.assumptions, changes) }
      scenario.set(Object.fromEntries(Object.entries(changes).map(([key, value]) => [key, toText(value)])))
    },
    changeHere: (name, value) => {
      const { here } = direct.value
      if (!reader) direct.value = { ...direct.value, here: { ...here, [figure]: withChanges(here[figure], { [name]: value }) } }
      scenario.setHere(`${figure}.${name}`, toText(value))
    },
    read: async (name, text) => (await loadReader()).readInput(calculator, name, text, book),
  })
}

/** Says what was done in the button itself, for two seconds. */
const confirmIn = (button: HTMLElement, words: string): void => {
  const before = button.dataset['label'] ?? button.textContent ?? ''
  button.dataset['label'] = before
  button.textContent = words
  setTimeout(() => {
    button.textContent = before
  }, 2000)
}

/** The main result goes with the link, so that who opens it later can see whether it still comes to the same. */
const copyLink = async (button: HTMLElement, { figure, calculator, evaluation }: FigureState): Promise<void> => {
  const result = evaluation.value.outputs[calculator.main]
  const was = typeof result === 'number' ? `${figure}.${calculator.main}:${entryText(result)}` : ''
  const address = new URL(scenario.share(`#${figure}`, was), location.href).href
  try {
    await navigator.clipboard.writeText(address)
    confirmIn(button, 'Copied')
  } catch {
    history.replaceState(history.state, '', address)
    confirmIn(button, 'It is in the address bar')
  }
}

/** The chart as a table follows once it is opened; until then it is as the build wrote it. */
const startTable = (root: HTMLElement, state: FigureState): void => {
  const table = root.querySelector('[data-chart-table]')
  const details = table?.closest('details')
  if (!table || !details) return
  const start = async () => {
    const { ChartTable } = await import('./chart-table.tsx')
    table.replaceChildren()
    render(h(ChartTable, { chart: state.chart }), table)
  }
  if (details.open) void start()
  else details.addEventListener('toggle', () => void start(), { once: true })
}

/** The actions and tables around the widget, which are plain markup. */
const startActions = (root: HTMLElement, state: FigureState): void => {
  const { calculator, book } = state
  const on = (action: string, run: (button: HTMLElement) => void) => {
    const button = root.querySelector<HTMLElement>(`[data-action="${action}"]`)
    button?.addEventListener('click', (event) => {
      event.preventDefault()
      run(button)
    })
  }
  on('link', (button) => void copyLink(button, state))
  on(
    'csv',
    () =>
      void import('./chart-table.tsx').then(({ saveChart }) => state.chart.value && saveChart(state.chart.value, `${calculator.id}.csv`)),
  )
  startTable(root, state)
  for (const cell of root.querySelectorAll<HTMLElement>('[data-input]')) {
    const name = cell.dataset['input'] ?? ''
    const control = controlOf(calculator, name, book)
    const number = cell.querySelector('.in-force')
    const from = cell.querySelector('.origin')
    if (!control || !number || !from) continue
    const { value, origin, changed } = inputSignals(state, name)
    effect(() => {
      number.textContent = valueWords(control, value.value)
      from.textContent = origin.value
      cell.classList.toggle('is-changed', changed.value)
    })
  }
}

/** What this figure shows, kept in the link. */
const showOf = (figure: string): Show => ({
  get: (name) => splitEntries(scenario.get().show)[`${figure}.${name}`] ?? null,
  set: (name, text) => scenario.setShow(`${figure}.${name}`, text),
})

/** A panel's script comes when a reader, or the link, opens it. */
const startPanels = (root: HTMLElement, state: FigureState, show: Show): void => {
  for (const details of root.querySelectorAll<HTMLDetailsElement>('[data-panel]')) {
    const name = details.dataset['panel'] ?? ''
    const panel = details.querySelector<HTMLElement>('.panel')
    let started = false
    const toggle = () => {
      show.set(name, details.open ? (show.get(name) ?? '') : null)
      if (started || !details.open || !panel) return
      started = true
      void panels[name]?.().then((start) => start({ root, details, panel, state, show }))
    }
    details.addEventListener('toggle', toggle)
    if (show.get(name) !== null) details.open = true
    else if (details.open) toggle()
  }
}

const startViews = ({ calculator, view }: FigureState, show: Show): void => {
  const at = calculator.views.findIndex(({ id }) => id === show.get('view'))
  if (at > 0) view.value = at
  effect(() => {
    const id = view.value === 0 ? null : (calculator.views[view.value]?.id ?? null)
    if (id !== show.get('view')) show.set('view', id)
  })
}

/** `root` holds `[data-widget]` with the build's drawing; `data-calculator`, `data-figure`, `data-given`, `data-uses` say which it is. */
export const mountCalculator = async (root: HTMLElement): Promise<void> => {
  const { calculator: id = '', figure = '', given, uses } = root.dataset
  const widget = root.querySelector('[data-widget]')
  if (!widget) return
  const { book } = await loadModel([id])
  const on = signal(false)
  const state = stateOf(figure, id, parse<Assumptions>(given, {}), book, on)
  if (!state) return
  hydrate(h(CalculatorWidget, { state, uses: parse<Uses>(uses, {}) }), widget)
  const show = showOf(figure)
  startViews(state, show)
  startActions(root, state)
  startPanels(root, state, show)
  const readNow = async () => {
    const loaded = await loadReader()
    batch(() => {
      const { text, here } = scenario.get()
      reader = loaded
      texts.value = { text, here }
      direct.value = { assumptions: {}, here: {} }
    })
  }
  const follow = () => {
    const { text, here } = scenario.get()
    if (reader || (text === '' && here === '')) texts.value = { text, here }
    else void readNow()
  }
  for (const type of ['pointerover', 'focusin'] as const) root.addEventListener(type, () => void readNow(), { once: true })
  scenario.subscribe(follow)
  on.value = true
  follow()
  root.dataset['ready'] = ''
}
