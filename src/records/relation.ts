/** The kinds of relation between notes, a closed list. Each reads "this note KIND that note", with an inverse for the other end. */

export const relationKinds = [
  'prerequisite-of',
  'explains',
  'supports',
  'contradicts',
  'extends',
  'corollary-of',
  'example-of',
  'contrasts-with',
  'part-of',
] as const

export type RelationKind = (typeof relationKinds)[number]

/** The words for a kind, seen from the note that declares it and from the other note. */
export const relationWords: Readonly<Record<RelationKind, { readonly forward: string; readonly inverse: string }>> = {
  'prerequisite-of': { forward: 'prerequisite of', inverse: 'builds on' },
  explains: { forward: 'explains', inverse: 'explained by' },
  supports: { forward: 'supports', inverse: 'supported by' },
  contradicts: { forward: 'contradicts', inverse: 'contradicted by' },
  extends: { forward: 'extends', inverse: 'extended by' },
  'corollary-of': { forward: 'corollary of', inverse: 'has corollary' },
  'example-of': { forward: 'example of', inverse: 'has example' },
  'contrasts-with': { forward: 'contrasts with', inverse: 'contrasts with' },
  'part-of': { forward: 'part of', inverse: 'has part' },
}

export interface Relation {
  /** Id of the other note. */
  readonly to: string
  readonly kind: RelationKind
  /** The written reason, one sentence. */
  readonly because: string
}
