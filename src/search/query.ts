/**
 * What a person typed, as words, exact phrases, exclusions and filters; and the same in plain words, so that nobody has to guess what an
 * operator did.
 *
 *     "exact phrase"   -not   topic:inference   kind:claim   status:contested   cites:hoffmann2022
 */
import { noteKinds, noteStatuses, topics } from '../records/note.ts'
import { filterTerm } from './manifest.ts'
import { searchKinds } from './records.ts'
import { isStopWord, type Token, tokensOf } from './tokens.ts'

export interface QueryWord {
  /** As typed. */
  readonly typed: string
  readonly term: string
  /** Position among the words typed. */
  readonly position: number
  /** A joined form that this word is part of: "pretraining" for the two of "pre-training". */
  readonly joined?: string
  /** The last word, while nothing follows it. */
  readonly open: boolean
}

/** Words that must stand one after the other: terms with their distance from the first. */
export type Phrase = readonly { readonly term: string; readonly step: number }[]

export interface Filter {
  readonly name: 'topic' | 'kind' | 'status' | 'cites'
  readonly value: string
  readonly term: string
}

export interface Query {
  readonly text: string
  readonly words: readonly QueryWord[]
  readonly phrases: readonly Phrase[]
  readonly not: readonly Phrase[]
  readonly filters: readonly Filter[]
  /** What the operators do, a sentence each. */
  readonly explained: readonly string[]
  /** What could not be understood, a sentence each. */
  readonly problems: readonly string[]
}

/** More words than this are not read: nobody looks for them all. */
const mostWords = 16
const piece = /(?<not>(?<=^|\s)[-−])?(?:"(?<phrase>[^"]*)"?|(?<name>topic|kind|status|cites):(?<value>[^\s"]*)|(?<plain>[^\s"]+))/giu

const values: Readonly<Record<Exclude<Filter['name'], 'cites'>, readonly string[]>> = {
  topic: topics,
  kind: [...new Set<string>([...searchKinds, ...noteKinds])],
  status: noteStatuses,
}
const asKind: Readonly<Record<string, string>> = {
  data: 'dataset',
  notes: 'note',
  claims: 'claim',
  calculators: 'calculator',
  parameters: 'parameter',
  sources: 'source',
}

const isWhole = (token: Token, tokens: readonly Token[]): boolean =>
  !tokens.some(
    (other) =>
      other !== token &&
      other.position === token.position &&
      (other.end < token.end || (other.end === token.end && other.start === token.start && tokens.indexOf(other) < tokens.indexOf(token))),
  )

/** The single words of a text, each with the joined form it is part of. */
function wordsOf(text: string, open: boolean): readonly QueryWord[] {
  const { tokens } = tokensOf(text)
  const single = tokens.filter((token) => isWhole(token, tokens))
  const joined = tokens.filter(
    (token) => !single.includes(token) && single.some(({ position, end }) => position > token.position && end <= token.end),
  )
  return single
    .filter(({ term }) => !isStopWord(term))
    .map((token) => {
      const around = joined.findLast(({ position, start, end }) => position <= token.position && start <= token.start && token.end <= end)
      return {
        typed: text.slice(token.start, token.end),
        term: token.term,
        position: token.position,
        ...(around ? { joined: around.term } : {}),
        open: open && token.end === text.length,
      }
    })
}

function phraseOf(text: string): Phrase {
  const words = wordsOf(text, false)
  const first = words[0]?.position ?? 0
  return words.map(({ term, position }) => ({ term, step: position - first }))
}

function readFilter(name: Filter['name'], value: string): Filter | string {
  const wanted = name === 'kind' ? (asKind[value.toLowerCase()] ?? value.toLowerCase()) : value.toLowerCase()
  if (wanted === '')
    return `${name}: wants a value right after it, such as ${name === 'cites' ? 'cites:hoffmann2022' : `${name}:${values[name][0]}`}.`
  if (name === 'cites') return { name, value: wanted, term: filterTerm(name, wanted) }
  const fits = values[name].includes(wanted) ? wanted : values[name].find((one) => one.startsWith(wanted))
  return fits
    ? { name, value: fits, term: filterTerm(name, fits) }
    : `There is no ${name} “${value}”; there are ${values[name].join(', ')}.`
}

const filterWords: Readonly<Record<Filter['name'], (value: string) => string>> = {
  topic: (value) => `in the topic ${value.replaceAll('-', ' ')}`,
  kind: (value) => `of the kind ${value.replaceAll('-', ' ')}`,
  status: (value) => `marked ${value}`,
  cites: (value) => `that cite ${value}`,
}

/** Never fails: what makes no sense is said in `problems`, and the rest counts. */
export function parseQuery(text: string): Query {
  const typed = text.slice(0, 400)
  const plain: string[] = []
  const phrases: Phrase[] = []
  const not: Phrase[] = []
  const filters: Filter[] = []
  const explained: string[] = []
  const problems: string[] = []
  for (const { groups, 0: whole } of typed.matchAll(piece)) {
    const { not: minus, phrase, name, value = '', plain: word } = groups ?? {}
    if (phrase !== undefined || (minus && word !== undefined)) {
      const shown = phrase ?? word ?? ''
      const terms = phraseOf(shown)
      if (terms.length === 0) {
        if (shown.trim() !== '') problems.push(`“${shown.trim()}” is too common to look for.`)
        continue
      }
      if (minus) not.push(terms)
      else {
        phrases.push(terms)
        plain.push(shown)
      }
      explained.push(minus ? `without “${shown.trim()}”` : `with exactly “${shown.trim()}”`)
    } else if (name !== undefined) {
      const filter = readFilter(name.toLowerCase() as Filter['name'], value)
      if (typeof filter === 'string') problems.push(filter)
      else {
        filters.push(filter)
        explained.push(filterWords[filter.name](filter.value))
      }
    } else if (word !== undefined) plain.push(whole)
  }
  const open = !/[\s"]$/.test(typed)
  return { text, words: wordsOf(plain.join(' '), open).slice(0, mostWords), phrases, not, filters, explained, problems }
}

/** "Shows what is in the topic inference, without “training”." Null without operators. */
export function explainQuery({ explained, words }: Query): string | null {
  if (explained.length === 0) return null
  const about = words.length > 0 ? '' : 'everything '
  return `Shows ${about === '' ? 'what is ' : about}${explained.join(', ')}.`
}
