/** The state of the writer: what has come out so far, and the paragraph at hand as plain text, for the sentences in it. */
import type { FootnoteDefinition, Nodes } from 'mdast'
import type { AddressUse, BracketedKey, Citation, ComponentUse, Heading, ImageUse, NotePart, WikiLink } from '../../records/note.ts'
import { sentenceAt, sentenceStarts } from '../language/sentences.ts'

/** A record's part while it is made. */
export type Draft<T> = { -readonly [K in keyof T]: T[K] }

export interface Rendered {
  readonly parts: readonly NotePart[]
  readonly headings: readonly Heading[]
  readonly links: readonly WikiLink[]
  readonly citations: readonly Citation[]
  readonly components: readonly ComponentUse[]
  readonly images: readonly ImageUse[]
  readonly addresses: readonly AddressUse[]
  readonly bracketed: readonly BracketedKey[]
  readonly text: string
}

/** A paragraph, heading, row or sidenote as plain text, and what in it wants to know its sentence. */
export interface Block {
  text: string
  /** False when the text is empty or ends with a space. To look at its end each time would take longer the longer it is. */
  open: boolean
  readonly waiting: { readonly for: { sentence: string }; readonly offset: number }[]
}

export interface Writing {
  /** Writes nodes into this state, each by the writer of its type. */
  readonly write: (nodes: readonly Nodes[]) => void
  /** What positions refer to; of a caption, its own. */
  source: string
  readonly topic: string
  readonly parts: NotePart[]
  html: string
  readonly headings: Heading[]
  readonly links: Draft<WikiLink>[]
  readonly citations: Draft<Citation>[]
  readonly components: ComponentUse[]
  readonly images: ImageUse[]
  readonly addresses: AddressUse[]
  readonly bracketed: BracketedKey[]
  readonly blocks: Block[]
  block: Block
  readonly definitions: ReadonlyMap<string, string>
  readonly footnotes: ReadonlyMap<string, FootnoteDefinition>
  readonly notes: Map<string, number>
  readonly anchorOf: (text: string) => string
  tables: number
}

/** Ends the run of HTML and adds a part. */
export const part = (w: Writing, next: NotePart): void => {
  if (w.html !== '') w.parts.push({ type: 'html', html: w.html })
  w.html = ''
  w.parts.push(next)
}

/** Writes a paragraph or its like, and gives its links and citations their sentences. */
export function inBlock(w: Writing, write: () => void): Block {
  const outer = w.block
  const block: Block = { text: '', open: false, waiting: [] }
  w.blocks.push(block)
  w.block = block
  write()
  w.block = outer
  if (block.waiting.length > 0) {
    const starts = sentenceStarts(block.text)
    for (const each of block.waiting) each.for.sentence = sentenceAt(block.text, starts, each.offset)
  }
  return block
}

/** Adds plain text to the block at hand. */
export const say = (w: Writing, text: string): void => {
  const { block } = w
  const added = block.open ? text : text.trimStart()
  block.text += added
  if (added !== '') block.open = !/\s$/.test(added)
}
