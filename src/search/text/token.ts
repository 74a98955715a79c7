/** A term of a text and where it stands; see `tokens.ts` for what a position is. */
export interface Token {
  readonly term: string
  readonly position: number
  /** Where it stands in the text. */
  readonly start: number
  readonly end: number
}
