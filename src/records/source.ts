/** A source: one BibTeX entry, parsed and formatted. */
export interface Source {
  readonly key: string
  readonly file: string
  readonly type: string
  /** "Hoffmann et al.", for use in a sentence. */
  readonly authors: string
  readonly title: string
  readonly year: string
  /** Best address: DOI, arXiv, else url. */
  readonly url?: string
  readonly doi?: string
  readonly arxiv?: string
  /** The whole reference as plain text, by a citation style. */
  readonly formatted: string
}
