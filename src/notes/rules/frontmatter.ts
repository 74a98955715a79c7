/** The frontmatter of a note, which `yaml/frontmatter.ts` reads; its YAML has the rules of all YAML. */
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

export const frontmatterLanguage: Rule = {
  code: 'frontmatter/language',
  level: 'error',
  title: 'Frontmatter in another language',
  explains: 'Only YAML is read between the --- lines. Other tools run ---js as a program; a note is text and never runs.',
  example: '---js\n{ title: "The training loop" }\n---\n\nOne step of training.',
  fixed:
    '---\ntitle: The training loop\nsummary: What one step of training does.\nkind: concept\nstatus: established\nupdated: 2026-11-20\n---\n\nOne step of training.',
}

export const frontmatterMarkup: Rule = {
  code: 'frontmatter/markup',
  level: 'warning',
  title: 'Marks in a text that is shown as it stands',
  explains:
    'Title, question, summary, claims and reasons are plain text: links, citations, formulas, code and bold are printed as they are typed there. Say it in words, and put the link or the citation into the body.',
  example: '---\ntitle: Prefill\nsummary: It fills the [[kv-cache]].\nkind: concept\nstatus: established\nupdated: 2026-11-20\n---\n',
  fixed: '---\ntitle: Prefill\nsummary: It fills the KV cache.\nkind: concept\nstatus: established\nupdated: 2026-11-20\n---\n',
}

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
