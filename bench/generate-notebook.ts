/**
 * A whole notebook of any size, made up: for benchmarks and tests of size. The same count and seed give the same bytes. Sources,
 * parameters and data sets are those of a real notebook, because the calculators need them.
 */
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { calculators } from '../src/calculators/index.ts'
import { topics } from '../src/records/note.ts'
import { type Around, type NamedNote, noteText } from './generated-note.ts'
import { title, voiceOf } from './generated-prose.ts'
import { pick, type Random, randomOf, whole } from './random.ts'
import { type Words, wordsFrom } from './vocabulary.ts'

/** Always these, so that figures of different days compare. */
export const generatedWith = [
  'training-compute',
  'training-run',
  'compute-optimal',
  'inference-latency',
  'kv-cache',
  'serving-bill',
  'lifetime-cost',
  'agent-task',
  'inference-demand',
]

export interface GeneratedFile {
  /** From the notebook's folder: `notes/training/x.mdx`. */
  readonly path: string
  readonly text: string
}

/** What generated notes cite and name. */
export interface Known {
  readonly sources: readonly string[]
  readonly parameters: readonly string[]
}

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 70)
    .replace(/-$/, '')

/** Titles and ids, each once; topics in turn. */
function names(count: number, seed: number, words: Words): readonly NamedNote[] {
  const notes = new Map<string, NamedNote>()
  for (let index = 0; notes.size < count; index += 1) {
    const name = title(voiceOf(randomOf(seed + 1, index), words))
    const id = slug(name)
    const topic = topics[notes.size % topics.length] ?? topics[0]
    if (!notes.has(id)) notes.set(id, { id, topic, title: name })
  }
  return [...notes.values()]
}

/** Another note: half the time one nearby of the same topic, else any, with a few much preferred (hubs). */
function another(random: Random, notes: readonly NamedNote[], index: number): NamedNote {
  const near = index + topics.length * pick(random, [-9, -7, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 7, 9])
  const hub = Math.floor(notes.length * random() ** 3)
  return notes[random() < 0.5 && near >= 0 && near < notes.length ? near : hub] as NamedNote
}

/** `count` other notes, each once, none already in `taken` as a pair with this one. */
function others(random: Random, notes: readonly NamedNote[], index: number, count: number, taken: Set<string>): readonly NamedNote[] {
  const own = notes[index] as NamedNote
  const found: NamedNote[] = []
  for (let tries = 0; found.length < count && tries < 40; tries += 1) {
    const other = another(random, notes, index)
    const pair = own.id < other.id ? `${own.id} ${other.id}` : `${other.id} ${own.id}`
    if (other.id === own.id || taken.has(pair)) continue
    taken.add(pair)
    found.push(other)
  }
  return found
}

/** 1 to 4 relations and 1 to 5 wikilinks a note: 2.5 and 3 on average. */
export function generateNotes(count: number, seed: number, known: Known): readonly GeneratedFile[] {
  const words = wordsFrom(seed)
  const notes = names(count, seed, words)
  const pairs = new Set<string>()
  return notes.map((note, index) => {
    const random = randomOf(seed, index)
    const around: Around = {
      index,
      related: others(random, notes, index, whole(random, 1, 4), pairs),
      linked: others(random, notes, index, whole(random, 1, 5), new Set()),
      calculators: calculators.filter(({ id }) => generatedWith.includes(id)),
      ...known,
    }
    return { path: `notes/${note.topic}/${note.id}.mdx`, text: noteText(voiceOf(random, words), note, around) }
  })
}

const filesIn = (folder: string, extension: string): string =>
  readdirSync(folder)
    .filter((name) => name.endsWith(extension))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n')

const matches = (text: string, pattern: RegExp): readonly string[] => [...text.matchAll(pattern)].map((match) => match[1] ?? '')

/** The keys of sources and parameters in a notebook's files. */
const knownIn = (from: string): Known => ({
  sources: matches(filesIn(join(from, 'sources'), '.bib'), /^@\w+\{([^,\s]+),/gm),
  parameters: matches(filesIn(join(from, 'parameters'), '.yaml'), /^([a-zA-Z]+):/gm),
})

/** Writes a notebook of `count` notes into `dir`, which should be empty; its sources, parameters and data are copied from `from`. */
export function generateNotebook(dir: string, count: number, seed: number, from = 'content'): void {
  for (const folder of ['sources', 'parameters', 'data']) cpSync(join(from, folder), join(dir, folder), { recursive: true })
  for (const { path, text } of generateNotes(count, seed, knownIn(from))) {
    const file = join(dir, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
}
