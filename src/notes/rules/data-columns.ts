/** data/columns: columns that differ from the description. */
import type { Rule } from './rule.ts'

export const dataColumns: Rule = {
  code: 'data/columns',
  level: 'error',
  title: 'Columns that differ from the description',
  explains:
    'The first line of the table names the columns of its description, all of them, in its order. Only a column of numbers has a unit.',
  example: 'id,naem,params',
  fixed: 'id,name,params',
}
