/** The passage of a text that holds most of the words looked for, with what to mark, and the heading it stands under. */
import type { Line } from './read-index.ts'
import { isStopWord, type Token, tokensOf } from './tokens.ts'

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
  let from = Math.max(0, start - lead)
  let to = Math.min(text.length, Math.max(end, from + longest))
  if (from > 0) from = Math.min(start, text.indexOf(' ', from) + 1 || start)
  if (to < text.length) to = Math.max(end, text.lastIndexOf(' ', to))
  return [from, to]
}

/** From the first to the last hit, without what is computed on the page; at most eight words. */
function fragmentOf(text: string, { start, end }: Window): string {
  const run = text.slice(start, end).split(/[…\n]/)[0] ?? ''
  return run.split(/\s+/).slice(0, 8).join(' ').trim()
}

/** Null when no line holds any of the terms. The first line is the summary. */
export function passageIn(lines: readonly Line[], terms: ReadonlySet<string>): Passage | null {
  const wanted = new Set([...terms].filter((term) => !isStopWord(term)))
  let heading: Passage['heading'] = null
  let best: { window: Window; text: string; heading: Passage['heading'] } | null = null
  for (const { text, heading: anchor } of lines) {
    if (anchor !== undefined) heading = { id: anchor, text }
    const hits = tokensOf(text).tokens.filter(({ term }) => wanted.has(term))
    const window = hits.length === 0 ? null : bestWindow(hits)
    // A heading is where a passage leads, and rarely one itself.
    const value = (window?.value ?? 0) - (anchor === undefined ? 0 : 0.5)
    if (window && value > (best?.window.value ?? 0)) best = { window: { ...window, value }, text, heading }
  }
  if (!best) return null
  const [from, to] = widened(best.text, best.window)
  const pieces = marked(best.text, wanted, from, to)
  const before = from > 0 ? [{ text: '… ', marked: false }] : []
  const after = to < best.text.length ? [{ text: ' …', marked: false }] : []
  return {
    pieces: [...before, ...pieces, ...after],
    heading: best.heading,
    fragment: fragmentOf(best.text, best.window),
    held: Math.floor(best.window.value + 0.5),
  }
}
