/**
 * Each construct of the note language in the shapes that cost most for their length: repeated, its openers alone, its closers alone,
 * nested, and alternating; in one paragraph, on many lines, and in many paragraphs.
 */

interface Construct {
  readonly name: string
  readonly open: string
  readonly inner: string
  readonly close: string
  /** Stands on lines of its own. */
  readonly block?: true
  /** What the text needs besides, before it. */
  readonly before?: string
}

const inline = (name: string, open: string, inner = '', close = '', before = ''): Construct => ({ name, open, inner, close, before })
const block = (name: string, open: string, inner = '', close = '', before = ''): Construct => ({
  name,
  open,
  inner,
  close,
  before,
  block: true,
})
const punctuation = '!"\'),.:;?]_~'

export const constructs: readonly Construct[] = [
  inline('text', 'a '),
  inline('emphasis', '*a', ' b ', 'c*'),
  inline('emphasis and underscores', '*a _b', ' c ', 'd* e_'),
  inline('strong', '**a', ' b ', 'c**'),
  inline('strikethrough', '~~a', ' b ', 'c~~'),
  inline('strikethrough and emphasis', '~~a *b', ' c ', 'd~~ e*'),
  inline('inline code', '`', 'a', '`'),
  inline('inline code of two', '``a', ' ` b', '``'),
  inline('link', '[', 'a', '](/b/)'),
  inline('link with a title', '[a', '](/b/ "', 'c")'),
  inline('bracket', '[a', ' b ', 'c]'),
  inline('far bracket', '[', 'a '.repeat(300), ']'),
  inline('reference', '[a', ' b', '][c]', '[c]: /d/\n\n'),
  inline('short reference', '[', 'c', ']', '[c]: /d/\n\n'),
  inline('image in text', '![', 'a', '](./b.png)'),
  inline('footnote reference', '[^', 'a', ']', '[^a]: b\n\n'),
  inline('footnote after a sign', '![^', 'a', ']', '[^a]: b\n\n'),
  inline('address', 'https://', 'a.bc', '/d'),
  inline('address in brackets', '[https://', 'a.bc', ']'),
  inline('letter h after a bracket', 'h', ' ', '', '[ '),
  inline('address and punctuation', 'https://a.bc/', punctuation.repeat(15), 'a'),
  inline('address and entities', 'https://a.bc/', '&a;'.repeat(60), 'a'),
  inline('entity', '&amp;'),
  inline('no entity', '&a;'),
  inline('character reference', '&#x', '41', ';'),
  inline('escape', '\\*'),
  inline('exclamation', '!'),
  inline('wikilink', '[[a', '|b ', 'c]]'),
  inline('wikilink without a text', '[[', 'a', ']]'),
  inline('citation', '[@', 'a, p. 5; see @b', ']'),
  inline('citation in text', '@a'),
  inline('formula', '$a', '_b ', 'c$'),
  inline('display in text', '$$a', ' b ', 'c$$'),
  inline('price', '$5 '),
  inline('tag', '<Value of="', 'a.b', '" />'),
  inline('tag without an end', '<A b="c" '),
  inline('tag with braces', '<A b={', 'c', '} />'),
  inline('comment', '<!-- ', 'a', ' -->'),
  inline('sign', '< '),
  inline('expression', '{', 'a', '}'),
  inline('hard break', 'a\\\n'),
  inline('hard break by spaces', 'a  \n'),
  inline('quotation marks', '"', 'a', '"'),
  inline('figure', '12 % ', 'of $3 million', ' '),
  block('paragraph', 'a b c'),
  block('heading', '## ', 'a', ' ##'),
  block('underlined heading', 'a\n', '', '---'),
  block('rule', '---'),
  block('rule of asterisks', '* * *'),
  block('quote', '> ', 'a'),
  block('quote and lazy lines', '> a', '\nb', '\nc'),
  block('list', '- ', 'a'),
  block('numbered list', '1. ', 'a'),
  block('list by tabs', '-\t', 'a'),
  block('list and lazy lines', '- a', '\nb', '\nc'),
  block('task', '- [ ] ', 'a'),
  block('alert', '> [!NOTE]\n> ', 'a'),
  block('code fence', '```js\n', 'const a = "b" // c', '\n```'),
  block('code fence of tildes', '~~~\n', 'a', '\n~~~'),
  block('definition', '[a]: /b/', ' "c', '"'),
  block('footnote', '[^a]: ', 'b'),
  block('table', '| a | b |\n|---|---|\n', '| c | d |', '\n'),
  block('table row', '| [a](/b/) | c |', '', '', '| a | b |\n|---|---|\n'),
  block('table without a frame', 'a | b', '', '', 'a | b\n--- | ---\n'),
  block('line of bars', '|', '', '', 'a | b\n--- | ---\n'),
  block('formula on lines', '$$\n', '\\frac{a}{b}', '\n$$'),
  block('image', '![', 'a', '](./b.png)'),
  block('component', '<Calculator id="', 'a', '" />'),
  block('import', 'import ', 'a from', " 'b'"),
]

/** Lines no longer than a note may have. */
export const wrapped = (text: string, width = 1900): string =>
  text
    .split('\n')
    .map((line) => (line.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join('\n'))
    .join('\n')

const times = (unit: string, bytes: number): string => unit.repeat(Math.max(1, Math.floor(bytes / Math.max(1, unit.length))))

/** How a construct is laid out; each takes about so many bytes. */
const layouts: Readonly<Record<string, (construct: Construct, bytes: number) => string>> = {
  repeated: ({ open, inner, close }, bytes) => times(`${open}${inner}${close} `, bytes),
  dense: ({ open, inner, close }, bytes) => times(`${open}${inner}${close}`, bytes),
  openers: ({ open }, bytes) => times(`${open} `, bytes),
  closers: ({ close }, bytes) => times(`${close} `, bytes),
  nested: ({ open, inner, close }, bytes) =>
    times(`${open} `, bytes / 2).slice(0, bytes / 2) + inner + times(` ${close}`, bytes / 2).slice(0, bytes / 2),
  alternating: ({ open, close }, bytes) => times(`${close} ${open} `, bytes),
  'on lines': ({ open, inner, close }, bytes) => times(`${open}${inner}${close}\n`, bytes),
  'in paragraphs': ({ open, inner, close }, bytes) => times(`${open}${inner}${close}\n\n`, bytes),
}

/** Blocks begin lines; nested they stand in one line, and one in the other by indentation. */
const blockLayouts: typeof layouts = {
  'on lines': layouts['on lines'] as NonNullable<(typeof layouts)[string]>,
  'in paragraphs': layouts['in paragraphs'] as NonNullable<(typeof layouts)[string]>,
  openers: ({ open }, bytes) => times(`${open}\n`, bytes),
  'nested in a line': ({ open, inner }, bytes) => times(`${open.repeat(16)}${inner}\n`, bytes),
  'nested by lines': ({ open, inner }, bytes) => {
    const depth = Math.floor(Math.sqrt(bytes))
    return Array.from({ length: depth }, (_, index) => `${'  '.repeat(index)}${open}${inner}`).join('\n')
  },
  'nested, then empty lines': ({ open, inner }, bytes) => {
    const depth = Math.floor(Math.sqrt(bytes / 2))
    return Array.from({ length: depth }, (_, index) => `${'\t'.repeat(index)}${open}${inner}`).join('\n') + times('\n', bytes / 30)
  },
}

export interface Shape {
  readonly name: string
  /** A body of about so many bytes. */
  readonly body: (bytes: number) => string
}

export const shapesOf = (construct: Construct): readonly Shape[] =>
  Object.entries(construct.block ? blockLayouts : layouts).map(([layout, body]) => ({
    name: `${construct.name}, ${layout}`,
    body: (bytes) => (construct.before ?? '') + (construct.block ? body(construct, bytes) : wrapped(body(construct, bytes))),
  }))
