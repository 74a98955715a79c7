/** A question's answer: the calculator evaluated with what was given, in words and as a link that opens it so. */
import type { Calculator, InputValue, OutputValue } from '../calculators/spec.ts'
import { plainText, printQuantity, type Sentence, type Typeset, typeset } from '../model/print.ts'
import {
  type Assumptions,
  assumptionKey,
  type Book,
  type Catalogue,
  controlOf,
  evaluate,
  findIn,
  outputsOf,
  readGiven,
  rowIn,
  writeAssumptions,
} from '../scenario/index.ts'
import type { Question } from './answer.ts'

export interface Answer {
  readonly calculator: Calculator
  readonly label: string
  readonly value: Typeset
  readonly sentence: Sentence
  /** What was given: "Parameters 70 B". */
  readonly inputs: readonly string[]
  readonly url: string
  /** Base units, for programs. */
  readonly given: Readonly<Record<string, InputValue>>
  readonly outputs: Readonly<Record<string, OutputValue>>
  readonly number: OutputValue
}

const inputText = (calculator: Calculator, name: string, value: InputValue, book: Book): string => {
  const control = controlOf(calculator, name, book)
  if (!control) return name
  if (control.kind === 'quantity') return `${control.label} ${printQuantity(value, control.unit, { bare: true })}`
  if (control.kind === 'row') return String(rowIn(book, control.table ?? '', String(value))?.['name'] ?? value)
  return `${control.label} ${value}`
}

/** Null when the calculator refuses an input or has no result. Its calculators must be in the catalogue. */
export function answerTo(
  { calculator: id, output, given: texts }: Question,
  catalogue: Catalogue,
  book: Book,
  assumptions: Assumptions = {},
): Answer | null {
  const calculator = findIn(catalogue, id)
  const spec = calculator && outputsOf(calculator)[output]
  if (!calculator || !spec) return null
  const { given, problems } = readGiven(calculator, texts, book)
  if (problems.length > 0) return null
  const { outputs, sentence } = evaluate(calculator, given, assumptions, book, catalogue)
  const number = outputs[output] ?? null
  if (number === null) return null
  const own = Object.fromEntries(Object.entries(given).map(([name, value]) => [assumptionKey(calculator, name), value]))
  return {
    calculator,
    label: spec.label,
    value: typeset(number, spec.unit, spec.digits === undefined ? {} : { digits: spec.digits }),
    sentence,
    inputs: Object.entries(given).map(([name, value]) => inputText(calculator, name, value, book)),
    url: `/calculators/${id}/?with=${writeAssumptions({ ...assumptions, ...own }, book, catalogue)}`,
    given,
    outputs,
    number,
  }
}

export const answerText = ({ label, value }: Answer): string => `${label}: ${plainText(value)}`
