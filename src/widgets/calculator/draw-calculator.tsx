/** A calculator drawn at build: the markup that the browser takes over, and what stands around it as plain data. Never imported by a script of a page. */
import { signal } from '@preact/signals-core'
import { renderToString } from 'preact-render-to-string'
import { measuresOf } from '../../calculators/index.ts'
import type { Calculator } from '../../calculators/spec/spec.ts'
import { memo } from '../../records/memo.ts'
import type { Parameter } from '../../records/parameter.ts'
import type { Catalogue } from '../../scenario/calculator-lookup.ts'
import { inputsOf } from '../../scenario/calculator-lookup.ts'
import { calculatorsUsing } from '../../scenario/dependencies.ts'
import { controlOf } from '../../scenario/input-control.ts'
import { measuredRunsOf } from '../../scenario/measured-result.ts'
import type { Assumptions, Book } from '../../scenario/parameter-book.ts'
import { valueWords } from '../../wording/input-facts.ts'
import { shortProvenance } from '../../wording/provenance.ts'
import { ChartTable } from '../chart/chart-table.tsx'
import { CalculatorWidget } from './calculator.tsx'
import { createFigureState } from './figure-state.ts'
import { MeasuredLine } from './measured-line.tsx'
import { staticParts, type Uses } from './static-parts.tsx'

export interface InputRow {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly origin: string
  readonly parameter: Parameter | null
}

export interface DrawnCalculator {
  readonly widget: string
  readonly table: string
  /** The sentence about measured runs; null for a calculator without such data. */
  readonly measured: string | null
  readonly inputs: readonly InputRow[]
}

const usesOf = (calculator: Calculator, catalogue: Catalogue): Uses =>
  Object.fromEntries(
    Object.values(inputsOf(calculator)).flatMap((input) =>
      input.kind === 'shared'
        ? [[input.parameter, calculatorsUsing(input.parameter, catalogue).map(({ id, title }) => ({ id, title }))] as const]
        : [],
    ),
  )

const draw = (calculator: Calculator, figure: string, given: Assumptions, book: Book, catalogue: Catalogue): DrawnCalculator => {
  const ignore = () => undefined
  const state = createFigureState({
    calculator,
    catalogue,
    figure,
    given,
    book,
    assumptions: signal({}),
    here: signal({}),
    typed: {},
    change: ignore,
    changeHere: ignore,
    read: () => Promise.reject(new Error('Nothing is typed at build.')),
  })
  const evaluation = state.evaluation.value
  const measures = measuresOf(calculator)
  return {
    widget: renderToString(<CalculatorWidget state={state} staticParts={staticParts(calculator.id, usesOf(calculator, catalogue))} />),
    table: renderToString(<ChartTable chart={state.chart} />),
    measured: measures && renderToString(<MeasuredLine of={measuredRunsOf(evaluation, measures, book)} />),
    inputs: Object.entries(evaluation.inputs).flatMap(([name, { value, parameter }]) => {
      const control = controlOf(calculator, name, book)
      if (!control) return []
      return [
        {
          name,
          label: control.label,
          value: valueWords(control, value),
          origin: shortProvenance(evaluation.inputs[name], book),
          parameter: (parameter === undefined ? undefined : book.parameters[parameter]) ?? null,
        },
      ]
    }),
  }
}

/** Of one catalogue a book. A calculator stands under one anchor on its own page, alone in a frame and in notes. */
const drawnWith = memo((_: Book) => new Map<string, DrawnCalculator>())

/** With the book's values and this place's pins; the same drawing for the same of all. */
export const drawCalculator = (...all: Parameters<typeof draw>): DrawnCalculator => {
  const [calculator, figure, given, book] = all
  const drawn = drawnWith(book)
  const key = JSON.stringify([calculator.id, figure, given])
  const found = drawn.get(key) ?? draw(...all)
  drawn.set(key, found)
  return found
}
