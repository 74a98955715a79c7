/** How often a claim's condition holds when the parameters of the book vary as the book says. */

import type { Catalogue } from './calculator-lookup.ts'
import { type Condition, checkCondition, compare } from './condition.ts'
import { drawAt, type SampleOptions, sampleParameters, usualSampling } from './monte-carlo.ts'
import type { Assumptions, Book } from './parameter-book.ts'
import { prepareCalculator } from './prepared-calculator.ts'

export interface ClaimProbability {
  /** Shares of the draws; the rest is where the condition does not hold. */
  readonly holds: number
  /** Where the output has no value. */
  readonly undecided: number
  readonly count: number
  /** Parameters that were drawn, sorted; with none, the condition is as true as `judge` says. */
  readonly parameters: readonly string[]
}

/** Null when the condition cannot be read. The reader's assumptions and the condition's own inputs are taken as known. */
export const claimProbability = (
  condition: Condition,
  assumptions: Assumptions,
  book: Book,
  catalogue: Catalogue,
  options: SampleOptions = usualSampling,
): ClaimProbability | null => {
  const checked = checkCondition(condition, book, catalogue)
  if (!checked.ok) return null
  const { calculator, given, output, operator, threshold } = checked.condition
  const prepared = prepareCalculator(calculator, given, assumptions, book, catalogue)
  const draws = sampleParameters(prepared, book, options)
  let [holds, undecided] = [0, 0]
  for (let index = 0; index < options.count; index += 1) {
    const value = prepared.outputs(drawAt(draws, index))[output]
    if (typeof value !== 'number') undecided += 1
    else if (compare(value, operator, threshold)) holds += 1
  }
  return { holds: holds / options.count, undecided: undecided / options.count, count: options.count, parameters: prepared.parameters }
}
