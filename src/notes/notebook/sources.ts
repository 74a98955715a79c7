/**
 * BibTeX files → sources. Citation.js parses each entry and formats it (APA, as plain text); this file finds entries' lines, checks
 * their fields, and chooses an address. Each entry is parsed alone, so that one mistake hides nothing.
 */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { decodedUnseen, describeDecoded } from '../../diagnostics/unseen.ts'
import type { Source } from '../../records/source.ts'
import type { Rule } from '../rules/rule.ts'
import { sourceAddress, sourceField, sourceKey, sourceStray, sourceSyntax } from '../rules/source.ts'
import { textCharacter, textTooLarge } from '../rules/text.ts'
import { type TextFile, textLimits } from '../text/read-text.ts'
import { reportIn, type Where, type Words } from '../text/report.ts'
import type { BibEntry, CslItem, Library } from './citation-library.ts'
import { readFields, type Wrong as WrongField, wrongFields } from './source-fields.ts'

export interface FoundSource {
  readonly source: Source
  /** Line of its key. */
  readonly line: number
}

interface Chunk {
  readonly text: string
  /** Line of its first line, 1-based. */
  readonly line: number
}

/** The file cut before each line that begins with `@`. */
function chunksOf(file: TextFile): { chunks: Chunk[]; before: Chunk } {
  const starts = file.lines.flatMap((line, index) => (/^\s*@/.test(line) ? [index] : []))
  const piece = (from: number, to: number): Chunk => ({ text: file.lines.slice(from, to).join('\n'), line: from + 1 })
  const chunks = starts.map((start, index) => piece(start, starts[index + 1] ?? file.lines.length))
  return { chunks, before: piece(0, starts[0] ?? file.lines.length) }
}

const lineWhere = (file: TextFile, line: number): Where => {
  const text = file.lines[line - 1] ?? ''
  const indent = text.length - text.trimStart().length
  return { start: { line, column: indent + 1 }, end: { line, column: Math.max(indent + 2, text.trimEnd().length + 1) } }
}

/** Line, within an entry, of a field. */
function fieldLine(chunk: Chunk, field: string): number {
  const index = chunk.text.split('\n').findIndex((line) => new RegExp(`(?:^|[\\s,{])${field.replace(/[^\w-]/g, '.')}\\s*=`, 'i').test(line))
  return chunk.line + Math.max(0, index)
}

const untagged = (text: string): string =>
  text
    .replace(/<\/?(?:i|b|em|strong|sup|sub|span)(?:\s[^>]*)?>/g, '')
    .replace(/\s+/g, ' ')
    .trim()

type Name = NonNullable<CslItem['author']>[number]
const family = (name: Name): string => untagged(name.literal ?? [name['non-dropping-particle'], name.family].filter(Boolean).join(' '))

/** "Hoffmann et al.", "Pope and Dean", "Epoch AI". */
export function shortAuthors(names: readonly Name[]): string {
  const [first, second] = names
  if (!first) return ''
  if (!second) return family(first)
  if (names.length === 2 && family(second) !== 'others') return `${family(first)} and ${family(second)}`
  return `${family(first)} et al.`
}

const arxivForm = /^(?:arxiv:)?(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7})(?:v\d+)?$/i
const doiForm = /^10\.\d{4,9}\/[^\s"<>\\]+$/

interface Address {
  readonly url?: string
  readonly doi?: string
  readonly arxiv?: string
}
/** The best address: DOI, arXiv, else `url`; and what is wrong with the fields that give it. */
export function addressOf(properties: Readonly<Record<string, unknown>>): { address: Address; wrong: WrongField[] } {
  const wrong: WrongField[] = []
  const text = (field: string): string | undefined =>
    properties[field] === undefined
      ? undefined
      : String(properties[field])
          .trim()
          .replace(/\\([%#&_~{}])/g, '$1')
  const doi = text('doi')?.replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, '')
  if (doi !== undefined && !doiForm.test(doi)) wrong.push(['doi', `“${doi}” is not a DOI.`, 'A DOI looks like 10.48550/arXiv.2203.15556.'])
  const isArxiv = /^arxiv$/i.test(text('archiveprefix') ?? text('eprinttype') ?? '')
  const eprint = text('eprint')
  const arxiv = eprint === undefined ? undefined : arxivForm.exec(eprint)?.[1]
  if (eprint !== undefined && isArxiv && !arxiv)
    wrong.push(['eprint', `“${eprint}” is not an arXiv number.`, 'An arXiv number looks like 2203.15556.'])
  const url = text('url')
  const href = url === undefined ? undefined : httpsAddress(url)
  if (url !== undefined && !href)
    wrong.push(['url', `The address “${url}” does not begin with https://.`, 'Give the https address, or a doi or eprint instead.'])
  const best = doi && doiForm.test(doi) ? `https://doi.org/${encodeURI(doi)}` : isArxiv && arxiv ? `https://arxiv.org/abs/${arxiv}` : href
  return { address: { ...(best && { url: best }), ...(doi && { doi }), ...(isArxiv && arxiv && { arxiv }) }, wrong }
}

function httpsAddress(text: string): string | undefined {
  if (/[\s<>"\\^`{|}]/.test(text) || !URL.canParse(text)) return undefined
  const url = new URL(text)
  return url.protocol === 'https:' && !url.username && !url.password && url.hostname.includes('.') ? url.href : undefined
}

const isWrong = (read: CslItem | readonly WrongField[]): read is readonly WrongField[] => Array.isArray(read)

type ReportLine = (rule: Rule, line: number, words: Words) => void

/** Reports what is wrong with an entry's fields, each at its line. */
function reportFields(wrong: readonly WrongField[], rule: Rule, chunk: Chunk, report: ReportLine): void {
  for (const [field, message, hint, suggestions] of wrong)
    report(rule, field === null ? chunk.line : fieldLine(chunk, field), { message, hint, suggestions })
}

const reportLineIn =
  (file: TextFile, diagnostics: Diagnostic[]): ReportLine =>
  (rule, line, words) =>
    reportIn(file, diagnostics)(rule, lineWhere(file, line), words)

/** An entry that is BibTeX, with a key and nothing wrong in its fields. */
function parseEntry(library: Library, file: TextFile, chunk: Chunk, report: ReportLine): BibEntry | null {
  if (chunk.text.length > textLimits.entry) {
    const message = `This entry has ${chunk.text.length} characters; the most is ${textLimits.entry}.`
    report(textTooLarge, chunk.line, { message, hint: 'Leave out its abstract, or what else no reader needs.' })
    return null
  }
  const parsed = library.parse(chunk.text)
  if (!parsed.ok) {
    report(sourceSyntax, Math.min(file.lines.length, chunk.line + parsed.line - 1), {
      message: `This entry is not readable as BibTeX: ${parsed.message}.`,
      hint: 'Look for a missing comma, quote or closing brace on this line or the one before.',
    })
    return null
  }
  const [entry, second] = parsed.entries
  if (!entry) return null
  const other = second ? `The source “${second.label}”` : /\S.*@(?:string|preamble)\s*[{(]/i.test(chunk.text) ? 'An abbreviation' : null
  if (other)
    report(sourceStray, chunk.line, {
      message: `${other} begins within another line.`,
      hint: 'Begin each entry on a line of its own.',
    })
  if (!/^[a-z][a-z0-9-]*$/.test(entry.label)) {
    report(sourceKey, chunk.line, {
      message: `The key “${entry.label}” has other characters than lower-case letters, digits and hyphens.`,
      hint: 'Use the author’s name and the year, such as hoffmann2022.',
    })
    return null
  }
  return entry
}

/** The whole reference; null when there is none to show beside the address. */
function referenceOf(library: Library, item: CslItem, url: string | undefined): string | null {
  try {
    // Under an id of ours, since the formatter looks ids up in an object.
    const formatted = library.format({ ...item, id: 'source', ...(url && { URL: url }), DOI: undefined })
    return formatted.replace(url ?? '', '').trim() === '' ? null : formatted
  } catch {
    return null
  }
}

function readEntry(library: Library, file: TextFile, chunk: Chunk, diagnostics: Diagnostic[]): FoundSource | null {
  const report = reportLineIn(file, diagnostics)
  const before = diagnostics.length
  const entry = parseEntry(library, file, chunk, report)
  if (!entry) return null
  reportFields(wrongFields(entry, chunk.text), sourceField, chunk, report)
  const { address, wrong } = addressOf(entry.properties)
  reportFields(wrong, sourceAddress, chunk, report)
  const csl = readFields(library, entry)
  if (isWrong(csl)) {
    reportFields(csl, sourceSyntax, chunk, report)
    return null
  }
  const title = untagged(csl.title ?? '')
  const authors = shortAuthors(csl.author ?? csl.editor ?? [])
  const year = String(csl.issued?.['date-parts']?.[0]?.[0] ?? '')
  const formatted = diagnostics.length > before ? null : referenceOf(library, { ...csl, title }, address.url)
  if (diagnostics.length > before) return null
  if (formatted === null || authors === '' || title === '') {
    const hint = 'Write authors as “Family, Given and Family, Given”, an organisation in double braces, and the title as plain text.'
    report(sourceField, chunk.line, { message: 'No reference can be written from the author and title of this source.', hint })
    return null
  }
  const { urldate: read } = entry.properties
  const dated = { ...address, ...(typeof read === 'string' && { read }) }
  const source: Source = { key: entry.label, file: file.file, type: entry.type, authors, title, year, ...dated, formatted }
  const hidden = decodedUnseen(source, chunk.text)
  for (const character of hidden) report(textCharacter, chunk.line, describeDecoded(character))
  return hidden.length > 0 ? null : { line: chunk.line, source }
}

export interface ReadSources {
  readonly found: readonly FoundSource[]
  /** Keys of entries that have a mistake: known, but not read. */
  readonly broken: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

/** The key at the head of an entry, also of one that cannot be parsed. */
const keyIn = ({ text }: Chunk): string | undefined => /^\s*@\w+\s*[{(]\s*([^\s,{}]+)/.exec(text)?.[1]

/** The sources of one file, in its order, and what is wrong in it. Keys used twice are left to `bookOf`'s caller, which sees all files. */
export function readSources(library: Library, file: TextFile): ReadSources {
  const diagnostics: Diagnostic[] = []
  const report = reportLineIn(file, diagnostics)
  const { chunks, before } = chunksOf(file)
  const stray = before.text.split('\n').findIndex((line) => line.trim() !== '' && !line.trim().startsWith('%'))
  if (stray !== -1)
    report(sourceStray, stray + 1, {
      message: 'This text stands outside any entry, and BibTeX would skip it silently.',
      hint: 'Begin an entry with @misc{key, or a remark with %.',
    })
  const found = chunks.flatMap((chunk) => {
    if (/^\s*@comment\b/i.test(chunk.text)) return []
    if (/^\s*@(?:string|preamble)\b/i.test(chunk.text)) {
      const message = 'Abbreviations and preambles are not read here.'
      report(sourceSyntax, chunk.line, { message, hint: 'Write the text out in the entry.' })
      return []
    }
    return readEntry(library, file, chunk, diagnostics) ?? []
  })
  const read = new Set(found.map(({ source }) => source.key))
  const broken = chunks.flatMap((chunk) => keyIn(chunk) ?? []).filter((key) => !read.has(key))
  return { found, broken, diagnostics }
}
