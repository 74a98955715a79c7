/**
 * Text → quantity. Accepts what people write (`70B`, `3.8e25`, `40%`, `$5.6 M`, `80 GiB`, `90 days`, `3.1 × 10^23`, `1,000`) and
 * never guesses: what has two readings is refused with a sentence and a hint. Limits are not checked here.
 */

import { nameSize } from './unit-names.ts'
import type { Dimension, Unit } from './units.ts'
import { unitSpec } from './units.ts'

export type Parsed =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly message: string; readonly hint?: string }

const refuse = (message: string, hint: string): Parsed => ({ ok: false, message, hint })

/** Powers of ten by letter or word. `b` and `t` in lower case too, since nothing else is meant; `m` is refused (milli, million, minute). */
const powers: ReadonlyMap<string, number> = new Map([
  ['k', 3],
  ['K', 3],
  ['thousand', 3],
  ['M', 6],
  ['million', 6],
  ['mn', 6],
  ['B', 9],
  ['b', 9],
  ['G', 9],
  ['bn', 9],
  ['billion', 9],
  ['T', 12],
  ['t', 12],
  ['trillion', 12],
  ['P', 15],
  ['quadrillion', 15],
])
const binaryPowers: ReadonlyMap<string, number> = new Map([
  ['Ki', 2 ** 10],
  ['Mi', 2 ** 20],
  ['Gi', 2 ** 30],
  ['Ti', 2 ** 40],
])

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** Typeset text back to what a keyboard writes: thin spaces, the true minus, superscripts. */
const plain = (text: string): string =>
  text
    .replace(/[\u00a0\u2007\u2009\u202f]/g, ' ')
    .replace(/[\u2212\u2013]/g, '-')
    .replace(
      /(⁻?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g,
      (_, minus: string, digits: string) => `^${minus && '-'}${[...digits].map((digit) => superscripts.indexOf(digit)).join('')}`,
    )
    .replace(/\s+/g, ' ')
    .trim()

/** sign · dollar · digits · power of ten · the rest. */
const shape =
  /^(?<sign>[+-]?) ?(?<dollar>(?:US)?\$|USD(?= ?[\d.]))? ?(?<digits>[1-9]\d{0,2}(?:[, ]\d{3})+(?:\.\d+)?(?![\d.,_])|\d[\d_]*(?:\.\d+)?(?![\d.,_])|\.\d+(?![\d.,_]))(?:[eE](?<exponent>[+-]?\d{1,4})(?![\d.])| ?[×x*] ?10 ?\^ ?(?<power>[+-]?\d{1,4})(?![\d.]))? ?(?<rest>.*)$/u

interface Scale {
  /** Decimal exponent, applied to the text so that nothing is lost. */
  readonly exponent: number
  /** What is not a power of ten. */
  readonly factor: number
}
const one: Scale = { exponent: 0, factor: 1 }

/** Splits a factor into a power of ten and the rest, so that `28 ms` reads as exactly 0.028. */
const scaleOf = (factor: number): Scale => {
  const exponent = Math.round(Math.log10(factor))
  return Math.abs(factor / 10 ** exponent - 1) < 1e-12 ? { exponent, factor: 1 } : { exponent: 0, factor }
}

const multiplierOf = (text: string): Scale | null => {
  const power = powers.get(text) ?? (text.length > 1 ? powers.get(text.toLowerCase()) : undefined)
  if (power !== undefined) return { exponent: power, factor: 1 }
  const binary = binaryPowers.get(text)
  return binary === undefined ? null : { exponent: 0, factor: binary }
}

/** A unit's name, a multiplier, or both ("M tokens"); relative to one base unit of the dimension. */
const readAbove = (text: string, dimension: Dimension): { readonly size: number | null; readonly multiplier: Scale } | null => {
  if (text === '') return { size: null, multiplier: one }
  const size = nameSize(text, dimension)
  if (size !== null) return { size, multiplier: one }
  const alone = multiplierOf(text)
  if (alone) return { size: null, multiplier: alone }
  const both = /^(Ki|Mi|Gi|Ti|[kKMBbGTtP]|thousand|million|billion|trillion|mn|bn) ?(.+)$/.exec(text)
  const multiplier = both && multiplierOf(both[1] ?? '')
  const named = both && nameSize(both[2] ?? '', dimension)
  return multiplier && named !== null ? { size: named, multiplier } : null
}

/** What the text after the number multiplies it by, in `unit`; null when it is no unit of this quantity. */
const readRest = (rest: string, unit: Unit): Scale | null => {
  const { dimension, size } = unitSpec(unit)
  const [aboveDimension, belowDimension] = dimension
  const [above = '', below, ...more] = rest
    .replace(/(?:^| )(?:per|an?) /g, '/')
    .replace(/ ?\/ ?/g, '/')
    .split('/')
  if (more.length > 0 || (below !== undefined && !belowDimension)) return null
  const top = readAbove(above, aboveDimension)
  if (!top) return null
  if (top.size === null && below === undefined) return top.multiplier
  const belowSize = below === undefined || !belowDimension ? null : nameSize(below, belowDimension)
  if (below !== undefined && belowSize === null) return null
  const own = top.size === null ? null : top.size
  const factor = belowDimension ? (below === undefined ? (own ?? 1) : (own ?? 1) / (belowSize ?? 1) / size) : (own ?? size) / size
  const scale = scaleOf(factor)
  return { exponent: top.multiplier.exponent + scale.exponent, factor: top.multiplier.factor * scale.factor }
}

const scaled = (sign: string, digits: string, exponent: number, factor: number): number => {
  const value = Number(`${sign}${digits.replace(/[,_ ]/g, '')}e${exponent}`)
  const product = value * factor
  // What a product of fractions is off by lies beyond 15 digits; a whole number is right to its last digit, such as 2 PiB.
  return factor === 1 || Number.isSafeInteger(product) ? product : Number(product.toPrecision(15))
}

/** `%` is a share of one; of a yearly factor it is growth, and then needs its sign: +140 % is 2.4. */
const readPercent = (value: number, sign: string, unit: Unit, text: string): Parsed => {
  if (unit === 'share' || unit === 'ratio') return { ok: true, value }
  if (unit !== 'factor/yr')
    return refuse(`A percentage makes no sense here: the value is in ${unitSpec(unit).label}.`, `Write it like ${unitSpec(unit).example}.`)
  if (sign === '')
    return refuse(
      `“${text}” could mean a factor or a growth.`,
      `Write the factor a year, such as 2.4, or the growth with its sign, such as +140%.`,
    )
  return { ok: true, value: Number((1 + value).toPrecision(15)) }
}

const refuseRest = (rest: string, unit: Unit): Parsed => {
  const { label, example } = unitSpec(unit)
  if (/^m$/.test(rest)) return refuse('“m” has more than one meaning.', 'Write M for a million, ms for milliseconds, min for minutes.')
  return refuse(`“${rest}” is not a unit for this value, which is in ${label}.`, `Leave the unit out, or write it like ${example}.`)
}

const refuseText = (text: string, example: string): Parsed => {
  if (/^[+-]?\d+,\d+$/.test(text))
    return refuse(`“${text}” could mean two numbers.`, 'Write a decimal point, as in 1.5, or groups of three, as in 1,500.')
  return refuse(`“${text}” is not a number.`, `Write it like ${example}.`)
}

/** A text as a number in `unit`: base units of that unit, any sign; never NaN or infinite. */
export const parseQuantity = (text: string, unit: Unit): Parsed => {
  const spec = unitSpec(unit)
  const written = plain(text)
  if (written === '') return refuse('Nothing was given.', `Write a value like ${spec.example}.`)
  const shown = written.length > 40 ? `${written.slice(0, 40)}…` : written
  const groups = written.length <= 80 ? shape.exec(written)?.groups : undefined
  if (!groups) return refuseText(shown, spec.example)
  const { sign = '', dollar, digits = '', exponent, power, rest = '' } = groups
  if (/_$|__/.test(digits)) return refuseText(shown, spec.example)
  if (dollar && spec.dimension[0] !== 'usd')
    return refuse(`“${shown}” is an amount of money, and the value is in ${spec.label}.`, `Write it like ${spec.example}.`)
  const exponentGiven = Number(exponent ?? power ?? 0)
  const percent = /^(%|percent)$/.test(rest)
  const scale = percent ? { exponent: -2, factor: 1 } : readRest(rest, unit)
  if (!scale) return /^[\d.,_+-]/.test(rest) ? refuseText(shown, spec.example) : refuseRest(rest, unit)
  const value = scaled(sign, digits, exponentGiven + scale.exponent, scale.factor)
  if (!Number.isFinite(value)) return refuse(`“${shown}” is too large.`, `Write it like ${spec.example}.`)
  return percent ? readPercent(value, sign, unit, shown) : { ok: true, value }
}
