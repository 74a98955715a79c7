/** A calculator drawn at build: the markup that the browser takes over, and what stands around it as plain data. Never imported by a script of a page. */
import { signal } from '@preact/signals-core'
import { renderToString } from 'preact-render-to-string'
import type { Calculator } from '../../calculators/spec/spec.ts'
import type { Parameter } from '../../records/parameter.ts'
import type { Catalogue } from '../../scenario/calculator-lookup.ts'
import { inputsOf } from '../../scenario/calculator-lookup.ts'
import { calculatorsUsing } from '../../scenario/dependencies.ts'
import { controlOf } from '../../scenario/input-control.ts'
import type { Assumptions, Book } from '../../scenario/parameter-book.ts'
import { originOf, valueWords } from '../../wording/input-facts.ts'
import { ChartTable } from '../chart/chart-table.tsx'
import { CalculatorWidget } from './calculator.tsx'
import { createFigureState } from './figure-state.ts'
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
  return {
    widget: renderToString(<CalculatorWidget state={state} staticParts={staticParts(calculator.id, usesOf(calculator, catalogue))} />),
    table: renderToString(<ChartTable chart={state.chart} />),
    inputs: Object.entries(evaluation.inputs).flatMap(([name, { value, parameter }]) => {
      const control = controlOf(calculator, name, book)
      if (!control) return []
      return [
        {
          name,
          label: control.label,
          value: valueWords(control, value),
          origin: originOf(name, evaluation, book),
          parameter: (parameter === undefined ? undefined : book.parameters[parameter]) ?? null,
        },
      ]
    }),
  }
}

/** A calculator stands under one anchor on its own page, alone in a frame and in notes. */
const drawn = new WeakMap<Book, Map<string, DrawnCalculator>>()

/** With the book's values and this place's pins; the same drawing for the same of all. Of one catalogue a book. */
export const drawCalculator = (...all: Parameters<typeof draw>): DrawnCalculator => {
  const [calculator, figure, given, book] = all
  const ofBook = drawn.get(book) ?? new Map<string, DrawnCalculator>()
  drawn.set(book, ofBook)
  const key = JSON.stringify([calculator.id, figure, given])
  const found = ofBook.get(key) ?? draw(...all)
  ofBook.set(key, found)
  return found
}
