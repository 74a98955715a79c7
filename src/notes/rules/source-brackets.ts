/** source/brackets: the key of a source in brackets, without its @. */
import type { Rule } from './rule.ts'

export const sourceBrackets: Rule = {
  code: 'source/brackets',
  level: 'warning',
  title: 'The key of a source in brackets, without its @',
  explains: 'A citation has an @ before the key. Without it the brackets and the key are printed as they are typed, and nothing is cited.',
  example: 'Loss falls as a power of compute [hoffmann2022].',
  fixed: 'Loss falls as a power of compute [@hoffmann2022].',
}
