/** An assumption that differs from the book, in words. */
import type { InputValue } from '../calculators/spec/spec.ts'
import { printQuantity } from '../quantities/print-quantity.ts'
import type { Catalogue } from '../scenario/calculator-lookup.ts'
import { findIn } from '../scenario/calculator-lookup.ts'
import { evaluate } from '../scenario/evaluate.ts'
import { controlOf, parameterControl } from '../scenario/input-control.ts'
import type { Assumptions, Book } from '../scenario/parameter-book.ts'
import { valueWords } from './input-facts.ts'

export interface Change {
  readonly key: string
  readonly label: string
  readonly from: string
  readonly to: string
}

interface Model {
  readonly book: Book
  readonly catalogue: Catalogue
  readonly assumptions: Assumptions
}

export const lower = (label: string): string => (/^[A-Z](?:[a-z]|\s)/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label)

/** "GPU-hour price", or for a calculator's own input "parameters (training run)"; null for what is not there. */
export const labelOf = (key: string, { book, catalogue }: { readonly book: Book; readonly catalogue: Catalogue }): string | null => {
  const parameter = book.parameters[key]
  if (parameter) return lower(parameter.label)
  const [id = '', name = ''] = key.split('.')
  const calculator = findIn(catalogue, id)
  const control = calculator && controlOf(calculator, name, book)
  return calculator && control && `${lower(control.label)} (${lower(calculator.title)})`
}

/** "GPU-hour price, $2 → $3"; a calculator's own input names its calculator. */
export const changeOf = (key: string, value: InputValue, model: Model): Change | null => {
  const { book, catalogue, assumptions } = model
  const label = labelOf(key, model)
  if (label === null) return null
  const parameter = book.parameters[key]
  if (parameter) {
    const { unit } = parameterControl(parameter, book)
    return { key, label, from: printQuantity(parameter.best, unit, { bare: true }), to: printQuantity(value, unit) }
  }
  const [id = '', name = ''] = key.split('.')
  const calculator = findIn(catalogue, id)
  const control = calculator && controlOf(calculator, name, book)
  if (!calculator || !control) return null
  const { [key]: _, ...others } = assumptions
  const before = evaluate(calculator, {}, others, book, catalogue).inputs[name]?.value ?? null
  return { key, label, from: valueWords(control, before), to: valueWords(control, value) }
}

export const changeWords = ({ label, from, to }: Change): string => `${label} ${from} → ${to}`

export const counted = (count: number): string => `${count} ${count === 1 ? 'assumption' : 'assumptions'}`

/**
 * Sentences for a world that cannot be: it takes more chips than are at work, or its agents cost more than AI services earn. Empty when it
 * can, or when the calculator `supply-check` is not in the catalogue.
 */
export const beyondSupply = ({ book, catalogue, assumptions }: Model): readonly string[] => {
  const check = findIn(catalogue, 'supply-check')
  if (!check) return []
  const { shareOfSupply, shareOfRevenue } = evaluate(check, {}, assumptions, book, catalogue).outputs
  const times = (share: unknown): string | null =>
    typeof share === 'number' && share > 1 ? printQuantity(share, 'none', { digits: 2 }) : null
  const [chips, money] = [times(shareOfSupply), times(shareOfRevenue)]
  return [
    ...(chips === null ? [] : [`This world needs ${chips} times the AI chips that are at work.`]),
    ...(money === null ? [] : [`Its agents cost ${money} times what AI services earn.`]),
  ]
}
