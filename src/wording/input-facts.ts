/** What a calculator's figure says about its inputs beside their controls: which stand in view, groups of rows, values in words. */
import type { Calculator, Input, InputValue, Tick } from '../calculators/spec/spec.ts'
import { printQuantity } from '../quantities/print-quantity.ts'
import { inputsOf } from '../scenario/calculator-lookup.ts'
import type { Control, QuantityControl } from '../scenario/input-control.ts'
import { cellOf } from '../scenario/resolve.ts'

/** Ticks of a slider: the spec's, else the book's best, low and high. */
export const ticksOf = ({ ticks, parameter, unit }: QuantityControl): readonly Tick[] => {
  if (ticks.length > 0 || !parameter) return ticks
  const { low, best, high } = parameter
  return [best, low, high].map((value) => ({ value, label: printQuantity(value, unit, { bare: true, digits: 3 }) }))
}

/**
 * The inputs that stand in view; the others fold: optional ones, in a long list those that a row fills (where a row is chosen by default), and
 * beyond the eighth. A pinned one always shows, and so does a number of the parameter book. `ofRow`: by row input, those that stand in for its
 * cells, which show while the row is the reader’s own.
 */
export const splitInputs = (
  calculator: Calculator,
  pinned: (name: string) => boolean,
): {
  readonly shown: readonly string[]
  readonly folded: readonly string[]
  readonly ofRow: Readonly<Record<string, readonly string[]>>
} => {
  const all = Object.entries(inputsOf(calculator))
  const ofRow: Record<string, readonly string[]> = {}
  for (const [name, input] of all) {
    const row = cellOf(input)?.row
    if (row !== undefined) ofRow[row] = [...(ofRow[row] ?? []), name]
  }
  const inputs = all.filter(([, input]) => cellOf(input) === null)
  const filled = new Set(
    inputs.length <= 9
      ? []
      : inputs.flatMap(([, input]) =>
          input.kind === 'row' && input.default !== null
            ? Object.keys(input.fills ?? {}).filter((name) => inputsOf(calculator)[name]?.kind !== 'shared')
            : [],
        ),
  )
  const optional = (input: Input) => input.kind === 'quantity' && input.default === null
  const onlyOptional = inputs.every(([, input]) => optional(input))
  const folds = ([name, input]: (typeof inputs)[number]) => !pinned(name) && (filled.has(name) || (optional(input) && !onlyOptional))
  const inView = inputs.filter((entry) => !folds(entry)).map(([name]) => name)
  const shown = inView.length <= 9 ? inView : inView.slice(0, 8)
  return { shown, folded: inputs.map(([name]) => name).filter((name) => !shown.includes(name)), ofRow }
}

/** An input's value as a sentence or a table says it. */
export const valueWords = (control: Control, value: InputValue): string => {
  if (typeof value === 'number') return printQuantity(value, control.kind === 'quantity' ? control.unit : 'none')
  if (control.kind === 'text') return value ?? 'none'
  return control.kind === 'quantity' ? 'none' : (control.options.find((option) => option.value === value)?.label ?? value ?? 'none')
}
