/**
 * The condition of a claim: `lifetime-cost.inferenceShare(lifetimeMonths=24) > 50%`. Three steps: `parseCondition` reads its form,
 * `checkCondition` its names and values, `judge` its truth in a scenario.
 */
import type { Calculator, Output } from '../calculators/spec/spec.ts'
import { parseQuantity } from '../quantities/parse-quantity.ts'
import { plainText, type Sentence, say, typeset } from '../quantities/print-quantity.ts'
import type { Unit } from '../quantities/units.ts'
import { type Catalogue, findIn, outputOf, outputsOf } from './calculator-lookup.ts'
import { evaluate } from './evaluate.ts'
import type { Assumptions, Book, Given } from './parameter-book.ts'
import { type Problem, type Refusal, readGiven, unknownName } from './parse-input.ts'

export const operators = ['>', '>=', '<', '<='] as const
export type Operator = (typeof operators)[number]

/** As written; `threshold` and the values of `given` are texts. */
export interface Condition {
  readonly calculator: string
  readonly output: string
  readonly given: Readonly<Record<string, string>>
  readonly operator: Operator
  readonly threshold: string
}

/** A condition whose names and values have been checked. */
export interface CheckedCondition {
  readonly calculator: Calculator
  readonly output: string
  readonly label: string
  readonly unit: Unit
  readonly given: Given
  readonly operator: Operator
  readonly threshold: number
}

const example = 'lifetime-cost.inferenceShare(lifetimeMonths=24) > 50%'
const form = /^(?<calculator>[\w-]+)\.(?<output>\w+)\s*(?:\((?<given>[^()]*)\))?\s*(?<operator>>=|<=|>|<)\s*(?<threshold>[^<>=]+)$/u

const refused = (message: string, hint = `Write it like ${example}.`): Refusal => ({ ok: false, message, hint })

const isOperator = (text: string | undefined): text is Operator => operators.some((operator) => operator === text)

/** `name=value, name=value`; a comma inside a number (1,000) belongs to it. */
const readArguments = (text: string): Readonly<Record<string, string>> | Refusal => {
  const given: Record<string, string> = {}
  if (text.trim() === '') return given
  for (const argument of text.split(/,(?=\s*[A-Za-z]\w*\s*=)/)) {
    const [name, value, ...rest] = argument.split('=').map((part) => part.trim())
    if (!name || !value || rest.length > 0 || !/^[A-Za-z]\w*$/.test(name))
      return refused(`“${argument.trim()}” is not an input with its value.`, 'Write name=value, separated by commas.')
    if (Object.hasOwn(given, name)) return refused(`“${name}” is given twice.`, 'Keep one of them.')
    given[name] = value
  }
  return given
}

const isRefusal = (value: Readonly<Record<string, string>> | Refusal): value is Refusal => 'ok' in value && value['ok'] === false

/** The form only: names and values are checked by `checkCondition`. */
export const parseCondition = (text: string): { readonly ok: true; readonly condition: Condition } | Refusal => {
  const written = text.trim()
  if (written === '') return refused('The condition is empty.')
  const groups = form.exec(written)?.groups
  if (!groups) {
    if (!/[<>]/.test(written))
      return refused(`The condition “${written}” compares nothing.`, `Write an output, one of > >= < <=, and a value: ${example}.`)
    return refused(`The condition “${written}” cannot be read.`)
  }
  const { calculator = '', output = '', operator, threshold = '' } = groups
  const given = readArguments(groups['given'] ?? '')
  if (isRefusal(given)) return given
  if (!isOperator(operator)) return refused(`The condition “${written}” cannot be read.`)
  return { ok: true, condition: { calculator, output, given, operator, threshold: threshold.trim() } }
}

export type Checked =
  | { readonly ok: true; readonly condition: CheckedCondition }
  | { readonly ok: false; readonly problems: readonly Problem[] }

const named = (name: string, { message, hint, suggestions }: Refusal): Problem => ({
  name,
  message,
  ...(hint === undefined ? {} : { hint }),
  ...(suggestions === undefined ? {} : { suggestions }),
})

const checkOutput = (calculator: Calculator, name: string): { readonly output: Output | null; readonly problems: readonly Problem[] } => {
  const output = outputOf(calculator, name)
  const numeric = Object.entries(outputsOf(calculator)).filter(([, { type = 'number' }]) => type === 'number')
  if (!output) {
    const names = numeric.map(([id]) => id)
    return { output, problems: [named('output', unknownName(`${calculator.id} has no output “${name}”.`, name, names, 'Outputs'))] }
  }
  if (output.type !== undefined && output.type !== 'number') {
    return { output: null, problems: [{ name: 'output', message: `${calculator.id}.${name} is no number, so it cannot be compared.` }] }
  }
  return { output, problems: [] }
}

/** Ids, output, inputs and values; all problems at once. A problem's `name` is `calculator`, `output`, `threshold` or an input's. */
export const checkCondition = (condition: Condition, book: Book, catalogue: Catalogue): Checked => {
  const calculator = findIn(catalogue, condition.calculator)
  if (!calculator) {
    const ids = catalogue.map(({ id }) => id)
    const refusal = unknownName(`There is no calculator “${condition.calculator}”.`, condition.calculator, ids, 'Calculators')
    return { ok: false, problems: [named('calculator', refusal)] }
  }
  const { output, problems: outputProblems } = checkOutput(calculator, condition.output)
  const { given, problems: givenProblems } = readGiven(calculator, condition.given, book)
  const threshold = output && parseQuantity(condition.threshold, output.unit)
  const problems = [...outputProblems, ...givenProblems]
  if (!output || !threshold?.ok || problems.length > 0) {
    return { ok: false, problems: threshold && !threshold.ok ? [...problems, named('threshold', threshold)] : problems }
  }
  const { label, unit } = output
  return {
    ok: true,
    condition: { calculator, output: condition.output, label, unit, given, operator: condition.operator, threshold: threshold.value },
  }
}

export interface Verdict {
  /** Null when the output has no value, or the condition cannot be read. */
  readonly holds: boolean | null
  readonly value: number | null
  readonly threshold: number | null
  readonly unit: Unit
  readonly operator: Operator
  readonly label: string
  /** How far the value is from the threshold: their quotient, or for shares and where one is not positive their difference. */
  readonly margin: number | null
  /** How many digits the output asks to be printed with. */
  readonly digits?: number
}

/** Whether a value meets the condition. */
export const compare = (value: number, operator: Operator, threshold: number): boolean => {
  switch (operator) {
    case '>':
      return value > threshold
    case '>=':
      return value >= threshold
    case '<':
      return value < threshold
    case '<=':
      return value <= threshold
  }
}

/** The truth of a condition under the reader's assumptions. */
export const judge = (condition: Condition, assumptions: Assumptions, book: Book, catalogue: Catalogue): Verdict => {
  const checked = checkCondition(condition, book, catalogue)
  const { operator } = condition
  if (!checked.ok) return { holds: null, value: null, threshold: null, unit: 'none', operator, label: condition.output, margin: null }
  const { calculator, output, label, unit, given, threshold } = checked.condition
  const found = evaluate(calculator, given, assumptions, book, catalogue).outputs[output]
  if (typeof found !== 'number') return { holds: null, value: null, threshold, unit, operator, label, margin: null }
  const digits = outputOf(calculator, output)?.digits
  const quotient = unit !== 'share' && found > 0 && threshold > 0
  return {
    holds: compare(found, operator, threshold),
    value: found,
    threshold,
    unit,
    operator,
    label,
    margin: quotient ? found / threshold : found - threshold,
    ...(digits === undefined ? {} : { digits }),
  }
}

export const operatorWords: Readonly<Record<Operator, string>> = { '>': 'more than', '>=': 'at least', '<': 'less than', '<=': 'at most' }

export interface VerdictWords {
  /** One or two words, never colour alone. */
  readonly word: 'Holds' | 'Does not hold' | 'Undecided'
  readonly sentence: Sentence
}

/** "Holds: inference share is 86 %, and the claim needs more than 50 %." */
export const describeVerdict = ({ holds, value, threshold, unit, operator, label, digits = 3 }: Verdict): VerdictWords => {
  const name = /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label
  if (threshold === null) return { word: 'Undecided', sentence: ['The condition of this claim cannot be read.'] }
  const need = say`the claim needs ${operatorWords[operator]} ${typeset(threshold, unit)}`
  if (holds === null) return { word: 'Undecided', sentence: say`Undecided: ${name} has no value here, and ${need}.` }
  const word = holds ? 'Holds' : 'Does not hold'
  const short = typeset(value, unit, { digits })
  // A value near what the claim needs is told from it by all its digits.
  const shown = plainText(short) === plainText(typeset(threshold, unit, { digits })) ? typeset(value, unit) : short
  return { word, sentence: say`${word}: ${name} is ${shown}, ${holds ? 'and' : 'but'} ${need}.` }
}

/** Id of the calculator that a condition names, without reading the rest; empty when it names none. */
export const calculatorInCondition = (condition: string): string => /^[\w-]+/.exec(condition)?.[0] ?? ''
