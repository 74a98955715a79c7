/** GitHub's alerts: a quote whose first line is `[!NOTE]` or another of five words. */
import type { Blockquote, Paragraph, PhrasingContent } from 'mdast'
import { nearest } from '../../diagnostics/near.ts'
import { listed } from '../../diagnostics/words.ts'
import { quote as quoted } from '../text/report.ts'

export const alertTitles = { NOTE: 'Note', TIP: 'Tip', IMPORTANT: 'Important', WARNING: 'Warning', CAUTION: 'Caution' } as const
export type AlertKind = keyof typeof alertTitles

export interface Alert {
  readonly kind: AlertKind
  /** The quote's content without the mark. */
  readonly children: Blockquote['children']
}

/** What starts like an alert and is none. */
export interface WrongAlert {
  readonly wrong: 'word' | 'line' | 'empty'
  /** What stands in the mark, and after it on its line: a sign, as other tools have it for a quote that folds, and words. */
  readonly word: string
  readonly fold: string
  readonly title: string
}

/** Null: a plain quote. */
export type AlertRead = Alert | WrongAlert | null

const mark = /^\[!([^\]\n]*)\]([+-]?)[ \t]*/

const isKind = (word: string): word is AlertKind => Object.hasOwn(alertTitles, word)

/** Reads a quote; `source` is the text that its positions refer to, where an escaped `\[!` is seen to be plain. */
export function readAlert(quote: Blockquote, source: string): AlertRead {
  const [first, ...others] = quote.children
  if (first?.type !== 'paragraph') return null
  const [text, ...inline] = first.children
  const match = text?.type === 'text' ? mark.exec(text.value) : null
  if (text?.type !== 'text' || !match || source[text.position?.start.offset ?? 0] === '\\') return null
  const word = match[1] ?? ''
  const rest = text.value.slice(match[0].length)
  const said = { word, fold: match[2] ?? '', title: rest.split('\n', 1)[0]?.trim() ?? '' }
  if (!isKind(word)) return { wrong: 'word', ...said }
  if (said.fold !== '') return { wrong: 'line', ...said }
  const next = inline[0]
  const broken = rest === '' && next?.type === 'break'
  if (rest !== '' ? !rest.startsWith('\n') : next !== undefined && !broken) return { wrong: 'line', ...said }
  const content: PhrasingContent[] = broken ? inline.slice(1) : rest === '' ? inline : [{ ...text, value: rest.slice(1) }, ...inline]
  const paragraph: Paragraph[] = content.length > 0 ? [{ ...first, children: content }] : []
  const children = [...paragraph, ...others]
  return children.length === 0 ? { wrong: 'empty', ...said } : { kind: word, children }
}

/** Words of other tools for an alert, and the nearest of ours. */
const otherWords: Readonly<Record<string, AlertKind>> = {
  ABSTRACT: 'NOTE',
  INFO: 'NOTE',
  SUMMARY: 'NOTE',
  HINT: 'TIP',
  SUCCESS: 'TIP',
  ATTENTION: 'WARNING',
  DANGER: 'CAUTION',
  ERROR: 'CAUTION',
  FAILURE: 'CAUTION',
}

/** One message for all that is wrong with the first line of an alert. */
export function sayAlert({ wrong, word, fold, title }: WrongAlert): {
  readonly message: string
  readonly hint: string
  readonly suggestions?: readonly string[]
} {
  if (wrong === 'empty')
    return { message: 'The alert has no text.', hint: `write > [!${word}] alone, and the text on the next line after >.` }
  const kinds = Object.keys(alertTitles)
  const upper = word.toUpperCase()
  const near = Object.hasOwn(otherWords, upper) ? [otherWords[upper] ?? ''] : nearest(word, kinds)
  const odd = [
    ...(wrong === 'line'
      ? []
      : [isKind(upper) ? `“${quoted(word, 20)}” is written ${upper}` : `“${quoted(word, 20)}” is not a kind of alert`]),
    ...(fold === '' ? [] : [`an alert does not fold (${fold})`]),
    ...(title === '' ? [] : [`its first line holds no other text (“${quoted(title, 40)}”)`]),
  ]
  const all = listed(odd) || 'the text of an alert starts on the line after its mark'
  const kind = wrong === 'line' ? word : near[0]
  const alone = kind === undefined ? `write ${listed(kinds, 'or')}` : `write > [!${kind}]`
  const hint =
    wrong === 'word' && odd.length === 1 ? `write ${listed(kinds, 'or')}.` : `${alone} alone, and the text on the next line after >.`
  return {
    message: `${all.charAt(0).toUpperCase()}${all.slice(1)}.`,
    hint,
    ...(wrong === 'word' && near.length > 0 ? { suggestions: near } : {}),
  }
}
