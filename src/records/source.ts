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
  /** The day on which it was read, for sources that change. */
  readonly read?: string
  /** The whole reference as plain text, by a citation style. */
  readonly formatted: string
}

/** How a source is called: "Hoffmann et al. 2022" in a list or a table, "Hoffmann et al. (2022)" in a sentence. */
export type SourceForm = 'A 2020' | 'A (2020)'

export const sourceLabel = ({ authors, year }: Pick<Source, 'authors' | 'year'>, form: SourceForm): string =>
  form === 'A 2020' ? `${authors} ${year}` : `${authors} (${year})`

/** The label of the source with this key; the key itself when there is no such source. */
export const labelOfKey = (sources: Readonly<Record<string, Source>>, key: string, form: SourceForm): string => {
  const source = Object.hasOwn(sources, key) ? sources[key] : undefined
  return source ? sourceLabel(source, form) : key
}
