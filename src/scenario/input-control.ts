/**
 * An input as its control shows it and as texts are checked against it: label, unit, slider, limits, options. A shared input takes from the
 * parameter book what its spec leaves out.
 */
import type { Calculator, Cells, ChoiceOption, SharedInput, Tick } from '../calculators/spec/spec.ts'
import { ownRow } from '../calculators/spec/spec.ts'
import { isUnit, type Unit } from '../quantities/unit-forms.ts'
import type { Parameter } from '../records/parameter.ts'
import { inputOf } from './calculator-lookup.ts'
import { type Book, parameterIn, rowsIn } from './parameter-book.ts'

export interface Limits {
  readonly low: number
  readonly high: number
  /** The low end itself is not allowed (positive quantities). */
  readonly above: boolean
}

export interface QuantityControl {
  readonly kind: 'quantity'
  readonly label: string
  readonly unit: Unit
  readonly range: readonly [number, number]
  readonly scale: 'log' | 'linear'
  readonly limits: Limits
  readonly integer: boolean
  readonly optional: boolean
  readonly ticks: readonly Tick[]
  readonly help?: string
  readonly parameter?: Parameter
}
/** An option of a list; of rows that stand in groups, with the name of its group. */
export interface ListOption extends ChoiceOption {
  readonly group?: string
}
export interface OptionControl {
  readonly kind: 'choice' | 'row'
  readonly label: string
  readonly options: readonly ListOption[]
  readonly optional: boolean
  /** Id of the data set, for a row. */
  readonly table?: string
  readonly help?: string
}
export interface TextControl {
  readonly kind: 'text'
  readonly label: string
  readonly pattern: RegExp
  /** The form in words, after "Write". */
  readonly form: string
  readonly optional: false
  readonly help?: string
}
export type Control = QuantityControl | OptionControl | TextControl

const limitsOf = (unit: Unit, limits: readonly [number, number] | undefined): Limits => {
  if (limits) return { low: limits[0], high: limits[1], above: false }
  return unit === 'share' ? { low: 0, high: 1, above: false } : { low: 0, high: Number.MAX_VALUE, above: true }
}

/** Down or up to the next 1, 2 or 5 times a power of ten. */
const nice = (value: number, direction: 'down' | 'up'): number => {
  const exponent = Math.floor(Math.log10(value) + 1e-9)
  const steps = [1, 2, 5, 10].map((step) => Number(`${step}e${exponent}`))
  const found =
    direction === 'down' ? steps.filter((step) => step <= value * (1 + 1e-9)).at(-1) : steps.find((step) => step >= value * (1 - 1e-9))
  return found ?? value
}

/** A slider for a parameter from its low and high: logarithmic when they are a factor 5 or more apart, with room at both ends. */
const sliderOf = ({
  unit,
  low,
  best,
  high,
}: Parameter): { readonly range: readonly [number, number]; readonly scale: 'log' | 'linear' } => {
  if (unit === 'share') return { range: [0, 1], scale: 'linear' }
  if (low > 0 && high / low >= 5)
    return { range: [nice(Math.min(low, best) / 2, 'down'), nice(Math.max(high, best) * 2, 'up')], scale: 'log' }
  const room = (high - low) / 2 || Math.abs(best) / 2 || 1
  const step = nice(room / 5, 'down')
  const from = Math.max(Math.floor((low - room) / step), low > 0 ? 1 : 0) * step
  return { range: [Number(from.toPrecision(12)), Number((Math.ceil((high + room) / step) * step).toPrecision(12))], scale: 'linear' }
}

const helped = (help: string | undefined): { readonly help?: string } => (help === undefined ? {} : { help })

/**
 * The control of a parameter of the book. Its limits are the same wherever it stands, so that a value accepted in one calculator is
 * accepted in all and in links; slider and ticks may be a calculator's own.
 */
export const parameterControl = (parameter: Parameter, book: Book, own: Partial<SharedInput> = {}): QuantityControl => {
  const unit = isUnit(parameter.unit) ? parameter.unit : 'none'
  const common = book.shared?.[parameter.id] ?? {}
  const slider = sliderOf(parameter)
  return {
    kind: 'quantity',
    label: own.label ?? parameter.label,
    unit,
    range: own.range ?? common.range ?? slider.range,
    scale: own.scale ?? common.scale ?? slider.scale,
    limits: limitsOf(unit, common.limits ?? own.limits),
    integer: common.integer ?? own.integer ?? false,
    optional: false,
    ticks: own.ticks ?? common.ticks ?? [],
    parameter,
    ...helped(parameter.note),
  }
}

const rowLabel = (row: Cells): string => String(row['name'] ?? row['label'] ?? row['title'] ?? row['id'])

/** The control of an input; null when the calculator has no such input, or the book lacks its parameter. */
export const controlOf = (calculator: Calculator, name: string, book: Book): Control | null => {
  const input = inputOf(calculator, name)
  if (!input) return null
  switch (input.kind) {
    case 'shared': {
      const parameter = parameterIn(book, input.parameter)
      return parameter && parameterControl(parameter, book, input)
    }
    case 'quantity': {
      const { label, unit, range, scale, integer = false, ticks = [] } = input
      return {
        kind: 'quantity',
        label,
        unit,
        range,
        scale,
        limits: limitsOf(unit, input.limits),
        integer,
        optional: input.default === null,
        ticks,
        ...helped(input.help),
      }
    }
    case 'choice':
      return { kind: 'choice', label: input.label, options: input.options, optional: false, ...helped(input.help) }
    case 'text':
      return { kind: 'text', label: input.label, pattern: input.pattern, form: input.form, optional: false, ...helped(input.help) }
    case 'row': {
      const { groups, label, table, help, own } = input
      const options: readonly ListOption[] = rowsIn(book, table).map((row) => ({
        value: String(row['id']),
        label: rowLabel(row),
        ...(groups === undefined ? {} : { group: String(row[groups]) }),
      }))
      const last =
        own === undefined ? [] : [{ value: ownRow, label: `${own[0]?.toUpperCase()}${own.slice(1)}, by its numbers`, group: 'Own' }]
      return { kind: 'row', label, options: [...options, ...last], optional: input.default === null, table, ...helped(help) }
    }
  }
}
