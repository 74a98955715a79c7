/**
 * L1, the bytes of a note: its size, its encoding, characters that cannot be seen, and markers nested so deeply that reading them would
 * take long. All of it is known before anything is parsed.
 */
import { describeUnseen, findUnseen } from '../../diagnostics/unseen.ts'
import { noteCharacter, noteEncoding, noteTooLarge } from '../rules/text.ts'
import { noteNesting } from '../rules/tree.ts'
import { loneReturn, sayLoneReturn, withLineFeeds } from './line-ends.ts'
import { checkCost, leadingMarkers } from './note-cost.ts'
import { noteLimits } from './note-limits.ts'
import type { Report } from './report.ts'

export interface NoteText {
  readonly text: string
  readonly lines: readonly string[]
  /** False: too large or too deep to be parsed. */
  readonly parse: boolean
}

const mostReports = 20

function decode(bytes: Uint8Array, report: Report): string | null {
  const start = { line: 1, column: 1 }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    report({ rule: noteEncoding, start, message: 'The file starts with a byte order mark.', hint: 'save it as “UTF-8”, without BOM.' })
    return decode(bytes.subarray(3), report)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    report({ rule: noteEncoding, start, message: 'The file is not UTF-8 text.', hint: 'save it again with the encoding “UTF-8”.' })
    return null
  }
}

function reportUnseen(lines: readonly string[], report: Report): void {
  let reports = 0
  for (const [index, line] of lines.entries()) {
    for (const { character, index: offset } of findUnseen(line)) {
      if (++reports > mostReports) return
      const start = { line: index + 1, column: offset + 1 }
      const end = { line: index + 1, column: offset + 1 + character.length }
      report({ rule: noteCharacter, start, end, fix: '', ...describeUnseen(character) })
    }
  }
}

function checkShape(lines: readonly string[], report: Report): boolean {
  let fine = true
  const long = lines.findIndex((line) => line.length > noteLimits.line)
  const deep = lines.findIndex((line) => leadingMarkers(line).length > noteLimits.markers)
  if (lines.length > noteLimits.lines) {
    fine = false
    const message = `The note has ${lines.length} lines; the limit is ${noteLimits.lines}.`
    report({ rule: noteTooLarge, start: { line: noteLimits.lines + 1, column: 1 }, message, hint: 'split it into several notes.' })
  }
  if (long >= 0) {
    fine = false
    const message = `This line has ${lines[long]?.length} characters; the limit is ${noteLimits.line}.`
    report({ rule: noteTooLarge, start: { line: long + 1, column: noteLimits.line + 1 }, message, hint: 'break it into several lines.' })
  }
  if (deep >= 0) {
    fine = false
    const message = `This line starts with more than ${noteLimits.markers} quote or list markers.`
    report({ rule: noteNesting, start: { line: deep + 1, column: 1 }, message, hint: 'nest less deeply.' })
  }
  return checkCost(lines, report) && fine
}

/** The text of a note with line feeds only; null if it cannot be read at all. */
export function readNoteText(bytes: Uint8Array, report: Report): NoteText | null {
  if (bytes.length > noteLimits.size) {
    const message = `The note has ${bytes.length} bytes; the limit is ${noteLimits.size}.`
    report({ rule: noteTooLarge, message, hint: 'split it into several notes, or move data into a data set.' })
    return null
  }
  const decoded = decode(bytes, report)
  if (decoded === null) return null
  const text = withLineFeeds(decoded)
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  const start = loneReturn(decoded)
  if (start) report({ rule: noteCharacter, start, ...sayLoneReturn })
  reportUnseen(lines, report)
  return { text, lines, parse: checkShape(lines, report) }
}
