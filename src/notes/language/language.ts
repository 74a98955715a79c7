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

const syntaxWith = (tables: readonly Extension[]) =>
  combineExtensions([
    bareAddresses(),
    footnotes(),
    nearBrackets,
    gfmStrikethrough({ singleTilde: false }),
    ...tables,
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

const parserWith = (tables: readonly Extension[]) =>
  remark()
    .data('micromarkExtensions', [syntaxWith(tables)])
    .data('fromMarkdownExtensions', mdastExtensions)
    .freeze()

const parser = parserWith([gfmTable()])
const parserWithoutTables = parserWith([])

/**
 * The line that a table has below its head, within quotations too. The parser of tables reads each paragraph as a head, token by token,
 * before it sees that this line is missing; where no line of a text is like it, none is looked for.
 */
const delimiterRow = /^[ \t>]*[-|:][-|: \t]*$/m

/** The tree of a note's body, with positions in `text`. */
export const parseTree = (text: string): Root => (delimiterRow.test(text) ? parser : parserWithoutTables).parse(text)
