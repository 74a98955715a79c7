/** How checks report a mistake (a rule, a place, and words for this case), and how a report becomes a diagnostic. */
import type { Node } from 'mdast'
import type { Diagnostic, Place } from '../../diagnostics/diagnostic.ts'
import type { Rule } from '../rules/rule.ts'

/** Where a mistake stands. A `mark` finds its end on the line where it starts. */
export interface Where {
  readonly start?: Place | undefined
  readonly end?: Place | undefined
  readonly mark?: RegExp
}

/** The text of one report; messages and hints are sentences. */
export interface Words {
  readonly message: string
  readonly hint?: string | undefined
  readonly suggestions?: readonly string[] | undefined
  /** What to write instead of the text between start and end. */
  readonly fix?: string
  readonly related?: Diagnostic['related']
}

type RuleHead = Pick<Rule, 'code' | 'level'>
/** Reports that a rule is broken. Every check gets one, bound to its file. */
export type Report = (rule: RuleHead, where: Where, words: Words) => void
/** The arguments of a report that is kept for later. */
export type Problem = Parameters<Report>

/** A text file of the notebook; `lines` are for excerpts, and may be none. */
export interface ReportedFile {
  readonly file: string
  readonly lines: readonly string[]
}

/** Start and end of a node; the start of the file if it has none. */
export const placeOf = (node: Node): { readonly start: Place; readonly end: Place } => {
  const { start, end } = node.position ?? { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }
  return { start: { line: start.line, column: start.column }, end: { line: end.line, column: end.column } }
}

const excerptLength = 200

/** Prepares the author's words for a message: on one line, cut short. */
export const quote = (text: string, length = 60): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > length ? `${line.slice(0, length - 1)}…` : line
}

const byPlace = (a: Diagnostic, b: Diagnostic): number =>
  (a.start?.line ?? 0) - (b.start?.line ?? 0) ||
  (a.start?.column ?? 0) - (b.start?.column ?? 0) ||
  (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)

function endOf(lines: readonly string[], { start, end, mark }: Where): Place | undefined {
  if (!start || !mark) return end
  const found = mark.exec((lines[start.line - 1] ?? '').slice(start.column - 1))
  return found && found[0].length > 0 ? { line: start.line, column: start.column + found[0].length } : undefined
}

/** Makes a diagnostic of a report; the line on which the mistake starts is the excerpt. */
export function problemIn({ file, lines }: ReportedFile, rule: RuleHead, where: Where, words: Words): Diagnostic {
  const { start } = where
  const end = start && endOf(lines, where)
  const excerpt = start && lines[start.line - 1]?.slice(0, excerptLength)
  const { message, hint, suggestions, fix, related } = words
  return {
    code: rule.code,
    level: rule.level,
    file,
    ...(start && { start }),
    ...(end && { end }),
    ...(excerpt !== undefined && { excerpt }),
    message,
    ...(hint && { hint }),
    ...(suggestions && suggestions.length > 0 && { suggestions }),
    ...(fix !== undefined && { fix }),
    ...(related && { related }),
  }
}

/** A report that adds what is wrong with a file to its diagnostics. */
export const reportIn =
  (file: ReportedFile, diagnostics: Pick<Diagnostic[], 'push'>): Report =>
  (...problem) =>
    diagnostics.push(problemIn(file, ...problem))

/** Diagnostics of one file, in the order of its text. */
export const toDiagnostics = (file: string, lines: readonly string[], problems: readonly Problem[]): Diagnostic[] =>
  problems.map((problem) => problemIn({ file, lines }, ...problem)).sort(byPlace)
