/**
 * The query language: what a reader typed → words, exact phrases, exclusions and filters; and a description of these, so that nobody has to
 * guess what an operator did.
 *
 *     "exact phrase"   -not   topic:inference   kind:claim   status:contested   cites:hoffmann2022
 *
 * A minus before any of them excludes. Values of one name are alternatives (topic:inference topic:training is either); everything else must
 * hold together. A value may be a prefix, and stands for all values that begin so. A phrase counts once its quotation marks are closed: until
 * then it is words. The quotation marks of phones and word processors count as well.
 */
import { noteKinds, noteStatuses, topics } from '../../records/note.ts'
import { filterTerm } from '../index/manifest.ts'
import { searchKinds } from '../index/records.ts'
import { isStopWord } from '../text/stop-words.ts'
import { type Token, tokenise } from '../text/tokens.ts'

export interface QueryWord {
  /** As typed. */
  readonly typed: string
  readonly term: string
  /** Position among all words of the query, stop words included. */
  readonly position: number
  /** The joined term that the word is part of: "pretraining" for both words of "pre-training". */
  readonly joined?: string
  /** The word is the last and nothing follows it: it may still be typed. */
  readonly open: boolean
}

/** Words that must stand one after the other: terms with their distances from the first, in words. */
export type Phrase = readonly { readonly term: string; readonly step: number }[]

export type FilterName = 'topic' | 'kind' | 'status' | 'cites'

/** An operator, with where it stands in the text. */
export interface Operator {
  readonly name: FilterName | 'words'
  /** The operator excludes. */
  readonly not: boolean
  /** The text of a phrase; the values of a filter, prefixes resolved. Those of `cites` are resolved with the index (`resolve-cites.ts`). */
  readonly values: readonly string[]
  readonly start: number
  readonly end: number
}

export interface Query {
  readonly text: string
  readonly words: readonly QueryWord[]
  readonly phrases: readonly Phrase[]
  /** Phrases that are excluded. */
  readonly not: readonly Phrase[]
  /** In the order of the text. */
  readonly operators: readonly Operator[]
  /** What makes no sense in the query, a sentence each. */
  readonly problems: readonly string[]
}

/** Further words are not read: nobody looks for them all. */
const maxWords = 16
const maxCharacters = 400
/** An excluded phrase that is not closed yet; else a phrase, a filter, a quotation mark without its partner, or a word. */
const piecePattern =
  /(?<=^|\s)-"(?<unclosed>[^"]*)$|(?<minus>(?<=^|\s)-(?![-\s]))?(?:"(?<phrase>[^"]*)"|(?<name>topic|kind|status|cites):(?:"(?<quoted>[^"]*)"|(?<value>[^\s"]*))|"|(?<plain>[^\s"]+))/giu

const filterValues: Readonly<Record<Exclude<FilterName, 'cites'>, readonly string[]>> = {
  topic: topics,
  kind: [...new Set<string>([...searchKinds, ...noteKinds])],
  status: noteStatuses,
}
/** Other words for the values of `kind`. */
const kindAliases: Readonly<Record<string, readonly string[]>> = {
  data: ['dataset', 'data'],
  datasets: ['dataset'],
  'data-sets': ['dataset'],
  notes: ['note'],
  claims: ['claim'],
  calculators: ['calculator'],
  parameters: ['parameter'],
  sources: ['source'],
}

/** Whether a token is a single word as typed: no shorter token, and no earlier one of the same extent, stands at its position. */
const isSingleWord = (token: Token, tokens: readonly Token[]): boolean =>
  !tokens.some(
    (other) =>
      other !== token &&
      other.position === token.position &&
      (other.end < token.end || (other.end === token.end && other.start === token.start && tokens.indexOf(other) < tokens.indexOf(token))),
  )

/** The words of a text without stop words, each with the joined term it is part of. `open`: nothing follows the text. */
function wordsOf(text: string, open: boolean): readonly QueryWord[] {
  const { tokens } = tokenise(text)
  const single = tokens.filter((token) => isSingleWord(token, tokens))
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

const nothingToLookFor = (shown: string): string =>
  tokenise(shown).tokens.length > 0 ? `“${shown}” is too common to look for.` : `There are no letters or digits to look for in “${shown}”.`

/** The values that a typed one stands for; a sentence if it stands for none. */
function resolveValue(name: FilterName, typed: string): readonly string[] | string {
  const wanted = typed.trim().toLowerCase().replaceAll(/\s+/g, '-')
  if (wanted === '')
    return `${name}: wants a value right after it, such as ${name === 'cites' ? 'cites:hoffmann2022' : `${name}:${filterValues[name][0]}`}.`
  if (name === 'cites') return [wanted]
  const aliases = name === 'kind' && Object.hasOwn(kindAliases, wanted) ? kindAliases[wanted] : undefined
  if (aliases) return aliases
  const fits = filterValues[name].includes(wanted) ? [wanted] : filterValues[name].filter((one) => one.startsWith(wanted))
  return fits.length > 0 ? fits : `There is no ${name} “${typed}”; there are ${filterValues[name].join(', ')}.`
}

/** The text with one form of quotation mark, colon and minus. Every character stays where it is. */
const normalisePunctuation = (text: string): string =>
  text
    .replaceAll(/[“”„‟″«»＂]/g, '"')
    .replaceAll('：', ':')
    .replaceAll(/[−－]/g, '-')

/** The query as far as it was parsed. */
interface Parsed {
  readonly plain: string[]
  readonly phrases: Phrase[]
  readonly not: Phrase[]
  readonly operators: Operator[]
  readonly problems: string[]
}

/** Adds a phrase, or an excluded word or phrase. */
function addPhrase(shown: string, at: Omit<Operator, 'name' | 'values'>, { plain, phrases, not, operators, problems }: Parsed): void {
  const words = wordsOf(shown, false)
  const [first] = words
  if (!first) {
    if (shown !== '') problems.push(nothingToLookFor(shown))
    return
  }
  operators.push({ name: 'words', values: [shown], ...at })
  if (!at.not) {
    phrases.push(phraseOf(words))
    plain.push(shown)
    return
  }
  not.push(phraseOf(words))
  // Excluding "pre-training" excludes "pretraining" too.
  if (first.joined !== undefined && !/\s/.test(shown)) not.push([{ term: first.joined, step: 0 }])
}

/** Parses a query. Never fails: what makes no sense becomes a problem, and the rest counts. */
export function parseQuery(text: string): Query {
  const typed = text.slice(0, maxCharacters)
  const parsed: Parsed = { plain: [], phrases: [], not: [], operators: [], problems: [] }
  const { plain, phrases, not, operators, problems } = parsed
  let last = ''
  for (const { groups = {}, index, 0: whole } of normalisePunctuation(typed).matchAll(piecePattern)) {
    const { unclosed, minus, phrase, quoted, value, plain: word } = groups
    const name = groups['name']?.toLowerCase() as FilterName | undefined
    const at = { not: minus !== undefined, start: index, end: index + whole.length }
    last = ''
    if (unclosed !== undefined) problems.push(`Close the quotation to leave out “${unclosed.trim()}”.`)
    else if (phrase !== undefined) addPhrase(phrase.trim(), at, parsed)
    else if (word !== undefined && minus) addPhrase(word, at, parsed)
    else if (name !== undefined) {
      const read = resolveValue(name, quoted ?? value ?? '')
      if (typeof read === 'string') problems.push(read)
      else operators.push({ name, values: read, ...at })
    } else if (word !== undefined) {
      plain.push(word)
      last = word
    }
  }
  const open = last !== '' && !/\s$/.test(typed)
  const words = wordsOf(plain.join(' '), open)
  if (words.length > maxWords) problems.push(`Only the first ${maxWords} words are looked for.`)
  if (words.length + operators.length + problems.length === 0 && typed.trim() !== '') problems.push(nothingToLookFor(typed.trim()))
  return { text: typed, words: words.slice(0, maxWords), phrases, not, operators, problems }
}

/** The terms of the index that an operator's values stand for; none for a phrase. */
export const filterTermsOf = ({ name, values }: Operator): readonly string[] =>
  name === 'words' ? [] : values.map((value) => filterTerm(name, value))

/** Operators that act together: filters of one name, those that exclude apart; each phrase by itself. */
export const groupOperators = (operators: readonly Operator[]): readonly (readonly Operator[])[] => [
  ...Map.groupBy(operators, ({ name, not, start }) => (name === 'words' ? start : `${not}${name}`)).values(),
]

const descriptions: Readonly<Record<Operator['name'], readonly [only: string, not: string]>> = {
  topic: ['in the topic', 'not in the topic'],
  kind: ['of the kind', 'not of the kind'],
  status: ['marked', 'not marked'],
  cites: ['citing', 'not citing'],
  words: ['with exactly', 'without'],
}
const maxNamed = 4

function alternatives(all: readonly string[]): string {
  const some = all.length > maxNamed ? [...all.slice(0, maxNamed - 1), `${all.length - maxNamed + 1} more`] : all
  return some.length < 2 ? some.join('') : `${some.slice(0, -1).join(', ')} or ${some.at(-1)}`
}

/** Describes a group of operators: "in the topic inference or training", "without “chip”". */
export function describeOperators(group: readonly Operator[]): string {
  const { name, not } = group[0] as Operator
  const shown = [...new Set(group.flatMap(({ values }) => values))].map((value) =>
    name === 'words' ? `“${value}”` : name === 'cites' ? value : value.replaceAll('-', ' '),
  )
  return `${descriptions[name][not ? 1 : 0]} ${alternatives(shown)}`
}

/** Describes the operators of a query: "Shows what is in the topic inference, without “training”." Null where there are none. */
export function describeQuery({ operators, words }: Query): string | null {
  if (operators.length === 0) return null
  return `Shows ${words.length > 0 ? 'what is' : 'everything'} ${groupOperators(operators).map(describeOperators).join(', ')}.`
}

/** The text of a query without some of its operators. Of a phrase only the quotation marks are removed. */
export function removeOperators(text: string, operators: readonly Operator[]): string {
  const kept = operators
    .toSorted((a, b) => b.start - a.start)
    .reduce((rest, { name, not, values: [words], start, end }) => {
      return `${rest.slice(0, start)} ${name === 'words' && !not ? words : ''} ${rest.slice(end)}`
    }, text)
  return kept.replaceAll(/\s+/g, ' ').trim()
}
