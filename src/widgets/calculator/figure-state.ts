/**
 * One calculator on a page: the values in force, the view that is shown, and the reader's changes. Signals only, no markup,
 * so the same state draws at build (with constant signals) and in the browser.
 *
 * - **given**: inputs pinned by this place. When the reader moves one, the new value stays in this figure (`here`).
 */
import type { ReadonlySignal, Signal } from '@preact/signals-core'
import { computed, signal } from '@preact/signals-core'
import type { Chart, Mark } from '../../calculators/spec/chart.ts'
import type { Calculator, Input, InputValue } from '../../calculators/spec/spec.ts'
import { validityOf } from '../../calculators/spec/spec.ts'
import { withFences } from '../../calculators/spec/views.ts'
import type { Catalogue } from '../../scenario/calculator-lookup.ts'
import { assumptionKey, inputsOf } from '../../scenario/calculator-lookup.ts'
import type { Evaluation } from '../../scenario/evaluate.ts'
import { evaluate, viewContext } from '../../scenario/evaluate.ts'
import type { Assumptions, Book } from '../../scenario/parameter-book.ts'
import type { Reading } from '../../scenario/parse-input.ts'

export interface Problem {
  readonly text: string
  readonly message: string
}

/** What a figure is told by its page. Keys of `assumptions` are those of the scenario, of `here` plain input names. */
export interface FigureContext {
  readonly calculator: Calculator
  /** With the calculators that this one starts from. */
  readonly catalogue: Catalogue
  /** The figure's anchor on the page: `calc-training-run`. */
  readonly figure: string
  readonly given: Assumptions
  readonly book: Book
  readonly assumptions: ReadonlySignal<Assumptions>
  readonly here: ReadonlySignal<Assumptions>
  /** What stood in fields when the script came, by input. */
  readonly typed: Readonly<Record<string, string>>
  /** Puts changes into the reader's scenario; undefined takes one out. */
  readonly change: (changes: Readonly<Record<string, InputValue | undefined>>) => void
  readonly changeHere: (name: string, value: InputValue | undefined) => void
  /** A text for an input, checked. */
  readonly read: (name: string, text: string) => Promise<Reading>
}

export interface FigureState extends FigureContext {
  readonly evaluation: ReadonlySignal<Evaluation>
  readonly chart: ReadonlySignal<Chart | null>
  readonly view: Signal<number>
  /** Marks that panels put over the chart, by panel. */
  readonly overlays: Signal<Readonly<Record<string, readonly Mark[]>>>
  readonly problems: Signal<Readonly<Record<string, Problem>>>
  readonly inputs: readonly (readonly [name: string, input: Input])[]
  /** True when the reader changed this input, here or in the scenario. */
  readonly isChanged: (name: string) => boolean
  readonly isPinned: (name: string) => boolean
  readonly set: (name: string, value: InputValue) => void
  /** Back to what stands without the reader's change. */
  readonly putBack: (name: string) => void
  /** A typed text; a text that cannot be taken is explained in `problems`, and the last good value stays. True when taken. */
  readonly type: (name: string, text: string) => Promise<boolean>
  readonly forget: (name: string) => void
}

/** Inputs that a row fills: choosing another row drops the reader's changes to them, or the choice would have no effect. */
const filledBy = (calculator: Calculator, name: string): readonly string[] => {
  const input = inputsOf(calculator)[name]
  return input?.kind === 'row' ? Object.keys(input.fills ?? {}) : []
}

/** The chart of a view with the ranges of its law, without what panels put over it. */
export const drawView = (calculator: Calculator, view: number, evaluation: Evaluation, book: Book): Chart | null => {
  const drawn = calculator.views[view]?.draw(viewContext(evaluation, book))
  return drawn ? withFences(drawn, validityOf(calculator, evaluation.received)) : null
}

export const createFigureState = (context: FigureContext): FigureState => {
  const { calculator, catalogue, given, book, assumptions, here } = context
  const problems = signal<Readonly<Record<string, Problem>>>({})
  const view = signal(0)
  const overlays = signal<FigureState['overlays']['value']>({})
  const evaluateWith = (assumed: Assumptions) => evaluate(calculator, { ...given, ...here.value }, assumed, book, catalogue)
  const evaluation = computed(() => evaluateWith(assumptions.value))
  const inputs = Object.entries(inputsOf(calculator))
  const keyOf = (name: string) => assumptionKey(calculator, name)
  const isPinned = (name: string) => Object.hasOwn(given, name)
  const isChanged = (name: string) => (isPinned(name) ? Object.hasOwn(here.value, name) : Object.hasOwn(assumptions.value, keyOf(name)))
  const forget = (name: string) => {
    if (!Object.hasOwn(problems.value, name)) return
    const { [name]: _, ...rest } = problems.value
    problems.value = rest
  }
  /** What each input would be without the reader's change to it. It is evaluated again only when something else has changed. */
  const resting = Object.fromEntries(
    inputs.map(([name]) => {
      const others = computed(() => JSON.stringify({ ...assumptions.value, [keyOf(name)]: undefined }))
      return [name, computed(() => (isPinned(name) ? given[name] : evaluateWith(JSON.parse(others.value)).inputs[name]?.value))]
    }),
  )
  /** `dropped`: other inputs whose change goes. */
  const change = (name: string, value: InputValue | undefined, dropped: readonly string[] = []) => {
    forget(name)
    if (isPinned(name)) context.changeHere(name, value)
    else context.change({ ...Object.fromEntries(dropped.map((each) => [keyOf(each), undefined])), [keyOf(name)]: value })
  }
  const putBack = (name: string) => change(name, undefined)
  /** A row that is chosen already drops nothing. */
  const set = (name: string, value: InputValue) => {
    const filled = filledBy(calculator, name)
    const dropped = filled.length > 0 && value === evaluation.value.inputs[name]?.value ? [] : filled
    change(name, value === resting[name]?.value ? undefined : value, dropped)
  }
  const type = async (name: string, text: string): Promise<boolean> => {
    const input = inputsOf(calculator)[name]
    if (text.trim() === '') {
      if (input?.kind === 'quantity' && input.default === null) set(name, null)
      else putBack(name)
      return true
    }
    const read = await context.read(name, text)
    if (read.ok) {
      set(name, read.value)
      return true
    }
    problems.value = { ...problems.value, [name]: { text, message: [read.message, read.hint].filter(Boolean).join(' ') } }
    return false
  }
  return {
    ...context,
    evaluation,
    chart: computed(() => {
      const drawn = drawView(calculator, view.value, evaluation.value, book)
      const over = Object.values(overlays.value).flat()
      return drawn && over.length > 0 ? { ...drawn, marks: [...drawn.marks, ...over] } : drawn
    }),
    view,
    overlays,
    problems,
    inputs,
    isChanged,
    isPinned,
    set,
    putBack,
    type,
    forget,
  }
}
