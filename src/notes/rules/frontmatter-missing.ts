/** frontmatter/missing: no frontmatter. */
import type { Rule } from './rule.ts'

export const frontmatterMissing: Rule = {
  code: 'frontmatter/missing',
  level: 'error',
  title: 'No frontmatter',
  explains:
    'A note starts with its title, summary and the rest between two lines of three hyphens. The first line of the file must be exactly ---.',
  example: '---\ntitle: The training loop\n\nOne step of training.',
  fixed:
    '---\ntitle: The training loop\nsummary: What one step of training does.\nkind: concept\nstatus: established\nupdated: 2026-11-20\n---\n\nOne step of training.',
}
