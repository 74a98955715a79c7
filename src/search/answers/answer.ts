/** Answers a question: evaluates its calculator with the inputs given, and describes the result, with a link that opens the calculator so. */
import type { Calculator, InputValue, OutputValue } from '../../calculators/spec/spec.ts'
import { plainText, type Sentence, type Typeset, typeset } from '../../quantities/print-quantity.ts'
import { quantityBeside } from '../../quantities/quantity-beside.ts'
import { assumptionKey, type Catalogue, findIn, inputOf, outputsOf } from '../../scenario/calculator-lookup.ts'
import { type Evaluation, evaluate } from '../../scenario/evaluate.ts'
import { type Control, controlOf } from '../../scenario/input-control.ts'
import { type Assumptions, type Book, rowIn, rowsIn } from '../../scenario/parameter-book.ts'
import { readGiven } from '../../scenario/parse-input.ts'
import { writeAssumptions } from '../../scenario/scenario-link.ts'
import type { Question } from './question.ts'

export interface Answer {
  readonly calculator: Calculator
  readonly label: string
  readonly value: Typeset
  /** The calculator's sentence, where it is about the output that was asked for: the main one, or a yes and no that it explains. */
  readonly sentence: Sentence | null
  /** The inputs given: "Parameters 70 B". */
  readonly inputs: readonly string[]
  /** The inputs not given that the result depends on: "Accelerators 8". */
  readonly assumed: readonly string[]
  /** Warnings of the calculator: that the model does not fit, that the price is another chip's. */
  readonly warnings: readonly string[]
  readonly url: string
  /** Base units, for programs. */
  readonly given: Readonly<Record<string, InputValue>>
  readonly outputs: Readonly<Record<string, OutputValue>>
  readonly number: OutputValue
}

function inputText(calculator: Calculator, name: string, value: InputValue, book: Book): string {
  const control = controlOf(calculator, name, book)
  if (!control) return name
  if (control.kind === 'quantity') return `${control.label} ${quantityBeside(control.label, control.unit, value)}`
  if (control.kind === 'row') return String(rowIn(book, control.table ?? '', String(value))?.['name'] ?? value)
  const label = control.kind === 'choice' ? control.options.find((option) => option.value === value)?.label : undefined
  return `${control.label} ${label?.split(/[,:]/)[0] ?? value}`
}

/** How far a quantity may lie outside the range of its slider. Nobody asks for more; smaller ones are of small experiments. */
const outside = { below: 1e-3, above: 1e2 }

/** Whether a quantity is of a size that the calculator is about. Its limits, which are those of arithmetic, were checked before. */
function isPlausible(value: InputValue, control: Control | null): boolean {
  if (control?.kind !== 'quantity' || control.scale !== 'log' || typeof value !== 'number') return true
  return value >= control.range[0] * outside.below && value <= control.range[1] * outside.above
}

/** Other values that an input could have: the double and the half of a quantity, every other option, every other row. */
function alternativesOf(control: Control, value: InputValue, book: Book): readonly Evaluation['received'][string][] {
  if (control.kind === 'quantity') {
    const { low, high } = control.limits
    return typeof value === 'number' ? [value * 2, value / 2].filter((other) => other >= low && other <= high) : []
  }
  if (control.kind === 'row') return rowsIn(book, control.table ?? '').filter(({ id }) => id !== value)
  return control.kind === 'choice' ? control.options.flatMap((option) => (option.value === value ? [] : [option.value])) : []
}

/**
 * The inputs that were not given and on which the printed result depends. What a given row fills in counts as given, but for numbers of the
 * parameter book, such as a price.
 */
function assumedIn(
  { calculator, inputs, received, at }: Evaluation,
  output: string,
  print: (value: OutputValue) => string,
  book: Book,
): readonly string[] {
  const shown = (changes: Evaluation['received']) => {
    const outputs = at(changes)
    const says = output === calculator.main ? calculator.says(outputs, { ...received, ...changes }) : []
    return JSON.stringify([print(outputs[output] ?? null), says])
  }
  const now = shown({})
  return Object.entries(inputs).flatMap(([name, { value, from }]) => {
    const control = controlOf(calculator, name, book)
    // An optional input that is absent is nothing that was assumed.
    const input = inputOf(calculator, name)
    if (!control || value === null || from === 'given' || (from === 'row' && input?.kind !== 'shared')) return []
    const matters = alternativesOf(control, value, book).some((other) => shown({ [name]: other }) !== now)
    const shape = input?.kind === 'row' && input.fills && input.table === 'models' ? 'shape of ' : ''
    return matters ? [`${shape}${inputText(calculator, name, value, book)}`] : []
  })
}

/**
 * The answer to a question; null when the calculator refuses an input or has no result. The catalogue must have the calculator and those it is
 * linked with. `assumptions` are those of the reader's scenario.
 */
export function answerQuestion(
  { calculator: id, output, given: texts, assumed, warns }: Question,
  catalogue: Catalogue,
  book: Book,
  assumptions: Assumptions = {},
): Answer | null {
  const calculator = findIn(catalogue, id)
  const spec = calculator && outputsOf(calculator)[output]
  if (!calculator || !spec) return null
  const { given, problems } = readGiven(calculator, texts, book)
  if (problems.length > 0 || !Object.entries(given).every(([name, value]) => isPlausible(value, controlOf(calculator, name, book))))
    return null
  const evaluation = evaluate(calculator, given, assumptions, book, catalogue)
  const { outputs, sentence, warnings } = evaluation
  const number = outputs[output] ?? null
  if (number === null) return null
  const printed = (value: OutputValue) => typeset(value, spec.unit, spec.digits === undefined ? {} : { digits: spec.digits })
  const own = Object.fromEntries(Object.entries(given).map(([name, value]) => [assumptionKey(calculator, name), value]))
  return {
    calculator,
    label: spec.label,
    value: printed(number),
    sentence: output === calculator.main || spec.type === 'text' ? sentence : null,
    inputs: Object.entries(given).map(([name, value]) => inputText(calculator, name, value, book)),
    assumed: [...assumed, ...assumedIn(evaluation, output, (value) => plainText(printed(value)), book)],
    warnings: warns ? warnings : [],
    url: `/calculators/${id}/?with=${writeAssumptions({ ...assumptions, ...own }, book, catalogue)}`,
    given,
    outputs,
    number,
  }
}

/** The answer in one line: "Cost: $12 M". */
export const answerText = ({ label, value }: Answer): string => `${label}: ${plainText(value)}`

/** Sentences that explain an answer: inputs given, inputs assumed, warnings. */
export const answerReasons = ({ inputs, assumed, warnings }: Answer): readonly string[] => [
  `With ${inputs.join(', ')}.`,
  ...(assumed.length > 0 ? [`Assumed: ${assumed.join(', ')}.`] : []),
  ...warnings,
]
