/** The frontmatter of a note. */
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

export const frontmatterMissingKey: Rule = {
  code: 'frontmatter/missing-key',
  level: 'error',
  title: 'A key is missing in the frontmatter',
  explains:
    'Every note has title, summary, kind, status and updated; every claim has id and text; every relation has to, kind and because.',
  example: '---\ntitle: The training loop\nkind: concept\nstatus: established\nupdated: 2026-11-20\n---\n\nOne step.',
  fixed:
    '---\ntitle: The training loop\nsummary: What one step of training does.\nkind: concept\nstatus: established\nupdated: 2026-11-20\n---\n\nOne step.',
}

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

export const frontmatterUnknownKey: Rule = {
  code: 'frontmatter/unknown-key',
  level: 'error',
  title: 'An unknown key in the frontmatter',
  explains:
    'Only the keys that the notebook knows can stand there, so that a typing mistake is seen and nothing is set behind the reader’s back.',
  example:
    '---\ntitle: The training loop\nsummary: What one step of training does.\nkind: concept\nstatus: established\nupdated: 2026-11-20\nlayout: ../Wide.astro\n---\n\nOne step.',
  fixed:
    '---\ntitle: The training loop\nsummary: What one step of training does.\nkind: concept\nstatus: established\nupdated: 2026-11-20\n---\n\nOne step.',
}

export const frontmatterValue: Rule = {
  code: 'frontmatter/value',
  level: 'error',
  title: 'A value of the wrong form in the frontmatter',
  explains:
    'Each key has its form: text, a list, a date like 2026-11-20, one of a few words. Texts have lengths, because pages, cards and search results must fit them.',
  example:
    '---\ntitle: The training loop\nsummary: What one step of training does.\nkind: idea\nstatus: established\nupdated: 20 November 2026\n---\n\nOne step.',
  fixed:
    '---\ntitle: The training loop\nsummary: What one step of training does.\nkind: concept\nstatus: established\nupdated: 2026-11-20\n---\n\nOne step.',
}
