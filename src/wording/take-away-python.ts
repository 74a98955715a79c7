/**
 * A calculation as a Python script: a head that says what it is, the calculator's function as it stands in `src/calculators/<id>.py`, the
 * inputs in force with their origin, and a print of the outputs. The site serves it at the book's values; the browser puts its own in.
 */
import type { Cells, InputValue } from '../calculators/spec/spec.ts'
import type { Calculation, InputFact } from './take-away-facts.ts'

export const pythonName = (id: string): string => id.replaceAll('-', '_')

const inputsMark = '# Inputs in force'

/** A number as Python reads it back exactly; whole ones that must be whole have no exponent. */
const numberText = (value: number, integer: boolean): string => {
  if (integer && Math.abs(value) < 1e21) return value < 1e5 ? String(value) : String(value).replace(/\B(?=(\d{3})+$)/g, '_')
  const [full, short] = [String(value), value.toExponential()].map((text) => text.replace('e+', 'e')) as [string, string]
  return short.length + 2 < full.length ? short : full
}

const valueText = (value: InputValue | undefined, integer = false): string => {
  if (value === null || value === undefined) return 'None'
  return typeof value === 'number' ? numberText(value, integer) : JSON.stringify(value)
}

/** One line: what comes from content cannot end a comment. */
const comment = (text: string): string => text.replace(/\s+/g, ' ').trim()

const noteColumns: ReadonlySet<string> = new Set(['note', 'sources'])

/** A row as a dictionary, without the cells that only describe it. */
const cellLines = (cells: Cells): readonly string[] =>
  Object.entries(cells)
    .filter(([column]) => !noteColumns.has(column))
    .map(([column, value]) => `        ${JSON.stringify(column)}: ${valueText(value)},`)

const inputLines = ({ name, label, unit, value, cells, missing, integer, printed, provenance, sources }: InputFact): readonly string[] => {
  const named = unit === 'none' ? label : `${label} [${unit}]`
  const words = `# ${comment([`${named}: ${printed}`, provenance, ...sources].join('; '))}`
  return cells
    ? [`    ${name}={  ${words}`, ...cellLines(cells), '    },']
    : [`    ${name}=${valueText(missing ? null : value, integer)},  ${words}`]
}

/** Python takes "coding:" in the first two lines for an encoding, so an id like speculative-decoding must not stand before a colon there. */
const headLines = (calculation: Calculation): readonly string[] => [
  `# ${comment(calculation.question)}`,
  `# By the calculator ${calculation.id} of Isoflop, ${calculation.address}`,
  `# Parameter book of ${calculation.version}. Numbers are in base units: FLOP, byte, second, USD, token; shares from 0 to 1.`,
  '# Licence: code MIT, numbers and words CC BY 4.0.',
]

/** Where an input lacks its value the script stops with the page's words, instead of failing somewhere in the formula. */
const stopLines = ({ inputs, warnings }: Calculation): readonly string[] => {
  const lacking = inputs.filter(({ missing }) => missing).map(({ label }) => `${label} has no value.`)
  return lacking.length === 0
    ? []
    : [`raise SystemExit(${JSON.stringify(comment((warnings.length > 0 ? warnings : lacking).join(' ')))})`, '']
}

const resultLines = ({ id, outputs }: Calculation): readonly string[] => [
  `outputs = ${pythonName(id)}(**inputs)`,
  '',
  'units = {',
  ...outputs
    .filter(({ measured }) => !measured)
    .map(({ name, unit, value, printed }) => {
      const shown = Array.isArray(value) ? '' : `  # the page shows ${comment(printed)}`
      return `    ${JSON.stringify(name)}: ${JSON.stringify(unit === 'none' ? '' : unit)},${shown}`
    }),
  '}',
  'for name, unit in units.items():',
  '    print(name, "=", outputs[name], unit)',
]

/** The function with its references before it, one a line. */
export const pythonBody = (references: readonly string[], code: string): string =>
  ['# Formula and constants:', ...references.map((reference) => `# - ${comment(reference)}`), '', code.trim()].join('\n')

/** `body` as `pythonBody` has written it. */
export const pythonScript = (calculation: Calculation, body: string): string =>
  [
    ...headLines(calculation),
    '',
    body,
    '',
    '',
    inputsMark,
    'inputs = dict(',
    ...calculation.inputs.filter(({ inRow }) => !inRow).flatMap(inputLines),
    ')',
    '',
    ...stopLines(calculation),
    ...resultLines(calculation),
    '',
  ].join('\n')

/** The body of a served script, for other inputs; null when the text is no such script. */
export const bodyIn = (script: string): string | null => {
  const end = script.indexOf(`\n${inputsMark}\n`)
  const start = script.indexOf('\n\n')
  return start < 0 || end < start ? null : script.slice(start, end).trim()
}
