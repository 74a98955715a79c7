/** frontmatter/syntax: frontmatter that cannot be read. */
import type { Rule } from './rule.ts'

export const frontmatterSyntax: Rule = {
  code: 'frontmatter/syntax',
  level: 'error',
  title: 'Frontmatter that cannot be read',
  explains:
    'The text between the --- lines is YAML: `key: value` on each line. A value with a colon and a space in it needs quotes; lists are indented by spaces, never tabs.',
  example:
    '---\ntitle: Training: one step\nsummary: What one step of training does.\nkind: concept\nstatus: established\nupdated: 2026-11-20\n---\n\nOne step.',
  fixed:
    '---\ntitle: "Training: one step"\nsummary: What one step of training does.\nkind: concept\nstatus: established\nupdated: 2026-11-20\n---\n\nOne step.',
}
