/**
 * Questions with a known answer, for measuring a search: each set takes something that one note of the notebook has and asks for it,
 * whole or damaged. The same notebook and seed give the same questions.
 */
import type { NoteRecord } from '../src/records/note.ts'
import { isStopWord } from '../src/search/text/stop-words.ts'
import { tokenise } from '../src/search/text/tokens.ts'
import { pick, type Random, randomFrom, whole } from './random.ts'

export interface KnownItem {
  readonly query: string
  /** Id of the note that has it. */
  readonly note: string
}

export const setNames = [
  'title',
  'title, typing error',
  'phrase',
  'reversed',
  'typing error',
  'first letter',
  'two errors',
  'last word 60 %',
  '4–12 apart',
] as const
export type SetName = (typeof setNames)[number]

const letters = 'abcdefghijklmnopqrstuvwxyz'

/** A word with one typing error at `at`, never the word itself: a letter left out, doubled by another, replaced, or two exchanged. */
export function mistype(random: Random, word: string, at: number): string {
  for (;;) {
    const letter = letters[whole(random, 0, 25)] ?? 'a'
    const [head, tail] = [word.slice(0, at), word.slice(at)]
    const made = pick(random, [
      () => head + tail.slice(1),
      () => head + letter + tail,
      () => head + letter + tail.slice(1),
      () => (tail.length > 1 ? head + (tail[1] ?? '') + (tail[0] ?? '') + tail.slice(2) : word),
    ])()
    if (made !== word) return made
  }
}

const canErr = (word: string): boolean => /^[a-z]{4,}$/i.test(word)

/** One error in one of the words that are long enough; null when none is. */
function withError(random: Random, words: readonly string[], first = false): readonly string[] | null {
  const able = words.flatMap((word, index) => (canErr(word) ? [index] : []))
  if (able.length === 0) return null
  const chosen = pick(random, able)
  return words.map((word, index) => (index === chosen ? mistype(random, word, first ? 0 : whole(random, 0, word.length - 1)) : word))
}

interface Placed {
  readonly text: string
  readonly term: string
  readonly content: boolean
}

/** What links bring from elsewhere is not the note's own. */
const bodyOf = ({ text }: NoteRecord): string => text.replace(/\[\[[^\]]*\]\]/g, '.\n')
const aroundOf = ({ title, question = '', aliases, summary, claims }: NoteRecord): string =>
  [title, question, ...aliases, summary, ...claims.map((claim) => claim.text)].join('\n')

/** Single words of each line of a note's text. */
function linesOf(text: string): readonly (readonly Placed[])[] {
  return text.split('\n').map((line) => {
    const { tokens } = tokenise(line)
    const seen = new Set<number>()
    return tokens.flatMap(({ term, position, start, end }) => {
      if (seen.has(position)) return []
      seen.add(position)
      const word = line.slice(start, end)
      return [{ text: word, term, content: !isStopWord(term) && /^[a-z]{3,}$/i.test(word) }]
    })
  })
}

/**
 * Runs of two or three words that begin and end with content, each with the only note that has it, whatever small word stands in it. A
 * run whose words another note has in the other order is left out: asked in reverse it would have two right answers.
 */
function phrases(
  all: readonly (readonly (readonly Placed[])[])[],
  around: readonly (readonly (readonly Placed[])[])[],
): readonly (readonly { readonly words: readonly Placed[] }[])[] {
  const owner = new Map<string, number>()
  const runsOf = (lines: readonly (readonly Placed[])[], note: number) => {
    const mine: { key: string; reverse: string; words: readonly Placed[] }[] = []
    for (const line of lines)
      for (let from = 0; from < line.length; from += 1)
        for (const length of [2, 3]) {
          const words = line.slice(from, from + length)
          if (words.length < length || words.filter(({ content }) => content).length < 2 || !words[0]?.content || !words.at(-1)?.content)
            continue
          const terms = words.map(({ term }) => (isStopWord(term) ? '·' : term))
          const key = terms.join(' ')
          const known = owner.get(key)
          owner.set(key, known === undefined || known === note ? note : -1)
          mine.push({ key, reverse: terms.toReversed().join(' '), words })
        }
    return mine
  }
  const each = all.map(runsOf)
  around.forEach(runsOf)
  const isOnly = (key: string, note: number) => (owner.get(key) ?? note) === note
  return each.map((mine, note) => mine.filter(({ key, reverse }) => isOnly(key, note) && isOnly(reverse, note)))
}

/** Pairs of content words 4 to 12 apart, which no other note has within 12 words. */
function apart(random: Random, all: readonly (readonly (readonly Placed[])[])[], wanted: number): readonly KnownPair[] {
  const found: KnownPair[] = []
  const places = new Map<string, Map<number, number[]>>()
  all.forEach((lines, note) => {
    let position = 0
    for (const line of lines) {
      for (const { term } of line) {
        const notes = places.get(term) ?? new Map<number, number[]>()
        places.set(term, notes)
        const known = notes.get(note)
        if (known) known.push(position)
        else notes.set(note, [position])
        position += 1
      }
      position += 20
    }
  })
  for (let tries = 0; found.length < wanted && tries < wanted * 60; tries += 1) {
    const note = whole(random, 0, all.length - 1)
    const line = pick(random, all[note] ?? [])
    if (line.length < 6) continue
    const from = whole(random, 0, line.length - 5)
    const [a, b] = [line[from], line[from + whole(random, 4, 12)]]
    if (!a?.content || !b?.content || a.term === b.term) continue
    const [as, bs] = [places.get(a.term), places.get(b.term)]
    const near = [...(as ?? [])].filter(([other, at]) => bs?.get(other)?.some((one) => at.some((two) => Math.abs(one - two) <= 12)))
    if (near.length === 1) found.push({ words: [a.text, b.text], note })
  }
  return found
}

interface KnownPair {
  readonly words: readonly string[]
  readonly note: number
}

/** Of each set, `count` questions, or as many as the notebook has. */
export function knownItems(notes: readonly NoteRecord[], count: number, seed: number): Readonly<Record<SetName, readonly KnownItem[]>> {
  const random = randomFrom(seed)
  const all = notes.map((note) => linesOf(bodyOf(note)))
  const owned = phrases(
    all,
    notes.map((note) => linesOf(aroundOf(note))),
  )
  const chosen: KnownPair[] = []
  for (let tries = 0; chosen.length < count && tries < count * 20; tries += 1) {
    const note = whole(random, 0, notes.length - 1)
    const mine = owned[note] ?? []
    if (mine.length > 0) chosen.push({ words: pick(random, mine).words.map(({ text }) => text), note })
  }
  const titles = Array.from({ length: count }, (_, index) => {
    const note = Math.floor((index * notes.length) / count)
    return { words: (notes[note]?.title ?? '').split(' '), note }
  })
  const ask = (some: readonly KnownPair[], change: (words: readonly string[]) => readonly string[] | null): readonly KnownItem[] =>
    some.flatMap(({ words, note }) => {
      const changed = change(words)
      return changed ? [{ query: changed.join(' ').toLowerCase(), note: notes[note]?.id ?? '' }] : []
    })
  const shorten = (words: readonly string[]) =>
    words.map((word, index) => (index === words.length - 1 ? word.slice(0, Math.max(2, Math.ceil(word.length * 0.6))) : word))
  return {
    title: ask(titles, (words) => words),
    'title, typing error': ask(titles, (words) => withError(random, words)),
    phrase: ask(chosen, (words) => words),
    reversed: ask(chosen, (words) => words.toReversed()),
    'typing error': ask(chosen, (words) => withError(random, words)),
    'first letter': ask(chosen, (words) => withError(random, words, true)),
    'two errors': ask(chosen, (words) => {
      const once = withError(random, words)
      return once && withError(random, once)
    }),
    'last word 60 %': ask(chosen, shorten),
    '4–12 apart': ask(apart(random, all, count), (words) => words),
  }
}
