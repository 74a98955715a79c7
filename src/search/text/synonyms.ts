/**
 * Other forms of what stands in a text, at the same position: short for long and long for short ("MoE"), and one number however it is
 * written: "15 trillion" and "15 T" as 15t, "80 GB" as 80gb, "128,000" as 128k, "3.8 × 10²⁵" as 3.8e25, "4.5 PFLOP" as a flop.
 */
import { isStopWord } from './stop-words.ts'
import type { Token } from './token.ts'

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
  ['tco', 'total cost of ownership'],
  ['peft', 'parameter efficient fine tuning'],
  ['ptq', 'post training quantization'],
  ['itl', 'inter token latency'],
  ['flop', 'floating point operation'],
  ['tpu', 'tensor processing unit'],
  ['gpu', 'graphics processing unit'],
]
const shortByFirst: ReadonlyMap<string, readonly (readonly [short: string, long: readonly string[]])[]> = Map.groupBy(
  shortForms.map(([short, long]) => [short, long.split(' ')] as const),
  ([, long]) => long[0] ?? '',
)
const longOf: ReadonlyMap<string, readonly string[]> = new Map(
  shortForms.map(([short, long]) => [short, long.split(' ').filter((word) => !isStopWord(word))]),
)

const powers: ReadonlyMap<string, string> = new Map([
  ['thousand', 'k'],
  ['million', 'm'],
  ['billion', 'b'],
  ['trillion', 't'],
])
/** What is written after a number with a space or without. */
const units: ReadonlySet<string> = new Set('k m b t kb mb gb tb pb kib mib gib tib w kw mw gw kwh mwh gwh twh s ms h bit byte'.split(' '))
const thousands = [
  ['m', 1e6],
  ['k', 1e3],
] as const

/** 128000 as 128k, 1500000 as 1.5m; 128k as 128000. */
function otherNumber(term: string): string | null {
  if (/^\d+00$/.test(term)) {
    const [letter, size] = thousands.find(([, least]) => Number(term) >= least) ?? []
    return size === undefined ? null : `${Number(term) / size}${letter}`
  }
  const [, digits, letter] = /^(\d+(?:\.\d+)?)([km])$/.exec(term) ?? []
  const size = thousands.find(([one]) => one === letter)?.[1]
  return digits === undefined || size === undefined ? null : String(Math.round(Number(digits) * size))
}

/** What a number and the word after it are together: 15t, 80gb, 3.8e25. */
function withNext(token: Token, next: Token, text: string): string | null {
  const between = text.slice(token.end, next.start)
  const power = powers.get(next.term)
  if (power) return token.term + power
  if (/^\s$/.test(between) && units.has(next.term)) return token.term + next.term
  return /^\s?[×x·*]\s?$/.test(between) && /^1e-?\d+$/.test(next.term) ? token.term + next.term.slice(1) : null
}

/** Of a number: as another number, and with what follows it. */
function addNumbers(token: Token, next: Token | undefined, text: string, into: Token[]): void {
  const other = otherNumber(token.term)
  if (other !== null) into.push({ ...token, term: other })
  const whole = next && /^\d+(?:\.\d+)?$/.test(token.term) ? withNext(token, next, text) : null
  if (next && whole !== null) into.push({ ...token, term: whole, end: next.end })
}

export const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** Adds the other forms to the tokens of a text, in their places. */
export function widen(tokens: Token[], text: string): void {
  const count = tokens.length
  for (let index = 0; index < count; index += 1) {
    const token = tokens[index] as Token
    if (isDigit(token.term.charCodeAt(0))) addNumbers(token, tokens[index + 1], text, tokens)
    else if (token.term.startsWith('flop', 1)) tokens.push({ ...token, term: token.term.slice(1) })
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
