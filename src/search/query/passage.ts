/** The passage of a text that holds most of the words looked for, with what to mark, and the heading it stands under. */

import { cellGap } from '../index/records.ts'
import type { Token } from '../text/token.ts'
import { isStopWord, tokensOf } from '../text/tokens.ts'
import type { Line } from './index-reader.ts'

export type { Line }

/** A piece of text, marked or not. */
export interface Piece {
  readonly text: string
  readonly marked: boolean
}

export interface Passage {
  readonly pieces: readonly Piece[]
  /** Anchor and words of the heading above it. */
  readonly heading: { readonly id: string; readonly text: string } | null
  /** Words that stand on the page just as they are here, to be found on arrival. */
  readonly fragment: string
  /** How many of the words looked for it holds. */
  readonly held: number
}

const longest = 180
const lead = 24
/** A line that is shown whole. */
const short = 80

/** A text cut where it is marked. Adjacent marks are one. */
export function marked(text: string, terms: ReadonlySet<string>, from = 0, to = text.length): readonly Piece[] {
  const hits = tokensOf(text).tokens.filter(({ term, start, end }) => terms.has(term) && start >= from && end <= to)
  const pieces: Piece[] = []
  let at = from
  for (const { start, end } of hits.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < at) continue
    if (start > at) pieces.push({ text: text.slice(at, start), marked: false })
    pieces.push({ text: text.slice(start, end), marked: true })
    at = end
  }
  if (at < to) pieces.push({ text: text.slice(at, to), marked: false })
  return pieces
}

/** How many different terms a text holds. */
export const termsHeld = (text: string, terms: ReadonlySet<string>): number =>
  new Set(tokensOf(text).tokens.flatMap(({ term }) => (terms.has(term) && !isStopWord(term) ? [term] : []))).size

interface Window {
  readonly start: number
  readonly end: number
  readonly value: number
}

/** The stretch of at most `longest` characters with most different terms, then most of them. */
function bestWindow(hits: readonly Token[]): Window | null {
  let best: Window | null = null
  hits.forEach((first, from) => {
    const within = hits.slice(from).filter(({ end }) => end - first.start <= longest)
    const last = within.at(-1) ?? first
    const value = new Set(within.map(({ term }) => term)).size + within.length / 100
    if (!best || value > best.value) best = { start: first.start, end: last.end, value }
  })
  return best
}

/** Room on both sides, cut between words: little before, so that the first hit is seen in a narrow row. */
function widened(text: string, { start, end }: Window): readonly [number, number] {
  if (text.length <= short) return [0, text.length]
  let from = Math.max(0, start - lead)
  let to = Math.min(text.length, Math.max(end, from + longest))
  if (from > 0) from = Math.min(start, text.indexOf(' ', from) + 1 || start)
  if (to < text.length) to = Math.max(end, text.lastIndexOf(' ', to))
  return [from, to]
}

/**
 * What the text does not have as the page has it: a value that is computed there, a formula, the blank where a source is named (mostly
 * before a mark of punctuation), the end of a cell.
 */
const differs = /[…\n·×≈≤≥±∝→Σ∞⊤=^_/\\⁰¹²³⁴⁵⁶⁷⁸⁹⁻α-ω]|[.,;:!?)](?=\s|$)|(?<=\s)\(|\s[-−+]\s/gu
const mostWords = 8
const fewestWords = 4

/** Words that stand on the page just as they are here: in the clause with most of the hits, from the first to the last, and some around. */
function fragmentOf(text: string, { start, end }: Window, hits: readonly Token[]): string {
  const within = hits.filter((hit) => hit.start >= start && hit.end <= end)
  let best: { readonly words: string; readonly value: number } = { words: '', value: 0 }
  let from = 0
  const ends = [...text.matchAll(differs), { 0: '', index: text.length }]
  for (const { 0: mark, index: to } of ends) {
    const [first, ...others] = within.filter((hit) => hit.start >= from && hit.end <= to)
    const value = new Set([first, ...others].map((hit) => hit?.term)).size
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
  const count = Math.min(mostWords, Math.max(fewestWords, last - first + 1))
  const begin = Math.max(0, Math.min(first, words.length - count))
  const chosen = words.slice(begin, begin + count)
  return clause.slice(chosen[0]?.from, chosen.at(-1)?.to)
}

/** Found by its title or another name alone: how it begins. */
function beginningOf(text: string): Passage {
  const end = text.length <= longest ? text.length : text.lastIndexOf(' ', longest)
  return { pieces: [{ text: text.slice(0, end) + (end < text.length ? ' …' : ''), marked: false }], heading: null, fragment: '', held: 0 }
}

/** The first line is the summary, and what is shown when no line holds any of the terms; null without lines. */
export function passageIn(lines: readonly Line[], terms: ReadonlySet<string>): Passage | null {
  const wanted = new Set([...terms].filter((term) => !isStopWord(term)))
  let heading: Passage['heading'] = null
  let best: { window: Window; text: string; hits: readonly Token[]; heading: Passage['heading'] } | null = null
  for (const { text, heading: anchor } of lines) {
    if (anchor !== undefined) heading = { id: anchor, text }
    const hits = tokensOf(text).tokens.filter(({ term }) => wanted.has(term))
    const window = hits.length === 0 ? null : bestWindow(hits)
    // A heading is where a passage leads, and rarely one itself.
    const value = (window?.value ?? 0) - (anchor === undefined ? 0 : 0.5)
    if (window && value > (best?.window.value ?? 0)) best = { window: { ...window, value }, text, hits, heading }
  }
  if (!best) return lines[0] ? beginningOf(lines[0].text) : null
  const [from, to] = widened(best.text, best.window)
  const pieces = marked(best.text, wanted, from, to)
  const before = from > 0 ? [{ text: '… ', marked: false }] : []
  const after = to < best.text.length ? [{ text: ' …', marked: false }] : []
  return {
    pieces: [...before, ...pieces, ...after],
    heading: best.heading,
    fragment: fragmentOf(best.text, best.window, best.hits),
    held: Math.floor(best.window.value + 0.5),
  }
}

/** Of a row of data the cells that were asked for, first those with most of the words, then the others. Its set is its place. */
export function cellsIn(text: string, terms: ReadonlySet<string>): Passage {
  const [, ...parts] = text.split(cellGap)
  const cells = parts.map((cell) => ({ cell, held: termsHeld(cell, terms) }))
  const [first, ...others] = cells.toSorted((a, b) => b.held - a.held).map(({ cell }) => cell)
  const kept = others.reduce((line, cell) => (line.length + cell.length <= longest ? line + cellGap + cell : line), first ?? '')
  return { pieces: marked(kept, terms), heading: null, fragment: '', held: termsHeld(text, terms) }
}
