/** A note around a body, for tests: frontmatter of seven lines and an empty one, so that the body starts on line 9. */
import type { ParsedNote } from '../../records/note.ts'
import { parseNote } from './parse-note.ts'

export const frontmatter =
  '---\ntitle: The training loop\nsummary: What one step does.\nkind: concept\nstatus: established\nupdated: 2026-11-20\n---\n'
export const bodyLine = 9

export const parse = (file: string, path = 'content/notes/training/training-loop.mdx'): ParsedNote =>
  parseNote(path, new TextEncoder().encode(file))

/** A body alone stands behind plain frontmatter; what starts with `---` is a whole file. */
export const parseBody = (body: string): ParsedNote => parse(body.startsWith('---') ? body : `${frontmatter}\n${body}`)

/** The body's parts as one text: HTML as it is, the others in braces. */
export const shown = ({ parts, record }: ParsedNote): string =>
  parts
    .map((part) => {
      if (part.type === 'html') return part.html
      if (part.type === 'component') return `{${record?.components[part.use]?.name}}`
      if (part.type === 'link-open') return `{link ${record?.links[part.link]?.target}${part.hasText ? '' : ' untitled'}}`
      if (part.type === 'link-close') return '{/link}'
      if (part.type === 'sidenote-start' || part.type === 'sidenote-end') return ''
      return `{cite ${part.style} ${part.items.map(({ citation, prefix }) => `${prefix ? `${prefix} ` : ''}${record?.citations[citation]?.key}`).join('; ')}}`
    })
    .join('')
    .trim()

export const codes = ({ diagnostics }: ParsedNote): string[] => diagnostics.map(({ code }) => code)
