/** What a note alone cannot judge, and is asked when all of them are known: where its addresses lead, and whether words are keys of sources. */
import type { Node, Text } from 'mdast'
import type { AddressUse, BracketedKey } from '../../records/note.ts'
import { placeAt } from '../text/read-text.ts'
import { placeOf } from '../text/report.ts'
import { fileOf, judgeUrl } from './url-policy.ts'

/** The address of a link or definition; also that of a file, which is refused: which note it means is known later. */
export const addressIn = (node: Node & { readonly url: string }): readonly AddressUse[] =>
  judgeUrl(node.url) === null || fileOf(node.url) !== null ? [{ url: node.url, place: placeOf(node).start }] : []

/** `[hoffmann2022]`, `[hoffmann2022, p. 5]`: a citation without its sign, if there is such a source. */
const bracketed = /(?<![\\\w\]!])\[(?<key>[A-Za-z][\w:.-]*)(?=[\],;])/g

/** Words in brackets. `source` is the text that positions refer to. */
export function bracketedIn(node: Text, source: string): readonly BracketedKey[] {
  if (!node.value.includes('[')) return []
  const { start } = placeOf(node)
  const written = source.slice(node.position?.start.offset, node.position?.end.offset)
  return [...written.matchAll(bracketed)].map((match) => {
    const { line, column } = placeAt(written, match.index)
    const place = { line: start.line + line - 1, column: line === 1 ? start.column + column - 1 : column }
    return { key: match.groups?.['key'] ?? '', place }
  })
}
