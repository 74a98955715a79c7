/** A chain of relations as a paragraph, from the reasons that authors gave. */
import type { RelationKind } from '../records/relation.ts'

const verbs: Readonly<Record<RelationKind, readonly [forward: string, inverse: string]>> = {
  'prerequisite-of': ['comes before', 'builds on'],
  explains: ['explains', 'is explained by'],
  supports: ['supports', 'is supported by'],
  contradicts: ['contradicts', 'is contradicted by'],
  extends: ['extends', 'is extended by'],
  'corollary-of': ['follows from', 'has as a corollary'],
  'example-of': ['is an example of', 'has as an example'],
  'contrasts-with': ['contrasts with', 'contrasts with'],
  'part-of': ['is part of', 'has as a part'],
}

export const verbOf = (kind: RelationKind, inverse: boolean): string => verbs[kind][inverse ? 1 : 0]

export interface WordedStep {
  /** Titles. */
  readonly from: string
  readonly to: string
  readonly kind: RelationKind
  readonly inverse: boolean
  readonly because: string
}

const closed = (reason: string): string => (/[.!?…]$/.test(reason) || reason === '' ? reason : `${reason}.`)

/** One sentence a step: “A” explains “B”: its reason. */
export const pathSentences = (steps: readonly WordedStep[]): readonly string[] =>
  steps.map(({ from, to, kind, inverse, because }) => {
    const said = `“${from}” ${verbOf(kind, inverse)} “${to}”`
    return because === '' ? `${said}.` : `${said}: ${closed(because)}`
  })

/** The whole chain as one paragraph. */
export const pathParagraph = (steps: readonly WordedStep[]): string => pathSentences(steps).join(' ')
