/**
 * One generated note as text: about 320 words with headings, links, citations and relations; a calculator in each tenth note, computed
 * numbers in each fifth, math, tables, lists and footnotes in some.
 */
import type { Calculator } from '../src/calculators/spec/spec.ts'
import type { NoteKind, NoteStatus, Topic } from '../src/records/note.ts'
import { noteKinds, noteStatuses } from '../src/records/note.ts'
import type { RelationKind } from '../src/records/relation.ts'
import { relationKinds } from '../src/records/relation.ts'
import { adjective, capital, noun, nounPhrase, plural, sentence, type Voice } from './generated-prose.ts'
import { pick, type Random, whole } from './random.ts'

export interface NamedNote {
  readonly id: string
  readonly topic: Topic
  readonly title: string
}

/** What a note may point at. */
export interface Around {
  readonly index: number
  /** Other notes, related and linked, each once. */
  readonly related: readonly NamedNote[]
  readonly linked: readonly NamedNote[]
  readonly sources: readonly string[]
  readonly parameters: readonly string[]
  readonly calculators: readonly Calculator[]
}

const wordsWanted = 325
const formulas = [
  'C = 6ND',
  'L(N, D) = E + \\frac{A}{N^{\\alpha}} + \\frac{B}{D^{\\beta}}',
  't = \\frac{2N}{\\eta F}',
  'N_{\\text{opt}} \\propto C^{0.5}',
  'I(t) = I_0 e^{gt}',
  'm = 2 L h d b',
]
const updated = (random: Random): string =>
  `2026-${String(whole(random, 1, 11)).padStart(2, '0')}-${String(whole(random, 1, 28)).padStart(2, '0')}`

/** Pins for the calculators that train a model, so that numbers differ from note to note. */
const pins = (random: Random, id: string): string =>
  id.startsWith('training-')
    ? ` params="${pick(random, ['7B', '13B', '70B', '175B', '405B'])}" tokens="${pick(random, ['300B', '1.4T', '2T', '15T'])}"`
    : ''

const value = (random: Random, calculators: readonly Calculator[]): string => {
  const { id, main } = pick(random, calculators)
  return `<Value of="${id}.${main}"${pins(random, id)} />`
}

/** What is put at the ends of sentences, one after the other: links, citations, numbers. */
function insertions(voice: Voice, around: Around): string[] {
  const { random } = voice
  const { index, linked, sources, parameters, calculators } = around
  const links = linked.map(({ id, title }) => {
    const form = random()
    if (form < 0.5) return `, as in [[${id}]]`
    return form < 0.85 ? `, which is [[${id}|${nounPhrase(voice)}]]` : `, and so [[${title}]]`
  })
  const citations = Array.from({ length: whole(random, 1, 3) }, () => {
    const locator = random() < 0.4 ? `, table ${whole(random, 1, 9)}` : ''
    return ` [@${pick(random, sources)}${locator}]`
  })
  const numbers = index % 5 === 0 ? Array.from({ length: 1 + ((index / 5) % 2) }, () => `, or ${value(random, calculators)} here`) : []
  const parameter = index % 7 === 3 ? [`, at <Parameter id="${pick(random, parameters)}" />`] : []
  const formula = index % 4 === 1 ? [`, as $${pick(random, formulas)}$ says`] : []
  const all = [...links, ...citations, ...numbers, ...parameter, ...formula]
  return all
    .map((text) => ({ text, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ text }) => text)
}

function paragraph(voice: Voice, ends: readonly string[], sentences: number): string {
  return Array.from({ length: sentences }, (_, index) => `${sentence(voice)}${ends[index] ?? ''}.`).join(' ')
}

function table(voice: Voice): string {
  const { random } = voice
  const rows = Array.from(
    { length: whole(random, 3, 6) },
    () => `| ${noun(voice)} | ${whole(random, 1, 99)} | ${whole(random, 100, 9999)} |`,
  )
  return [`| ${capital(noun(voice))} | ${adjective(voice)} | ${adjective(voice)} |`, '|---|---:|---:|', ...rows].join('\n')
}

/** The blocks that only some notes have. */
function extras(voice: Voice, { index, calculators }: Around, claim: string | null): string[] {
  const { random } = voice
  const calculator = calculators[(index / 10) % calculators.length]
  return [
    ...(index % 10 === 0 && calculator ? [`<Calculator id="${calculator.id}"${pins(random, calculator.id)} />`] : []),
    ...(claim ? [`<Claim id="${claim}" />`] : []),
    ...(index % 8 === 2 ? [`$$\n${pick(random, formulas)}\n$$`] : []),
    ...(index % 10 === 4 ? [table(voice)] : []),
    ...(index % 6 === 5 ? [Array.from({ length: 3 }, () => `- ${sentence(voice)}.`).join('\n')] : []),
    ...(index % 15 === 7 ? [`> [!NOTE]\n> ${sentence(voice)}.`] : []),
    ...(index % 12 === 8 ? [`${sentence(voice)}.[^1]\n\n[^1]: ${sentence(voice)}.`] : []),
  ]
}

const wordCount = (blocks: readonly string[]): number =>
  blocks
    .join(' ')
    .replace(/<[^>]*>/g, '')
    .split(/\s+/).length

function body(voice: Voice, around: Around, claim: string | null): string {
  const { random } = voice
  const inserted = insertions(voice, around)
  // A number before the first heading would be a headline, which needs its range.
  const lead = inserted.filter((text) => !text.includes('<Value')).slice(0, 2)
  const ends = inserted.filter((text) => !lead.includes(text))
  const blocks = [paragraph(voice, lead, 3)]
  const more = extras(voice, around, claim)
  let sections = 0
  for (let turn = 1; wordCount(blocks) < wordsWanted || ends.length > 0 || more.length > 0; turn += 1) {
    if (turn % 3 === 1 && sections < 3) {
      sections += 1
      blocks.push(`## ${capital(`${adjective(voice)} ${plural(noun(voice))}`)}`)
    }
    const long = wordCount(blocks) > wordsWanted - 60
    const sentences = long ? Math.max(1, Math.min(ends.length, 2)) : whole(random, 2, 5)
    blocks.push(paragraph(voice, ends.splice(0, Math.min(sentences, 3)), sentences))
    blocks.push(...more.splice(0, 1))
  }
  return blocks.join('\n\n')
}

const relation = (voice: Voice, { id }: NamedNote): string => {
  const kind: RelationKind = pick(voice.random, relationKinds)
  return `  - to: ${id}\n    kind: ${kind}\n    because: ${JSON.stringify(`${sentence(voice)}.`)}`
}

function claims(voice: Voice, claim: string | null): string[] {
  if (!claim) return []
  const holds =
    voice.random() < 0.5 ? [`    holds: training-run.cost(params=${pick(voice.random, ['7B', '70B', '405B'])}, tokens=15T) < $50M`] : []
  return ['claims:', `  - id: ${claim}`, `    text: ${JSON.stringify(`${sentence(voice)}.`)}`, ...holds]
}

/** The whole file. The notes that the text links to, and the relations, are those of `around`. */
export function noteText(voice: Voice, { id, title }: NamedNote, around: Around): string {
  const { random } = voice
  const kind: NoteKind = pick(random, noteKinds)
  const status: NoteStatus = pick(random, noteStatuses)
  const claim = around.index % 4 === 0 ? `${id.slice(0, 70)}-holds` : null
  return [
    '---',
    `title: ${JSON.stringify(title)}`,
    ...(random() < 0.5 ? [`question: ${JSON.stringify(`What does ${nounPhrase(voice)} change?`)}`] : []),
    `summary: ${JSON.stringify(`${sentence(voice)}.`.slice(0, 280))}`,
    `kind: ${kind}`,
    `status: ${status}`,
    ...(around.index % 3 === 0 ? [`aliases: [${JSON.stringify(`${title.toLowerCase()} again`)}]`] : []),
    ...claims(voice, claim),
    ...(around.related.length > 0 ? ['relations:', ...around.related.map((other) => relation(voice, other))] : []),
    `updated: ${updated(random)}`,
    '---',
    '',
    body(voice, around, claim),
    '',
  ].join('\n')
}
