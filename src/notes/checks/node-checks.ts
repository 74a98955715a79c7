/** The check of each type of node, and those checks that do not stand beside their rules in `rules/` yet. `guard-tree.ts` walks. */

import type { Image, Node, Parent, Text } from 'mdast'
import { nearest } from '../../diagnostics/near.ts'
import { captionOf } from '../language/captions.ts'
import { readCitations } from '../language/parse-citation.ts'
import { linkPrefixes, readTarget } from '../language/wikilink-target.ts'
import { checkAlert } from '../rules/alert.ts'
import { noteCitation } from '../rules/citation.ts'
import { checkExpression } from '../rules/code.ts'
import { checkHeading } from '../rules/heading.ts'
import { noteImage, noteImageAlt, noteImagePlace } from '../rules/image.ts'
import { noteLink, noteLinkText } from '../rules/link.ts'
import { noteOtherTool } from '../rules/marks.ts'
import { checkFormula, checkFormulaBlock } from '../rules/math.ts'
import { noteWikilink } from '../rules/wikilink.ts'
import type { CitationsNode, WikilinkNode } from '../syntax/nodes.ts'
import { placeOf, quote } from '../text/report.ts'
import { type Check, type Guard, isBlank, type Standing } from './check-context.ts'
import { checkTag } from './tag-checks.ts'
import { imagePattern, judgeUrl } from './url-policy.ts'

const leftovers: readonly [RegExp, 'wikilink' | 'citation' | 'footnote', string][] = [
  [/(?<![\\!])\[\[/, 'wikilink', 'A wikilink starts here and does not end, or names nothing.'],
  [/(?<!\\)\[@/, 'citation', 'A citation starts here and is not one.'],
  [/(?<!\\)\[-@/, 'citation', 'A citation without its author is a mark of another tool, and would be printed.'],
]

const checkText: Check<Text> = (node, guard, { link }) => {
  if (link || !node.value.includes('[')) return
  const offset = node.position?.start.offset ?? 0
  const source = guard.source.slice(offset, node.position?.end.offset)
  for (const [pattern, kind, message] of leftovers) {
    const match = pattern.exec(source)
    if (!match) continue
    const before = source.slice(0, match.index).split('\n')
    const { start } = placeOf(node)
    const place =
      before.length === 1
        ? { line: start.line, column: start.column + match.index }
        : { line: start.line + before.length - 1, column: (before.at(-1)?.length ?? 0) + 1 }
    const end = { line: place.line, column: place.column + 2 }
    const hint =
      kind === 'wikilink'
        ? 'Write [[id]] or [[id|text]], or \\[\\[ for the brackets themselves.'
        : 'Write [@key] or [@key, p. 5], or \\[@ for the signs themselves.'
    guard.report(kind === 'wikilink' ? noteWikilink : noteCitation, { start: place, end }, { message, hint })
  }
}

const linkText = (guard: Guard, node: Parent, standing: Standing): void => {
  const place = placeOf(node)
  if (standing.link)
    guard.report(noteLinkText, place, { message: 'A link stands inside a link.', hint: 'Let the one end before the other starts.' })
  if (node.type !== 'wikilink' && isBlank(node))
    guard.report(noteLinkText, place, { message: 'The link has no text.', hint: 'Write in the brackets where it leads.' })
}

const address = (guard: Guard, node: { url: string } & Node): void => {
  const refusal = judgeUrl(node.url)
  if (refusal) guard.report(noteLink, placeOf(node), refusal)
}

const image: Check<Image> = (node, guard, { paragraph }) => {
  const place = placeOf(node)
  if (!imagePattern.test(node.url))
    guard.report(noteImage, place, {
      message: `“${quote(node.url, 50)}” is not an image beside the note.`,
      hint: 'Put it in the note’s folder and write ./name.png (or jpg, webp, avif), in lower case.',
    })
  const source = guard.source.slice(node.position?.start.offset, node.position?.end.offset)
  const described = source.slice(0, captionOf(node, guard.source)?.offset ?? source.lastIndexOf(']('))
  if ((node.alt ?? '').trim() === '')
    guard.report(noteImageAlt, place, { message: 'The image has no description.', hint: 'Write in the brackets what one sees in it.' })
  else if (/\|\s*\d+(?:\s*x\s*\d+)?\s*$/.test(node.alt ?? ''))
    guard.report(noteOtherTool, place, {
      message: 'A size in the description of an image is a mark of another tool, and would be read aloud.',
      hint: 'Leave out the bar and the number; an image is as wide as the text, or as itself.',
    })
  else if (/[<{$@]|\[\[|`/.test(described))
    guard.report(noteImageAlt, place, { message: 'The description of an image is plain text.', hint: 'Say in words what one sees in it.' })
  if (paragraph === null || paragraph.children.length > 1)
    guard.report(noteImagePlace, place, {
      message: 'An image stands alone in its paragraph.',
      hint: 'Put an empty line before and after it.',
    })
}

const wikilink: Check<WikilinkNode> = (node, guard, standing) => {
  const target = readTarget(node.target)
  if (!target.ok) {
    const suggestions = target.prefix === undefined ? [] : nearest(target.prefix, Object.keys(linkPrefixes))
    guard.report(noteWikilink, placeOf(node), {
      message: target.message,
      hint: target.hint,
      ...(suggestions.length > 0 ? { suggestions } : {}),
    })
  }
  const texts = node.children.filter((child) => child.type === 'text')
  if (texts.some((child) => /(?<!\\)\|/.test(guard.source.slice(child.position?.start.offset, child.position?.end.offset))))
    guard.report(noteWikilink, placeOf(node), {
      message: 'A wikilink has one bar |, and this has more.',
      hint: 'Write [[id|text]], or \\| for a bar in the text.',
    })
  linkText(guard, node, standing)
}

const citations: Check<CitationsNode> = (node, guard, standing) => {
  for (const { text, place, keys } of readCitations(node).wrong) {
    const message = keys === 0 ? `“${quote(text, 40)}” in this citation names no source.` : `“${quote(text, 40)}” names ${keys} sources.`
    const hint = 'Each part between semicolons names one: [see @a, p. 5; @b].'
    guard.report(noteCitation, { start: place, end: placeOf(node).end }, { message, hint })
  }
  if (standing.link)
    guard.report(noteLinkText, placeOf(node), { message: 'A citation is a link and stands inside a link.', hint: 'Put it after the link.' })
}

/** One check a node type, for those that have something to check. */
export const checks: { readonly [type: string]: Check<never> } = {
  heading: checkHeading,
  image,
  wikilink,
  citations,
  formulaBlock: checkFormulaBlock,
  text: checkText,
  tag: checkTag,
  formula: checkFormula,
  expression: checkExpression,
  link: ((node, guard, standing) => {
    address(guard, node)
    linkText(guard, node, standing)
  }) satisfies Check<Parent & { url: string }>,
  linkReference: ((node, guard, standing) => linkText(guard, node, standing)) satisfies Check<Parent>,
  definition: ((node, guard) => address(guard, node)) satisfies Check<Node & { url: string }>,
  blockquote: checkAlert,
}
