/** file/not-read: a file that nothing reads yet. */
import type { Rule } from './rule.ts'

export const fileNotRead: Rule = {
  code: 'file/not-read',
  level: 'warning',
  title: 'A file that nothing reads yet',
  explains: 'Scenarios, discussions and paths have their folders, and this version does not read them.',
  example: 'content/scenarios/cheap-power.yaml',
  fixed: 'content/parameters/prices.yaml',
}
