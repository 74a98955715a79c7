/**
 * The words of questions that a calculator can answer. A question is read whole, from left to right, each time the longest that is known:
 * a name, a quantity with what it measures, what is asked for, or a small word. What is none of these, a sign, a range, a zero, an operator
 * of the search: no question.
 */
import type { Book } from '../../scenario/parameter-book.ts'
import { formats, type Measure, type Measured, measures, perHour, small, type Way, type Word, words } from './answer-lexicon.ts'
import { namesIn } from './answer-names.ts'

/** A number of something: `70B`, `40%`, `2 years`, as `parseQuantity` reads it. */
export interface Quantity {
  readonly type: 'quantity'
  /** What it measures; `bare` when nothing says so. */
  readonly measure: Measure | 'bare'
  readonly value: string
  /** After "on": "gpt-3 on 300B". */
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

interface Figure {
  readonly value: string
  readonly dollars: boolean
  readonly percent: boolean
  readonly end: number
}

/** `70B` as a number. */
export const worth = (value: string): number => {
  if (value.endsWith('Ki')) return 1024 * worth(value.slice(0, -2))
  const power = { k: 3, M: 6, B: 9, T: 12 }[/[kMBT]$/.exec(value)?.[0] ?? ''] ?? 0
  const plain = value.replace(/[,kMBT]/g, '')
  return Number(/e/.test(plain) ? Number(plain) * 10 ** power : `${plain}e${power}`)
}

const matchAt = (pattern: RegExp, text: string, at: number): RegExpExecArray | null => {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** A number above zero. */
function readNumber(text: string, at: number): Figure | null {
  const found = matchAt(number, text, at)
  if (!found?.[0]) return null
  const [all, dollar, figures = '1', suffix = '', percent] = found
  const plain = figures.replace(/ ?[x*] ?10\^/, 'e')
  const size = `${plain}${letterOf[suffix] ?? suffix}`
  if (!(worth(size) > 0)) return null
  return {
    value: `${size}${percent ? '%' : ''}`,
    dollars: dollar !== undefined,
    percent: percent !== undefined,
    end: at + all.length,
  }
}

const suits = ({ value, dollars, percent }: Figure, size: Way['size']): boolean => {
  if (size === 'dollars') return !percent
  if (dollars || (percent && size !== 'share')) return false
  return size === 'any' || !/[BT]$/.test(value)
}

const ends = '(?![a-z0-9])'
const compiled = Object.entries(measures).map(([measure, way]: [string, Way]) => ({
  measure: measure as Measured,
  size: way.size,
  before: way.before === undefined ? null : new RegExp(`(?:${way.before})(?: of| is)? ?[=:]? ?(?=[\\d.])`, 'y'),
  after: way.after === undefined ? null : new RegExp(` ?(?:${way.after})${ends}(?! ?[/=:]| per )`, 'y'),
  dollars: way.size === 'dollars' ? new RegExp(`${perHour}${ends}`, 'y') : null,
}))
const wordPatterns = Object.entries(words).map(([word, form]) => [word as Word, new RegExp(`(?:${form})${ends}`, 'y')] as const)
const smallPattern = new RegExp(`(?:${small})(?![a-z0-9/])`, 'y')

interface Read {
  readonly parts: readonly Part[]
  readonly end: number
}

const quantity = (measure: Quantity['measure'], value: string, on = false): Quantity => ({ type: 'quantity', measure, value, on })

/** "batch size 32", "D = 15T tokens". */
function readLabelled(text: string, at: number): readonly Read[] {
  return compiled.flatMap(({ measure, before, after, size }) => {
    const label = before && matchAt(before, text, at)
    const found = label && readNumber(text, at + label[0].length)
    if (!found || !suits(found, size)) return []
    const unit = measure === 'doubling' ? matchAt(/ ?(?:months?|years?)(?![a-z])/y, text, found.end)?.[0] : ''
    if (unit === undefined) return []
    const again = matchAt(measure === 'input' || measure === 'output' ? / tokens?(?![a-z0-9/]| per)/y : (after ?? /$/y), text, found.end)
    const end = found.end + (unit || again?.[0] || '').length
    return endsAt(text, end) ? [{ parts: [quantity(measure, found.value + unit)], end }] : []
  })
}

const endsAt = (text: string, at: number): boolean => !/[a-z0-9%$]/.test(text[at] ?? ' ')

/** "8xH100", "2,048 H100s", "an H100". */
function readCounted(text: string, at: number, book: Book): readonly Read[] {
  const single = matchAt(/(?:an?|one|single) /y, text, at)
  const found = single ? null : readNumber(text, at)
  if (!single && !(found && suits(found, 'small'))) return []
  const start = found ? found.end + (matchAt(/ ?[x*]? ?/y, text, found.end)?.[0].length ?? 0) : at + (single?.[0].length ?? 0)
  const chip = namesIn(book).readAt(text, start)
  if (chip?.name.type !== 'chip') return []
  const end = start + chip.length
  return [{ parts: [quantity('chips', found?.value ?? '1'), { ...chip.name, typed: text.slice(start, end) }], end }]
}

/** "15T tokens", and a number that nothing measures. */
function readMeasured(text: string, at: number, on: boolean): readonly Read[] {
  const found = readNumber(text, at)
  if (!found) return []
  const measured = compiled.flatMap(({ measure, after, dollars, size }): readonly Read[] => {
    const unit = (after && matchAt(after, text, found.end)) || (found.dollars && dollars ? matchAt(dollars, text, found.end) : null)
    const value = measure === 'months' ? `${found.value} months` : found.value
    return unit && suits(found, size) ? [{ parts: [quantity(measure, value, on)], end: found.end + unit[0].length }] : []
  })
  const bare = !found.dollars && !found.percent && endsAt(text, found.end)
  return [...measured, ...(bare ? [{ parts: [quantity('bare', found.value, on)], end: found.end }] : [])]
}

function readFormat(text: string, at: number): readonly Read[] {
  const found = matchAt(format, text, at)
  const name = found?.[1] ?? found?.[2]
  return found && name ? [{ parts: [quantity('format', formats[name] ?? name)], end: at + found[0].length }] : []
}

function readName(text: string, at: number, book: Book): readonly Read[] {
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

/** "how many H100 hours" asks for hours, not for H100s. */
function readChipHours(text: string, at: number, book: Book): readonly Read[] {
  const asked = matchAt(/how many /y, text, at)
  return asked ? readName(text, at + asked[0].length, book).filter(({ parts }) => parts.some((part) => part.type === 'word')) : []
}

const readWords = (text: string, at: number): readonly Read[] =>
  wordPatterns.flatMap(([word, pattern]) => {
    const found = matchAt(pattern, text, at)
    return found ? [{ parts: [{ type: 'word' as const, word }], end: at + found[0].length }] : []
  })

/** As it is matched: lower case, plain spaces, hyphens and signs. */
const normal = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[‐-―−]/g, '-')
    .replace(/×/g, 'x')
    .replace(/['’]/g, '')
    .replace(/[~≈∼]/g, ' about ')
    .replace(/[?!.]+\s*$/, '')
    .replace(/\s+/g, ' ')
    .trim()

/** A sign or an operator before a word, a comparison, quotation marks. */
const refused = /(?:^|[ (,=:])[-+]|[<>"“”]/

/** The parts of a question; null when something in it is none of those known here. */
export function readParts(text: string, book: Book): readonly Part[] | null {
  const written = normal(text)
  if (text.length > 120 || refused.test(written)) return null
  const loose = written.replaceAll('-', ' ')
  const parts: Part[] = []
  let at = 0
  let on = false
  while (at < loose.length) {
    const start = at
    const skipped = matchAt(smallPattern, loose, at)?.[0]
    const reads: readonly Read[] = [
      ...readName(loose, at, book),
      ...readChipHours(loose, at, book),
      ...readLabelled(loose, at),
      ...readCounted(loose, at, book),
      ...readMeasured(loose, at, on),
      ...readFormat(loose, at),
      ...readWords(loose, at),
      ...(skipped ? [{ parts: [], end: at + skipped.length }] : []),
    ]
    const [longest] = reads.toSorted((a, b) => b.end - a.end)
    if (!longest || longest.end === start) return null
    on = skipped === 'on' && longest.parts.length === 0
    parts.push(...longest.parts)
    at = longest.end
    const gap = matchAt(/[ ,;:=@()]*/y, loose, at)?.[0] ?? ''
    if (gap === '' && at < loose.length) return null
    if (written[at] === '-' && parts.at(-1)?.type === 'quantity' && /^[\d.]/.test(loose.slice(at + gap.length))) return null
    at += gap.length
  }
  return parts
}
