/** The parts of a citation: for each source its key, the words before it, and the place in the source. */
import type { Place } from '../../diagnostics/diagnostic.ts'
import type { CitationsNode } from '../syntax/nodes.ts'

export interface CitationPart {
  readonly key: string
  readonly prefix?: string
  readonly locator?: string
  /** The place of the `@`. */
  readonly place: Place
}

export interface CitationsRead {
  readonly parts: readonly CitationPart[]
  /** Parts between semicolons that name no source, or more than one. */
  readonly wrong: readonly { readonly text: string; readonly place: Place; readonly keys: number }[]
}

const keys = /(?<![\w@.:/+-])@(\w+(?:[.:-]\w+)*)/g

/** The place of an offset in the pieces joined by one space. */
function placeAt(node: CitationsNode, offset: number): Place {
  let left = offset
  for (const { text, place } of node.pieces) {
    if (left <= text.length) return { line: place.line, column: place.column + left }
    left -= text.length + 1
  }
  return node.pieces[0]?.place ?? { line: 1, column: 1 }
}

/** Reads `see @a, p. 5; @b` or `@a`. */
export function readCitations(node: CitationsNode): CitationsRead {
  const text = node.pieces.map((piece) => piece.text).join(' ')
  const parts: CitationPart[] = []
  const wrong: { text: string; place: Place; keys: number }[] = []
  let offset = 0
  for (const section of text.split(';')) {
    const found = [...section.matchAll(keys)]
    const [match] = found
    const place = placeAt(node, offset + (match?.index ?? section.length - section.trimStart().length))
    if (!match || found.length > 1) wrong.push({ text: section.trim(), place, keys: found.length })
    else {
      const prefix = section.slice(0, match.index).replace(/\s+/g, ' ').trim()
      const locator = section
        .slice(match.index + match[0].length)
        .replace(/\s+/g, ' ')
        .replace(/^[\s,]+|\s+$/g, '')
      parts.push({ key: match[1] ?? '', ...(prefix ? { prefix } : {}), ...(locator ? { locator } : {}), place })
    }
    offset += section.length + 1
  }
  return { parts, wrong }
}
