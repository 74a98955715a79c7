/** note/other-tool: a mark that another tool reads. */
import type { Rule } from './rule.ts'

export const noteOtherTool: Rule = {
  code: 'note/other-tool',
  level: 'error',
  title: 'A mark that another tool reads',
  explains:
    'Some marks belong to Obsidian, Pandoc or a generator of sites, and would be printed here as they are typed: %% comments %%, ==highlights==, block ids (^p1), embeds (![[note]]), footnotes in the line (^[…]), containers (::: or !!!), [TOC], and sizes in the description of an image. The message says what to write instead. A backslash before the mark prints it.',
  example: 'The chip is ==never idle==.',
  fixed: 'The chip is **never idle**.',
}
