/**
 * The caption of an image, `![…](./name.png "caption")`: Markdown hands it over as bare text, so it is read again from the source, as one
 * line of the note language. It may cite, link and stress.
 */
import type { Heading, Image, PhrasingContent } from 'mdast'
import { parseTree } from './language.ts'

export interface Caption {
  readonly line: Heading
  /** The text that positions in `line` refer to. */
  readonly source: string
  /** Where in the image's own source the address starts. */
  readonly offset: number
}

/** A caption as a node of the tree, so that checks can visit it. */
export interface CaptionNode {
  readonly type: 'caption'
  readonly children: PhrasingContent[]
  readonly position?: Heading['position']
}

const destination = /\]\(\s*<?\.\/[a-z0-9.-]+>?(?:\s+["'(])?/
/** The text is parsed as a heading, because a heading is one line of text whatever it begins with. */
const asLine = '## '

/** The caption of an image; null when it has none. */
export function captionOf(image: Image, source: string): Caption | null {
  if (!image.title) return null
  const written = source.slice(image.position?.start.offset, image.position?.end.offset)
  const match = destination.exec(written)
  const raw = match ? written.slice(match.index + match[0].length).replace(/["')]\s*\)$/, '') : image.title
  const text = `${asLine}${raw.replace(/\n[ \t>]*/g, ' ')}`
  const [line] = parseTree(text).children
  return line?.type === 'heading' ? { line, source: text, offset: match?.index ?? written.length } : null
}
