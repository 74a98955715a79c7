/**
 * L1, the one reader of text: the bytes of a note, or of a file of BibTeX, YAML or CSV, as characters. Size, encoding and characters that
 * cannot be seen are known before anything is parsed.
 */
import type { Diagnostic, Place } from '../../diagnostics/diagnostic.ts'
import { describeUnseen, findUnseen } from '../../diagnostics/unseen.ts'
import { textCharacter, textEncoding, textTooLarge } from '../rules/text.ts'
import { mostListed } from './cap-diagnostics.ts'
import { describeLoneReturn, loneReturn, withLineFeeds } from './line-ends.ts'
import { type Problem, problemIn, type Report, type ReportedFile } from './report.ts'

/** How large a text may be; what is left out has no limit. */
export interface TextLimits {
  /** Bytes. */
  readonly size?: number
  readonly lines?: number
  /** Characters on a line. */
  readonly line: number
  /** Lines, brackets, colons and commas in all. */
  readonly parts?: number
}

export interface DecodedText {
  /** With line feeds only. */
  readonly text: string
  readonly lines: readonly string[]
  /** False when it is larger than its limits; parsing it would then take long. */
  readonly fits: boolean
}

/** A text file of the notebook: BibTeX, YAML or CSV. */
export interface TextFile extends ReportedFile {
  readonly text: string
}

/** Characters of a line and of an entry of BibTeX; for YAML also its lines, brackets, colons and commas. */
export const textLimits = { line: 4000, entry: 16_000, parts: 6000 } as const

/** The place of a character, counted from 0. */
export function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset)
  const lineStart = before.lastIndexOf('\n') + 1
  let line = 1
  for (let index = before.indexOf('\n'); index !== -1; index = before.indexOf('\n', index + 1)) line += 1
  return { line, column: offset - lineStart + 1 }
}

/** UTF-8 without a byte order mark; null, with a report, when it is not UTF-8. */
function decode(bytes: Uint8Array, report: Report): string | null {
  const where = { start: { line: 1, column: 1 } }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    report(textEncoding, where, { message: 'This file starts with a byte order mark.', hint: 'Save it as “UTF-8”, without BOM.' })
    return decode(bytes.subarray(3), report)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    report(textEncoding, where, { message: 'This file is not UTF-8 text.', hint: 'Save it again with the encoding “UTF-8”.' })
    return null
  }
}

/** Reports each character that cannot be seen; of very many, no more than are listed. */
function reportUnseen(lines: readonly string[], report: Report): void {
  let reports = 0
  for (const [index, text] of lines.entries()) {
    for (const { character, index: offset } of findUnseen(text)) {
      if (reports > mostListed) return
      reports += 1
      const start = { line: index + 1, column: offset + 1 }
      const end = { line: start.line, column: start.column + character.length }
      report(textCharacter, { start, end }, { fix: '', ...describeUnseen(character) })
    }
  }
}

/** Whether the text is within its limits; reports each that it is not. */
function checkLimits(text: string, lines: readonly string[], limits: TextLimits, report: Report): boolean {
  const { line, lines: mostLines = Number.POSITIVE_INFINITY, parts: mostParts = Number.POSITIVE_INFINITY } = limits
  const count = lines.length - (text.endsWith('\n') ? 1 : 0)
  const long = lines.findIndex((each) => each.length > line)
  const parts = limits.parts === undefined ? 0 : (text.match(/[[{:,\n]/g)?.length ?? 0)
  if (count > mostLines) {
    const message = `This file has ${count} lines; the most is ${mostLines}.`
    report(textTooLarge, { start: { line: mostLines + 1, column: 1 } }, { message, hint: 'Split it into several files.' })
  }
  if (long !== -1) {
    const message = `This line has ${lines[long]?.length} characters; the most is ${line}.`
    report(textTooLarge, { start: { line: long + 1, column: line + 1 } }, { message, hint: 'Break it into several lines.' })
  }
  if (parts > mostParts) {
    const message = `This file has ${parts} lines, brackets, colons and commas; the most is ${mostParts}.`
    report(textTooLarge, {}, { message, hint: 'Split it into several files.' })
  }
  return count <= mostLines && long === -1 && parts <= mostParts
}

/** Bytes → text. Every mistake goes to `report`; null when there is no text to read. */
export function decodeText(bytes: Uint8Array, limits: TextLimits, report: Report): DecodedText | null {
  if (limits.size !== undefined && bytes.length > limits.size) {
    const message = `This file has ${bytes.length} bytes; the most is ${limits.size}.`
    report(textTooLarge, {}, { message, hint: 'Split it into several files, or move data into a data set.' })
    return null
  }
  const decoded = decode(bytes, report)
  if (decoded === null) return null
  const text = withLineFeeds(decoded)
  const lines = text.split('\n')
  const start = loneReturn(decoded)
  if (start) report(textCharacter, { start }, describeLoneReturn)
  reportUnseen(lines, report)
  return { text, lines, fits: checkLimits(text, lines, limits, report) }
}

/** A file of BibTeX, YAML or CSV. Its text is null when anything is wrong in it. */
export function readText(
  file: string,
  bytes: Uint8Array,
): { readonly source: TextFile | null; readonly diagnostics: readonly Diagnostic[] } {
  const { line, parts } = textLimits
  const problems: Problem[] = []
  const decoded = decodeText(bytes, file.endsWith('.yaml') ? { line, parts } : { line }, (...problem) => problems.push(problem))
  const { text = '', lines = [] } = decoded ?? {}
  const diagnostics = problems.map((problem) => problemIn({ file, lines }, ...problem))
  return { source: problems.length > 0 ? null : { file, text, lines }, diagnostics }
}
