/** data/unknown: a data set that does not exist. */
import type { Rule } from './rule.ts'

export const dataUnknown: Rule = {
  code: 'data/unknown',
  level: 'error',
  title: 'A data set that does not exist',
  explains: 'A data set is named by its file in content/data, without the extension.',
  example: '<Dataset id="accelerator" />',
  fixed: '<Dataset id="accelerators" />',
}
