/**
 * The words of questions that a calculator can answer: quantities with their units, names of models and accelerators, what is asked for,
 * and small words. A question is read whole: one word that none of these is, and there is no answer.
 */
import { type Book, rowsIn } from '../scenario/index.ts'

/** What is asked for. */
export type Asked =
  | 'train'
  | 'cost'
  | 'latency'
  | 'throughput'
  | 'cache'
  | 'compute'
  | 'days'
  | 'energy'
  | 'carbon'
  | 'hours'
  | 'optimal'
  | 'users'
  | 'first-token'

export type Part =
  | { readonly type: 'params' | 'tokens' | 'users' | 'flop' | 'batch' | 'chips'; readonly value: string }
  | { readonly type: 'bare'; readonly value: string; readonly suffix: string }
  | { readonly type: 'model' | 'chip'; readonly id: string; readonly name: string }
  | { readonly type: 'asked'; readonly what: Asked }

const asked: readonly (readonly [words: string, what: Asked])[] = [
  ['time to first token', 'first-token'],
  ['ttft', 'first-token'],
  ['tokens per second', 'throughput'],
  ['tokens a second', 'throughput'],
  ['tokens/s', 'throughput'],
  ['tok/s', 'throughput'],
  ['throughput', 'throughput'],
  ['latency', 'latency'],
  ['time per token', 'latency'],
  ['speed', 'latency'],
  ['how fast', 'latency'],
  ['kv cache', 'cache'],
  ['kv-cache', 'cache'],
  ['kvcache', 'cache'],
  ['key value cache', 'cache'],
  ['key-value cache', 'cache'],
  ['cache memory', 'cache'],
  ['cache size', 'cache'],
  ['gpu hours', 'hours'],
  ['gpu-hours', 'hours'],
  ['accelerator hours', 'hours'],
  ['how long', 'days'],
  ['days', 'days'],
  ['duration', 'days'],
  ['energy', 'energy'],
  ['electricity', 'energy'],
  ['carbon', 'carbon'],
  ['co2', 'carbon'],
  ['flops', 'compute'],
  ['flop', 'compute'],
  ['compute optimal', 'optimal'],
  ['compute-optimal', 'optimal'],
  ['chinchilla optimal', 'optimal'],
  ['chinchilla-optimal', 'optimal'],
  ['optimal', 'optimal'],
  ['compute', 'compute'],
  ['how much does it cost', 'cost'],
  ['how expensive', 'cost'],
  ['cost', 'cost'],
  ['costs', 'cost'],
  ['price', 'cost'],
  ['bill', 'cost'],
  ['pretraining', 'train'],
  ['pre-training', 'train'],
  ['training', 'train'],
  ['training run', 'train'],
  ['train', 'train'],
  ['trained', 'train'],
  ['serving', 'users'],
  ['serve', 'users'],
]

const small: ReadonlySet<string> = new Set(
  'a an the of for on to with at in and is does it take takes what how much many run model models using use does do i need would will be per month daily day each'.split(
    ' ',
  ),
)

const units: readonly (readonly [words: RegExp, type: 'params' | 'tokens' | 'users' | 'flop'])[] = [
  [/^ ?(?:parameters?|params?)(?![\w/])/, 'params'],
  [/^ ?(?:training )?(?:tokens?|toks?)(?! ?(?:per|a|\/)\b|\/)(?!\w)/, 'tokens'],
  [/^ ?(?:context|ctx|prompt)(?!\w)/, 'tokens'],
  [/^ ?(?:daily )?(?:users?|people)(?: (?:a|per) day)?(?!\w)/, 'users'],
  [/^ ?flops?(?![\w/])/, 'flop'],
]

const number =
  /^(?:a |one )?(?<digits>\d+(?:,\d{3})*(?:\.\d+)?(?:e\+?\d+)?|(?=million|billion))(?: ?(?<suffix>k|m|b|bn|t|thousand|million|billion|trillion)(?![a-z0-9]))?/

const letterOf: Readonly<Record<string, string>> = { thousand: 'k', million: 'm', mn: 'm', billion: 'b', bn: 'b', trillion: 't' }

/** As `parseQuantity` reads it: `M` for a million, the others in capitals. */
const written = (digits: string, suffix: string): string => `${digits || '1'}${suffix === 'k' ? 'k' : suffix.toUpperCase()}`

interface Name {
  readonly type: 'model' | 'chip'
  readonly id: string
  readonly name: string
  /** Ways in which it is written, plain. */
  readonly forms: readonly string[]
}

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[–—_]/g, '-')
    .replace(/[-\s]+/g, ' ')
    .trim()

/** "Llama 3.1 405B" is also written "llama 3 405b", when no other model is called that; "GPT-3 175B" also "gpt 3". */
function modelForms(name: string): readonly string[] {
  const whole = plain(name.replace(/\([^)]*\)/g, ''))
  return [whole, whole.replace(/(\d)\.\d+(?= \d+b)/, '$1'), whole.replace(/ \d+(?:\.\d+)?b$/, ''), whole.replaceAll(' ', '')]
}

/** "NVIDIA H100 SXM 80 GB" is also "h100 sxm" and "h100". */
function chipForms(id: string, name: string): readonly string[] {
  const whole = plain(name.replace(/\([^)]*\)/g, '').replace(/\d+ GB/, ''))
  const without = whole.replace(/^(?:nvidia|amd|google) /, '')
  return [plain(name), whole, without, plain(id), without.replace(/ (?:sxm|pcie)$/, ''), without.replaceAll(' ', '')]
}

/** Names of the book's tables. A form that several rows share belongs to the first of them for chips, and to none for models. */
function namesIn(book: Book): ReadonlyMap<string, Name> {
  const models = ['models', 'training-runs'].flatMap((table) =>
    rowsIn(book, table).map((row): Name => {
      const [id, name] = [String(row['id']), String(row['name'])]
      return { type: 'model', id, name: name.replace(/ \([^)]*\)/, ''), forms: modelForms(name) }
    }),
  )
  const chips = rowsIn(book, 'accelerators').map((row): Name => {
    const [id, name] = [String(row['id']), String(row['name'])]
    return { type: 'chip', id, name, forms: chipForms(id, name) }
  })
  const found = new Map<string, Name>()
  const shared = new Set<string>()
  for (const model of models)
    for (const form of new Set(model.forms)) {
      const other = found.get(form)
      if (other && other.id !== model.id && plain(other.name) !== form) shared.add(form)
      if (!other || plain(model.name) === form) found.set(form, model)
    }
  for (const form of shared) if (plain(found.get(form)?.name ?? '') !== form) found.delete(form)
  for (const chip of chips) for (const form of chip.forms) if (form.length > 2 && !found.has(form)) found.set(form, chip)
  return found
}

const cached = new WeakMap<Book, { readonly names: ReadonlyMap<string, Name>; readonly longest: readonly string[] }>()

function vocabularyOf(book: Book) {
  const known = cached.get(book)
  if (known) return known
  const names = namesIn(book)
  const made = { names, longest: [...names.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)) }
  cached.set(book, made)
  return made
}

const endsAt = (text: string, length: number): boolean => !/[a-z0-9]/.test(text[length] ?? ' ')

function readName(rest: string, book: Book): { readonly part: Part; readonly length: number } | null {
  const { names, longest } = vocabularyOf(book)
  for (const form of longest) {
    if (!rest.startsWith(form)) continue
    const length = form.length + (rest[form.length] === 's' && endsAt(rest, form.length + 1) ? 1 : 0)
    const name = names.get(form)
    if (name && endsAt(rest, length)) return { part: { type: name.type, id: name.id, name: name.name }, length }
  }
  return null
}

function readQuantity(rest: string, book: Book): { readonly parts: readonly Part[]; readonly length: number } | null {
  const batch = /^batch(?: size)?(?: of)? (\d+)(?![\w.])/.exec(rest)
  if (batch) return { parts: [{ type: 'batch', value: batch[1] ?? '' }], length: batch[0].length }
  const count = /^(\d+) ?[x×]? ?(?=[a-z])/.exec(rest)
  const chip = count && readName(rest.slice(count[0].length), book)
  if (count && chip?.part.type === 'chip')
    return { parts: [{ type: 'chips', value: count[1] ?? '' }, chip.part], length: count[0].length + chip.length }
  const found = number.exec(rest)
  if (!found?.groups) return null
  const { digits = '', suffix: given = '' } = found.groups
  const suffix = letterOf[given] ?? given
  const after = rest.slice(found[0].length)
  for (const [words, type] of units) {
    const unit = words.exec(after)
    if (unit) return { parts: [{ type, value: written(digits, suffix) }], length: found[0].length + unit[0].length }
  }
  if (!endsAt(rest, found[0].length)) return null
  return { parts: [{ type: 'bare', value: written(digits, suffix), suffix }], length: found[0].length }
}

function readAsked(rest: string): { readonly part: Part; readonly length: number } | null {
  const found = asked.filter(([words]) => rest.startsWith(words) && endsAt(rest, words.length)).sort(([a], [b]) => b.length - a.length)[0]
  return found ? { part: { type: 'asked', what: found[1] }, length: found[0].length } : null
}

/** The parts of a question; null when a word of it is none of those known here. */
export function readParts(text: string, book: Book): readonly Part[] | null {
  let rest = plain(text.replace(/[?!]+\s*$/, ''))
  const parts: Part[] = []
  while (rest !== '') {
    const name = readName(rest, book)
    const quantity = name ? null : readQuantity(rest, book)
    const ask = name || quantity ? null : readAsked(rest)
    const word = /^[a-z]+/.exec(rest)?.[0] ?? ''
    if (name) parts.push(name.part)
    else if (quantity) parts.push(...quantity.parts)
    else if (ask) parts.push(ask.part)
    else if (!small.has(word)) return null
    const length = name?.length ?? quantity?.length ?? ask?.length ?? word.length
    rest = rest.slice(length).replace(/^[\s,;:=]+/, '')
  }
  return parts
}
