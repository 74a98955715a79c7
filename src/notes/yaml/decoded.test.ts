/**
 * Promise: what an author's escapes, entities and commands stand for is judged as what stands in the file: wherever text is decoded, a
 * character that cannot be seen is refused, at its place.
 */
import { describe, expect, it, test } from 'vitest'
import { book } from '../../scenario/scenario.fixture.ts'
import { loadLibrary } from '../notebook/citation-library.ts'
import { readDataset } from '../notebook/datasets.ts'
import { codes, frontmatter, parse, parseBody } from '../notebook/note.fixture.ts'
import { readParameters } from '../notebook/parameters.ts'
import { readScenario } from '../notebook/scenarios.ts'
import { readSources } from '../notebook/sources.ts'
import { readText, type TextFile } from '../text/read-text.ts'

const inNotes = (file: string): string[] => {
  const { diagnostics, parts, record } = parse(file)
  const found = diagnostics.filter(({ code }) => code === 'text/character').map(({ start }) => `${start?.line}:${start?.column}`)
  if (found.length > 0) expect(parts).toEqual([])
  if (found.length > 0 && (found[0]?.startsWith('2:') ?? false)) expect(record).toBeNull()
  return found
}
const textOf = (text: string, file = 'content/x.yaml'): TextFile => {
  const { source } = readText(file, new TextEncoder().encode(text))
  if (!source) throw new Error('The text itself is refused.')
  return source
}

describe('an escape in the frontmatter', () => {
  const escapes = [
    '\\u202e',
    '\\0',
    '\\a',
    '\\b',
    '\\e',
    '\\f',
    '\\r',
    '\\v',
    '\\N',
    '\\L',
    '\\P',
    '\\x1b',
    '\\x9b',
    '\\u200b',
    '\\xad',
    '\\ufeff',
  ]
  const more = [
    '\\ufe0f',
    '\\ue000',
    '\\uf8ff',
    '\\U000F0000',
    '\\U0010FFFD',
    '\\U000E0041',
    '\\ud800',
    '\\udc00',
    '\\u0378',
    '\\u2800',
    '\\u3164',
  ]
  test.each([...escapes, ...more])('%s is refused', (written) => {
    expect(inNotes(frontmatter.replace('The training loop', `"A price${written} of 5"`))).toEqual(['2:8'])
    expect(inNotes(frontmatter.replace('The training loop', `"${written}"`))).toEqual(['2:8'])
  })
  test('that stands for what one sees is read: letters, an emoji, spaces', () => {
    const { record, diagnostics } = parse(
      `${frontmatter.replace('The training loop', '"A\\u00e9 \\u26a1\\ufe0f \\ud83d\\ude00 12\\_GB \\x41"')}\nText.`,
    )
    expect(diagnostics).toEqual([])
    expect(record?.title).toBe('Aé ⚡️ 😀 12\u00a0GB A')
  })
  test('that stands for a space only leaves the title empty', () => {
    for (const written of ['\\_', '\\t', ' ', '\\u2003'])
      expect(codes(parse(frontmatter.replace('The training loop', `"${written}"`)))).toEqual(['yaml/value'])
  })
  const places: readonly [string, string, string][] = [
    ['a summary', 'summary: "a\\0b"', '3:10'],
    ['a question', 'question: "Why\\u202e?"', '3:11'],
    ['an alias', 'aliases: ["kv\\u200b-cache"]', '3:11'],
    ['an alias on its own line', 'aliases:\n  - "kv\\u200b-cache"', '4:5'],
    ['a claim', 'claims:\n  - id: a\n    text: "It is\\u202e so."', '5:11'],
    ['a condition', 'claims:\n  - id: a\n    text: It is so.\n    holds: "a.b > 1\\u200b"', '6:12'],
    ['a reason', 'relations:\n  - to: a\n    kind: explains\n    because: "It is\\u2066 so."', '6:14'],
    ['a target', 'relations:\n  - to: "a\\u200b"\n    kind: explains\n    because: It is so.', '4:9'],
    ['an old id', 'formerly: ["a\\u200b"]', '3:12'],
    ['a key', '"colour\\u200b": red', '3:1'],
    ['a date', 'updated: "2026-11-20\\u200b"', '3:10'],
  ]
  test.each(places)('in %s is refused at its place', (_, lines, place) => {
    const others = frontmatter.replace(new RegExp(`^${/^\w+/.exec(lines)?.[0]}: .*\n`, 'm'), '')
    expect(inNotes(others.replace(/^title: .*$/m, (title) => `${title}\n${lines}`))).toEqual([place])
  })
  test('is told along with all else that is wrong', () => {
    const file = `${frontmatter.replace('The training loop', '"a\\0"').replace('concept', 'idea')}\n<b>c</b> &#x202e;`
    expect(codes(parse(file))).toEqual(['text/character', 'yaml/value', 'note/html', 'text/character'])
  })
})

describe('an entity in the text', () => {
  const entities = [
    '&#x202e;',
    '&#8238;',
    '&ZeroWidthSpace;',
    '&shy;',
    '&zwnj;',
    '&zwj;',
    '&lrm;',
    '&rlm;',
    '&NoBreak;',
    '&InvisibleTimes;',
    '&af;',
  ]
  test.each([...entities, '&#xe000;', '&#xf0000;', '&#xfe0f;', '&#xad;', '&#x2800;', '&#xe0041;', '&#x1b;', '&#127;'])(
    '%s is refused',
    (entity) => {
      const found = inNotes(`${frontmatter}\nAn entity${entity} here.`)
      // What is no character at all in HTML becomes the sign for that, which is seen.
      if (!['&#x1b;', '&#127;'].includes(entity)) expect(found).toEqual(['9:1'])
    },
  )
  test('that stands for what one sees is read: spaces of a set width, signs, an emoji', () => {
    expect(codes(parseBody('12&nbsp;GB &lt; 4&#x202f;000 &thinsp; &eacute; &#x26a1;&#xfe0f; &amp;'))).toEqual([])
  })
  const places: readonly [string, string, string][] = [
    ['a heading', '## a&#x202e;b', '9:4'],
    ['emphasis', 'a *b&#x202e;*', '9:4'],
    ['a link', '[a&#x202e;](https://x.org)', '9:2'],
    ['a link’s title', '[a](https://x.org "b&#x202e;")', '9:1'],
    ['an address', '[a](https://x.org/b&#x200b;)', '9:1'],
    ['a reference’s address', '[a][b]\n\n[b]: https://x.org/&#x200b;', '11:1'],
    ['a description', '![a&#x202e;](./a.png)', '9:1'],
    ['a caption', '![a](./a.png "b&#x202e;")', '9:1'],
    ['a cell', '| a |\n|---|\n| b&#x202e; |', '11:3'],
    ['an item', '- a&#x202e;', '9:3'],
    ['a footnote', 'a[^1]\n\n[^1]: b&#x202e;', '11:7'],
    ['the language of code', '```py&#x202e;\na\n```', '9:1'],
    ['what follows the language', '```py a&#x202e;\na\n```', '9:1'],
    ['the text of a wikilink', '[[a|b&#x202e;]]', '9:5'],
    ['an alert', '> [!NOTE]\n> a&#x202e;', '9:3'],
    ['a quote', '> a&#x202e;', '9:3'],
  ]
  test.each(places)('in %s is refused at its place', (_, body, place) => expect(inNotes(`${frontmatter}\n${body}`)).toContain(place))

  test('in code, a formula or a tag is no entity there, and its letters are shown', () => {
    for (const body of ['`&#x202e;`', '```\n&#x202e;\n```', '    &#x202e;'.trim() === '' ? '' : '~~~\n&shy;\n~~~'])
      expect(
        parseBody(body)
          .parts.map((part) => (part.type === 'html' ? part.html : ''))
          .join(''),
      ).toMatch(/&amp;#x202e;|&amp;shy;/)
  })
  test('that stands for a space only leaves a link or heading without words', () => {
    expect(codes(parseBody('[&nbsp;](https://x.org)'))).toEqual(['note/link-text'])
    expect(parseBody('[[a|&nbsp;]]').parts).toContainEqual({ type: 'link-open', link: 0, hasText: false })
    expect(codes(parseBody('## &nbsp;'))).toEqual(['note/heading'])
    expect(codes(parseBody('![&nbsp;](./a.png)'))).toEqual(['note/image-alt'])
  })
})

describe('a percent sign in an address', () => {
  test.each(['https://x.org/%E2%80%AE', '/notes/a/?q=%E2%80%8B', '#%00', 'https://x.org/%25E2%2580%25AE', '/a%1B%5D0'])(
    '%s is refused',
    (url) => expect(codes(parseBody(`[a](${url})`))).toEqual(['note/link']),
  )
  test('that stands for a letter is read', () => expect(codes(parseBody('[a](https://x.org/caf%C3%A9%20b)'))).toEqual([]))
})

describe('an emoji', () => {
  test('with its selector, as a keyboard writes it, is text', () => {
    expect(codes(parse(`${frontmatter.replace('The training loop', '⚡️ Power')}\n⚡️ and 👩‍💻, \`❤️\``))).toEqual([])
    expect(readText('a.csv', new TextEncoder().encode('id,name\na,⚡️ chip\n')).diagnostics).toEqual([])
  })
  test('character for private use is refused in every kind of file', () => {
    expect(codes(parse(`${frontmatter}\na\ue000b`))).toEqual(['text/character'])
    expect(readText('a.csv', new TextEncoder().encode('id,name\na,\ue000\n')).diagnostics.map(({ code }) => code)).toEqual([
      'text/character',
    ])
  })
})

describe('an escape in another file', () => {
  const parameter = (lines: string) =>
    `aShare:\n  label: A label\n  unit: share\n  best: 0.5\n  low: 0.4\n  high: 0.6\n  distribution: uniform\n  asOf: "2026"\n${lines}\n`
  const found = (diagnostics: readonly { code: string; start?: { line: number } }[]) =>
    diagnostics.map(({ code, start }) => `${code} ${start?.line}`)

  const lines: readonly [string, string][] = [
    ['a label', parameter('  assumption: A guess.').replace('A label', '"\\e]0;PWNED\\a\\e[2J"')],
    ['an assumption', parameter('  assumption: "A \\u202eguess."')],
    ['a note', parameter('  note: "\\u200b"\n  assumption: A guess.')],
    ['a source’s key', parameter('  sources: ["ho2024\\u200b"]')],
    [
      'a former value',
      parameter('  assumption: A.\n  history:\n    - { until: "2027-01-15", best: 0.5, low: 0.4, high: 0.6, assumption: "\\u2066" }'),
    ],
    [
      'its reason',
      parameter(
        '  assumption: A.\n  history:\n    - { until: "2027-01-15", best: 0.5, low: 0.4, high: 0.6, assumption: A., because: "\\0" }',
      ),
    ],
    ['an id', parameter('  assumption: A.').replace('aShare:', '"aShare\\u200b":')],
  ]
  it.each(lines)('%s of a parameter is refused, and the parameter is not read', (_, text) => {
    const read = readParameters(textOf(text), 'x')
    expect(read.diagnostics.map(({ code }) => code)).toContain('text/character')
    expect(read.found).toEqual([])
  })
  it('leaves the other parameters of the file', () => {
    const other = parameter('  assumption: A.').replace('aShare', 'bShare')
    const read = readParameters(textOf(`${parameter('  assumption: "\\0"')}${other}`), 'x')
    expect(found(read.diagnostics)).toEqual(['text/character 9'])
    expect(read.found.map(({ parameter: { id } }) => id)).toEqual(['bShare'])
    expect(read.broken).toEqual(['aShare'])
  })
  const description =
    'title: T\ndescription: D.\nkey: id\nsources: [a2026]\nlicence: MIT\nasOf: "2026"\ncolumns:\n  id: { label: Id, type: id, note: N }\n'
  it.each(['T', 'D.', 'MIT', 'Id', 'N'])('“%s” of a data set is refused', (word) => {
    const text = description.replace(new RegExp(`(?<= )${word.replace('.', '\\.')}(?=[\\n, ])`), '"a\\u202e"')
    expect(text).not.toBe(description)
    const read = readDataset('x', textOf(text), textOf('id\na\n', 'x.csv'))
    expect(read.diagnostics.map(({ code }) => code)).toEqual(['text/character'])
    expect(read.found).toBeNull()
  })
  const scenario = 'title: T\nsummary: S.\nassumptions:\n  mfu: { value: 40%, because: So. }\n'
  it.each(['T', 'S.', 'So.'])('“%s” of a scenario is refused', (word) => {
    const read = readScenario(textOf(scenario.replace(` ${word}`, ' "a\\u202e"')), 'x', book, new Set())
    expect(read.diagnostics.map(({ code }) => code)).toEqual(['text/character'])
    expect(read.scenario).toBeNull()
  })
  it('of TeX in BibTeX is refused at its entry', async () => {
    const library = await loadLibrary()
    for (const field of [
      'author = {Ho{\\textcompwordmark}, A},\n  title = {T}',
      'author = {Ho, A},\n  title = {A {\\textcompwordmark}b}',
    ]) {
      const read = readSources(library, textOf(`@misc{a2026,\n  ${field},\n  year = {2026}\n}\n`, 'a.bib'))
      expect(found(read.diagnostics)).toEqual(['text/character 1'])
      expect([read.found, read.broken]).toEqual([[], ['a2026']])
    }
  })
})
