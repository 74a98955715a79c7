/** Citations, and the keys of sources that they name. Keys are looked up where a note or a file is linked to its sources. */
import type { Text } from 'mdast'
import { nearest } from '../../diagnostics/near.ts'
import type { BracketedKey } from '../../records/note.ts'
import { type NodeChecks, placeWithin, reportFirst, writtenAs } from '../checks/node-context.ts'
import type { NotebookChecks } from '../checks/notebook-context.ts'
import { readCitations } from '../language/parse-citation.ts'
import { placeOf, quote, type Report, type Where } from '../text/report.ts'
import { noteLinkText } from './link.ts'
import type { Rule } from './rule.ts'

export const noteCitation: Rule = {
  code: 'note/citation',
  level: 'error',
  title: 'A citation of the wrong form',
  explains:
    'A citation is [@key], [@key, table 3], [see @a; @b, p. 5], or @key in the text. Every part between semicolons names one source.',
  example: 'Compute grows [@hoffmann2022; see also].',
  fixed: 'Compute grows [see also @hoffmann2022].',
}

export const sourceUnknown: Rule = {
  code: 'source/unknown',
  level: 'error',
  title: 'A source that does not exist',
  explains: 'A citation names a source by its key in content/sources.',
  example: 'Compute grew fourfold a year [@sevila2024].',
  fixed: 'Compute grew fourfold a year [@sevilla2024].',
}

export const sourceBrackets: Rule = {
  code: 'source/brackets',
  level: 'warning',
  title: 'The key of a source in brackets, without its @',
  explains: 'A citation has an @ before the key. Without it the brackets and the key are printed as they are typed, and nothing is cited.',
  example: 'Loss falls as a power of compute [hoffmann2022].',
  fixed: 'Loss falls as a power of compute [@hoffmann2022].',
}

const hint = 'Write [@key] or [@key, p. 5], or \\[@ for the signs themselves.'
/** Texts that start like a citation. */
const starts = [
  { pattern: /(?<!\\)\[@/, words: { message: 'A citation starts here and is not one.', hint } },
  {
    pattern: /(?<!\\)\[-@/,
    words: { message: 'A citation without its author is a mark of another tool, and would be printed.', hint },
  },
]

/** Reports what is wrong with the form of a citation, and texts that start like one. */
export const nodeChecks: NodeChecks = () => ({
  citations(node, { report, ancestors }) {
    const { end } = placeOf(node)
    for (const { text, place, keys } of readCitations(node).wrong) {
      const message = keys === 0 ? `“${quote(text, 40)}” in this citation names no source.` : `“${quote(text, 40)}” names ${keys} sources.`
      report(noteCitation, { start: place, end }, { message, hint: 'Each part between semicolons names one: [see @a, p. 5; @b].' })
    }
    if (ancestors.link)
      report(noteLinkText, placeOf(node), { message: 'A citation is a link and stands inside a link.', hint: 'Put it after the link.' })
  },
  text(node, context) {
    if (context.ancestors.link || !node.value.includes('[')) return
    for (const { pattern, words } of starts) reportFirst(pattern, node, context, noteCitation, words)
  },
})

/** A possible citation without its sign: `[hoffmann2022]`, `[hoffmann2022, p. 5]`. */
const bracketed = /(?<![\\\w\]!])\[(?<key>[A-Za-z][\w:.-]*)(?=[\],;])/g

/** Words in brackets. Whether they are keys of sources is checked when the note is linked. `source` is the text that positions refer to. */
export function bracketedIn(node: Text, source: string): readonly BracketedKey[] {
  if (!node.value.includes('[')) return []
  const written = writtenAs(node, source)
  return [...written.matchAll(bracketed)].map(({ index, groups }) => ({
    key: groups?.['key'] ?? '',
    place: placeWithin(node, written, index),
  }))
}

/** Reports keys of sources in brackets, without their @. */
export const notebookChecks: NotebookChecks = ({ book: { sources } }) => ({
  note({ parsed, report }) {
    for (const { key, place } of parsed.bracketed)
      if (Object.hasOwn(sources, key))
        report(
          sourceBrackets,
          { start: place, mark: /^\[[\w:.-]+/ },
          { message: `“[${key}]” is printed as it stands, and cites nothing.`, hint: `Write [@${key}].` },
        )
  },
})

/** Reports a key that no source has. */
export function reportUnknownSource(key: string, sources: Readonly<Record<string, unknown>>, where: Where, report: Report): void {
  const suggestions = nearest(key, Object.keys(sources))
  const hint = 'Add it to a .bib file in the folder sources.'
  report(sourceUnknown, where, { message: `No source has the key “${key}”.`, hint, suggestions })
}
