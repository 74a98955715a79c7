/** Alerts. */
import type { Blockquote } from 'mdast'
import type { Check } from '../checks/check-context.ts'
import { readAlert, sayAlert } from '../language/alerts.ts'
import { placeOf } from '../text/report.ts'
import type { Rule } from './rule.ts'

export const noteAlert: Rule = {
  code: 'note/alert',
  level: 'error',
  title: 'An unknown alert',
  explains: 'The first line of an alert is > [!NOTE], TIP, IMPORTANT, WARNING or CAUTION, alone on its line, and the text follows.',
  example: '> [!INFO]\n> Prices move.',
  fixed: '> [!NOTE]\n> Prices move.',
}

/** Reports a quote that starts like an alert and is none. */
export const checkAlert: Check<Blockquote> = (node, guard) => {
  const alert = readAlert(node, guard.source)
  if (alert === null || !('wrong' in alert)) return
  guard.report(noteAlert, placeOf(node), sayAlert(alert))
}
