/** A calculator and its result as text for a terminal. */
import type { Measured } from '../calculators/spec/measured.ts'
import type { Calculator, CalculatorRecord, Output } from '../calculators/spec/spec.ts'
import { plainText, printQuantity, sentenceText, typeset } from '../quantities/print-quantity.ts'
import { type Catalogue, outputsOf } from '../scenario/calculator-lookup.ts'
import { type CaseRow, runCase } from '../scenario/check-cases.ts'
import type { Evaluation } from '../scenario/evaluate.ts'
import type { Book } from '../scenario/parameter-book.ts'
import type { InputInForce } from '../scenario/resolve.ts'
import type { NoRange, ResultRange } from '../scenario/result-range.ts'
import { terminalProvenance } from './provenance.ts'
import { rangeSentence } from './range-words.ts'

/** Columns padded to their widest cell, two spaces between them and before the first. */
export const table = (rows: readonly (readonly string[])[]): string => {
  const widths: number[] = []
  for (const row of rows)
    row.forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? 0, cell.length)
    })
  return rows
    .map((row) => `  ${row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ')}`.trimEnd())
    .map((line) => `${line}\n`)
    .join('')
}

export const section = (title: string, body: string): string => (body === '' ? '' : `\n${title}\n${body}`)

const bullets = (lines: readonly string[]): string => lines.map((line) => `  - ${line}\n`).join('')

const inputRow = ([name, input]: readonly [string, InputInForce]): readonly string[] => {
  const value = input.unit ? printQuantity(input.value, input.unit) : String(input.value ?? 'none')
  return [name, value, terminalProvenance(input), input.label]
}

export const evaluationText = (
  { calculator, inputs, outputs, sentence }: Evaluation,
  { range, measured }: { readonly range: ResultRange | NoRange; readonly measured: Measured | null },
  warnings: readonly string[],
  { caveats = [] }: CalculatorRecord,
): string => {
  const results = Object.entries(outputsOf(calculator)).map(([name, { label, unit, digits }]) => [
    name,
    plainText(typeset(outputs[name], unit, digits === undefined ? {} : { digits })),
    label,
  ])
  return [
    `${calculator.question} (${calculator.id})\n\n  ${sentenceText(sentence)}\n`,
    `  ${sentenceText(rangeSentence(range, outputsOf(calculator)[calculator.main] as Output))}\n`,
    measured ? `  ${sentenceText(measured.says)}\n` : '',
    section('Outputs', table(results)),
    section('Inputs', table(Object.entries(inputs).map(inputRow))),
    section('Warnings', bullets(warnings)),
    section('What the model leaves out', bullets(caveats)),
  ].join('')
}

const percent = (difference: number | null): string =>
  difference === null ? '—' : `${difference > 0 ? '+' : ''}${printQuantity(difference, 'share', { digits: 2 })}`

const caseRow = (row: CaseRow): readonly string[] => [
  row.output,
  printQuantity(row.published, row.unit),
  printQuantity(row.computed, row.unit),
  percent(row.difference),
  row.holds ? '' : `more than ${printQuantity(row.tolerance, 'share')} away`,
]

/** Every published case: published, computed, difference. */
export const caseText = (calculator: Calculator, { cases }: CalculatorRecord, book: Book, catalogue: Catalogue): string =>
  cases
    .map((published) => {
      const result = runCase(calculator, published, book, catalogue)
      const where = result.locator ? `${result.source}, ${result.locator}` : result.source
      const body = table([['', 'published', 'computed', 'difference'], ...result.rows.map(caseRow)])
      return section(
        `Published case: ${result.name} (${where})`,
        body + bullets([...(result.note ? [result.note] : []), ...result.problems.map(({ message }) => message)]),
      )
    })
    .join('')
