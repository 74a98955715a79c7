/**
 * Text → terms with positions: the same for the index, the query and the marks in a result.
 *
 * A *position* counts words. Several terms may stand at one position: "pre-training" is `pre` and, one further, `training`, and also
 * `pretraining`; "15 trillion" is also `15t`; "mixture of experts" is also `moe`. Numbers keep their point, their exponent and what is
 * glued to them: H100, 70B, 6ND, 3.8e25, GPT-4 (`gpt4`, `gpt`, `4`), pass@k, $/Mtok; a name with its number is also two words: llama3
 * (`llama3`, `llama`, `3`). What else stands at a position is in `forms.ts`. Chinese, Japanese and Korean are cut into pairs of characters.
 */

import { keyOf } from './normalise.ts'
import { isStopWord } from './stop-words.ts'
import { isDigit, widen } from './synonyms.ts'
import type { Token } from './token.ts'

export { isStopWord }

const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
/** A number with exponent, a count before a chip's name, a run of letters and digits with its inner marks, or $ before a unit. */
const pattern =
  /(?<cjk>[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+)|(?<times>\d+(?=[x×] ?[A-Za-z]))[x×]?|(?<=\d )[x*](?= 10\^)|\\[A-Za-z]+|(?<word>[A-Za-z]\+\+|(?:\$(?=[\d/]))?(?:\d[\d,.\u202f]*\d(?:[eE][+-]?\d+)?|\d(?:[eE][+-]?\d+)?|\$|[\p{L}\p{N}])(?:(?![\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF])[\p{L}\p{N}\p{M}]|[’'](?=\p{L})|[⁻^](?=[\d⁰¹²³⁴-⁹])|(?<=\d)\.(?=\d))*)/gu

/** Between two words: left out of what they are together, or kept in it. */
const hyphens = '-\u2010\u2011\u2013'
const kept = '/@'

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const power = (word: string): string =>
  word.replace(/^10(?:\^|(?=[⁻⁰¹²³⁴-⁹]))([⁻-]?)([\d⁰¹²³⁴-⁹]+)$/, (_, sign: string, digits: string) => {
    const plain = [...digits].map((digit) => (superscripts.includes(digit) ? superscripts.indexOf(digit) : digit)).join('')
    return `1e${sign && '-'}${plain}`
  })

/** The word as a key: possessive off, separators of thousands out, 10²⁵ and 1e+25 as 1e25. */
function termOf(word: string): string {
  if (/^[A-Za-z]+$/.test(word)) return keyOf(word)
  const bare = word
    .replace(/[’']s$/, '')
    .replace(/[’']/g, '')
    .replace(/(?<=\d)[,\u202f](?=\d{3})/g, '')
    .replace(/^\$(?=\d)/, '')
    .replace(/(?<=^[\d.]+[eE])\+/, '')
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
    const glue = lastEnd >= 0 && start === lastEnd + 1 ? (text[lastEnd] ?? '') : ''
    const isRange = hyphens.includes(glue) && /\d/.test(text[lastEnd - 1] ?? '') && /^\d/.test(raw)
    if (glue !== '' && !isRange && (hyphens.includes(glue) || kept.includes(glue))) {
      const before: Token | undefined = joined ?? lastAt(tokens, next - 1)
      if (before && parts < 3) {
        joined = {
          ...before,
          term: `${joined ? joined.term : termOf(text.slice(before.start, lastEnd))}${kept.includes(glue) ? glue : ''}${term}`,
          end,
        }
        parts += 1
        tokens.push(joined)
      }
    } else {
      joined = null
      parts = 0
    }
    const letters = isDigit(raw.charCodeAt(raw.length - 1)) ? /^[A-Za-z]{4,}(?=\d[\d.]*$)/.exec(raw)?.[0] : undefined
    if (letters !== undefined) {
      joined ??= { term, position: next, start, end }
      tokens.push({ term: keyOf(letters), position: next, start, end: start + letters.length }, { term, position: next, start, end })
      next += 1
    }
    const cut = letters?.length ?? 0
    tokens.push({ term: cut === 0 ? term : raw.slice(cut), position: next, start: start + cut, end })
    next += 1
    lastEnd = end
  }
  widen(tokens, text)
  return { tokens, next }
}

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

export const isCjk = (text: string): boolean => cjk.test(text)
