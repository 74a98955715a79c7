/** Passages: the part of a text that holds most of the terms of a query, with the terms marked and the heading above it. */

import { partSeparator } from '../index/records.ts'
import { isStopWord } from '../text/stop-words.ts'
import { type Token, tokenise } from '../text/tokens.ts'
import type { Line } from './index-reader.ts'

/** A piece of text, marked or not. */
export interface Piece {
  readonly text: string
  readonly marked: boolean
}

export interface Passage {
  readonly pieces: readonly Piece[]
  /** The heading above it. */
  readonly heading: { readonly id: string; readonly text: string } | null
  /** Words for a text fragment (`#:~:text=`): they stand on the page exactly as they do here. Empty where there are none. */
  readonly fragment: string
  /** How many different terms of the query it holds. */
  readonly termCount: number
}

/** Characters of a passage. */
const maxLength = 180
/** Characters shown before the first term, so few that the term is seen in a narrow row. */
const leadLength = 24
/** A line of at most this many characters is shown whole. */
const wholeLength = 80

/** A text, or its part between `from` and `to`, cut into pieces with the terms marked. */
export function markTerms(text: string, terms: ReadonlySet<string>, from = 0, to = text.length): readonly Piece[] {
  const found = tokenise(text).tokens.filter(({ term, start, end }) => terms.has(term) && start >= from && end <= to)
  const pieces: Piece[] = []
  let at = from
  for (const { start, end } of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < at) continue
    if (start > at) pieces.push({ text: text.slice(at, start), marked: false })
    pieces.push({ text: text.slice(start, end), marked: true })
    at = end
  }
  if (at < to) pieces.push({ text: text.slice(at, to), marked: false })
  return pieces
}

/** How many different terms of a query a text holds. */
export const countTerms = (text: string, terms: ReadonlySet<string>): number =>
  new Set(tokenise(text).tokens.flatMap(({ term }) => (terms.has(term) && !isStopWord(term) ? [term] : []))).size

/** A stretch of a text that may become the passage. */
interface Window {
  readonly start: number
  readonly end: number
  readonly value: number
}

/** The stretch of at most `maxLength` characters with the most different terms; of equals, the one with the most occurrences. */
function bestWindow(found: readonly Token[]): Window | null {
  let best: Window | null = null
  found.forEach((first, from) => {
    const within = found.slice(from).filter(({ end }) => end - first.start <= maxLength)
    const last = within.at(-1) ?? first
    const value = new Set(within.map(({ term }) => term)).size + within.length / 100
    if (!best || value > best.value) best = { start: first.start, end: last.end, value }
  })
  return best
}

/** Start and end of a window widened to a passage, cut between words. */
function widen(text: string, { start, end }: Window): readonly [number, number] {
  if (text.length <= wholeLength) return [0, text.length]
  let from = Math.max(0, start - leadLength)
  let to = Math.min(text.length, Math.max(end, from + maxLength))
  if (from > 0) from = Math.min(start, text.indexOf(' ', from) + 1 || start)
  if (to < text.length) to = Math.max(end, text.lastIndexOf(' ', to))
  return [from, to]
}

/**
 * Where the plain text may differ from the page: at a value that is computed there, in a formula, where a citation is shown (mostly before a
 * punctuation mark), at the end of a table cell.
 */
const differsFromPage = /[…\n·×≈≤≥±∝→Σ∞⊤=^_/\\⁰¹²³⁴⁵⁶⁷⁸⁹⁻α-ω]|[.,;:!?)](?=\s|$)|(?<=\s)\(|\s[-−+]\s/gu
const maxFragmentWords = 8
const minFragmentWords = 4

/** The words of a text fragment: of the clause with the most different terms, from the first term to the last, and some around them. */
function fragmentOf(text: string, { start, end }: Window, found: readonly Token[]): string {
  const within = found.filter((one) => one.start >= start && one.end <= end)
  let best: { readonly words: string; readonly value: number } = { words: '', value: 0 }
  let from = 0
  const ends = [...text.matchAll(differsFromPage), { 0: '', index: text.length }]
  for (const { 0: mark, index: to } of ends) {
    const [first, ...others] = within.filter((one) => one.start >= from && one.end <= to)
    const value = new Set([first, ...others].map((one) => one?.term)).size
    if (first && value > best.value)
      best = { words: wordsAround(text.slice(from, to), first.start - from, (others.at(-1) ?? first).end - from), value }
    from = to + mark.length
  }
  return best.words
}

function wordsAround(clause: string, start: number, end: number): string {
  const words = [...clause.matchAll(/\S+/g)].map(({ 0: word, index }) => ({ from: index, to: index + word.length }))
  const first = words.findIndex(({ to }) => to > start)
  const last = words.findLastIndex(({ from }) => from < end)
  const count = Math.min(maxFragmentWords, Math.max(minFragmentWords, last - first + 1))
  const begin = Math.max(0, Math.min(first, words.length - count))
  const chosen = words.slice(begin, begin + count)
  return clause.slice(chosen[0]?.from, chosen.at(-1)?.to)
}

/** The passage of a document that was found by its title or another name alone: how its text begins. */
function beginningOf(text: string): Passage {
  const end = text.length <= maxLength ? text.length : text.lastIndexOf(' ', maxLength)
  return {
    pieces: [{ text: text.slice(0, end) + (end < text.length ? ' …' : ''), marked: false }],
    heading: null,
    fragment: '',
    termCount: 0,
  }
}

/** The best passage of a text. The first line, which is the summary, is shown when no line holds a term. Null without lines. */
export function passageIn(lines: readonly Line[], terms: ReadonlySet<string>): Passage | null {
  const wanted = new Set([...terms].filter((term) => !isStopWord(term)))
  let heading: Passage['heading'] = null
  let best: { window: Window; text: string; found: readonly Token[]; heading: Passage['heading'] } | null = null
  for (const { text, heading: anchor } of lines) {
    if (anchor !== undefined) heading = { id: anchor, text }
    const found = tokenise(text).tokens.filter(({ term }) => wanted.has(term))
    const window = found.length === 0 ? null : bestWindow(found)
    // A heading is worth less: it is shown above the passage anyway.
    const value = (window?.value ?? 0) - (anchor === undefined ? 0 : 0.5)
    if (window && value > (best?.window.value ?? 0)) best = { window: { ...window, value }, text, found, heading }
  }
  if (!best) return lines[0] ? beginningOf(lines[0].text) : null
  const [from, to] = widen(best.text, best.window)
  const pieces = markTerms(best.text, wanted, from, to)
  const before = from > 0 ? [{ text: '… ', marked: false }] : []
  const after = to < best.text.length ? [{ text: ' …', marked: false }] : []
  return {
    pieces: [...before, ...pieces, ...after],
    heading: best.heading,
    fragment: fragmentOf(best.text, best.window, best.found),
    termCount: Math.floor(best.window.value + 0.5),
  }
}

/** The passage of a row of data: its cells, those with the most terms first. Its set is left out, which is its category. */
export function cellPassage(text: string, terms: ReadonlySet<string>): Passage {
  const [, ...parts] = text.split(partSeparator)
  const cells = parts.map((cell) => ({ cell, count: countTerms(cell, terms) }))
  const [first, ...others] = cells.toSorted((a, b) => b.count - a.count).map(({ cell }) => cell)
  const kept = others.reduce((line, cell) => (line.length + cell.length <= maxLength ? line + partSeparator + cell : line), first ?? '')
  return { pieces: markTerms(kept, terms), heading: null, fragment: '', termCount: countTerms(text, terms) }
}
