/**
 * Quantity → typeset text: a true minus, narrow no-break spaces in large numbers and before units, at most three significant
 * digits unless more are meaningful. A typeset number is data, so that a page can raise the exponent with `<sup>`.
 */
import { type Decimal, decimalOf, isHuge, isTiny, type Letters, positional, siLetters, wordLetters } from './decimal.ts'
import type { Style, Unit } from './unit-forms.ts'
import { unitForm } from './unit-forms.ts'

export interface Typeset {
  /** Minus and currency: "−$". */
  readonly before: string
  /** "5.6", "12 300", or "3.1 × 10" when there is an exponent. */
  readonly number: string
  /** Without sup: "23", "−7". */
  readonly exponent: string | null
  /** " M", " FLOP", " %", with its leading space. */
  readonly after: string
}

export type Sentence = readonly (string | Typeset)[]

/** What can be printed: text stands as it is, null is "none", a series is named by its length. */
export type Printable = number | string | null | readonly object[]

export interface TypesetOptions {
  /** Significant digits, 3 unless given. */
  readonly digits?: number
  /** For a table cell or an axis: currency, % and SI letter stay, the unit's words go, and null is "—". */
  readonly bare?: boolean
}

const gap = '\u202f'
/** Before a unit in words, where a narrow space would look like none. */
const wordGap = '\u00a0'
const minus = '\u2212'

/** 12345 → 12 345; four digits stand together. */
const grouped = (text: string): string => {
  const [whole = '', part] = text.split('.')
  const spaced = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, gap) : whole
  return part === undefined ? spaced : `${spaced}.${part}`
}

interface Body {
  readonly number: string
  readonly exponent: string | null
  /** A letter after the number: k, M, T, or ''. */
  readonly letter: string
}

const scientific = (decimal: Decimal): Body => {
  const mantissa = positional({ ...decimal, exponent: 0 })
  const exponent = decimal.exponent < 0 ? `${minus}${-decimal.exponent}` : `${decimal.exponent}`
  return { number: `${mantissa}${gap}×${gap}10`, exponent, letter: '' }
}

const plainBody = (decimal: Decimal): Body => ({ number: grouped(positional(decimal)), exponent: null, letter: '' })

const withLetter = (decimal: Decimal, letters: Letters): Body => {
  const found = letters.find(([power]) => decimal.exponent >= power)
  return found ? { number: grouped(positional(decimal, found[0])), exponent: null, letter: found[1] } : plainBody(decimal)
}

const largeOrSmall = (decimal: Decimal): Body =>
  isHuge(decimal) || isTiny(decimal) ? scientific(decimal) : withLetter(decimal, wordLetters)

/** Whole numbers that carry meaning in each digit (2048 accelerators) are printed in full. */
const digitsFor = (value: number, style: Style, digits: number | undefined): number => {
  if (digits !== undefined) return digits
  const inFull = style === 'count' ? 1e6 : style === 'grouped' ? 1e4 : 0
  return Number.isInteger(value) && value < inFull ? 6 : 3
}

/** Cents under $100; two or three digits of a small sum. */
const moneyBody = (value: number, digits: number | undefined): Body => {
  const cents = digits === undefined && value >= 1 && value < 99.995
  const decimal = cents ? decimalOf(Number(value.toFixed(2))) : decimalOf(value, digits ?? 3)
  const body = largeOrSmall(decimal)
  const needsZero = /^\d+\.\d$/.test(body.number) && body.letter === '' && value < 100
  return needsZero ? { ...body, number: `${body.number}0` } : body
}

/** A share close to one keeps the digits that tell it from one. */
const percentBody = (value: number, digits: number | undefined): Body => {
  let significant = digits ?? 3
  while (digits === undefined && value < 1 && significant < 7 && Number(value.toPrecision(significant)) >= 1) significant += 1
  const { digits: text, exponent } = decimalOf(value, significant)
  const decimal = { digits: text, exponent: exponent + 2 }
  return decimal.exponent < -4 ? scientific(decimal) : plainBody(decimal)
}

/** Seconds in the span that fits: µs, ms, s, min, h, days, years. */
const spanOf = (seconds: number): readonly [size: number, name: string] => {
  if (seconds < 9.995e-4) return [1e-6, 'µs']
  if (seconds < 0.9995) return [1e-3, 'ms']
  if (seconds < 120) return [1, 's']
  if (seconds < 7200) return [60, 'min']
  if (seconds < 2 * 86_400) return [3600, 'h']
  if (seconds < 2 * 365 * 86_400) return [86_400, 'days']
  return [365 * 86_400, 'years']
}

const bodyOf = (value: number, unit: Unit, digits: number | undefined): { readonly body: Body; readonly name: string } => {
  const spec = unitForm(unit)
  const name = value === 1 ? spec.after[0] : spec.after[1]
  const significant = digitsFor(value, spec.style, digits)
  if (value === 0) return { body: { number: '0', exponent: null, letter: '' }, name: spec.style === 'percent' ? '%' : name }
  switch (spec.style) {
    case 'scientific': {
      const decimal = decimalOf(value, significant)
      return { body: decimal.exponent >= 4 || decimal.exponent < -3 ? scientific(decimal) : plainBody(decimal), name }
    }
    case 'si': {
      const decimal = decimalOf(unit === 'kWh' ? value * 1000 : value, significant)
      const body = decimal.exponent >= 27 || isTiny(decimal) ? scientific(decimal) : withLetter(decimal, siLetters)
      return { body, name: body.letter === '' ? inWords(name, value) : name }
    }
    case 'money':
      return { body: moneyBody(value, digits), name }
    case 'percent':
      return { body: percentBody(value, digits), name: '%' }
    case 'duration': {
      const [size, span] = spanOf(value)
      return { body: largeOrSmall(decimalOf(value / size, significant)), name: span }
    }
    case 'calendar':
      return {
        body: value < 1e6 ? { number: String(Math.floor(value)), exponent: null, letter: '' } : largeOrSmall(decimalOf(value, significant)),
        name: '',
      }
    default:
      return { body: largeOrSmall(decimalOf(value, significant)), name }
  }
}

/** A few bytes are "2 bytes", since "2 B" reads as two billion. */
const inWords = (name: string, value: number): string => name.replace(/^B(?=$| )/, value === 1 ? 'byte' : 'bytes')

/** Which words after the number stay when it is bare. */
const bareName = (name: string, unit: Unit): string => {
  const { style } = unitForm(unit)
  return style === 'percent' || style === 'duration' || style === 'si' ? (name.split(' ')[0] ?? '') : ''
}

const text = (words: string): Typeset => ({ before: '', number: words, exponent: null, after: '' })

/** A quantity for the page. What is not a number stands as it is; null is "none" (bare: "—"). */
export const typeset = (value: Printable | undefined, unit: Unit, options: TypesetOptions = {}): Typeset => {
  if (typeof value === 'string') return text(value)
  if (typeof value === 'object' && value !== null) return text(`${value.length} points`)
  if (value === null || value === undefined || !Number.isFinite(value)) return text(options.bare ? '—' : 'none')
  const spec = unitForm(unit)
  const { body, name } = bodyOf(Math.abs(value), unit, options.digits)
  const sign = value < 0 && body.number !== '0' ? minus : ''
  const shownName = options.bare ? bareName(name, unit) : name
  const joint = spec.style === 'si' && body.letter !== '' ? '' : wordGap
  const tail = [body.letter, shownName].filter((part) => part !== '').join(joint)
  return {
    before: sign + (spec.style === 'money' ? '$' : ''),
    number: body.number,
    exponent: body.exponent,
    after: tail === '' ? '' : `${body.letter !== '' || tail.length < 3 ? gap : wordGap}${tail}`,
  }
}

const superscripts: Readonly<Record<string, string>> = {
  [minus]: '⁻',
  0: '⁰',
  1: '¹',
  2: '²',
  3: '³',
  4: '⁴',
  5: '⁵',
  6: '⁶',
  7: '⁷',
  8: '⁸',
  9: '⁹',
}

/** As one string, the exponent in Unicode superscripts; for the terminal, labels and titles. */
export const plainText = ({ before, number, exponent, after }: Typeset): string =>
  `${before}${number}${exponent === null ? '' : [...exponent].map((digit) => superscripts[digit] ?? digit).join('')}${after}`

/** `typeset` and `plainText` in one. */
export const printQuantity = (value: Printable | undefined, unit: Unit, options: TypesetOptions = {}): string =>
  plainText(typeset(value, unit, options))

/** A tag for sentences: say`Training takes ${typeset(r.gpuHours, 'GPU-h')}.` A plain number in it is printed without unit. */
export const say = (strings: TemplateStringsArray, ...values: readonly (Typeset | Sentence | string | number)[]): Sentence =>
  strings.flatMap((string, index) => {
    const value = values[index]
    const said = value === undefined ? [] : typeof value === 'number' ? [typeset(value, 'none')] : isSentence(value) ? value : [value]
    return [string, ...said].filter((part) => part !== '')
  })

const isSentence = (value: Typeset | Sentence | string): value is Sentence => Array.isArray(value)

/** A sentence as one string. */
export const sentenceText = (sentence: Sentence): string =>
  sentence.map((part) => (typeof part === 'string' ? part : plainText(part))).join('')
