/**
 * Text → terms with positions: the same for the index, the query and the marks in a result.
 *
 * A *position* counts words. Several terms may stand at one position: "pre-training" is `pre` and, one further, `training`, and also
 * `pretraining`; "15 trillion" is also `15t`; "mixture of experts" is also `moe`. Numbers keep their point, their exponent and what is
 * glued to them: H100, 70B, 6ND, 3.8e25, GPT-4 (`gpt4`, `gpt`, `4`), $/Mtok. Chinese, Japanese and Korean are cut into pairs of characters.
 */
import { keyOf } from './spelling.ts'

export interface Token {
  readonly term: string
  readonly position: number
  /** Where it stands in the text. */
  readonly start: number
  readonly end: number
}

/** Words without meaning of their own. They take a position, so that distances are right, and are not in the index. */
const stopWords: ReadonlySet<string> = new Set(
  'a an the and or of to in on at by as is are was were be been it its this that these those with from has have had for than then there their they he she we you i'
    .split(' ')
    .map(keyOf),
)
export const isStopWord = (term: string): boolean => stopWords.has(term)

/** What people of this field write short. Where a text has one form, it is found by the other. */
const shortForms: readonly (readonly [short: string, long: string])[] = [
  ['mfu', 'model flop utilization'],
  ['hfu', 'hardware flop utilization'],
  ['kv', 'key value'],
  ['rl', 'reinforcement learning'],
  ['rlhf', 'reinforcement learning from human feedback'],
  ['moe', 'mixture of expert'],
  ['ttft', 'time to first token'],
  ['tpot', 'time per output token'],
  ['llm', 'large language model'],
  ['gqa', 'grouped query attention'],
  ['mqa', 'multi query attention'],
  ['mla', 'multi head latent attention'],
  ['hbm', 'high bandwidth memory'],
  ['tdp', 'thermal design power'],
  ['pue', 'power usage effectiveness'],
  ['sft', 'supervised fine tuning'],
  ['capex', 'capital expenditure'],
  ['opex', 'operating expenditure'],
]
const shortByFirst: ReadonlyMap<string, readonly (readonly [short: string, long: readonly string[]])[]> = Map.groupBy(
  shortForms.map(([short, long]) => [short, long.split(' ')] as const),
  ([, long]) => long[0] ?? '',
)
const longOf: ReadonlyMap<string, readonly string[]> = new Map(
  shortForms.map(([short, long]) => [short, long.split(' ').filter((word) => !isStopWord(word))]),
)

const letters: ReadonlyMap<string, string> = new Map([
  ['thousand', 'k'],
  ['million', 'm'],
  ['billion', 'b'],
  ['trillion', 't'],
])

const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
/** A number with exponent, a count before a chip's name, a run of letters and digits with its inner marks, or $ before a unit. */
const pattern =
  /(?<cjk>[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+)|(?<times>\d+(?=[x×] ?[A-Za-z]))[x×]?|\\[A-Za-z]+|(?<word>(?:\$(?=[\d/]))?(?:\d[\d,.]*\d(?:[eE][+-]?\d+)?|\d(?:[eE][+-]?\d+)?|\$|[\p{L}\p{N}])(?:[\p{L}\p{N}\p{M}]|[’'](?=\p{L})|[⁻^](?=[\d⁰¹²³⁴-⁹])|(?<=\d)\.(?=\d))*)/gu

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const power = (word: string): string =>
  word.replace(/^10(?:\^|(?=[⁻⁰¹²³⁴-⁹]))([⁻-]?)([\d⁰¹²³⁴-⁹]+)$/, (_, sign: string, digits: string) => {
    const plain = [...digits].map((digit) => (superscripts.includes(digit) ? superscripts.indexOf(digit) : digit)).join('')
    return `1e${sign && '-'}${plain}`
  })

/** The word as a key: possessive off, separators of thousands out, 10²⁵ as 1e25. */
function termOf(word: string): string {
  if (/^[A-Za-z]+$/.test(word)) return keyOf(word)
  const bare = word
    .replace(/[’']s$/, '')
    .replace(/[’']/g, '')
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(/^\$(?=\d)/, '')
  return keyOf(/^10[\^⁻⁰¹²³⁴-⁹]/.test(bare) ? power(bare) : bare)
}

/** All terms of a text, from `position` on, in order. */
export function tokensOf(text: string, position = 0): { readonly tokens: readonly Token[]; readonly next: number } {
  const tokens: Token[] = []
  let next = position
  let joined: Token | null = null
  let lastEnd = -1
  let parts = 0
  for (const match of text.matchAll(pattern)) {
    const { groups, index: start } = match
    const raw = groups?.['word'] ?? groups?.['times']
    if (groups?.['cjk'] !== undefined) {
      next = pairs(groups['cjk'], start, next, tokens)
      lastEnd = -1
      continue
    }
    if (raw === undefined) continue
    const end = start + raw.length
    const term = termOf(raw)
    const glue = lastEnd >= 0 && start === lastEnd + 1 ? text[lastEnd] : ''
    if (glue === '-' || glue === '‑' || glue === '/') {
      const before: Token | undefined = joined ?? lastAt(tokens, next - 1)
      if (before && parts < 3) {
        joined = {
          ...before,
          term: `${joined ? joined.term : rawTerm(text.slice(before.start, lastEnd))}${glue === '/' ? '/' : ''}${term}`,
          end,
        }
        parts += 1
        tokens.push(joined)
      }
    } else {
      joined = null
      parts = 0
    }
    tokens.push({ term, position: next, start, end })
    next += 1
    lastEnd = end
  }
  widen(tokens)
  return { tokens, next }
}

const rawTerm = (text: string): string => keyOf(text.replace(/[’']/g, ''))

function lastAt(tokens: readonly Token[], position: number): Token | undefined {
  for (let index = tokens.length - 1; index >= 0; index -= 1) if (tokens[index]?.position === position) return tokens[index]
  return undefined
}

function pairs(run: string, start: number, position: number, into: Token[]): number {
  const characters = [...run]
  let offset = start
  let next = position
  characters.forEach((character, index) => {
    const following = characters[index + 1]
    if (following !== undefined || characters.length === 1) {
      const term = character + (following ?? '')
      into.push({ term, position: next, start: offset, end: offset + term.length })
      next += 1
    }
    offset += character.length
  })
  return next
}

/** Adds the other forms: numbers with their power of ten, short for long, long for short. */
function widen(tokens: Token[]): void {
  const count = tokens.length
  for (let index = 0; index < count; index += 1) {
    const token = tokens[index] as Token
    const following = tokens[index + 1]
    const letter = following && letters.get(following.term)
    if (letter && /^\d/.test(token.term)) tokens.push({ ...token, term: token.term + letter, end: following.end })
    for (const word of longOf.get(token.term) ?? []) tokens.push({ ...token, term: word })
    for (const [short, long] of shortByFirst.get(token.term) ?? []) {
      const end = endOfRun(tokens, index, long, count)
      if (end !== null) tokens.push({ ...token, term: short, end })
    }
  }
  if (tokens.length > count) tokens.sort((a, b) => a.position - b.position)
}

/** Where the words of `long` end when they stand one after the other from `index`, else null. */
function endOfRun(tokens: readonly Token[], index: number, long: readonly string[], count: number): number | null {
  const from = tokens[index] as Token
  let end = from.end
  let at = index
  for (let step = 1; step < long.length; step += 1) {
    while (at < count && (tokens[at] as Token).position < from.position + step) at += 1
    while (at < count && (tokens[at] as Token).position === from.position + step && (tokens[at] as Token).term !== long[step]) at += 1
    const token = tokens[at]
    if (at >= count || token?.position !== from.position + step) return null
    end = token.end
  }
  return end
}

export const isCjk = (text: string): boolean => cjk.test(text)
