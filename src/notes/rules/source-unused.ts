/** source/unused: a source that nothing cites. */
import type { Rule } from './rule.ts'

export const sourceUnused: Rule = {
  code: 'source/unused',
  level: 'warning',
  title: 'A source that nothing cites',
  explains: 'It may have lost its citation, or was added for a note still to come.',
  example: '@misc{ho2024, …}, cited nowhere',
  fixed: 'Algorithms improve as fast as chips [@ho2024].',
}
