/** The two scenarios of a figure side by side: the reader's now and another one, with both results and what explains the gap. Signals without markup. */
import type { ReadonlySignal, Signal } from '@preact/signals-core'
import { computed, effect, signal } from '@preact/signals-core'
import type { Mark } from '../../calculators/spec/chart.ts'
import type { InputValue, OutputValue } from '../../calculators/spec/spec.ts'
import type { Explanation } from '../../scenario/attribution.ts'
import { explain } from '../../scenario/attribution.ts'
import { assumptionKey, outputsOf } from '../../scenario/calculator-lookup.ts'
import { dependencies } from '../../scenario/dependencies.ts'
import type { Evaluation } from '../../scenario/evaluate.ts'
import { evaluate } from '../../scenario/evaluate.ts'
import type { Assumptions } from '../../scenario/parameter-book.ts'
import type { LinkProblem, readAssumptions } from '../../scenario/scenario-link.ts'
import { joinEntries, splitEntries } from '../../scenario/scenario-text.ts'
import type { FigureState } from '../calculator/figure-state.ts'
import { drawView } from '../calculator/figure-state.ts'
import type { Choice } from '../scenario/compare-choice.ts'
import { theBook } from '../scenario/compare-choice.ts'

export interface CompareState {
  readonly figure: FigureState
  readonly choices: ReadonlySignal<readonly Choice[]>
  /** Id of the choice. */
  readonly chosen: Signal<string>
  readonly choice: ReadonlySignal<Choice>
  readonly assumptions: ReadonlySignal<Assumptions>
  readonly problems: ReadonlySignal<readonly LinkProblem[]>
  readonly other: ReadonlySignal<Evaluation>
  /** The output whose gap is explained. */
  readonly output: Signal<string>
  /** Null while it is worked out, and when there is none. */
  readonly explanation: ReadonlySignal<Explanation | null>
  /** Names of the figure's pinned inputs that the other scenario would change: here they count as pinned, in both. */
  readonly shadowed: ReadonlySignal<readonly string[]>
  readonly stop: () => void
}

/** Entries that can reach the calculator; the rest needs specs that are not loaded, and changes nothing here. */
const reaching = ({ calculator, catalogue }: FigureState, text: string): string => {
  const ids = new Set([calculator.id, ...dependencies(calculator, catalogue).calculators])
  const entries = Object.entries(splitEntries(text)).filter(([key]) => !key.includes('.') || ids.has(key.slice(0, key.lastIndexOf('.'))))
  return joinEntries(Object.fromEntries(entries))
}

/** Numeric outputs, the main one first. */
export const numbersOf = ({ calculator }: FigureState): readonly string[] => {
  const names = Object.entries(outputsOf(calculator)).flatMap(([name, { type = 'number' }]) => (type === 'number' ? [name] : []))
  return [calculator.main, ...names.filter((name) => name !== calculator.main)].filter((name) => names.includes(name))
}

const isSame = (a: OutputValue | undefined, b: OutputValue | undefined): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)

const mostLines = 3

/** The other scenario's lines in the reader's chart, dashed; none where one would lie on the reader's own. */
const overlayOf = (figure: FigureState, other: Evaluation, title: string): readonly Mark[] => {
  const { calculator, view, book, evaluation } = figure
  const linesOf = (each: Evaluation) =>
    (drawView(calculator, view.value, each, book)?.marks ?? []).flatMap((mark) => (mark.type === 'line' ? [mark] : []))
  const ours = linesOf(evaluation.value)
  const lies = (line: (typeof ours)[number]) => ours.some(({ points }) => JSON.stringify(points) === JSON.stringify(line.points))
  const moved = linesOf(other).filter((line) => !lies(line))
  const shown = (moved.some(({ tone }) => tone === 'main') ? moved.filter(({ tone }) => tone === 'main') : moved).slice(0, mostLines)
  return shown.map((line) => ({ ...line, dashed: true, label: shown.length === 1 ? title : `${title}: ${line.label}` }))
}

/** Milliseconds without a change after which the gap is explained, so that a drag does not wait for it. */
const explainAfter = 120

export const createCompareState = (
  figure: FigureState,
  choices: ReadonlySignal<readonly Choice[]>,
  asked: string,
  read: typeof readAssumptions,
): CompareState => {
  const { calculator, catalogue, book, given } = figure
  const readText = (text: string) => read(reaching(figure, text), book, catalogue)
  const evaluateOther = (assumptions: Assumptions) => evaluate(calculator, given, assumptions, book, catalogue)
  const chosen = signal(asked)
  const choice = computed(() => choices.value.find(({ id }) => id === chosen.value) ?? theBook)
  const reading = computed(() => readText(choice.value.text))
  const assumptions = computed(() => reading.value.assumptions)
  const other = computed(() => evaluateOther(assumptions.value))
  const differsFrom = (evaluation: Evaluation) =>
    numbersOf(figure).some((name) => !isSame(evaluation.outputs[name], figure.evaluation.value.outputs[name]))
  if (choices.value.every(({ id }) => id !== asked))
    chosen.value = choices.value.find(({ text }) => differsFrom(evaluateOther(readText(text).assumptions)))?.id ?? theBook.id
  const output = signal(calculator.main)
  const explanation = signal<Explanation | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  const stopExplaining = effect(() => {
    const from = { given, assumptions: assumptions.value }
    const to = { given: { ...given, ...figure.here.value }, assumptions: figure.assumptions.value }
    const name = output.value
    clearTimeout(timer)
    timer = setTimeout(() => {
      explanation.value = explain(calculator, name, from, to, book, catalogue)
    }, explainAfter)
  })
  const stopDrawing = effect(() => {
    const marks = overlayOf(figure, other.value, choice.value.title)
    figure.overlays.value = { ...figure.overlays.peek(), compare: marks }
  })
  return {
    figure,
    choices,
    chosen,
    choice,
    assumptions,
    problems: computed(() => reading.value.problems),
    other,
    output,
    explanation,
    shadowed: computed(() => Object.keys(given).filter((name) => Object.hasOwn(assumptions.value, assumptionKey(calculator, name)))),
    stop: () => {
      clearTimeout(timer)
      stopExplaining()
      stopDrawing()
      figure.overlays.value = { ...figure.overlays.peek(), compare: [] }
    },
  }
}

/** The value of a key under assumptions that may not contain it: otherwise that of the parameter book, or the calculator's own. */
export const valueIn = (
  key: string,
  value: InputValue | undefined,
  { book, catalogue }: FigureState,
  assumptions: Assumptions,
): InputValue => {
  if (value !== undefined) return value
  const parameter = book.parameters[key]
  if (parameter) return parameter.best
  const [id = '', name = ''] = key.split('.')
  const calculator = catalogue.find((each) => each.id === id)
  return calculator ? (evaluate(calculator, {}, assumptions, book, catalogue).inputs[name]?.value ?? null) : null
}
