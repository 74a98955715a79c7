/**
 * The caption of an image, `![…](./name.png "caption")`: Markdown hands it over as bare text, so it is read again from the source, as one
 * line of the note language. It may cite, link and stress. Its pieces are placed at the image.
 */
import type { Heading, Image } from 'mdast'
import type { Guard } from '../checks/check-context.ts'
import { checkMarks } from '../checks/other-tools-marks.ts'
import { noteFootnote } from '../rules/footnote.ts'
import { noteImage } from '../rules/image.ts'
import { placeOf } from '../text/report.ts'
import { parseTree } from './language.ts'

export interface Caption {
  readonly line: Heading
  /** The text that positions in `line` refer to. */
  readonly source: string
  /** Where in the image's own source the address starts. */
  readonly offset: number
}

const destination = /\]\(\s*<?\.\/[a-z0-9.-]+>?(?:\s+["'(])?/
/** A heading is a line of text whatever it begins with. */
const asLine = '## '

/** What an image says below itself; null when it says nothing. */
export function captionOf(image: Image, source: string): Caption | null {
  if (!image.title) return null
  const written = source.slice(image.position?.start.offset, image.position?.end.offset)
  const match = destination.exec(written)
  const raw = match ? written.slice(match.index + match[0].length).replace(/["')]\s*\)$/, '') : image.title
  const text = `${asLine}${raw.replace(/\n[ \t>]*/g, ' ')}`
  const [line] = parseTree(text).children
  return line?.type === 'heading' ? { line, source: text, offset: match?.index ?? written.length } : null
}

const inCaptions = new Set('text emphasis strong delete inlineCode break formula link wikilink citations tag expression'.split(' '))

/** What a guard is told of a caption: its own source, and the image as the place of all. */
export function captionGuard(image: Image, caption: Caption, guard: Guard): Guard {
  const place = placeOf(image)
  return { ...guard, source: caption.source, report: (problem) => guard.report({ ...problem, ...place }) }
}

/** Reports what a caption may not hold; `guard` is that of the caption. */
export function checkCaption({ line, source }: Caption, guard: Guard): void {
  checkMarks(line, guard)
  for (const { type } of line.children)
    if (!inCaptions.has(type))
      guard.report({
        rule: noteImage,
        message: `A caption holds no ${type === 'image' ? 'image' : `“${type}”`}.`,
        hint: 'write words, a citation or a link.',
      })
  if (/(?<!\\)\[\^[^\]\s]+\]/.test(source))
    guard.report({ rule: noteFootnote, message: 'A footnote stands in a caption.', hint: 'put it in the text.' })
}
