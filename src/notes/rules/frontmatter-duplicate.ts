/** frontmatter/duplicate: the same thing twice in the frontmatter. */
import type { Rule } from './rule.ts'

export const frontmatterDuplicate: Rule = {
  code: 'frontmatter/duplicate',
  level: 'error',
  title: 'The same thing twice in the frontmatter',
  explains: 'A claim’s id, an alias and a relation’s target with its kind stand once in a note; the second would be lost.',
  example:
    '---\ntitle: The training loop\nsummary: What one step of training does.\nkind: concept\nstatus: established\nupdated: 2026-11-20\naliases: [one step, one step]\n---\n\nOne step.',
  fixed:
    '---\ntitle: The training loop\nsummary: What one step of training does.\nkind: concept\nstatus: established\nupdated: 2026-11-20\naliases: [one step]\n---\n\nOne step.',
}
