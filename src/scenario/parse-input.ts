/** Parses texts into checked input values. The texts are attributes in notes, options of a command, entries of a link, or typed by a reader. */
import type { Calculator, InputValue } from '../calculators/spec/spec.ts'
import { nearest } from '../diagnostics/near.ts'
import { parseQuantity } from '../quantities/parse-quantity.ts'
import { printQuantity } from '../quantities/print-quantity.ts'
import { inputsOf } from './calculator-lookup.ts'
import {
  type Control,
  controlOf,
  type Limits,
  type OptionControl,
  parameterControl,
  type QuantityControl,
  type TextControl,
} from './input-control.ts'
import { type Book, type Given, parameterIn } from './parameter-book.ts'
import { type RowNames, rowNamesIn } from './row-names.ts'

export interface Refusal {
  readonly ok: false
  /** What is wrong; stands alone. */
  readonly message: string
  readonly hint?: string
  /** Near misses, best first. */
  readonly suggestions?: readonly string[]
}
export type Reading = { readonly ok: true; readonly value: InputValue } | Refusal

export interface Problem extends Omit<Refusal, 'ok'> {
  readonly name: string
}

/** A refusal with near misses; the hint names them, or says what there is. */
export const unknownName = (message: string, name: string, candidates: readonly string[], noun: string): Refusal => {
  const suggestions = nearest(name, candidates)
  if (suggestions.length > 0) return { ok: false, message, hint: `Did you mean ${suggestions.join(' or ')}?`, suggestions }
  const listed = candidates.slice(0, 12).join(', ')
  return {
    ok: false,
    message,
    hint: candidates.length > 0 ? `${noun}: ${listed}${candidates.length > 12 ? ', …' : ''}.` : `There are no ${noun.toLowerCase()}.`,
  }
}

/** Why a former id of parameters is not taken, and what they are called now; null when it is none. `among`: the ids that count here. */
const renamed = (former: string, text: string, book: Book, among: (id: string) => boolean): Refusal | null => {
  const now = Object.values(book.parameters).flatMap(({ id, formerly = [] }) => (formerly.includes(former) && among(id) ? [id] : []))
  if (now.length === 0) return null
  const message =
    now.length === 1 ? `“${former}” is now called ${now[0]}.` : `“${former}” is now ${now.length} parameters: ${now.join(' and ')}.`
  const hint = now.length === 1 ? `Set ${now[0]} to ${short(text)}.` : `Set the one that you mean to ${short(text)}, or each of them.`
  return { ok: false, message, hint, suggestions: now }
}

const within = (value: number, { low, high, above }: Limits): boolean => (above ? value > low : value >= low) && value <= high

const limitWords = ({ unit, limits }: QuantityControl): string => {
  const { low, high, above } = limits
  const from = printQuantity(low, unit)
  if (high === Number.MAX_VALUE || high === Number.POSITIVE_INFINITY)
    return above ? `more than ${low === 0 ? '0' : from}` : `at least ${from}`
  return above ? `more than ${from} and at most ${printQuantity(high, unit)}` : `between ${from} and ${printQuantity(high, unit)}`
}

/** A number checked against limits; for values that come as numbers (a slider, a stored scenario). */
export const checkQuantity = (value: number, control: QuantityControl): Reading => {
  const { label, unit, integer } = control
  if (!Number.isFinite(value)) return { ok: false, message: `${label} must be a number.` }
  if (!within(value, control.limits)) {
    const likelyPercent = unit === 'share' && value > 1 && value <= 100
    const hint = likelyPercent ? { hint: `Write ${value}% or ${Number((value / 100).toPrecision(12))}.` } : {}
    return { ok: false, message: `${label} must be ${limitWords(control)}; this is ${printQuantity(value, unit)}.`, ...hint }
  }
  if (integer && !Number.isInteger(value)) {
    return {
      ok: false,
      message: `${label} must be a whole number; this is ${value}.`,
      hint: `Write ${Math.floor(value)} or ${Math.ceil(value)}.`,
    }
  }
  return { ok: true, value }
}

const isNone = (text: string): boolean => /^(none|)$/i.test(text.trim())

const readQuantity = (text: string, control: QuantityControl): Reading => {
  if (control.optional && isNone(text)) return { ok: true, value: null }
  const parsed = parseQuantity(text, control.unit)
  return parsed.ok ? checkQuantity(parsed.value, control) : parsed
}

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)

const readText = (text: string, { label, pattern, form }: TextControl): Reading => {
  const wanted = text.trim()
  if (pattern.test(wanted)) return { ok: true, value: wanted }
  return { ok: false, message: `${label} cannot be “${short(wanted)}”.`, hint: `Write ${form}.` }
}

/** Case, spaces and hyphens of a choice do not count: FP-16 is fp16. */
const plainName = (text: string): string => text.toLowerCase().replace(/[\s_-]/g, '')

/** A row that is not known, with the nearest ones, or those that a text may mean; none is taken in its place. */
const unknownRow = (wanted: string, { table, options }: OptionControl, names: RowNames): Refusal => {
  const shown = short(wanted)
  const may = names.containing(wanted)
  if (may.length > 1) {
    const listed = `${may.slice(0, 12).join(', ')}${may.length > 12 ? ', …' : ''}`
    return {
      ok: false,
      message: `“${shown}” may be several rows of the table “${table}”.`,
      hint: `Name one of them: ${listed}.`,
      suggestions: may,
    }
  }
  const suggestions = may.length > 0 ? may : names.near(wanted)
  const message = `“${shown}” is no row of the table “${table}”.`
  if (suggestions.length > 0) return { ok: false, message, hint: `Did you mean ${suggestions.join(' or ')}?`, suggestions }
  return unknownName(
    message,
    wanted,
    options.map(({ value }) => value),
    'Rows',
  )
}

const readOption = (text: string, control: OptionControl, book: Book): Reading => {
  const wanted = text.trim()
  if (control.optional && isNone(wanted)) return { ok: true, value: null }
  if (control.options.some(({ value }) => value === wanted)) return { ok: true, value: wanted }
  if (control.kind === 'row') {
    const names = rowNamesIn(book, control.table ?? '')
    const found = names.find(wanted)
    return found === null ? unknownRow(wanted, control, names) : { ok: true, value: found }
  }
  const plain = plainName(wanted)
  const named = control.options.find(({ value, aliases = [] }) => [value, ...aliases].some((name) => plainName(name) === plain))
  if (named) return { ok: true, value: named.value }
  const values = control.options.map(({ value }) => value)
  return unknownName(`${control.label} cannot be “${short(wanted)}”.`, wanted, values, 'Choices')
}

export const readControl = (text: string, control: Control, book: Book): Reading => {
  if (control.kind === 'quantity') return readQuantity(text, control)
  return control.kind === 'text' ? readText(text, control) : readOption(text, control, book)
}

/** A text for a calculator's input: parsed, then checked against limits, options or rows. */
export const readInput = (calculator: Calculator, name: string, text: string, book: Book): Reading => {
  const control = controlOf(calculator, name, book)
  if (control) return readControl(text, control, book)
  const names = Object.keys(inputsOf(calculator))
  if (names.includes(name)) return { ok: false, message: `The parameter book has no “${name}”, which ${calculator.id} needs.` }
  const former = renamed(name, text, book, (id) => names.includes(id))
  return former ?? unknownName(`${calculator.id} has no input “${name}”.`, name, names, 'Inputs')
}

/** A text for a parameter of the book. */
export const readParameter = (id: string, text: string, book: Book): Reading => {
  const parameter = parameterIn(book, id)
  if (parameter) return readControl(text, parameterControl(parameter, book), book)
  const former = renamed(id, text, book, () => true)
  return former ?? unknownName(`The parameter book has no “${id}”.`, id, Object.keys(book.parameters), 'Parameters')
}

const withoutOk = ({ message, hint, suggestions }: Refusal): Omit<Refusal, 'ok'> => ({
  message,
  ...(hint === undefined ? {} : { hint }),
  ...(suggestions === undefined ? {} : { suggestions }),
})

/** Several texts at once; what is wrong is reported each, what is right is kept. */
export const readGiven = (
  calculator: Calculator,
  texts: Readonly<Record<string, string>>,
  book: Book,
): { readonly given: Given; readonly problems: readonly Problem[] } => {
  const given: Record<string, InputValue> = {}
  const problems: Problem[] = []
  for (const [name, text] of Object.entries(texts)) {
    const reading = readInput(calculator, name, text, book)
    if (reading.ok) given[name] = reading.value
    else problems.push({ name, ...withoutOk(reading) })
  }
  return { given, problems }
}
