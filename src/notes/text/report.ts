/** A mistake in one note, on its way to a diagnostic: a rule, a place, and words for this case. */
import type { Node } from 'mdast'
import type { Diagnostic, Place } from '../../diagnostics/diagnostic.ts'
import type { Rule } from '../rules/rule.ts'

export interface Problem {
  readonly rule: Rule
  readonly start?: Place
  readonly end?: Place
  readonly message: string
  readonly hint?: string
  readonly suggestions?: readonly string[]
  readonly fix?: string
}
export type Report = (problem: Problem) => void

/** Start and end of a node; the start of the file if it has none. */
export const placeOf = (node: Node): { readonly start: Place; readonly end: Place } => {
  const { start, end } = node.position ?? { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }
  return { start: { line: start.line, column: start.column }, end: { line: end.line, column: end.column } }
}

const excerptLength = 200

/** The author's words in a message: on one line, cut short. */
export const quote = (text: string, length = 60): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > length ? `${line.slice(0, length - 1)}…` : line
}

const byPlace = (a: Diagnostic, b: Diagnostic): number =>
  (a.start?.line ?? 0) - (b.start?.line ?? 0) ||
  (a.start?.column ?? 0) - (b.start?.column ?? 0) ||
  (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)

/** Diagnostics of one file, in the order of its text. `lines` are the file's own, for the excerpts. */
export function toDiagnostics(file: string, lines: readonly string[], problems: readonly Problem[]): Diagnostic[] {
  return problems
    .map(({ rule, start, ...rest }): Diagnostic => {
      const excerpt = start ? lines[start.line - 1]?.slice(0, excerptLength) : undefined
      return {
        code: rule.code,
        level: rule.level,
        file,
        ...(start ? { start } : {}),
        ...(excerpt === undefined ? {} : { excerpt }),
        ...rest,
      }
    })
    .sort(byPlace)
}
