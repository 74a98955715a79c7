/**
 * The parser of the note language: CommonMark (without HTML, autolinks in angle brackets and indented code, as in MDX), GFM tables, task
 * lists, strikethrough (`~~` only), footnotes and bare addresses, and what `syntax/` adds. It never throws: every mistake is a node.
 */
import type { Root } from 'mdast'
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown'
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal'
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item'
import { combineExtensions } from 'micromark-util-combine-extensions'
import type { Extension } from 'micromark-util-types'
import { remark } from 'remark'
import { citationFromMarkdown, citationSyntax } from '../syntax/citations.ts'
import { expressionFromMarkdown, expressionSyntax } from '../syntax/expressions.ts'
import { formulaFromMarkdown, formulaSyntax } from '../syntax/formulas.ts'
import { bareAddresses, footnotes, nearBrackets } from '../syntax/linear.ts'
import { tagFromMarkdown, tagSyntax } from '../syntax/tags.ts'
import { wikilinkFromMarkdown, wikilinkSyntax } from '../syntax/wikilinks.ts'

const { transforms: _mailAndWww, ...addressFromMarkdown } = gfmAutolinkLiteralFromMarkdown()

/** The additions that editorial pages share: everything but tags and braces, which MDX itself reads there. */
export const sharedSyntax: readonly Extension[] = [formulaSyntax, citationSyntax, wikilinkSyntax]
export const sharedFromMarkdown: readonly FromMarkdown[] = [formulaFromMarkdown, wikilinkFromMarkdown, citationFromMarkdown]

const syntax = combineExtensions([
  bareAddresses(),
  footnotes(),
  nearBrackets,
  gfmStrikethrough({ singleTilde: false }),
  gfmTable(),
  gfmTaskListItem(),
  ...sharedSyntax,
  expressionSyntax,
  tagSyntax,
  { disable: { null: ['autolink', 'codeIndented', 'htmlFlow', 'htmlText'] } },
])

const mdastExtensions = [
  addressFromMarkdown,
  gfmFootnoteFromMarkdown(),
  gfmStrikethroughFromMarkdown(),
  gfmTableFromMarkdown(),
  gfmTaskListItemFromMarkdown(),
  ...sharedFromMarkdown,
  expressionFromMarkdown,
  tagFromMarkdown,
]

const parser = remark().data('micromarkExtensions', [syntax]).data('fromMarkdownExtensions', mdastExtensions).freeze()

/** The tree of a note's body, with positions in `text`. */
export const parseTree = (text: string): Root => parser.parse(text)
