/**
 * Synonyms: further terms at the position of a token. An abbreviation also stands for its long form and the other way round ("MoE"), and a
 * number has one term however it is written: "15 trillion" and "15 T" as 15t, "80 GB" as 80gb, "128,000" as 128k, "3.8 × 10²⁵" as 3.8e25,
 * "4.5 PFLOP" as flop.
 */
import { isDigit } from './characters.ts'
import { isStopWord } from './stop-words.ts'
import type { Token } from './token.ts'

/** Abbreviations of the field. The long forms are normalised terms. */
const abbreviations: readonly (readonly [short: string, long: string])[] = [
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
  ['tco', 'total cost of ownership'],
  ['peft', 'parameter efficient fine tuning'],
  ['ptq', 'post training quantization'],
  ['itl', 'inter token latency'],
  ['flop', 'floating point operation'],
  ['tpu', 'tensor processing unit'],
  ['gpu', 'graphics processing unit'],
]
interface Expansions {
  /** Content words of the long form, where the term is an abbreviation. */
  readonly contentWords: readonly string[]
  /** Abbreviations whose long form begins with the term. */
  readonly abbreviations: readonly { readonly short: string; readonly long: readonly string[] }[]
}
const expansionsOf = (term: string): Expansions => ({
  contentWords: abbreviations.flatMap(([short, long]) => (short === term ? long.split(' ').filter((word) => !isStopWord(word)) : [])),
  abbreviations: abbreviations.flatMap(([short, long]) => (long.startsWith(`${term} `) ? [{ short, long: long.split(' ') }] : [])),
})
const expansionsByTerm: ReadonlyMap<string, Expansions> = new Map(
  abbreviations.flatMap(([short, long]) => [short, long.split(' ')[0] ?? '']).map((term) => [term, expansionsOf(term)]),
)

const powersOfTen: ReadonlyMap<string, string> = new Map([
  ['thousand', 'k'],
  ['million', 'm'],
  ['billion', 'b'],
  ['trillion', 't'],
])
/** Units that are written after a number with a space or without. */
const units: ReadonlySet<string> = new Set('k m b t kb mb gb tb pb kib mib gib tib w kw mw gw kwh mwh gwh twh s ms h bit byte'.split(' '))
const multiples = [
  ['m', 1e6],
  ['k', 1e3],
] as const

/** The other notation of a number: 128000 → 128k, 1500000 → 1.5m, 128k → 128000. Null where there is none. */
function otherNotation(term: string): string | null {
  if (/^\d+00$/.test(term)) {
    const [letter, size] = multiples.find(([, least]) => Number(term) >= least) ?? []
    return size === undefined ? null : `${Number(term) / size}${letter}`
  }
  const [, digits, letter] = /^(\d+(?:\.\d+)?)([km])$/.exec(term) ?? []
  const size = multiples.find(([one]) => one === letter)?.[1]
  return digits === undefined || size === undefined ? null : String(Math.round(Number(digits) * size))
}

/** The term of a number together with the token after it: 15t, 80gb, 3.8e25. Null where the two do not belong together. */
function numberWithUnit(token: Token, next: Token, text: string): string | null {
  const between = text.slice(token.end, next.start)
  const power = powersOfTen.get(next.term)
  if (power) return token.term + power
  if (/^\s$/.test(between) && units.has(next.term)) return token.term + next.term
  return /^\s?[×x·*]\s?$/.test(between) && /^1e-?\d+$/.test(next.term) ? token.term + next.term.slice(1) : null
}

/** Adds the other notation of a number, and the number with its unit. */
function addNumberForms(token: Token, next: Token | undefined, text: string, into: Token[]): void {
  const other = otherNotation(token.term)
  if (other !== null) into.push({ ...token, term: other })
  const whole = next && /^\d+(?:\.\d+)?$/.test(token.term) ? numberWithUnit(token, next, text) : null
  if (next && whole !== null) into.push({ ...token, term: whole, end: next.end })
}

/** Adds the synonyms of a text's tokens to `tokens`, which stays sorted by position. */
export function addSynonyms(tokens: Token[], text: string): void {
  const count = tokens.length
  for (let index = 0; index < count; index += 1) {
    const token = tokens[index] as Token
    if (isDigit(token.term.charCodeAt(0))) addNumberForms(token, tokens[index + 1], text, tokens)
    else if (token.term.startsWith('flop', 1)) tokens.push({ ...token, term: token.term.slice(1) })
    const expansions = expansionsByTerm.get(token.term)
    if (expansions === undefined) continue
    for (const word of expansions.contentWords) tokens.push({ ...token, term: word })
    for (const { short, long } of expansions.abbreviations) {
      const end = endOfLongForm(tokens, index, long, count)
      if (end !== null) tokens.push({ ...token, term: short, end })
    }
  }
  if (tokens.length > count) tokens.sort((a, b) => a.position - b.position)
}

/** The end of the long form `long` in the text, when its words stand one after the other from token `index`; else null. */
function endOfLongForm(tokens: readonly Token[], index: number, long: readonly string[], count: number): number | null {
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
