/** source/unknown: a source that does not exist. */
import type { Rule } from './rule.ts'

export const sourceUnknown: Rule = {
  code: 'source/unknown',
  level: 'error',
  title: 'A source that does not exist',
  explains: 'A citation names a source by its key in content/sources.',
  example: 'Compute grew fourfold a year [@sevila2024].',
  fixed: 'Compute grew fourfold a year [@sevilla2024].',
}
