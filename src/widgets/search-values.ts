/** The live values of parameters and calculators in a search's rows: those of the reader's scenario. Loads the model only when there is such a row. */
import { plainText, printQuantity, typeset } from '../quantities/print-quantity.ts'
import { isUnit } from '../quantities/units.ts'
import { outputsOf } from '../scenario/calculator-lookup.ts'
import { evaluate } from '../scenario/evaluate.ts'
import type { Result } from '../search/query/search.ts'
import { type LiveModel, loadModel } from './live-model.ts'
import { showValue } from './search-rows.ts'

const parameterValue = ({ book, assumptions }: LiveModel, id: string): string | null => {
  const parameter = book.parameters[id]
  if (!parameter || !isUnit(parameter.unit)) return null
  const assumed = assumptions[id]
  return printQuantity(typeof assumed === 'number' ? assumed : parameter.best, parameter.unit)
}

const calculatorValue = ({ book, assumptions, catalogue }: LiveModel, id: string): string | null => {
  const calculator = catalogue.find((one) => one.id === id)
  const output = calculator && outputsOf(calculator)[calculator.main]
  if (!calculator || !output) return null
  const { outputs } = evaluate(calculator, {}, assumptions, book, catalogue)
  const value = outputs[calculator.main]
  if (value === null || value === undefined) return null
  const options = output.digits === undefined ? {} : { digits: output.digits }
  const words = plainText(typeset(value, output.unit, options))
  // "Parameters 95.9 B", without the word once more.
  const repeats = words.toLowerCase().endsWith(output.label.toLowerCase())
  return `${output.label} ${repeats ? plainText(typeset(value, output.unit, { ...options, bare: true })) : words}`
}

/** Fills them in as they become known, while `wanted` says so. */
export async function fillValues(
  results: readonly Result[],
  rows: ReadonlyMap<string | undefined, HTMLElement>,
  wanted: () => boolean,
): Promise<void> {
  const some = results.filter(({ kind }) => kind === 'parameter' || kind === 'calculator')
  if (some.length === 0) return
  const model = await loadModel(some.flatMap(({ kind, id }) => (kind === 'calculator' ? [id] : [])))
  if (!wanted()) return
  for (const { kind, id, document: number } of some) {
    const item = rows.get(String(number))
    const value = kind === 'parameter' ? parameterValue(model, id) : calculatorValue(model, id)
    if (item && value) showValue(item, value)
  }
}
