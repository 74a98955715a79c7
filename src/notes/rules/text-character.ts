/** text/character: a character that cannot be seen. */
import type { Rule } from './rule.ts'

export const textCharacter: Rule = {
  code: 'text/character',
  level: 'error',
  title: 'A character that cannot be seen',
  explains:
    'Control, zero-width, bidirectional and private-use characters make a text look different from what it is. They often come along when text is pasted from a web page. An escape such as \\u200b that stands for one is refused too; an emoji is not.',
  example: 'title = {Scaling\\u200b laws}',
  fixed: 'title = {Scaling laws}',
}
