/** Line ends of the files that contributors write: LF or CRLF. */
import type { Place } from '../../diagnostics/diagnostic.ts'

/** The place of the first carriage return that no line feed follows; null when there is none. Lines are counted as editors count them. */
export function loneReturn(text: string): Place | null {
  const offset = text.search(/\r(?!\n)/)
  if (offset < 0) return null
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

export const describeLoneReturn = {
  message: 'This line ends with a carriage return alone, which not every program reads as the end of a line.',
  hint: 'Save the file with the line ends “LF” (Unix) or “CRLF” (Windows).',
}

/** With line feeds only; a carriage return alone is a line end too, so that places are those that an editor shows. */
export const withLineFeeds = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text)
