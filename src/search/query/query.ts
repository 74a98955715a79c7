/**
 * What a person typed, as words, exact phrases, exclusions and filters; and the same in plain words, so that nobody has to guess what an
 * operator did.
 *
 *     "exact phrase"   -not   topic:inference   kind:claim   status:contested   cites:hoffmann2022
 *
 * A minus before any of them leaves out what it says. Values of one name are alternatives (in the topic inference or training); all else
 * must hold together. A value may be the beginning of one, and stands for all that begin so. A quotation counts once it is closed: until
 * then it is words. Quotation marks may be those that phones and word processors put in.
 */
import { noteKinds, noteStatuses, topics } from '../../records/note.ts'
import { filterTerm } from '../index/manifest.ts'
import { searchKinds } from '../index/records.ts'
import type { Token } from '../text/token.ts'
import { isStopWord, tokensOf } from '../text/tokens.ts'

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

export type FilterName = 'topic' | 'kind' | 'status' | 'cites'

/** An operator and where it stands in the text. */
export interface Operator {
  readonly name: FilterName | 'words'
  /** Leaves out what it says. */
  readonly not: boolean
  /** The words of a phrase; of a filter, the values that the typed one stands for: of `cites`, itself until the index has been asked. */
  readonly values: readonly string[]
  readonly start: number
  readonly end: number
}

export interface Query {
  readonly text: string
  readonly words: readonly QueryWord[]
  readonly phrases: readonly Phrase[]
  readonly not: readonly Phrase[]
  /** In the order of the text. */
  readonly operators: readonly Operator[]
  /** What could not be understood, a sentence each. */
  readonly problems: readonly string[]
}

/** More words than this are not read: nobody looks for them all. */
const mostWords = 16
const mostCharacters = 400
/** An exclusion that is not closed yet; else a phrase, a filter, a mark without its partner, or a word. */
const piece =
  /(?<=^|\s)-"(?<unclosed>[^"]*)$|(?<minus>(?<=^|\s)-(?![-\s]))?(?:"(?<phrase>[^"]*)"|(?<name>topic|kind|status|cites):(?:"(?<quoted>[^"]*)"|(?<value>[^\s"]*))|"|(?<plain>[^\s"]+))/giu

const values: Readonly<Record<Exclude<FilterName, 'cites'>, readonly string[]>> = {
  topic: topics,
  kind: [...new Set<string>([...searchKinds, ...noteKinds])],
  status: noteStatuses,
}
const alsoKinds: Readonly<Record<string, readonly string[]>> = {
  data: ['dataset', 'data'],
  datasets: ['dataset'],
  'data-sets': ['dataset'],
  notes: ['note'],
  claims: ['claim'],
  calculators: ['calculator'],
  parameters: ['parameter'],
  sources: ['source'],
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

function phraseOf(words: readonly QueryWord[]): Phrase {
  const first = words[0]?.position ?? 0
  return words.map(({ term, position }) => ({ term, step: position - first }))
}

const cannotLookFor = (shown: string): string =>
  tokensOf(shown).tokens.length > 0 ? `“${shown}” is too common to look for.` : `There are no letters or digits to look for in “${shown}”.`

/** The values that a typed one stands for, or what is wrong with it. */
function readValue(name: FilterName, typed: string): readonly string[] | string {
  const wanted = typed.trim().toLowerCase().replaceAll(/\s+/g, '-')
  if (wanted === '')
    return `${name}: wants a value right after it, such as ${name === 'cites' ? 'cites:hoffmann2022' : `${name}:${values[name][0]}`}.`
  if (name === 'cites') return [wanted]
  const also = name === 'kind' && Object.hasOwn(alsoKinds, wanted) ? alsoKinds[wanted] : undefined
  if (also) return also
  const fits = values[name].includes(wanted) ? [wanted] : values[name].filter((one) => one.startsWith(wanted))
  return fits.length > 0 ? fits : `There is no ${name} “${typed}”; there are ${values[name].join(', ')}.`
}

/** The same text with the marks of this grammar in one form each; every character stays where it is. */
const evenMarks = (text: string): string =>
  text
    .replaceAll(/[“”„‟″«»＂]/g, '"')
    .replaceAll('：', ':')
    .replaceAll(/[−－]/g, '-')

interface Reading {
  readonly plain: string[]
  readonly phrases: Phrase[]
  readonly not: Phrase[]
  readonly operators: Operator[]
  readonly problems: string[]
}

function readPhrase(shown: string, at: Omit<Operator, 'name' | 'values'>, { plain, phrases, not, operators, problems }: Reading): void {
  const words = wordsOf(shown, false)
  const [first] = words
  if (!first) {
    if (shown !== '') problems.push(cannotLookFor(shown))
    return
  }
  operators.push({ name: 'words', values: [shown], ...at })
  if (!at.not) {
    phrases.push(phraseOf(words))
    plain.push(shown)
    return
  }
  not.push(phraseOf(words))
  // Without "pre-training" is without "pretraining" too.
  if (first.joined !== undefined && !/\s/.test(shown)) not.push([{ term: first.joined, step: 0 }])
}

/** Never fails: what makes no sense is said in `problems`, and the rest counts. */
export function parseQuery(text: string): Query {
  const typed = text.slice(0, mostCharacters)
  const reading: Reading = { plain: [], phrases: [], not: [], operators: [], problems: [] }
  const { plain, phrases, not, operators, problems } = reading
  let last = ''
  for (const { groups = {}, index, 0: whole } of evenMarks(typed).matchAll(piece)) {
    const { unclosed, minus, phrase, quoted, value, plain: word } = groups
    const name = groups['name']?.toLowerCase() as FilterName | undefined
    const at = { not: minus !== undefined, start: index, end: index + whole.length }
    last = ''
    if (unclosed !== undefined) problems.push(`Close the quotation to leave out “${unclosed.trim()}”.`)
    else if (phrase !== undefined) readPhrase(phrase.trim(), at, reading)
    else if (word !== undefined && minus) readPhrase(word, at, reading)
    else if (name !== undefined) {
      const read = readValue(name, quoted ?? value ?? '')
      if (typeof read === 'string') problems.push(read)
      else operators.push({ name, values: read, ...at })
    } else if (word !== undefined) {
      plain.push(word)
      last = word
    }
  }
  const open = last !== '' && !/\s$/.test(typed)
  const words = wordsOf(plain.join(' '), open)
  if (words.length > mostWords) problems.push(`Only the first ${mostWords} words are looked for.`)
  if (words.length + operators.length + problems.length === 0 && typed.trim() !== '') problems.push(cannotLookFor(typed.trim()))
  return { text: typed, words: words.slice(0, mostWords), phrases, not, operators, problems }
}

export const termsOf = ({ name, values }: Operator): readonly string[] =>
  name === 'words' ? [] : values.map((value) => filterTerm(name, value))

/** Filters by name, and apart those that leave out: what one operator says, however many times it was typed. */
export const groupsOf = (operators: readonly Operator[]): readonly (readonly Operator[])[] => [
  ...Map.groupBy(operators, ({ name, not, start }) => (name === 'words' ? start : `${not}${name}`)).values(),
]

const wordsFor: Readonly<Record<Operator['name'], readonly [only: string, not: string]>> = {
  topic: ['in the topic', 'not in the topic'],
  kind: ['of the kind', 'not of the kind'],
  status: ['marked', 'not marked'],
  cites: ['citing', 'not citing'],
  words: ['with exactly', 'without'],
}
const mostNamed = 4

function alternatives(all: readonly string[]): string {
  const some = all.length > mostNamed ? [...all.slice(0, mostNamed - 1), `${all.length - mostNamed + 1} more`] : all
  return some.length < 2 ? some.join('') : `${some.slice(0, -1).join(', ')} or ${some.at(-1)}`
}

/** "in the topic inference or training", "without “chip”". */
export function explainOperators(group: readonly Operator[]): string {
  const { name, not } = group[0] as Operator
  const shown = [...new Set(group.flatMap(({ values }) => values))].map((value) =>
    name === 'words' ? `“${value}”` : name === 'cites' ? value : value.replaceAll('-', ' '),
  )
  return `${wordsFor[name][not ? 1 : 0]} ${alternatives(shown)}`
}

/** "Shows what is in the topic inference, without “training”." Null without operators. */
export function explainQuery({ operators, words }: Query): string | null {
  if (operators.length === 0) return null
  return `Shows ${words.length > 0 ? 'what is' : 'everything'} ${groupsOf(operators).map(explainOperators).join(', ')}.`
}

/** The text without some of its operators; a phrase stays as words. */
export function without(text: string, operators: readonly Operator[]): string {
  const kept = operators
    .toSorted((a, b) => b.start - a.start)
    .reduce((rest, { name, not, values: [words], start, end }) => {
      return `${rest.slice(0, start)} ${name === 'words' && !not ? words : ''} ${rest.slice(end)}`
    }, text)
  return kept.replaceAll(/\s+/g, ' ').trim()
}
