/** What leaves the page as text: a number with its inputs, source and date; the whole calculation as CSV; the markup of an embedding. */
import type { Field } from './csv-text.ts'
import { csvText } from './csv-text.ts'
import type { Calculation, OutputFact } from './take-away-facts.ts'

const inputsText = ({ inputs }: Calculation): string =>
  inputs
    .filter(({ value }) => value !== null)
    .map(({ label, printed }) => `${label}: ${printed}`)
    .join('; ')

const formulaText = ({ sources }: Calculation): string => (sources.length === 0 ? '' : ` Formula: ${sources.join('; ')}.`)

/** "Rent $1.33 M (Training run: Parameters 70 B parameters; …). Formula: …. Isoflop, parameter book of 2026-03, https://…" */
export const numberText = (calculation: Calculation, { label, printed }: OutputFact): string =>
  `${label} ${printed} (${calculation.title}: ${inputsText(calculation)}).${formulaText(calculation)} Isoflop, parameter book of ${calculation.version}, ${calculation.address}`

/** Characters that Markdown would take for its own. */
const escaped = (text: string): string => text.replace(/[\\`*_[\]<>|#$~]/g, '\\$&')

/** In an address between parentheses. */
const target = (address: string): string => address.replaceAll('(', '%28').replaceAll(')', '%29')

export const numberMarkdown = (calculation: Calculation, { label, printed }: OutputFact): string =>
  `${escaped(label)} **${escaped(printed)}** ([Isoflop, ${escaped(calculation.title)}](${target(calculation.address)}), parameter book of ${calculation.version}: ${escaped(inputsText(calculation))}).${escaped(formulaText(calculation))}`

/** One table: `kind` is input, output, point (of a series, at `x`), warning or about. Values in base units, in full precision. */
export const calculationCsv = (calculation: Calculation): string => {
  const head = ['kind', 'name', 'label', 'x', 'value', 'unit', 'printed', 'from', 'source']
  const unitText = (unit: string): string => (unit === 'none' ? '' : unit)
  const rows: Field[][] = [
    ...calculation.inputs.map((input): Field[] => [
      'input',
      input.name,
      input.label,
      null,
      input.value,
      unitText(input.unit),
      input.printed,
      input.provenance,
      input.sources.join('; '),
    ]),
    ...calculation.outputs.flatMap(({ name, label, unit, value, printed }): Field[][] =>
      Array.isArray(value)
        ? value.map(({ x, y }) => ['point', name, label, x, y, unitText(unit), null, null, null])
        : [['output', name, label, null, value as Field, unitText(unit), printed, 'computed', calculation.sources.join('; ')]],
    ),
    ...calculation.warnings.map((text): Field[] => ['warning', null, text, null, null, null, null, null, null]),
    ['about', 'calculator', calculation.title, null, calculation.id, null, null, null, null],
    ['about', 'book', 'Date of the parameter book', null, calculation.version, null, null, null, null],
    ['about', 'link', 'Opens this calculation', null, calculation.address, null, null, null, null],
  ]
  return csvText([head, ...rows])
}

const attribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

/** An iframe that a page elsewhere can hold, `height` pixels high. */
export const embedMarkup = (title: string, address: string, height: number): string =>
  `<iframe src="${attribute(address)}" title="${attribute(`${title}, a calculator of Isoflop`)}" width="100%" height="${height}" loading="lazy"></iframe>`
