/** note/character: a character that cannot be seen. */
import type { Rule } from './rule.ts'

export const noteCharacter: Rule = {
  code: 'note/character',
  level: 'error',
  title: 'A character that cannot be seen',
  explains:
    'Control, zero-width, bidirectional and private-use characters make a text look different from what it is, to a reviewer and to search. They often come along when text is pasted from a web page. A carriage return alone, without a line feed, is one of them. An escape such as \\u200b or an entity such as &shy; that stands for one is refused too; an emoji is not.',
  example: 'Compute\u200b is cheap.',
  fixed: 'Compute is cheap.',
}
