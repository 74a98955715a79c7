/** Hydrates a calculator that was drawn at build: loads its spec and the parameter book, takes over the markup, then follows the scenario. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals-core'
import { h, hydrate } from 'preact'
import { findIn } from '../../scenario/calculator-lookup.ts'
import type { Assumptions, Book } from '../../scenario/parameter-book.ts'
import { splitEntries } from '../../scenario/scenario-text.ts'
import { fieldsIn } from '../page/early-edits.ts'
import { once } from '../page/once.ts'
import { scenario } from '../scenario/browser-scenario.ts'
import { entryValues, knownValues, setValueHere, setValues } from '../scenario/entry-values.ts'
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

/** The texts of the scenario store as signals, for all figures of the page. */
const { text, here } = scenario.get()
const assumed = signal(text)
const moved = signal(here)
scenario.subscribe((state) => {
  assumed.value = state.text
  moved.value = state.here
})
/** Null until it is loaded; until then only values that a control has set count, so that the first movement shows at once as well. */
const parser = signal<Awaited<ReturnType<typeof loadParseTexts>> | null>(null)

interface Place {
  readonly figure: string
  readonly id: string
  readonly given: Assumptions
  readonly typed: FigureEdits['typed']
}

const stateOf = ({ figure, id, given, typed }: Place, book: Book, hydrated: ReadonlySignal<boolean>): FigureState | null => {
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
      if (!hydrated.value) return {}
      return parser.value?.readAssumptions(assumed.value, book, catalogue, entryValues).assumptions ?? knownValues(assumed.value)
    }),
    here: computed(() => {
      if (!hydrated.value) return {}
      if (!parser.value) return knownValues(moved.value, `${figure}.`)
      return parser.value.readHere(moved.value, book, catalogue, entryValues).here[figure] ?? {}
    }),
    change: setValues,
    changeHere: (name, value) => setValueHere(`${figure}.${name}`, value),
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

/** The line about measured runs, once what finds them is loaded. */
const followRuns = (root: HTMLElement, state: FigureState): void => {
  const line = root.querySelector<HTMLElement>('[data-measured]')
  if (line) void import('./measured-line.tsx').then((module) => module.followMeasured(line, state))
}

/** The range that the build drew holds until something is changed. */
const followFirstChange = (root: HTMLElement, state: FigureState): void => {
  const line = root.querySelector<HTMLElement>('[data-range]')
  const isChanged = computed(() => Object.keys({ ...state.assumptions.value, ...state.here.value }).length > 0)
  const stop = effect(() => {
    if (!isChanged.value || !line) return
    queueMicrotask(() => stop())
    void import('./range-line.ts').then(({ followRange }) => followRange(line, state))
  })
}

/** `root` holds `[data-widget]` with the build's drawing; `data-calculator`, `data-figure`, `data-given` say which it is. */
export const mountCalculator = async (root: HTMLElement): Promise<void> => {
  const { calculator: id = '', figure = '', given } = root.dataset
  const widget = root.querySelector('[data-widget]')
  if (!widget) return
  const { book } = await loadModel([id])
  /** Until the markup is taken over, the state is what the build drew. */
  const hydrated = signal(false)
  const edits = findEdits(widget, figure)
  const state = stateOf({ figure, id, given: JSON.parse(given ?? '{}') as Assumptions, typed: edits.typed }, book, hydrated)
  if (!state) return
  hydrate(h(CalculatorWidget, { state }), widget)
  followRuns(root, state)
  followFirstChange(root, state)
  // From now on the scenario holds what is changed; the browser shall not put anything else into the fields on the way back.
  for (const field of fieldsIn(widget)) field.setAttribute('autocomplete', 'off')
  const show = showOf(figure)
  startViews(state, show)
  startActions(root, state)
  startPanels(root, state, show)
  /** What a reader's interaction needs, and a scenario that is not empty. The list of inputs follows whether it is open or not: it is printed. */
  const start = once(async () => {
    const [texts, { closeSigns, followRecord }] = await Promise.all([loadParseTexts(), loadFigureInteraction()])
    parser.value = texts
    followRecord(root, state)
    closeSigns(root)
  })
  for (const type of ['pointerover', 'focusin'] as const) root.addEventListener(type, () => void start())
  hydrated.value = true
  effect(() => {
    if (assumed.value !== '' || moved.value !== '') void start()
  })
  takeEdits(edits, state)
  root.dataset['ready'] = ''
}
