/** Images in a note: where they come from, how they are described, where they stand, what their captions hold. */
import { type NodeChecks, writtenAs } from '../checks/node-context.ts'
import { imagePattern } from '../checks/url-policy.ts'
import { captionOf } from '../language/captions.ts'
import { placeOf, quote } from '../text/report.ts'
import { noteFootnote } from './footnote.ts'
import { noteOtherTool } from './marks.ts'
import type { Rule } from './rule.ts'

export const noteImage: Rule = {
  code: 'note/image',
  level: 'error',
  title: 'An image that is not beside the note',
  explains:
    'An image is a file in the note’s own folder, written ./name.png (or jpg, webp, avif), in lower case. Other folders, other addresses and SVG are refused: an image path in MDX is otherwise loaded as a module.',
  example: '![The slope](../../evil.mjs)',
  fixed: '![The slope](./slope.png)',
}

export const noteImageAlt: Rule = {
  code: 'note/image-alt',
  level: 'error',
  title: 'An image without a description',
  explains: 'The text in the brackets is read aloud to those who do not see the image, and shown when it does not load.',
  example: '![](./slope.png)',
  fixed: '![Loss falls with compute along a straight line on log axes](./slope.png)',
}

export const noteImagePlace: Rule = {
  code: 'note/image-place',
  level: 'error',
  title: 'An image within a line',
  explains: 'Images become figures, so each stands alone in its paragraph, with an empty line before and after.',
  example: 'The slope ![The slope](./slope.png) is steep.',
  fixed: 'The slope is steep.\n\n![The slope](./slope.png)',
}

const inCaptions = new Set('text emphasis strong delete inlineCode break formula link wikilink citations tag expression'.split(' '))

/** Reports what is wrong with an image: its address, its description, its place, and its caption. */
export const nodeChecks: NodeChecks = () => ({
  image(node, { source, report, ancestors: { paragraph } }) {
    const place = placeOf(node)
    const alt = node.alt ?? ''
    if (!imagePattern.test(node.url))
      report(noteImage, place, {
        message: `“${quote(node.url, 50)}” is not an image beside the note.`,
        hint: 'Put it in the note’s folder and write ./name.png (or jpg, webp, avif), in lower case.',
      })
    const written = writtenAs(node, source)
    const described = written.slice(0, captionOf(node, source)?.offset ?? written.lastIndexOf(']('))
    if (alt.trim() === '')
      report(noteImageAlt, place, { message: 'The image has no description.', hint: 'Write in the brackets what one sees in it.' })
    else if (/\|\s*\d+(?:\s*x\s*\d+)?\s*$/.test(alt))
      report(noteOtherTool, place, {
        message: 'A size in the description of an image is a mark of another tool, and would be read aloud.',
        hint: 'Leave out the bar and the number; an image is as wide as the text, or as itself.',
      })
    else if (/[<{$@]|\[\[|`/.test(described))
      report(noteImageAlt, place, { message: 'The description of an image is plain text.', hint: 'Say in words what one sees in it.' })
    if (paragraph === null || paragraph.children.length > 1)
      report(noteImagePlace, place, { message: 'An image stands alone in its paragraph.', hint: 'Put an empty line before and after it.' })
  },
  caption({ children }, { source, report }) {
    for (const { type } of children)
      if (!inCaptions.has(type)) {
        const message = `A caption holds no ${type === 'image' ? 'image' : `“${type}”`}.`
        report(noteImage, {}, { message, hint: 'Write words, a citation or a link.' })
      }
    if (/(?<!\\)\[\^[^\]\s]+\]/.test(source))
      report(noteFootnote, {}, { message: 'A footnote stands in a caption.', hint: 'Put it in the text.' })
  },
})
