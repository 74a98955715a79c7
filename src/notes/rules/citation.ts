/** Citations, and the keys of sources that they name. */
import type { Rule } from './rule.ts'

export const noteCitation: Rule = {
  code: 'note/citation',
  level: 'error',
  title: 'A citation of the wrong form',
  explains:
    'A citation is [@key], [@key, table 3], [see @a; @b, p. 5], or @key in the text. Every part between semicolons names one source.',
  example: 'Compute grows [@hoffmann2022; see also].',
  fixed: 'Compute grows [see also @hoffmann2022].',
}

export const sourceUnknown: Rule = {
  code: 'source/unknown',
  level: 'error',
  title: 'A source that does not exist',
  explains: 'A citation names a source by its key in content/sources.',
  example: 'Compute grew fourfold a year [@sevila2024].',
  fixed: 'Compute grew fourfold a year [@sevilla2024].',
}

export const sourceBrackets: Rule = {
  code: 'source/brackets',
  level: 'warning',
  title: 'The key of a source in brackets, without its @',
  explains: 'A citation has an @ before the key. Without it the brackets and the key are printed as they are typed, and nothing is cited.',
  example: 'Loss falls as a power of compute [hoffmann2022].',
  fixed: 'Loss falls as a power of compute [@hoffmann2022].',
}
