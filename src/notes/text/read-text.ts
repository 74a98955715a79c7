/** A text file of the notebook (BibTeX, YAML, CSV): its bytes as text, and places in it. */
import { createHash } from 'node:crypto'
import type { Diagnostic, Place } from '../../diagnostics/diagnostic.ts'
import { describeUnseen, findUnseen } from '../../diagnostics/unseen.ts'
import type { Rule } from '../rules/rule.ts'
import { textCharacter, textEncoding, textTooLarge } from '../rules/text.ts'
import { loneReturn, sayLoneReturn, withLineFeeds } from './line-ends.ts'

export interface TextFile {
  readonly file: string
  readonly text: string
  readonly lines: readonly string[]
}

export interface Where {
  readonly start?: Place | undefined
  readonly end?: Place | undefined
}
export interface Words {
  readonly message: string
  readonly hint?: string | undefined
  readonly suggestions?: readonly string[] | undefined
  readonly related?: Diagnostic['related']
}

/** A rule's diagnostic at a place of a file; the line there is its excerpt. */
export function problemIn(
  source: Pick<TextFile, 'file' | 'lines'>,
  rule: Pick<Rule, 'code' | 'level'>,
  where: Where,
  words: Words,
): Diagnostic {
  const { start, end } = where
  const excerpt = start && source.lines[start.line - 1]?.slice(0, 200)
  const { message, hint, suggestions, related } = words
  return {
    code: rule.code,
    level: rule.level,
    file: source.file,
    ...(start && { start }),
    ...(start && end && { end }),
    ...(excerpt !== undefined && { excerpt }),
    message,
    ...(hint && { hint }),
    ...(suggestions && suggestions.length > 0 && { suggestions }),
    ...(related && { related }),
  }
}

/** The place of a character, counted from 0. */
export function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset)
  const lineStart = before.lastIndexOf('\n') + 1
  let line = 1
  for (let index = before.indexOf('\n'); index !== -1; index = before.indexOf('\n', index + 1)) line += 1
  return { line, column: offset - lineStart + 1 }
}

/** Characters; for YAML its lines, brackets, colons and commas. Beyond them, what reads a text takes long. */
export const textLimits = { line: 4000, entry: 16_000, parts: 6000 } as const

/** The first character of each line that cannot be seen. */
function hiddenCharacters(source: TextFile): Diagnostic[] {
  return source.lines.flatMap((text, index) => {
    const [first] = findUnseen(text)
    if (!first) return []
    const start = { line: index + 1, column: first.index + 1 }
    const end = { line: start.line, column: start.column + first.character.length }
    return [problemIn(source, textCharacter, { start, end }, describeUnseen(first.character))]
  })
}

/** Bytes → text with `\n` line ends. The text is null when it cannot be read safely. */
export function readText(
  file: string,
  bytes: Uint8Array,
): { readonly source: TextFile | null; readonly diagnostics: readonly Diagnostic[] } {
  const refuse = (message: string, hint: string) => ({
    source: null,
    diagnostics: [problemIn({ file, lines: [] }, textEncoding, {}, { message, hint })],
  })
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return refuse('This file begins with a byte order mark.', 'Save it as UTF-8 without BOM.')
  let decoded: string
  try {
    decoded = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return refuse('This file is not UTF-8 text.', 'Save it with the encoding UTF-8.')
  }
  const text = withLineFeeds(decoded)
  const source = { file, text, lines: text.split('\n') }
  const long = source.lines.findIndex((line) => line.length > textLimits.line)
  if (long !== -1) {
    const message = `This line has ${source.lines[long]?.length} characters; the most is ${textLimits.line}.`
    const where = { start: { line: long + 1, column: textLimits.line + 1 } }
    return { source: null, diagnostics: [problemIn(source, textTooLarge, where, { message, hint: 'Break it into several lines.' })] }
  }
  const parts = file.endsWith('.yaml') ? (text.match(/[[{:,\n]/g)?.length ?? 0) : 0
  if (parts > textLimits.parts) {
    const message = `This file has ${parts} lines, brackets, colons and commas; the most is ${textLimits.parts}.`
    return { source: null, diagnostics: [problemIn(source, textTooLarge, {}, { message, hint: 'Split it into several files.' })] }
  }
  const start = loneReturn(decoded)
  const diagnostics = start ? [problemIn(source, textCharacter, { start }, sayLoneReturn)] : hiddenCharacters(source)
  return { source: diagnostics.length > 0 ? null : source, diagnostics }
}

export const digestOf = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex')
}
