/** frontmatter/language: frontmatter in another language. */
import type { Rule } from './rule.ts'

export const frontmatterLanguage: Rule = {
  code: 'frontmatter/language',
  level: 'error',
  title: 'Frontmatter in another language',
  explains: 'Only YAML is read between the --- lines. Other tools run ---js as a program; a note is text and never runs.',
  example: '---js\n{ title: "The training loop" }\n---\n\nOne step of training.',
  fixed:
    '---\ntitle: The training loop\nsummary: What one step of training does.\nkind: concept\nstatus: established\nupdated: 2026-11-20\n---\n\nOne step of training.',
}
