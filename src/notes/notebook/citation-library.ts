/** Citation.js behind three functions: parse BibTeX, turn an entry into CSL data, format it. Loaded only when a file has changed. */

export interface BibEntry {
  readonly type: string
  readonly label: string
  readonly properties: Readonly<Record<string, unknown>>
}
interface CslName {
  readonly family?: string
  readonly given?: string
  readonly literal?: string
  readonly 'non-dropping-particle'?: string
}
export interface CslItem {
  readonly author?: readonly CslName[]
  readonly editor?: readonly CslName[]
  readonly title?: string
  readonly issued?: { readonly 'date-parts'?: readonly (readonly number[])[] }
  readonly [field: string]: unknown
}
export type ParsedBib =
  | { readonly ok: true; readonly entries: readonly BibEntry[] }
  | { readonly ok: false; readonly line: number; readonly message: string }

export interface Library {
  readonly parse: (text: string) => ParsedBib
  readonly toCsl: (entry: BibEntry) => CslItem
  /** The reference in APA style, as one line of plain text. */
  readonly format: (item: CslItem) => string
}

/** Reads an error of the library, such as "expected "comma", got "label" at line 1 col 12:", which the text follows. */
function readError(error: unknown): { line: number; message: string } {
  const text = error instanceof Error ? error.message : String(error)
  const line = Number(/ at line (\d+)/.exec(text)?.[1] ?? 1)
  const tokens: Readonly<Record<string, string>> = {
    rbrace: 'a closing brace',
    lbrace: 'an opening brace',
    comma: 'a comma',
    label: 'a key',
    equals: '=',
    text: 'text',
    identifier: 'a name',
    quote: 'a quote',
    EOF: 'the end',
    at: '@',
    number: 'a number',
  }
  const [, expected, got] = /^expected "(\w+)", got "?(\w+)"?/.exec(text) ?? []
  const message =
    expected && got
      ? `expected ${tokens[expected] ?? expected}, found ${tokens[got] ?? got}`
      : 'there is a character that cannot stand here'
  return { line, message }
}

/**
 * APA without what only citations in a text and sorted lists need: no layout of citations, no sorting. A reference alone comes out the same,
 * and building the style, which otherwise takes longer than formatting a hundred references, becomes a tenth of the work.
 */
const withoutLists = (apa: string): string =>
  apa
    .replace(/<citation[\s>][\s\S]*?<\/citation>/, '<citation><layout><text value="cited"/></layout></citation>')
    .replace(/(<bibliography[^>]*>)\s*<sort>[\s\S]*?<\/sort>/, '$1')

/**
 * Loads the library. Input is always taken as BibTeX: if Citation.js guessed, it would fetch a text that looks like an address.
 */
export async function loadLibrary(): Promise<Library> {
  const { Cite, plugins } = await import('@citation-js/core')
  await import('@citation-js/plugin-bibtex')
  await import('@citation-js/plugin-csl')
  const options = { generateGraph: false }
  const { styles } = plugins.config.get('@csl')
  const references = withoutLists(styles.get('apa'))
  /** Citation.js keeps a formatter for each name of a style. One that was stopped in the middle of its work, as by a bound on time, stays broken. */
  let formatters = 0
  let isAtWork = true
  const styleName = (): string => {
    if (isAtWork) formatters += 1
    const name = `apa-reference-${formatters}`
    if (isAtWork) styles.add(name, references)
    isAtWork = true
    return name
  }
  return {
    parse: (text) => {
      try {
        return { ok: true, entries: plugins.input.data(text, '@bibtex/text') as readonly BibEntry[] }
      } catch (error) {
        return { ok: false, ...readError(error) }
      }
    },
    toCsl: (entry) => (plugins.input.chain(entry, { ...options, forceType: '@bibtex/entry+object' }) as readonly CslItem[])[0] ?? {},
    format: (item) => {
      const cite = new Cite([JSON.parse(JSON.stringify(item))], { ...options, forceType: '@csl/list+object' })
      const text = cite.format('bibliography', { format: 'text', template: styleName(), lang: 'en-US', nosort: true })
      isAtWork = false
      // Citation.js takes BibTeX's "and others" as a name.
      return text
        .replace(/\s+/g, ' ')
        .replace(/,? & others(?= \()\.?|,? & others\./, ', et al.')
        .trim()
    },
  }
}
