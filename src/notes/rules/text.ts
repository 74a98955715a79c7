/** Bytes and characters of text files: notes, sources, parameters, data, scenarios. `text/read-text.ts` checks them. */
import type { Rule } from './rule.ts'

export const textCharacter: Rule = {
  code: 'text/character',
  formerly: ['note/character'],
  level: 'error',
  title: 'A character that cannot be seen',
  explains:
    'Control, zero-width, bidirectional and private-use characters make a text look different from what it is, to a reviewer and to search. They often come along when text is pasted from a web page. A carriage return alone, without a line feed, is one of them. An escape such as \\u200b or an entity such as &shy; that stands for one is refused too; an emoji is not.',
  example: 'title = {Scaling\u200b laws}',
  fixed: 'title = {Scaling laws}',
}

export const textEncoding: Rule = {
  code: 'text/encoding',
  formerly: ['note/encoding'],
  level: 'error',
  title: 'Not plain UTF-8',
  explains:
    'Notes, sources, parameters, data and scenarios are UTF-8 text without a byte order mark, so that every tool reads the same characters. Save the file again as “UTF-8” in your editor.',
  example: 'Caf\\xe9, in Latin-1',
  fixed: 'Café, in UTF-8',
}

export const textTooLarge: Rule = {
  code: 'text/too-large',
  formerly: ['note/too-large'],
  level: 'error',
  title: 'A text, a line or an entry that is too large',
  explains:
    'A note is one idea: at most 64 KiB, 2,000 lines, and 2,000 characters on a line. In sources, parameters and data a line has at most 4,000 characters and the entry of a source at most 16,000, and a YAML file at most 6,000 lines, brackets, colons and commas, so that no file takes long to read.',
  example: 'abstract = {a whole paper}',
  fixed: 'No abstract: no reader sees it here.',
}
