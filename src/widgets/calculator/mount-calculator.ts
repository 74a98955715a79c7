/** Hydrates a calculator that was drawn at build: loads its spec and the parameter book, takes over the markup, then follows the scenario. */
import { batch, computed, effect, type ReadonlySignal, signal } from '@preact/signals-core'
import { h, hydrate } from 'preact'
import type { InputValue } from '../../calculators/spec/spec.ts'
import { findIn } from '../../scenario/calculator-lookup.ts'
import type { Assumptions, Book } from '../../scenario/parameter-book.ts'
import { entryText, splitEntries } from '../../scenario/scenario-text.ts'
import { fieldsIn } from '../page/early-edits.ts'
import { scenario } from '../scenario/browser-scenario.ts'
import { loadParseTexts } from '../scenario/load-parse-texts.ts'
import { CalculatorWidget } from './calculator.tsx'
import type { FigureEdits } from './figure-edits.ts'
import { findEdits, takeEdits } from './figure-edits.ts'
import type { FigureState } from './figure-state.ts'
import { createFigureState } from './figure-state.ts'
import { loadModel } from './live-model.ts'
import { loadedCalculators } from './load-calculator.ts'
import { loadFigureInteraction } from './load-figure-interaction.ts'
import type { Show } from './panel.ts'
import { panels } from './panels.ts'

/** The store's texts as values, for all figures of the page. Empty until a figure stands, so that it takes over what the build drew. */
const texts = signal({ text: '', here: '' })
/** What is moved before the reader of texts has come, so that the first movement shows at once as well. */
const direct = signal<{ readonly assumptions: Assumptions; readonly here: Readonly<Record<string, Assumptions>> }>({
  assumptions: {},
  here: {},
})
let reader: Awaited<ReturnType<typeof loadParseTexts>> | undefined

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

interface Place {
  readonly figure: string
  readonly id: string
  readonly given: Assumptions
  readonly typed: FigureEdits['typed']
}

const stateOf = ({ figure, id, given, typed }: Place, book: Book, on: ReadonlySignal<boolean>): FigureState | null => {
  const catalogue = loadedCalculators()
  const calculator = findIn(catalogue, id)
  if (!calculator) return null
  return createFigureState({
    calculator,
    catalogue,
    figure,
    given,
    book,
    typed,
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
    read: async (name, text) => (await loadParseTexts()).readInput(calculator, name, text, book),
  })
}

/** Runs once what is folded away is open. */
const whenOpen = (part: Element | null, run: (part: Element) => void): void => {
  const details = part?.closest('details')
  if (!part || !details) return
  if (details.open) run(part)
  else details.addEventListener('toggle', () => run(part), { once: true })
}

/** The actions and tables around the widget, which are plain markup: as the build wrote them until a reader turns to them. */
const startActions = (root: HTMLElement, state: FigureState): void => {
  root
    .querySelector('[data-action="csv"]')
    ?.addEventListener('click', () => void loadFigureInteraction().then(({ saveCsv }) => saveCsv(state)))
  whenOpen(
    root.querySelector('[data-chart-table]'),
    (table) => void import('../chart/chart-table.tsx').then(({ startTable }) => startTable(table, state.chart)),
  )
}

/** What this figure shows, kept in the link. */
const showOf = (figure: string): Show => ({
  get: (name) => splitEntries(scenario.get().show)[`${figure}.${name}`] ?? null,
  set: (name, text) => scenario.setShow(`${figure}.${name}`, text),
})

/** Loads a panel's script when the reader, or the link, opens it. */
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

const interaction = ['pointerover', 'focusin'] as const

/** `root` holds `[data-widget]` with the build's drawing; `data-calculator`, `data-figure`, `data-given` say which it is. */
export const mountCalculator = async (root: HTMLElement): Promise<void> => {
  const { calculator: id = '', figure = '', given } = root.dataset
  const widget = root.querySelector('[data-widget]')
  if (!widget) return
  const { book } = await loadModel([id])
  const on = signal(false)
  const edits = findEdits(widget, figure)
  const state = stateOf({ figure, id, given: parse<Assumptions>(given, {}), typed: edits.typed }, book, on)
  if (!state) return
  hydrate(h(CalculatorWidget, { state }), widget)
  // From now on the scenario holds what is changed; the browser shall not put anything else into the fields on the way back.
  for (const field of fieldsIn(widget)) field.setAttribute('autocomplete', 'off')
  const show = showOf(figure)
  startViews(state, show)
  startActions(root, state)
  startPanels(root, state, show)
  let recordFollows = false
  const readNow = async () => {
    const loaded = await loadParseTexts()
    // The list of inputs, open or not: it is printed.
    if (!recordFollows) void loadFigureInteraction().then(({ followRecord }) => followRecord(root, state))
    recordFollows = true
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
  const loadForInteraction = async () => {
    for (const type of interaction) root.removeEventListener(type, loadForInteraction)
    void readNow()
    const { closeSigns } = await loadFigureInteraction()
    closeSigns(root)
  }
  for (const type of interaction) root.addEventListener(type, loadForInteraction)
  scenario.subscribe(follow)
  on.value = true
  follow()
  takeEdits(edits, state)
  root.dataset['ready'] = ''
}
