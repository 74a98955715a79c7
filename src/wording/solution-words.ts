/** The answer to "what must this input be", in words. */
import type { Calculator } from '../calculators/spec/spec.ts'
import { printQuantity } from '../quantities/print-quantity.ts'
import { quantityBeside } from '../quantities/quantity-beside.ts'
import { outputOf } from '../scenario/calculator-lookup.ts'
import { controlOf } from '../scenario/input-control.ts'
import type { Book } from '../scenario/parameter-book.ts'
import { isCost, type Solution, type Wanted } from '../scenario/solve.ts'

/** A label inside a sentence: its first letter is small, unless it begins an abbreviation. */
const inSentence = (label: string): string => (/^\p{Lu}\p{Ll}/u.test(label) ? `${label[0]?.toLowerCase()}${label.slice(1)}` : label)

/** "Accelerators: at least 426, so that duration is 7 days.", or that no value in range gives it, with the nearest. */
export function solutionSentence(solution: Solution, { input, output, target }: Wanted, calculator: Calculator, book: Book): string {
  const control = controlOf(calculator, input, book)
  const unit = control?.kind === 'quantity' ? control.unit : 'none'
  const result = outputOf(calculator, output)
  const label = control?.label ?? input
  const name = inSentence(result?.label ?? output)
  const printed = (value: number) => quantityBeside(result?.label ?? '', result?.unit ?? 'none', value)
  if (solution.solved) {
    const bound = solution.bound ? `${solution.bound} ` : ''
    const met = solution.bound === null ? '' : isCost(result?.unit ?? 'none') ? 'at most ' : 'at least '
    return `${label}: ${bound}${quantityBeside(label, unit, solution.value)}, so that ${name} is ${met}${printed(target)}.`
  }
  if (solution.nearest === null) return `There is no ${name} here, whatever ${inSentence(label)} is.`
  const { value, output: reached } = solution.nearest
  return `No value of ${inSentence(label)} in its range makes ${name} ${printed(target)}. The nearest is ${printed(reached)}, at ${printQuantity(value, unit)}.`
}
