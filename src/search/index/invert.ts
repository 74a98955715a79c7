/** Inverts the entries: from documents with their terms to terms with their postings. Every text is tokenised once. */
import { isStopWord } from '../text/stop-words.ts'
import { type Token, tokenise } from '../text/tokens.ts'
import { type IntList, intList } from './int-list.ts'
import { filterTerm } from './manifest.ts'
import { addPosting, emptyPostings, type Field, field, type Neighbours, type Postings } from './postings.ts'
import type { Entry } from './records.ts'

export interface IndexedTerm {
  readonly term: string
  /** Number of the term, from 0, in the order in which terms were met. */
  readonly id: number
  /** In how many documents it stands. */
  documents: number
  /** At how many positions it stands there. */
  occurrences: number
  /** Where it was met last. */
  lastDocument: number
  lastPosition: number
}

export interface InvertedIndex {
  /** All terms in order. */
  readonly terms: readonly IndexedTerm[]
  readonly find: (term: string) => IndexedTerm | null
  readonly postingsOf: (term: IndexedTerm) => Postings
  /**
   * For each position the nearest content word on either side, at most two positions away, where that is a common term. `common` are the
   * common terms in the order of their numbers.
   */
  readonly neighbours: (common: readonly IndexedTerm[]) => (postings: Postings) => Neighbours
  /** For each document, the position after its title and names. */
  readonly namesEnd: readonly number[]
}

/** Positions between two fields, so that words of different fields are not near each other. */
const fieldGap = 16

interface Segment {
  readonly text: string
  readonly in: Field
}

/**
 * The title and names of an entry. The name of a row of data counts as a name, not as a title: a note about Chinchilla comes before its row
 * in a table.
 */
const nameSegments = ({ title, names, rowOf }: Entry): readonly Segment[] => [
  { text: title, in: rowOf === undefined ? field.title : field.name },
  ...names.map((name) => ({ text: name, in: field.name })),
]

/** All other texts of an entry. */
function textSegments({ kind, text, claims, headings, body }: Entry): readonly Segment[] {
  const headingTexts = new Set(headings.map((heading) => heading.text))
  const lines = (body ?? '').split('\n').filter((line) => line !== '')
  return [
    { text, in: kind === 'claim' ? field.body : field.summary },
    ...claims.map((claim) => ({ text: claim, in: field.summary })),
    ...lines.map((line) => ({ text: line, in: headingTexts.has(line) ? field.summary : field.body })),
  ]
}

/** Terms of the filters that let an entry in. */
const filterTermsOf = ({ kind, topic, status, noteKind, cites }: Entry): readonly string[] => [
  filterTerm('kind', kind),
  ...(noteKind && noteKind !== kind ? [filterTerm('kind', noteKind)] : []),
  ...(topic ? [filterTerm('topic', topic)] : []),
  ...(status ? [filterTerm('status', status)] : []),
  ...[...new Set(cites)].map((key) => filterTerm('cites', key)),
]

const contentLength = (tokens: readonly Token[]): number =>
  new Set(tokens.flatMap(({ term, position }) => (isStopWord(term) ? [] : [position]))).size

/** How far apart two documents are in the list of all content words: a neighbour is at most this far away. */
const neighbourReach = 2

/** What was met while the entries were read, occurrence by occurrence. */
interface Occurrences {
  readonly ids: IntList
  /** Index in `segments` of each. */
  readonly segmentIndices: IntList
  /** -1 for a filter term, which stands nowhere. */
  readonly positions: IntList
  readonly segments: { readonly document: number; readonly where: Field; readonly length: number }[]
  /** Id + 1 of the content word at each position of all documents, one after the other; 0 where there is none. */
  readonly words: IntList
  /** Index in `words` of each document's position 0. */
  readonly wordStarts: number[]
}

/** Reads all entries; `lookUp` gives a term's record, or null for a stop word. */
function readEntries(entries: readonly Entry[], lookUp: (term: string) => IndexedTerm | null, to: Occurrences): readonly number[] {
  const { ids, segmentIndices, positions, segments, words, wordStarts } = to
  const add = (one: IndexedTerm, document: number, position: number) => {
    if (one.lastDocument !== document) one.documents += 1
    else if (one.lastPosition === position) return
    one.lastDocument = document
    one.lastPosition = position
    one.occurrences += 1
    ids.push(one.id)
    segmentIndices.push(segments.length - 1)
    positions.push(position)
  }
  /** Adds one text; returns the position at which the next one begins. */
  const addSegment = (document: number, { text, in: where }: Segment, position: number): number => {
    const { tokens, next } = tokenise(text, position)
    segments.push({ document, where, length: where < field.name ? 0 : contentLength(tokens) })
    const start = wordStarts[document] as number
    words.fill(start + next)
    const ofWords = words.values()
    for (const { term, position: at } of tokens) {
      const one = lookUp(term)
      if (one === null) continue
      add(one, document, at)
      if (ofWords[start + at] === 0) ofWords[start + at] = one.id + 1
    }
    return next + fieldGap
  }
  return entries.map((entry, document) => {
    words.fill(words.length() + neighbourReach)
    wordStarts.push(words.length())
    let position = 0
    for (const segment of nameSegments(entry)) position = addSegment(document, segment, position)
    const namesEnd = position
    for (const segment of textSegments(entry)) position = addSegment(document, segment, position)
    segments.push({ document, where: field.body, length: 0 })
    for (const term of filterTermsOf(entry)) add(lookUp(term) as IndexedTerm, document, -1)
    return namesEnd
  })
}

/** Segments and positions of all occurrences, sorted by term. */
interface SortedOccurrences {
  /** Where the occurrences of each term begin; one more entry than terms. */
  readonly starts: Int32Array
  readonly segmentIndices: Int32Array
  readonly positions: Int32Array
}

/** Sorts by counting, which keeps the order within a term. */
function sortByTerm({ ids, segmentIndices, positions }: Occurrences, terms: readonly IndexedTerm[]): SortedOccurrences {
  const starts = new Int32Array(terms.length + 1)
  for (const { id, occurrences } of terms) starts[id + 1] = (starts[id] as number) + occurrences
  const next = starts.slice()
  const [ofIds, ofSegments, ofPositions] = [ids.values(), segmentIndices.values(), positions.values()]
  const sorted = { starts, segmentIndices: new Int32Array(ofIds.length), positions: new Int32Array(ofIds.length) }
  for (let index = 0; index < ofIds.length; index += 1) {
    const id = ofIds[index] as number
    const to = next[id] as number
    next[id] = to + 1
    sorted.segmentIndices[to] = ofSegments[index] as number
    sorted.positions[to] = ofPositions[index] as number
  }
  return sorted
}

export function invert(entries: readonly Entry[]): InvertedIndex {
  const known = new Map<string, IndexedTerm | null>()
  const terms: IndexedTerm[] = []
  const lookUp = (term: string): IndexedTerm | null => {
    const found = known.get(term)
    if (found !== undefined) return found
    const made = isStopWord(term) ? null : { term, id: terms.length, documents: 0, occurrences: 0, lastDocument: -1, lastPosition: -1 }
    if (made) terms.push(made)
    known.set(term, made)
    return made
  }
  const read: Occurrences = {
    ids: intList(),
    segmentIndices: intList(),
    positions: intList(),
    segments: [],
    words: intList(),
    wordStarts: [],
  }
  const namesEnd = readEntries(entries, lookUp, read)
  read.words.fill(read.words.length() + neighbourReach)
  const { starts, segmentIndices, positions } = sortByTerm(read, terms)
  const words = read.words.values()
  return {
    terms: terms.toSorted((a, b) => (a.term < b.term ? -1 : 1)),
    find: (term) => known.get(term) ?? null,
    postingsOf: ({ id }) => {
      const postings = emptyPostings()
      for (let at = starts[id] as number; at < (starts[id + 1] as number); at += 1) {
        const { document, where, length } = read.segments[segmentIndices[at] as number] as Occurrences['segments'][number]
        const position = positions[at] as number
        addPosting(postings, document, where, position < 0 ? null : position, length)
      }
      return postings
    },
    neighbours: (common) => neighboursIn(words, read.wordStarts, numbersOf(common, terms.length)),
    namesEnd,
  }
}

/** For each id + 1 the number of the term among the common ones, from 1; 0 for all others and for no term. */
function numbersOf(common: readonly IndexedTerm[], terms: number): Int32Array {
  const numbers = new Int32Array(terms + 1)
  common.forEach(({ id }, index) => {
    numbers[id + 1] = index + 1
  })
  return numbers
}

const neighboursIn =
  (words: Int32Array, wordStarts: readonly number[], numbers: Int32Array) =>
  ({ documents, starts, positions }: Postings): Neighbours => {
    const before: number[] = new Array(positions.length)
    const after: number[] = new Array(positions.length)
    for (let index = 0; index < documents.length; index += 1) {
      const first = wordStarts[documents[index] as number] as number
      for (let at = starts[index] as number; at < (starts[index + 1] as number); at += 1) {
        const place = first + (positions[at] as number)
        before[at] = numbers[words[place - 1] || (words[place - 2] as number)] as number
        after[at] = numbers[words[place + 1] || (words[place + 2] as number)] as number
      }
    }
    return { before, after }
  }
