/** Alerts. */
import { nearest } from '../../diagnostics/near.ts'
import { listed } from '../../diagnostics/words.ts'
import type { NodeChecks } from '../checks/node-context.ts'
import { type AlertKind, alertTitles, isAlertKind, readAlert, type WrongAlert } from '../language/alerts.ts'
import { placeOf, quote, type Words } from '../text/report.ts'
import type { Rule } from './rule.ts'

export const noteAlert: Rule = {
  code: 'note/alert',
  level: 'error',
  title: 'An unknown alert',
  explains: 'The first line of an alert is > [!NOTE], TIP, IMPORTANT, WARNING or CAUTION, alone on its line, and the text follows.',
  example: '> [!INFO]\n> Prices move.',
  fixed: '> [!NOTE]\n> Prices move.',
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
function describeAlert({ wrong, word, fold, title }: WrongAlert): Words {
  if (wrong === 'empty')
    return { message: 'The alert has no text.', hint: `Write > [!${word}] alone, and the text on the next line after >.` }
  const kinds = Object.keys(alertTitles)
  const upper = word.toUpperCase()
  const near = Object.hasOwn(otherWords, upper) ? [otherWords[upper] ?? ''] : nearest(word, kinds)
  const odd = [
    ...(wrong === 'line'
      ? []
      : [isAlertKind(upper) ? `“${quote(word, 20)}” is written ${upper}` : `“${quote(word, 20)}” is not a kind of alert`]),
    ...(fold === '' ? [] : [`an alert does not fold (${fold})`]),
    ...(title === '' ? [] : [`its first line holds no other text (“${quote(title, 40)}”)`]),
  ]
  const all = listed(odd) || 'the text of an alert starts on the line after its mark'
  const kind = wrong === 'line' ? word : near[0]
  const alone = kind === undefined ? `Write ${listed(kinds, 'or')}` : `Write > [!${kind}]`
  const hint =
    wrong === 'word' && odd.length === 1 ? `Write ${listed(kinds, 'or')}.` : `${alone} alone, and the text on the next line after >.`
  return {
    message: `${all.charAt(0).toUpperCase()}${all.slice(1)}.`,
    hint,
    ...(wrong === 'word' && near.length > 0 ? { suggestions: near } : {}),
  }
}

/** Reports a quote that starts like an alert and is none. */
export const nodeChecks: NodeChecks = () => ({
  blockquote(node, { source, report }) {
    const alert = readAlert(node, source)
    if (alert !== null && 'wrong' in alert) report(noteAlert, placeOf(node), describeAlert(alert))
  },
})
