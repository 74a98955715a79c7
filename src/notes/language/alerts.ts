/** GitHub's alerts: a quote whose first line is `[!NOTE]` or another of five words. */
import type { Blockquote, Paragraph, PhrasingContent } from 'mdast'

export const alertTitles = { NOTE: 'Note', TIP: 'Tip', IMPORTANT: 'Important', WARNING: 'Warning', CAUTION: 'Caution' } as const
export type AlertKind = keyof typeof alertTitles

export interface Alert {
  readonly kind: AlertKind
  /** The quote's content without the mark. */
  readonly children: Blockquote['children']
}

/** A quote that starts like an alert but is not a valid one. */
export interface WrongAlert {
  readonly wrong: 'word' | 'line' | 'empty'
  /** The word in the mark; then the sign and the text after it on its line, which other tools read as a fold and a title. */
  readonly word: string
  readonly fold: string
  readonly title: string
}

/** Null for a plain quote. */
export type AlertRead = Alert | WrongAlert | null

const mark = /^\[!([^\]\n]*)\]([+-]?)[ \t]*/

export const isAlertKind = (word: string): word is AlertKind => Object.hasOwn(alertTitles, word)

/** Reads a quote; `source` is the text that its positions refer to, where an escaped `\[!` is seen to be plain. */
export function readAlert(quote: Blockquote, source: string): AlertRead {
  const [first, ...others] = quote.children
  if (first?.type !== 'paragraph') return null
  const [text, ...inline] = first.children
  const match = text?.type === 'text' ? mark.exec(text.value) : null
  if (text?.type !== 'text' || !match || source[text.position?.start.offset ?? 0] === '\\') return null
  const word = match[1] ?? ''
  const rest = text.value.slice(match[0].length)
  const written = { word, fold: match[2] ?? '', title: rest.split('\n', 1)[0]?.trim() ?? '' }
  if (!isAlertKind(word)) return { wrong: 'word', ...written }
  if (written.fold !== '') return { wrong: 'line', ...written }
  const next = inline[0]
  const broken = rest === '' && next?.type === 'break'
  if (rest !== '' ? !rest.startsWith('\n') : next !== undefined && !broken) return { wrong: 'line', ...written }
  const content: PhrasingContent[] = broken ? inline.slice(1) : rest === '' ? inline : [{ ...text, value: rest.slice(1) }, ...inline]
  const paragraph: Paragraph[] = content.length > 0 ? [{ ...first, children: content }] : []
  const children = [...paragraph, ...others]
  return children.length === 0 ? { wrong: 'empty', ...written } : { kind: word, children }
}
