/** Diagnostics as text: for a terminal (with the author's line and a caret), as GitHub annotations, and as JSON. */
import type { Diagnostic, Place } from './diagnostic.ts'
import { replaceUnseen } from './unseen.ts'

/** By file, then place, then code: the order in which all writers print. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  const text = (x: string, y: string) => (x < y ? -1 : x > y ? 1 : 0)
  return (
    text(a.file, b.file) ||
    (a.start?.line ?? 0) - (b.start?.line ?? 0) ||
    (a.start?.column ?? 0) - (b.start?.column ?? 0) ||
    text(a.code, b.code) ||
    text(a.message, b.message)
  )
}

const spelt = (character: string): string => `\\u{${character.codePointAt(0)?.toString(16)}}`

/**
 * Text from a contributor made safe to print: a character that cannot be seen, or would steer a terminal, is spelt out as `\u{1b}`;
 * so is what gives orders to GitHub's runner in the output of any step: "##[" anywhere, and "::" at the start.
 */
export function visible(text: string): string {
  return replaceUnseen(text.replaceAll('\t', ' '), spelt)
    .replaceAll('\n', spelt)
    .replaceAll('##[', '##\\u{5b}')
    .replace(/^(\s*):(?=:)/, '$1\\u{3a}')
}

/** Several lines of text, each made safe to print. All that a command prints beyond diagnostics goes through this. */
export const visibleLines = (text: string): string => text.split('\n').map(visible).join('\n')

/** A character as JSON escapes it. */
const jsonEscape = (character: string): string =>
  character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')

/** A value as JSON over several lines, with all that `visible` spells out escaped; it reads back the same. */
export const visibleJson = (value: unknown): string =>
  replaceUnseen(JSON.stringify(value, null, 2), jsonEscape).replaceAll('##[', '##\\u005b')

const wide =
  /[\u{1100}-\u{115f}\u{2e80}-\u{a4cf}\u{ac00}-\u{d7a3}\u{f900}-\u{faff}\u{fe30}-\u{fe6f}\u{ff00}-\u{ff60}\u{ffe0}-\u{ffe6}\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u

/** Columns of a terminal that a text takes. */
function columns(text: string): number {
  let count = 0
  for (const character of text) count += /\p{M}/u.test(character) ? 0 : wide.test(character) ? 2 : 1
  return count
}

interface Paint {
  readonly strong: (text: string) => string
  readonly error: (text: string) => string
  readonly warning: (text: string) => string
  readonly quiet: (text: string) => string
}
const sgr = (codes: string) => (text: string) => `\u001b[${codes}m${text}\u001b[0m`
const same = (text: string) => text
const colours: Paint = { strong: sgr('1'), error: sgr('1;31'), warning: sgr('1;33'), quiet: sgr('2') }
const plain: Paint = { strong: same, error: same, warning: same, quiet: same }

const at = (file: string, start: Place | undefined): string => visible(file) + (start ? `:${start.line}:${start.column}` : '')

function excerptLines(diagnostic: Diagnostic, paint: Paint): string[] {
  const { start, end, excerpt } = diagnostic
  if (!start || excerpt === undefined) return []
  const gutter = String(start.line)
  const lines = [`  ${paint.quiet(`${gutter} │`)} ${visible(excerpt)}`]
  if (start.column > excerpt.length + 1) return lines
  const stop = end && end.line === start.line ? end.column - 1 : end && end.line > start.line ? excerpt.length : start.column
  const before = columns(visible(excerpt.slice(0, start.column - 1)))
  const marked = Math.max(1, columns(visible(excerpt.slice(start.column - 1, stop))))
  const caret = paint[diagnostic.level]('^'.repeat(marked))
  lines.push(`  ${paint.quiet(`${' '.repeat(gutter.length)} │`)} ${' '.repeat(before)}${caret}`)
  return lines
}

/** "Did you mean a, b or c?" */
export function didYouMean(suggestions: readonly string[]): string {
  const last = suggestions.at(-1) ?? ''
  const rest = suggestions.slice(0, -1)
  return `Did you mean ${rest.length > 0 ? `${rest.join(', ')} or ${last}` : last}?`
}

/** The hint, unless it only repeats the near misses, which have a line of their own. */
export const hintOf = ({ hint, suggestions }: Diagnostic): string | undefined =>
  hint && !(suggestions?.length && hint.startsWith('Did you mean')) ? hint : undefined

/** One problem, as it stands in a terminal. */
export function terminalBlock(diagnostic: Diagnostic, options: { readonly colour?: boolean } = {}): string {
  const paint = options.colour ? colours : plain
  const { level, code, suggestions, related } = diagnostic
  const hint = hintOf(diagnostic)
  const lines = [
    `${paint.strong(at(diagnostic.file, diagnostic.start))}  ${paint[level](level)}  ${code}`,
    ...excerptLines(diagnostic, paint),
  ]
  lines.push(`  ${visible(diagnostic.message)}`)
  if (hint) lines.push(`  Hint: ${visible(hint)}`)
  if (suggestions && suggestions.length > 0) lines.push(`  ${visible(didYouMean(suggestions))}`)
  for (const place of related ?? []) lines.push(`  ${paint.quiet('See')} ${at(place.file, place.start)}  ${visible(place.message)}`)
  return lines.join('\n')
}

const counted = (count: number, noun: string): string => `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`

/** "3 errors and 1 warning in 2 files", or "no problems". */
export function countProblems(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(({ level }) => level === 'error').length
  const warnings = diagnostics.length - errors
  const parts = [errors > 0 ? counted(errors, 'error') : '', warnings > 0 ? counted(warnings, 'warning') : ''].filter(Boolean)
  if (parts.length === 0) return 'no problems'
  return `${parts.join(' and ')} in ${counted(new Set(diagnostics.map(({ file }) => file)).size, 'file')}`
}

/** All problems, sorted, an empty line between them; without a count. */
export function writeTerminal(diagnostics: readonly Diagnostic[], options: { readonly colour?: boolean } = {}): string {
  return diagnostics
    .toSorted(compareDiagnostics)
    .map((diagnostic) => terminalBlock(diagnostic, options))
    .join('\n\n')
}

const githubData = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const githubProperty = (text: string): string => githubData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

function githubLine(diagnostic: Diagnostic): string {
  const { start, end, level, code, message, suggestions } = diagnostic
  const hint = hintOf(diagnostic)
  const properties = [`file=${githubProperty(visible(diagnostic.file))}`]
  if (start) properties.push(`line=${start.line}`, `endLine=${end?.line ?? start.line}`, `col=${start.column}`)
  // GitHub takes an end column only within one line.
  if (start && end && end.line === start.line) properties.push(`endColumn=${end.column}`)
  properties.push(`title=${githubProperty(code)}`)
  const text = [visible(message), hint && `Hint: ${visible(hint)}`, suggestions?.length && visible(didYouMean(suggestions))]
    .filter(Boolean)
    .join('\n')
  return `::${level} ${properties.join(',')}::${githubData(text)}`
}

/** Workflow commands that GitHub shows beside the lines; nothing a contributor wrote can begin another command. */
export function writeGitHub(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.toSorted(compareDiagnostics).map(githubLine).join('\n')
}

/** `{ errors, warnings, diagnostics }`, for programs; what `visible` spells out is escaped. */
export function writeJson(diagnostics: readonly Diagnostic[]): string {
  const sorted = diagnostics.toSorted(compareDiagnostics)
  const errors = sorted.filter(({ level }) => level === 'error').length
  return visibleJson({ errors, warnings: sorted.length - errors, diagnostics: sorted })
}
