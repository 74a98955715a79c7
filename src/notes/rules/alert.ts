/** Alerts. */
import type { Rule } from './rule.ts'

export const noteAlert: Rule = {
  code: 'note/alert',
  level: 'error',
  title: 'An unknown alert',
  explains: 'The first line of an alert is > [!NOTE], TIP, IMPORTANT, WARNING or CAUTION, alone on its line, and the text follows.',
  example: '> [!INFO]\n> Prices move.',
  fixed: '> [!NOTE]\n> Prices move.',
}
