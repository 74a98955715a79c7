/**
 * One unit for a whole column of a table: the head says it ("Memory, GB"), the cells are numbers alone. The step (GB, million, %) is that of
 * the middle value; when the smallest value would lose its digits in it, a smaller step.
 */
import { decimalOf, type Letters, positional, siLetters } from './decimal.ts'
import { plainText, typeset } from './print-quantity.ts'
import { type Unit, unitForm } from './unit-forms.ts'

export interface ColumnUnit {
  /** For the head, after a comma: "TB/s", "billion", "$/h"; empty when the label says it all. */
  readonly unit: string
  /** A number of the column, in base units, as a cell shows it. */
  readonly print: (value: number) => string
}

const wordSteps: Letters = [
  [12, 'trillion'],
  [9, 'billion'],
  [6, 'million'],
]
const timeSteps: readonly (readonly [size: number, name: string])[] = [
  [86_400, 'days'],
  [3600, 'h'],
  [60, 'min'],
  [1, 's'],
  [1e-3, 'ms'],
  [1e-6, 'µs'],
]

/** Smallest number that a cell shows: below it there would be more zeros than digits. */
const least = 0.001

const gap = '\u202f'
const grouped = (text: string): string => {
  const [whole = '', part] = text.split('.')
  const spaced = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, gap) : whole
  return part === undefined ? spaced : `${spaced}.${part}`
}

/** Three significant digits with their zeros, whole from 100 on; money has cents below 100. */
const digitsOf = (value: number, isMoney: boolean): string => {
  const size = Math.abs(value)
  if (size >= 100) return String(Math.round(value))
  if (isMoney) return size >= 0.1 ? value.toFixed(2) : padCents(positional(decimalOf(size, 3)), value < 0)
  const rounded = Number(value.toPrecision(3))
  return rounded.toFixed(Math.max(0, 2 - Math.floor(Math.log10(Math.abs(rounded)) + 1e-9)))
}
const padCents = (text: string, negative: boolean): string => `${negative ? '-' : ''}${/\.\d$/.test(text) ? `${text}0` : text}`

const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 1e-6 * Math.max(1, Math.abs(value))

interface Step {
  readonly size: number
  readonly name: string
}

/** The step of the middle value in which the smallest keeps its digits; else the number as it is, or the shortest span of time. */
function stepOf(sizes: readonly number[], steps: readonly Step[]): Step {
  const one = { size: 1, name: '' }
  const low = sizes[0] ?? 1
  const middle = sizes[Math.floor(sizes.length / 2)] ?? 1
  const found = steps.find(({ size }) => middle >= size * 0.9995 && low >= size * least)
  const smallest = steps.at(-1) ?? one
  return found ?? (smallest.size < 1 ? smallest : one)
}

/** Letters of SI on the symbol, words before it, or spans of time. */
function stepsOf(unit: Unit): readonly Step[] {
  const { style } = unitForm(unit)
  const powers = (letters: Letters): readonly Step[] => letters.map(([power, name]) => ({ size: Number(`1e${power}`), name }))
  if (style === 'si') return powers(siLetters)
  if (style === 'duration') return timeSteps.map(([size, name]) => ({ size, name }))
  return unit !== 'none' && (style === 'grouped' || style === 'count' || style === 'money') ? powers(wordSteps) : []
}

/** Whether the label has all words of the symbol: "Training tokens" has "tokens", "Tokens per day" has "tokens/day". */
const says = (label: string, symbol: string): boolean =>
  symbol.split(/[ /]/).every((word) => label.toLowerCase().includes(word.toLowerCase().replace(/s$/, '')))

function headUnit(label: string, unit: Unit, step: Step): string {
  const { style, symbol } = unitForm(unit)
  if (style === 'si') return `${step.name}${unit === 'kWh' ? 'Wh' : symbol}`
  if (style === 'duration') return step.name === '' ? symbol : step.name
  if (style === 'calendar') return ''
  const shown = style === 'count' || says(label, symbol) ? '' : symbol
  return [step.name, shown].filter((part) => part !== '').join(' ')
}

/** Whether neighbouring columns of this unit have one step, so that a reader compares them at a glance. Spans of time differ too much. */
export const sharesStep = (unit: Unit): boolean => unit !== 'none' && unitForm(unit).style !== 'duration'

/**
 * The unit of a column that has these numbers, blanks left out, and a printer of its cells. `among` are the numbers that decide the step: those
 * of the column, or of several that share it.
 */
export function columnUnit(label: string, unit: Unit, values: readonly number[], among: readonly number[] = values): ColumnUnit {
  const { style } = unitForm(unit)
  const base = unit === 'kWh' ? 1000 : style === 'percent' ? 100 : 1
  const sizes = among.flatMap((value) => (value === 0 ? [] : [Math.abs(value) * base])).sort((a, b) => a - b)
  const step = stepOf(sizes, stepsOf(unit))
  const head = headUnit(label, unit, step)
  if (style === 'scientific' || (sizes.at(-1) ?? 0) / step.size >= 1e12)
    return { unit: head, print: (value) => plainText(typeset(value, 'FLOP')).replace(/\sFLOP$/u, '') }
  const whole = values.every((value) => isWhole((value * base) / step.size))
  const print = (value: number): string => {
    const scaled = (value * base) / step.size
    const text = scaled === 0 ? '0' : whole || unit === 'none' ? plainOf(scaled, whole) : digitsOf(scaled, style === 'money')
    return grouped(text).replace(/^-/, '\u2212')
  }
  return { unit: head, print }
}

/** A plain number as it was written, at most twelve digits. */
const plainOf = (value: number, whole: boolean): string => (whole ? String(Math.round(value)) : String(Number(value.toPrecision(12))))
