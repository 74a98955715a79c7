/** frontmatter/feature: a YAML feature that notes do not have. */
import type { Rule } from './rule.ts'

export const frontmatterFeature: Rule = {
  code: 'frontmatter/feature',
  level: 'error',
  title: 'A YAML feature that notes do not have',
  explains:
    'Anchors (&a), aliases (*a), tags (!x), merge keys (<<) and several documents are refused: 298 bytes of aliases can become megabytes, and a tag can mean code. Write the value out, or put it in quotes.',
  example:
    '---\ntitle: The training loop\nsummary: What one step of training does.\nkind: concept\nstatus: established\nupdated: 2026-11-20\naliases: &names [one step]\n---\n\nOne step.',
  fixed:
    '---\ntitle: The training loop\nsummary: What one step of training does.\nkind: concept\nstatus: established\nupdated: 2026-11-20\naliases: [one step]\n---\n\nOne step.',
}
