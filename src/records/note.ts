/** A note as a record: what the page, the map, search and the check know of it. Types and constants only. */
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts'
import type { Relation } from './relation.ts'

export const topics = ['training', 'inference', 'scaling-laws', 'agentic-demand'] as const
export type Topic = (typeof topics)[number]

export const topicTitles: Readonly<Record<Topic, string>> = {
  training: 'Training',
  inference: 'Inference',
  'scaling-laws': 'Scaling laws',
  'agentic-demand': 'Agentic demand',
}

export const noteKinds = ['concept', 'claim', 'method', 'model', 'comparison', 'data', 'open-question'] as const
export type NoteKind = (typeof noteKinds)[number]

export const noteStatuses = ['established', 'supported', 'contested', 'speculative'] as const
export type NoteStatus = (typeof noteStatuses)[number]

/** A note's status as a reader sees it. */
export const statusTitles: Readonly<Record<NoteStatus, string>> = {
  established: 'Established',
  supported: 'Supported',
  contested: 'Contested',
  speculative: 'Speculative',
}

/** A statement with a permanent id; `holds` is a condition over calculator outputs, such as `lifetime-cost.inferenceShare > 50%`. */
export interface Claim {
  readonly id: string
  readonly text: string
  readonly holds?: string
}

export interface Heading {
  readonly depth: 2 | 3 | 4
  /** The anchor, unique on the page. */
  readonly id: string
  readonly text: string
}

export type LinkKind = 'note' | 'parameter' | 'calculator' | 'dataset' | 'source'

/** A wikilink. `target` is what the author wrote; `id` is what it resolved to, once the notebook is linked. */
export interface WikiLink {
  readonly kind: LinkKind
  readonly target: string
  readonly id?: string
  readonly heading?: string
  /**
   * The sentence that holds the link, as plain text, with `…` for a number that is computed. Until the notebook is linked, wikilinks without
   * words of their own and sources named in the text have stand-ins in it, see `src/notes/language/sentences.ts`.
   */
  readonly sentence: string
  readonly place: Place
}

export interface Citation {
  readonly key: string
  /** Such as `table 3` or `p. 5`. */
  readonly locator?: string
  readonly sentence: string
  readonly place: Place
}

export const blockComponents = ['Calculator', 'Claim', 'Dataset', 'Switch'] as const
export const inlineComponents = ['Value', 'Parameter'] as const
export type ComponentName = (typeof blockComponents)[number] | (typeof inlineComponents)[number]

/** One use of a component, in the order of the text. Attributes are strings as written; their places are kept for messages. */
export interface ComponentUse {
  readonly name: ComponentName
  readonly attributes: Readonly<Record<string, string>>
  readonly places: Readonly<Record<string, Place>>
  readonly place: Place
}

/** An image of a note: a file beside it, served as `/notes-images/<topic>/<name>`. */
export interface ImageUse {
  readonly name: string
  readonly place: Place
}

/** A link by its address: into this site, or out of it. */
export interface AddressUse {
  readonly url: string
  readonly place: Place
}

/** A word in brackets, `[hoffmann2022]`, which may be the key of a source. */
export interface BracketedKey {
  readonly key: string
  readonly place: Place
}

/** Words a minute for prose that one thinks about. */
export const readingPace = 200

export interface NoteRecord {
  /** The file's name without extension; unique in the notebook. */
  readonly id: string
  readonly topic: Topic
  readonly file: string
  readonly title: string
  readonly question?: string
  readonly summary: string
  readonly kind: NoteKind
  readonly status: NoteStatus
  readonly aliases: readonly string[]
  readonly claims: readonly Claim[]
  readonly relations: readonly Relation[]
  /** Ids this note had before; their addresses redirect here. */
  readonly formerly: readonly string[]
  /** ISO date. */
  readonly updated: string
  readonly headings: readonly Heading[]
  readonly links: readonly WikiLink[]
  readonly citations: readonly Citation[]
  readonly components: readonly ComponentUse[]
  /** The body as plain text, components left out. */
  readonly text: string
  readonly words: number
}

/** Places in the file of the frontmatter's parts, by path such as `relations.0.to`; for messages about them. */
export type FrontmatterPlaces = Readonly<Record<string, Place>>

/**
 * A run of the note's body. `html` is guarded output; the others are put in later: a component by the page, a wikilink or
 * citation when the notebook is linked; a sidenote's HTML stands between two marks. `use` and `link` index the record's `components` and `links`; a cluster of citations
 * (`[@a; @b, p. 5]`) lists indices of the record's `citations`.
 */
export type NotePart =
  | { readonly type: 'html'; readonly html: string }
  | { readonly type: 'component'; readonly use: number }
  | { readonly type: 'link-open'; readonly link: number; readonly hasText: boolean }
  | { readonly type: 'link-close' }
  | { readonly type: 'sidenote-start' }
  | { readonly type: 'sidenote-end' }
  | {
      readonly type: 'citations'
      readonly style: 'bracketed' | 'inline'
      readonly items: readonly { readonly citation: number; readonly prefix?: string }[]
    }

/** One note parsed, alone: a pure function of its path and bytes, so it can be kept by digest. */
export interface ParsedNote {
  readonly digest: string
  /** Null when the frontmatter cannot be read. */
  readonly record: NoteRecord | null
  /**
   * What could be read of a note whose frontmatter has a mistake: for checks only, so that all of it is checked in one run. What is wrong is
   * empty in it: a text or an id is then '', and lists keep their length. Null when there is a record, or nothing could be read.
   */
  readonly draft: NoteRecord | null
  readonly places: FrontmatterPlaces
  readonly parts: readonly NotePart[]
  readonly images: readonly ImageUse[]
  readonly addresses: readonly AddressUse[]
  readonly bracketed: readonly BracketedKey[]
  readonly diagnostics: readonly Diagnostic[]
}

/** The body after linking: only HTML and components remain. */
export type LinkedPart =
  | { readonly type: 'html'; readonly html: string }
  | { readonly type: 'component'; readonly name: ComponentName; readonly attributes: Readonly<Record<string, string>> }

export interface LinkedNote {
  readonly record: NoteRecord
  readonly digest: string
  readonly parts: readonly LinkedPart[]
  /** Keys of the sources cited, in order of first citation: the first is number 1. */
  readonly cited: readonly string[]
}
