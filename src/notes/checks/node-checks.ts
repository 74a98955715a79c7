/** L3, node by node: what each type of node may not be. `tree.ts` walks. One list, so that nothing is judged in two places. */

import type { Heading, Image, Node, Nodes, Paragraph, Parent, Text } from 'mdast'
import { nearest } from '../../diagnostics/near.ts'
import { readAlert, sayAlert } from '../language/alerts.ts'
import { captionOf } from '../language/captions.ts'
import { renderFormula } from '../language/math.ts'
import { readCitations } from '../language/parse-citation.ts'
import { linkPrefixes, readTarget } from '../language/wikilink-target.ts'
import { noteAlert } from '../rules/alert.ts'
import { noteCitation } from '../rules/citation.ts'
import { noteExpression, noteModule } from '../rules/code.ts'
import { noteHeading } from '../rules/heading.ts'
import { noteImage, noteImageAlt, noteImagePlace } from '../rules/image.ts'
import { noteLink, noteLinkText } from '../rules/link.ts'
import { noteOtherTool } from '../rules/marks.ts'
import { noteMath, noteMathCommand } from '../rules/math.ts'
import { noteWikilink } from '../rules/wikilink.ts'
import type { CitationsNode, Formula, FormulaBlock, WikilinkNode } from '../syntax/nodes.ts'
import { placeOf, quote } from '../text/report.ts'
import type { Check, Guard, Standing } from './check-context.ts'
import { checkTag } from './tag-checks.ts'
import { imagePattern, judgeUrl } from './url-policy.ts'

const inHeadings = new Set(['text', 'emphasis', 'strong', 'delete', 'inlineCode', 'formula', 'break'])

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
        ? 'write [[id]] or [[id|text]], or \\[\\[ for the brackets themselves.'
        : 'write [@key] or [@key, p. 5], or \\[@ for the signs themselves.'
    guard.report({ rule: kind === 'wikilink' ? noteWikilink : noteCitation, start: place, end, message, hint })
  }
}

/** Nothing of it would be seen. */
const isBlank = (node: Node): boolean =>
  node.type === 'text' ? (node as Text).value.trim() === '' : 'children' in node && (node as Parent).children.every(isBlank)

const heading: Check<Heading> = (node, guard) => {
  const place = placeOf(node)
  const { depth } = node
  if (depth === 1)
    guard.report({
      rule: noteHeading,
      ...place,
      message: 'A heading of the first level is the title, which is in the frontmatter.',
      hint: 'start headings with ##.',
    })
  else if (depth > 4)
    guard.report({ rule: noteHeading, ...place, message: `A heading of level ${depth} is too deep for a note.`, hint: 'use ## to ####.' })
  else if (depth > guard.headingDepth + 1)
    guard.report({
      rule: noteHeading,
      ...place,
      message: 'This heading skips a level.',
      hint: `start it with ${'#'.repeat(guard.headingDepth + 1)}.`,
    })
  guard.headingDepth = Math.max(depth, 1)
  if (isBlank(node))
    guard.report({ rule: noteHeading, ...place, message: 'The heading has no text.', hint: 'write one, or leave the line out.' })
  for (const child of node.children)
    if (!inHeadings.has(child.type) && child.type !== 'expression' && child.type !== 'tag')
      guard.report({
        rule: noteHeading,
        ...placeOf(child),
        message: 'A heading is plain text, code or formulas.',
        hint: 'put the link, citation or footnote in the paragraph below.',
      })
}

const linkText = (guard: Guard, node: Parent, standing: Standing): void => {
  const place = placeOf(node)
  if (standing.link)
    guard.report({
      rule: noteLinkText,
      ...place,
      message: 'A link stands inside a link.',
      hint: 'let the one end before the other starts.',
    })
  if (node.type !== 'wikilink' && isBlank(node))
    guard.report({ rule: noteLinkText, ...place, message: 'The link has no text.', hint: 'write in the brackets where it leads.' })
}

const address = (guard: Guard, node: { url: string } & Node): void => {
  const refusal = judgeUrl(node.url)
  if (refusal) guard.report({ rule: noteLink, ...placeOf(node), ...refusal })
}

const image: Check<Image> = (node, guard, { paragraph }) => {
  const place = placeOf(node)
  if (!imagePattern.test(node.url))
    guard.report({
      rule: noteImage,
      ...place,
      message: `“${quote(node.url, 50)}” is not an image beside the note.`,
      hint: 'put it in the note’s folder and write ./name.png (or jpg, webp, avif), in lower case.',
    })
  const source = guard.source.slice(node.position?.start.offset, node.position?.end.offset)
  const described = source.slice(0, captionOf(node, guard.source)?.offset ?? source.lastIndexOf(']('))
  if ((node.alt ?? '').trim() === '')
    guard.report({
      rule: noteImageAlt,
      ...place,
      message: 'The image has no description.',
      hint: 'write in the brackets what one sees in it.',
    })
  else if (/\|\s*\d+(?:\s*x\s*\d+)?\s*$/.test(node.alt ?? ''))
    guard.report({
      rule: noteOtherTool,
      ...place,
      message: 'A size in the description of an image is a mark of another tool, and would be read aloud.',
      hint: 'leave out the bar and the number; an image is as wide as the text, or as itself.',
    })
  else if (/[<{$@]|\[\[|`/.test(described))
    guard.report({
      rule: noteImageAlt,
      ...place,
      message: 'The description of an image is plain text.',
      hint: 'say in words what one sees in it.',
    })
  if (paragraph === null || paragraph.children.length > 1)
    guard.report({
      rule: noteImagePlace,
      ...place,
      message: 'An image stands alone in its paragraph.',
      hint: 'put an empty line before and after it.',
    })
}

function formula(node: Formula | FormulaBlock, display: boolean, guard: Guard): void {
  const result = renderFormula(node.value, display)
  if (result.ok) return
  const { start, end } = placeOf(node)
  const column =
    result.offset === undefined || start.line !== end.line
      ? start.column
      : Math.min(start.column + result.offset + (display ? 2 : 1), end.column - 1)
  const { message, hint } = result
  guard.report({ rule: result.reason === 'command' ? noteMathCommand : noteMath, start: { line: start.line, column }, end, message, hint })
}

const formulaBlock: Check<FormulaBlock> = (node, guard) => {
  if (node.meta !== '')
    guard.report({
      rule: noteMath,
      ...placeOf(node),
      message: 'Text beside the opening $$ would not be shown.',
      hint: 'start the formula on the next line.',
    })
  const source = guard.source.slice(node.position?.start.offset, node.position?.end.offset)
  if (!/\n[^\n]*\$\$\s*$/.test(source))
    guard.report({
      rule: noteMath,
      ...placeOf(node),
      message: 'This display formula has no end.',
      hint: 'write $$ on a line of its own after it.',
    })
  formula(node, true, guard)
}

const wikilink: Check<WikilinkNode> = (node, guard, standing) => {
  const target = readTarget(node.target)
  if (!target.ok) {
    const suggestions = target.prefix === undefined ? [] : nearest(target.prefix, Object.keys(linkPrefixes))
    guard.report({
      rule: noteWikilink,
      ...placeOf(node),
      message: target.message,
      hint: target.hint,
      ...(suggestions.length > 0 ? { suggestions } : {}),
    })
  }
  const texts = node.children.filter((child) => child.type === 'text')
  if (texts.some((child) => /(?<!\\)\|/.test(guard.source.slice(child.position?.start.offset, child.position?.end.offset))))
    guard.report({
      rule: noteWikilink,
      ...placeOf(node),
      message: 'A wikilink has one bar |, and this has more.',
      hint: 'write [[id|text]], or \\| for a bar in the text.',
    })
  linkText(guard, node, standing)
}

const citations: Check<CitationsNode> = (node, guard, standing) => {
  for (const { text, place, keys } of readCitations(node).wrong) {
    const message = keys === 0 ? `“${quote(text, 40)}” in this citation names no source.` : `“${quote(text, 40)}” names ${keys} sources.`
    const hint = 'each part between semicolons names one: [see @a, p. 5; @b].'
    guard.report({ rule: noteCitation, start: place, end: placeOf(node).end, message, hint })
  }
  if (standing.link)
    guard.report({
      rule: noteLinkText,
      ...placeOf(node),
      message: 'A citation is a link and stands inside a link.',
      hint: 'put it after the link.',
    })
}

/** A line of code that MDX would run, at the start of a paragraph. */
const moduleLine =
  /^(?:import\s*(?:['"({*]|[\w$]+\s*(?:,|from\s*['"]))|import\s[\w$*{},\s]*\sfrom\s*['"]|export\s*(?:[{*]|default\b|(?:const|let|var|function|class|async|type|interface|enum)\s+[\w$*]))/

/** Reports a paragraph of imports or exports, line by line; its inside needs no more reports. */
export function isModule(node: Paragraph, guard: Guard): boolean {
  const source = guard.source.slice(node.position?.start.offset, node.position?.end.offset)
  if (!/^(?:import|export)\b/.test(source) || !moduleLine.test(source)) return false
  const { start } = placeOf(node)
  for (const [index, line] of source.split('\n').entries()) {
    if (!/^\s*(?:import|export)\b/.test(line)) continue
    const place = { line: start.line + index, column: index === 0 ? start.column : 1 }
    const end = { line: place.line, column: place.column + line.length }
    guard.report({
      rule: noteModule,
      start: place,
      end,
      message: 'This line would load or define code, and a note is text.',
      hint: 'leave it out; the components of a note are always there.',
    })
  }
  return true
}

/** One check a node type, for those that have something to check. */
export const checks: { readonly [type: string]: Check<never> } = {
  heading,
  image,
  wikilink,
  citations,
  formulaBlock,
  text: checkText,
  tag: checkTag,
  formula: ((node, guard) => formula(node, node.display, guard)) satisfies Check<Formula>,
  expression: ((node, guard) =>
    guard.report({
      rule: noteExpression,
      ...placeOf(node),
      message: 'Curly braces would run as code, and a note is text.',
      hint: /^\{:?\s*[#.]/.test(node.value)
        ? 'leave them out; a heading has its anchor by itself, and the notebook has one look.'
        : 'write <Value of="calculator.output" /> for a number, `$6ND$` for a formula, or \\{ for the brace itself.',
    })) satisfies Check<Node & { value: string }>,
  link: ((node, guard, standing) => {
    address(guard, node)
    linkText(guard, node, standing)
  }) satisfies Check<Parent & { url: string }>,
  linkReference: ((node, guard, standing) => linkText(guard, node, standing)) satisfies Check<Parent>,
  definition: ((node, guard) => address(guard, node)) satisfies Check<Node & { url: string }>,
  blockquote: ((node, guard) => {
    const alert = readAlert(node, guard.source)
    if (alert === null || !('wrong' in alert)) return
    guard.report({ rule: noteAlert, ...placeOf(node), ...sayAlert(alert) })
  }) satisfies Check<Extract<Nodes, { type: 'blockquote' }>>,
}
