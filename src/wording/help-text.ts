/** `--help` of a calculator: each input with its default, range, unit, meaning and rows, the outputs, what can be solved for, and an example. */
import type { Calculator, CalculatorRecord } from '../calculators/spec/spec.ts'
import { printQuantity } from '../quantities/print-quantity.ts'
import { type Catalogue, inputsOf, outputsOf } from '../scenario/calculator-lookup.ts'
import { evaluate } from '../scenario/evaluate.ts'
import { type Control, controlOf } from '../scenario/input-control.ts'
import type { Book } from '../scenario/parameter-book.ts'
import type { InputInForce } from '../scenario/resolve.ts'
import { section, table } from './calculation-text.ts'
import { valueWords } from './input-facts.ts'

/** Text in lines of at most 100 characters, each after an indent. */
const wrapped = (text: string, indent: string): string => {
  const lines: string[] = []
  let line = indent
  for (const word of text.split(' ')) {
    if (line.length + word.length > 100 && line !== indent) {
      lines.push(line.trimEnd())
      line = indent
    }
    line += `${word} `
  }
  return `${[...lines, line.trimEnd()].join('\n')}\n`
}

/** What an input takes, with its default: "parameter, 100 M to 2 T, default 70 B". */
const takes = (control: Control, input: InputInForce): string => {
  const best = input.via ? `default: ${input.via.output} of ${input.via.calculator}` : `default ${valueWords(control, input.value)}`
  if (control.kind === 'text') return `${control.form}; ${best}`
  if (control.kind === 'row') return `a row of ${control.table ?? ''}; ${best}`
  if (control.kind !== 'quantity') return `${control.options.map(({ value }) => value).join(' | ')}; default ${input.value}`
  const [low, high] = control.range.map((value) => printQuantity(value, control.unit))
  return `${control.unit === 'none' ? 'number' : control.unit}, usually ${low} to ${high}; ${control.optional && input.value === null ? 'optional' : best}`
}

/** An input for `--help`: how it is written, what it takes, what it means, and the rows of its table. */
const inputText = (name: string, control: Control | null, input: InputInForce | undefined): string => {
  if (!control || !input) return `  --${name}  not among the parameters\n`
  const meaning = control.help === undefined ? `${control.label}.` : `${control.label}. ${control.help}`
  const rows = control.kind === 'row' ? wrapped(`Rows: ${control.options.map(({ value }) => value).join(', ')}.`, '      ') : ''
  return `  --${name}  ${takes(control, input)}\n${wrapped(meaning, '      ')}${rows}`
}

/** A command that can be run: the calculator with the first input of its first published case. */
const exampleText = (calculator: Calculator, { cases }: CalculatorRecord, book: Book): string => {
  const [name, value] = Object.entries(cases[0]?.given ?? {}).find(([, each]) => typeof each === 'number' && each < 1e21) ?? []
  const control = name === undefined ? null : controlOf(calculator, name, book)
  const given = name === undefined || !control ? '' : ` --${name} ${value}`
  return `  npm run --silent calc -- ${calculator.id}${given} --json\n`
}

/** Inputs and outputs of a calculator with an example, for `--help`. */
export const helpText = (calculator: Calculator, record: CalculatorRecord, book: Book, catalogue: Catalogue): string => {
  const { inputs: inForce } = evaluate(calculator, {}, {}, book, catalogue)
  const inputs = Object.keys(inputsOf(calculator)).map((name) => inputText(name, controlOf(calculator, name, book), inForce[name]))
  const outputs = Object.entries(outputsOf(calculator)).map(([name, { unit, label }]) => [name, unit === 'none' ? '' : unit, label])
  const found = [...new Set(record.monotone.map(({ input, output }) => `--solve ${input} --for ${output}=…`))]
  return [
    `${calculator.question} (${calculator.id})\n`,
    section('Inputs', inputs.join('')),
    section('Outputs', table(outputs)),
    section('Solved for', found.map((line) => `  ${line}\n`).join('')),
    section('Example', exampleText(calculator, record, book)),
  ].join('')
}
