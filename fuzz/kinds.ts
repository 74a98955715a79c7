/** The kinds of text that the fuzzer makes, and how each is read. */
import { readFileSync } from 'node:fs'
import { pick, type Random } from '../bench/random.ts'
import { calculators } from '../src/calculators/index.ts'
import { type Library, loadLibrary } from '../src/notes/notebook/citation-library.ts'
import { readDataset } from '../src/notes/notebook/datasets.ts'
import { readParameters } from '../src/notes/notebook/parameters.ts'
import { parseNote } from '../src/notes/notebook/parse-note.ts'
import { readBook } from '../src/notes/notebook/read-book.ts'
import { readScenario } from '../src/notes/notebook/scenarios.ts'
import { readSources } from '../src/notes/notebook/sources.ts'
import { type ContentFile, listFiles } from '../src/notes/text/files.ts'
import { readText, type TextFile } from '../src/notes/text/read-text.ts'
import { type Book, readAssumptions, readHere } from '../src/scenario/index.ts'
import { damaged, grownNote } from './notes.ts'
import { joined, judgeHtml, unseenIn } from './output.ts'
import { bibTokens, csvTokens, linkText, yamlTokens } from './texts.ts'

/** One text. `read` reads it as the notebook does, and returns what is wrong with what came out. */
export interface Case {
  readonly text: string
  readonly read: () => readonly string[]
}
export interface Kind {
  readonly name: string
  /** Of a whole run. */
  readonly count: number
  readonly make: (random: Random, index: number) => Case
}

interface Real {
  readonly files: readonly (ContentFile & { readonly text: string })[]
  readonly book: Book
  readonly library: Library
}

async function readReal(dir: string): Promise<Real> {
  const files = listFiles(dir).files.flatMap((file) =>
    file.kind === 'image' ? [] : { ...file, text: readFileSync(file.absolute, 'utf8') },
  )
  return { files, book: (await readBook(dir)).book, library: await loadLibrary() }
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Whatever was read, as a text, with a word on characters in it that nobody sees. */
function judgeValue(value: unknown): readonly string[] {
  const texts: string[] = []
  const visit = (each: unknown): void => {
    if (typeof each === 'string') texts.push(each)
    if (typeof each !== 'object' || each === null) return
    texts.push(...Object.keys(each))
    for (const inner of Object.values(each)) visit(inner)
  }
  visit(value)
  // A record's sentences have a sign of their own for each link until it is known what the link is called.
  const hidden = unseenIn(texts.join(' ').replace(/\ue000[lc]\d+\ue001/g, ''))
  return hidden ? [`a character that nobody sees in what was read (${hidden})`] : []
}

const noteCase = (text: string): Case => ({
  text,
  read: () => {
    const { parts, record, diagnostics } = parseNote('content/notes/training/fuzz.mdx', bytesOf(text))
    const accepted = record !== null && !diagnostics.some(({ level }) => level === 'error')
    return accepted ? [...judgeHtml(joined(parts)), ...judgeValue({ ...record, file: '' })] : []
  },
})

/** A text file, read when its bytes are in order. */
function textCase(file: string, text: string, read: (source: TextFile) => readonly string[]): Case {
  return {
    text,
    read: () => {
      const { source } = readText(file, bytesOf(text))
      return source ? read(source) : []
    },
  }
}

const sourceOf = (file: string, text: string): TextFile => ({ file, text, lines: text.split('\n') })

function yamlCase({ book, files }: Real, random: Random): Case {
  const file = pick(
    random,
    files.filter(({ kind }) => ['parameter', 'data', 'scenario', 'note'].includes(kind)),
  )
  const other = pick(random, files).text
  if (file.kind === 'note') {
    const [, head = '', ...body] = file.text.split(/^---$/m)
    return noteCase(['', `\n${damaged(random, head.trim(), other, yamlTokens)}\n`, ...body].join('---'))
  }
  return textCase(file.path, damaged(random, file.text, other, yamlTokens), (source) => {
    if (file.kind === 'parameter') return judgeValue(readParameters(source, file.name).found.map(({ parameter }) => parameter))
    if (file.kind === 'scenario') return judgeValue(readScenario(source, file.name, book, new Set()).scenario)
    return judgeValue(
      readDataset(file.name, source, sourceOf(file.path.replace('.yaml', '.csv'), tableOf(files, file.name))).found?.dataset,
    )
  })
}

const tableOf = (files: Real['files'], name: string, kind: 'table' | 'data' = 'table'): string =>
  files.find((file) => file.kind === kind && file.name === name)?.text ?? ''

function csvCase({ files }: Real, random: Random): Case {
  const file = pick(
    random,
    files.filter(({ kind }) => kind === 'table'),
  )
  const description = sourceOf(file.path.replace('.csv', '.yaml'), tableOf(files, file.name, 'data'))
  const text = damaged(random, file.text, pick(random, files).text, csvTokens)
  return textCase(file.path, text, (source) => judgeValue(readDataset(file.name, description, source).found?.dataset))
}

function bibCase({ files, library }: Real, random: Random): Case {
  const file = pick(
    random,
    files.filter(({ kind }) => kind === 'source'),
  )
  // A few entries, so that the slips are near each other.
  const entries = file.text.split(/\n(?=@)/)
  const start = Math.floor(random() * entries.length)
  const text = damaged(random, entries.slice(start, start + 3).join('\n'), pick(random, files).text, bibTokens)
  return textCase(file.path, text, (source) => judgeValue(readSources(library, source).found))
}

function linkCase({ book }: Real, random: Random): Case {
  const names = calculators.flatMap(({ id, inputs }) => Object.keys(inputs).map((name) => `${id}.${name}`))
  const keys = [...Object.keys(book.parameters), ...names, 'constructor', '__proto__.a', 'kv-cache.constructor']
  const text = linkText(random, random() < 0.5 ? keys : names.map((name) => `calc-${name}`))
  // As a page reads it: from the address, decoded.
  const read = new URLSearchParams(`with=${text}`).get('with') ?? ''
  return {
    text,
    read: () => {
      readAssumptions(read, book, calculators)
      readHere(read, book, calculators)
      return []
    },
  }
}

/** All kinds, from the notebook in `dir`. */
export async function kindsFrom(dir: string): Promise<readonly Kind[]> {
  const real = await readReal(dir)
  const notes = real.files.filter(({ kind }) => kind === 'note').map(({ text }) => text)
  const note = (random: Random, index: number): Case =>
    noteCase(index % 2 === 0 ? grownNote(random) : damaged(random, pick(random, notes), pick(random, notes)))
  return [
    { name: 'notes', count: 20_000, make: note },
    { name: 'yaml', count: 2000, make: (random) => yamlCase(real, random) },
    { name: 'csv', count: 2000, make: (random) => csvCase(real, random) },
    { name: 'bibtex', count: 2000, make: (random) => bibCase(real, random) },
    { name: 'links', count: 2000, make: (random) => linkCase(real, random) },
  ]
}
