/** source/key: a key of the wrong form. */
import type { Rule } from './rule.ts'

export const sourceKey: Rule = {
  code: 'source/key',
  level: 'error',
  title: 'A key of the wrong form',
  explains: 'A key is the author’s name and the year in lower case, with a word added when that is taken. It is part of an address.',
  example: '@misc{Ho_2024, …}',
  fixed: '@misc{ho2024, …}',
}
