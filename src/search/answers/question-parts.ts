/**
 * Splits the text of a question into its parts, from left to right, at each place the longest that is known: the name of a model or chip, a
 * quantity with what it measures, a word of the lexicon, or a filler word. A text with anything else in it is no question: an unknown word, a
 * minus sign, a range, a zero, a search operator.
 */
import type { Book } from '../../scenario/parameter-book.ts'
import { namesIn } from '../../scenario/row-names.ts'
import { fillers, formats, type Measure, type Measured, type MeasureWords, measures, perHour, type Word, words } from './lexicon.ts'

/** A quantity: `70B`, `40%`, `2 years`, in the form that `parseQuantity` parses. */
export interface Quantity {
  readonly type: 'quantity'
  /** What it measures; `bare` when it has no unit. */
  readonly measure: Measure | 'bare'
  readonly value: string
  /** It follows "on": "gpt-3 on 300B". */
  readonly on: boolean
}
export type Part =
  | Quantity
  | { readonly type: 'model' | 'chip'; readonly id: string; readonly name: string; readonly chosen: boolean; readonly typed: string }
  | { readonly type: 'word'; readonly word: Word }

const format = /(?:(bf16|fp16|fp8|fp4|int8|int4)|(16|8|4)[ -]?bits?)(?![a-z0-9])/y

const digits = '(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?(?:e\\+?\\d+| ?[x*] ?10\\^\\d+)?(?![\\d,.]*\\d)'
const suffixes = '(?: ?(ki|k|m|b|bn|mn|t|thousand|million|billion|trillion)(?![a-z0-9]))?'
const number = new RegExp(
  `([$])?(?:(?:a |one )(?=(?:thousand|million|billion|trillion)(?![a-z]))|(${digits}))${suffixes}(?: ?(%|percent(?![a-z])))?`,
  'y',
)
const letterOf: Readonly<Record<string, string>> = {
  ki: 'Ki',
  thousand: 'k',
  million: 'M',
  m: 'M',
  mn: 'M',
  b: 'B',
  billion: 'B',
  bn: 'B',
  t: 'T',
  trillion: 'T',
}

interface ParsedNumber {
  readonly value: string
  readonly dollars: boolean
  readonly percent: boolean
  readonly end: number
}

/** The value of a number with a magnitude letter: `70B` → 7e10. */
export const numericValue = (value: string): number => {
  if (value.endsWith('Ki')) return 1024 * numericValue(value.slice(0, -2))
  const power = { k: 3, M: 6, B: 9, T: 12 }[/[kMBT]$/.exec(value)?.[0] ?? ''] ?? 0
  const plain = value.replace(/[,kMBT]/g, '')
  return Number(/e/.test(plain) ? Number(plain) * 10 ** power : `${plain}e${power}`)
}

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** The number above zero at `at`, or null. */
function readNumber(text: string, at: number): ParsedNumber | null {
  const found = matchAt(number, text, at)
  if (!found?.[0]) return null
  const [all, dollar, figures = '1', suffix = '', percent] = found
  const plain = figures.replace(/ ?[x*] ?10\^/, 'e')
  const size = `${plain}${letterOf[suffix] ?? suffix}`
  if (!(numericValue(size) > 0)) return null
  return {
    value: `${size}${percent ? '%' : ''}`,
    dollars: dollar !== undefined,
    percent: percent !== undefined,
    end: at + all.length,
  }
}

/** Whether a number is of the sort that a measure has. */
const hasSort = ({ value, dollars, percent }: ParsedNumber, size: MeasureWords['size']): boolean => {
  if (size === 'dollars') return !percent
  if (dollars || (percent && size !== 'share')) return false
  return size === 'any' || !/[BT]$/.test(value)
}

const ends = '(?![a-z0-9])'
const measurePatterns = Object.entries(measures).map(([measure, way]: [string, MeasureWords]) => ({
  measure: measure as Measured,
  size: way.size,
  before: way.before === undefined ? null : new RegExp(`(?:${way.before})(?: of| is)? ?[=:]? ?(?=[\\d.])`, 'y'),
  after: way.after === undefined ? null : new RegExp(` ?(?:${way.after})${ends}(?! ?[/=:]| per )`, 'y'),
  dollars: way.size === 'dollars' ? new RegExp(`${perHour}${ends}`, 'y') : null,
}))
const wordPatterns = Object.entries(words).map(([word, form]) => [word as Word, new RegExp(`(?:${form})${ends}`, 'y')] as const)
const fillerPattern = new RegExp(`(?:${fillers})(?![a-z0-9/])`, 'y')

/** Parts that may stand at a place in the text, and where they end. */
interface Candidate {
  readonly parts: readonly Part[]
  readonly end: number
}

const quantity = (measure: Quantity['measure'], value: string, on = false): Quantity => ({ type: 'quantity', measure, value, on })

/** Quantities with a label before the number: "batch size 32", "D = 15T tokens". */
function readLabelled(text: string, at: number): readonly Candidate[] {
  return measurePatterns.flatMap(({ measure, before, after, size }) => {
    const label = before && matchAt(before, text, at)
    const found = label && readNumber(text, at + label[0].length)
    if (!found || !hasSort(found, size)) return []
    const unit = measure === 'doubling' ? matchAt(/ ?(?:months?|years?)(?![a-z])/y, text, found.end)?.[0] : ''
    if (unit === undefined) return []
    const again = matchAt(measure === 'input' || measure === 'output' ? / tokens?(?![a-z0-9/]| per)/y : (after ?? /$/y), text, found.end)
    const end = found.end + (unit || again?.[0] || '').length
    return endsAt(text, end) ? [{ parts: [quantity(measure, found.value + unit)], end }] : []
  })
}

const endsAt = (text: string, at: number): boolean => !/[a-z0-9%$]/.test(text[at] ?? ' ')

/** A number of chips: "8xH100", "2,048 H100s", "an H100". */
function readCounted(text: string, at: number, book: Book): readonly Candidate[] {
  const single = matchAt(/(?:an?|one|single) /y, text, at)
  const found = single ? null : readNumber(text, at)
  if (!single && !(found && hasSort(found, 'small'))) return []
  const start = found ? found.end + (matchAt(/ ?[x*]? ?/y, text, found.end)?.[0].length ?? 0) : at + (single?.[0].length ?? 0)
  const chip = namesIn(book).readAt(text, start)
  if (chip?.name.type !== 'chip') return []
  const end = start + chip.length
  return [{ parts: [quantity('chips', found?.value ?? '1'), { ...chip.name, typed: text.slice(start, end) }], end }]
}

/** Quantities with a unit after the number: "15T tokens"; and the number without one. */
function readMeasured(text: string, at: number, on: boolean): readonly Candidate[] {
  const found = readNumber(text, at)
  if (!found) return []
  const measured = measurePatterns.flatMap(({ measure, after, dollars, size }): readonly Candidate[] => {
    const unit = (after && matchAt(after, text, found.end)) || (found.dollars && dollars ? matchAt(dollars, text, found.end) : null)
    const value = measure === 'months' ? `${found.value} months` : found.value
    return unit && hasSort(found, size) ? [{ parts: [quantity(measure, value, on)], end: found.end + unit[0].length }] : []
  })
  const bare = !found.dollars && !found.percent && endsAt(text, found.end)
  return [...measured, ...(bare ? [{ parts: [quantity('bare', found.value, on)], end: found.end }] : [])]
}

function readFormat(text: string, at: number): readonly Candidate[] {
  const found = matchAt(format, text, at)
  const name = found?.[1] ?? found?.[2]
  return found && name ? [{ parts: [quantity('format', formats[name] ?? name)], end: at + found[0].length }] : []
}

function readName(text: string, at: number, book: Book): readonly Candidate[] {
  const found = namesIn(book).readAt(text, at)
  if (!found) return []
  const end = at + found.length
  const name: Part = { ...found.name, typed: text.slice(at, end) }
  if (found.name.type === 'model') return [{ parts: [name], end }]
  const hours = matchAt(/ hours(?![a-z])/y, text, end)
  if (hours) return [{ parts: [name, { type: 'word', word: 'hours' }], end: end + hours[0].length }]
  const count = matchAt(/ ?x ?(\d+)(?![\d.,]*\d|[a-z])/y, text, end)
  return count?.[1] ? [{ parts: [name, quantity('chips', count[1])], end: end + count[0].length }] : [{ parts: [name], end }]
}

/** The hours of a chip: "how many H100 hours" asks for hours, not for H100s. */
function readChipHours(text: string, at: number, book: Book): readonly Candidate[] {
  const asked = matchAt(/how many /y, text, at)
  return asked ? readName(text, at + asked[0].length, book).filter(({ parts }) => parts.some((part) => part.type === 'word')) : []
}

const readWords = (text: string, at: number): readonly Candidate[] =>
  wordPatterns.flatMap(([word, pattern]) => {
    const found = matchAt(pattern, text, at)
    return found ? [{ parts: [{ type: 'word' as const, word }], end: at + found[0].length }] : []
  })

/** The text as the lexicon matches it: lower case, with plain spaces, hyphens and signs. */
const normaliseText = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[‐-―−]/g, '-')
    .replace(/×/g, 'x')
    .replace(/['’]/g, '')
    .replace(/[~≈∼]/g, ' about ')
    .replace(/[?!.]+\s*$/, '')
    .replace(/\s+/g, ' ')
    .trim()

/** What no question has: a sign or an operator before a word, a comparison, quotation marks. */
const refusedPattern = /(?:^|[ (,=:])[-+]|[<>"“”]/

/** The parts of a text; null when it has anything that is not understood. */
export function readParts(text: string, book: Book): readonly Part[] | null {
  const written = normaliseText(text)
  if (text.length > 120 || refusedPattern.test(written)) return null
  const spaced = written.replaceAll('-', ' ')
  const parts: Part[] = []
  let at = 0
  let on = false
  while (at < spaced.length) {
    const start = at
    const skipped = matchAt(fillerPattern, spaced, at)?.[0]
    const reads: readonly Candidate[] = [
      ...readName(spaced, at, book),
      ...readChipHours(spaced, at, book),
      ...readLabelled(spaced, at),
      ...readCounted(spaced, at, book),
      ...readMeasured(spaced, at, on),
      ...readFormat(spaced, at),
      ...readWords(spaced, at),
      ...(skipped ? [{ parts: [], end: at + skipped.length }] : []),
    ]
    const [longest] = reads.toSorted((a, b) => b.end - a.end)
    if (!longest || longest.end === start) return null
    on = skipped === 'on' && longest.parts.length === 0
    parts.push(...longest.parts)
    at = longest.end
    const gap = matchAt(/[ ,;:=@()]*/y, spaced, at)?.[0] ?? ''
    if (gap === '' && at < spaced.length) return null
    if (written[at] === '-' && parts.at(-1)?.type === 'quantity' && /^[\d.]/.test(spaced.slice(at + gap.length))) return null
    at += gap.length
  }
  return parts
}
