/**
 * Turns the errors of the YAML parser into one mistake for each slip of the author: after the first error the parser reads on wrongly, and
 * its later errors are noise. A wrong indentation has many names there, so it is looked for in the lines themselves.
 */
import type { YAMLError } from 'yaml'

/** A slip: offsets in the text, what is wrong, and what to do. */
export interface Slip {
  readonly range: readonly [number, number]
  readonly message: string
  readonly hint: string
}

const spaces = (count: number): string => (count === 0 ? 'no space' : count === 1 ? '1 space' : `${count} spaces`)

/** Whether what follows a line may be indented more: it ends with a colon, or is a hyphen alone. */
const opens = (line: string): boolean => /(?::|(?:^|\s)-)\s*(?:#.*)?$/.test(line)
const isEntry = (line: string): boolean => /^\s*(?:- |[\w"'.-]+:(?:\s|$))/.test(line)
const indentOf = (line: string): number => line.search(/\S|$/)

/** A quote that begins a value and does not end on its line. */
const unclosed = /[:-]\s+(["'])(?!.*\1)/

/** The lines that begin an entry or a key; not those of a text that goes on over several. */
function entriesIn(lines: readonly string[]): readonly number[] {
  // The indentation of a folded text is that of its first line.
  let folded: number | 'next' = Number.POSITIVE_INFINITY
  let quote = ''
  return lines.flatMap((line, index) => {
    if (quote !== '') {
      if (line.trimEnd().endsWith(quote)) quote = ''
      return []
    }
    if (line.trim() === '') return []
    if (folded === 'next') folded = indentOf(line)
    if (indentOf(line) >= folded) return []
    folded = /[:-]\s+[|>][-+\d]*\s*$/.test(line) ? 'next' : Number.POSITIVE_INFINITY
    quote = unclosed.exec(line)?.[1] ?? ''
    return isEntry(line) ? [index] : []
  })
}

/** The first line that stands neither at the indentation of a group before it nor in one that the line before opens; and what it should be. */
function wrongIndent(lines: readonly string[]): { readonly index: number; readonly is: number; readonly should: number } | null {
  let levels = [0]
  let opened = true
  for (const index of entriesIn(lines)) {
    const line = lines[index] ?? ''
    const is = indentOf(line)
    if (!levels.includes(is) && !(opened && is > (levels.at(-1) ?? 0))) {
      const should = levels.reduce((best, level) => (Math.abs(level - is) <= Math.abs(best - is) ? level : best))
      return { index, is, should }
    }
    const [hyphens = ''] = /^\s*(?:- +)*/.exec(line) ?? []
    const inside = hyphens.split('').flatMap((sign, at) => (sign === '-' ? [at] : []))
    levels = [...levels.filter((level) => level < is), ...inside, hyphens.length]
    opened = opens(line)
  }
  return null
}

const inQuotes = 'Put the whole value in double quotes.'
/** The parser's most common errors, in the words of this notebook. */
function describeError({ code, message }: YAMLError): { readonly message: string; readonly hint: string } {
  const [, closing] = /end with a (\S)$/.exec(message.replace(/\.$/, '')) ?? []
  if (closing) return { message: `A bracket before this line is not closed by ${closing}.`, hint: `Write ${closing} at its end.` }
  if (code === 'BLOCK_AS_IMPLICIT_KEY') return { message: 'This value has a colon in it, so it cannot be told from a key.', hint: inQuotes }
  if (code === 'MISSING_CHAR' && /quote/.test(message))
    return { message: 'A quote is opened and not closed.', hint: 'Write it at the end of its value.' }
  const words = message.replace(/\s+/g, ' ').replace(/\.?$/, '.')
  return { message: `This is not readable as YAML: ${words}`, hint: `${inQuotes} If it is, look at the line before.` }
}

function lineRange(lines: readonly string[], index: number): readonly [number, number] {
  const start = lines.slice(0, index).reduce((sum, line) => sum + line.length + 1, 0)
  return [start, start + (lines[index]?.length ?? 0)]
}

/** The slips in a text; a duplicate key is not one. */
export function slipsOf(text: string, errors: readonly YAMLError[]): readonly Slip[] {
  const tabs = errors.filter(({ code }) => code === 'TAB_AS_INDENT')
  if (tabs.length > 0) return tabs.map(({ pos }) => ({ range: pos, message: 'A tab indents this line.', hint: 'Indent by spaces.' }))
  const [first] = errors.filter(({ code }) => code !== 'DUPLICATE_KEY').toSorted((a, b) => a.pos[0] - b.pos[0])
  if (!first) return []
  const lines = text.split('\n')
  const wrong = wrongIndent(lines)
  if (wrong) {
    return [
      {
        range: lineRange(lines, wrong.index),
        message: `This line is indented by ${spaces(wrong.is)}, and the lines of its group by ${spaces(wrong.should)}.`,
        hint: `Indent it by ${spaces(wrong.should)}; or, if it goes on with the value above, put that in double quotes.`,
      },
    ]
  }
  const open = first.code === 'MISSING_CHAR' ? lines.findIndex((line) => unclosed.test(line)) : -1
  return [{ range: open < 0 ? first.pos : lineRange(lines, open), ...describeError(first) }]
}
