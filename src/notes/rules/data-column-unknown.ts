/** data/column-unknown: a view of a data set that asks for a column it does not have. */
import type { Rule } from './rule.ts'

export const dataColumnUnknown: Rule = {
  code: 'data/column-unknown',
  level: 'error',
  title: 'A column that the data set does not have',
  explains: 'The view of a data set names its columns, in the order in which they are shown. They are those of the first line of its CSV.',
  example: '<Dataset id="accelerators" view="memmory" />',
  fixed: '<Dataset id="accelerators" view="memory" />',
}
