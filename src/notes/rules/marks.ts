/** Marks that notes print as they are typed. */
import type { Rule } from './rule.ts'

export const noteAsTyped: Rule = {
  code: 'note/as-typed',
  level: 'warning',
  title: 'A mark that is printed as it is typed',
  explains:
    'This looks like a mark, and nothing reads it: a formula, code, bold text or a link that does not end, a link to a line [name]: that is not there, a formula between \\( and \\), an :emoji:, a #tag. End it, write it as the note language has it, or put a backslash before it if it is meant to be seen.',
  example: 'A step costs $C = 6ND and is **always paid.',
  fixed: 'A step costs $C = 6ND$ and is **always** paid.',
}

export const noteOtherTool: Rule = {
  code: 'note/other-tool',
  level: 'error',
  title: 'A mark that another tool reads',
  explains:
    'Some marks belong to Obsidian, Pandoc or a generator of sites, and would be printed here as they are typed: %% comments %%, ==highlights==, block ids (^p1), embeds (![[note]]), footnotes in the line (^[…]), containers (::: or !!!), [TOC], and sizes in the description of an image. The message says what to write instead. A backslash before the mark prints it.',
  example: 'The chip is ==never idle==.',
  fixed: 'The chip is **never idle**.',
}
