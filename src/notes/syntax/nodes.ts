/**
 * The nodes and tokens that the note language adds to CommonMark and GFM. Types only.
 *
 * A **piece** is the text of a construct on one line, with its place; constructs that go over a line end have several.
 */
import type { Data, Literal, Node, Parent, PhrasingContent } from 'mdast'
import type { Place } from '../../diagnostics/diagnostic.ts'

export interface Piece {
  readonly text: string
  readonly place: Place
}

export type AttributeForm = 'text' | 'bare' | 'unquoted' | 'expression' | 'spread'

export interface TagAttribute {
  name: string
  value: string
  form: AttributeForm
  start: Place
  end: Place
}

/**
 * Anything that starts with `<` outside code and formulas. `void`, `open` and `close` are well-formed tags (a fragment has the name
 * ''); `loose` is anything else up to `>` or the line's end; `sign` is a lone `<`.
 */
export interface Tag extends Node {
  type: 'tag'
  form: 'void' | 'open' | 'close' | 'comment' | 'loose' | 'sign'
  name: string
  attributes: TagAttribute[]
  value: string
  data?: Data
}

/** `{…}` outside code and formulas, up to its matching brace or the line's end. */
export interface Expression extends Literal {
  type: 'expression'
}

/** `[[target]]` or `[[target|inline]]`; no children when it has no text of its own. */
export interface WikilinkNode extends Parent {
  type: 'wikilink'
  target: string
  children: PhrasingContent[]
}

/** `[see @a; @b, p. 5]` (bracketed) or `@a` (inline). */
export interface CitationsNode extends Node {
  type: 'citations'
  style: 'bracketed' | 'inline'
  pieces: Piece[]
}

/** `$…$`, or `$$…$$` within a paragraph. */
export interface Formula extends Literal {
  type: 'formula'
  display: boolean
}

/** `$$` fences on lines of their own. `meta` is the text after the opening fence. */
export interface FormulaBlock extends Literal {
  type: 'formulaBlock'
  meta: string
}

declare module 'mdast' {
  interface PhrasingContentMap {
    tag: Tag
    expression: Expression
    wikilink: WikilinkNode
    citations: CitationsNode
    formula: Formula
  }
  interface RootContentMap {
    tag: Tag
    expression: Expression
    wikilink: WikilinkNode
    citations: CitationsNode
    formula: Formula
    formulaBlock: FormulaBlock
  }
  interface BlockContentMap {
    formulaBlock: FormulaBlock
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    tag: 'tag'
    tagMark: 'tagMark'
    tagName: 'tagName'
    tagClose: 'tagClose'
    tagVoid: 'tagVoid'
    tagAttributeName: 'tagAttributeName'
    tagAttributeText: 'tagAttributeText'
    tagAttributeUnquoted: 'tagAttributeUnquoted'
    tagAttributeCode: 'tagAttributeCode'
    tagSpread: 'tagSpread'
    tagComment: 'tagComment'
    tagLoose: 'tagLoose'
    tagSign: 'tagSign'
    expression: 'expression'
    wikilink: 'wikilink'
    wikilinkMark: 'wikilinkMark'
    wikilinkBar: 'wikilinkBar'
    wikilinkTarget: 'wikilinkTarget'
    citations: 'citations'
    citationsMark: 'citationsMark'
    citationsText: 'citationsText'
    citationKey: 'citationKey'
    formula: 'formula'
    formulaMark: 'formulaMark'
    formulaText: 'formulaText'
    mathFlow: 'mathFlow'
    mathFlowFence: 'mathFlowFence'
    mathFlowFenceMeta: 'mathFlowFenceMeta'
    mathFlowValue: 'mathFlowValue'
  }
}
