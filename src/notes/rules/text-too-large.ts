/** text/too-large: a line or an entry that is too large. */
import type { Rule } from './rule.ts'

export const textTooLarge: Rule = {
  code: 'text/too-large',
  level: 'error',
  title: 'A line or an entry that is too large',
  explains:
    'In sources, parameters and data a line has at most 4,000 characters and the entry of a source at most 16,000, and a YAML file at most 6,000 lines, brackets, colons and commas, so that no file takes long to read.',
  example: 'abstract = {a whole paper}',
  fixed: 'No abstract: no reader sees it here.',
}
