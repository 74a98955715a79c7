/** Promise: no mark is printed as it was typed without a message, be it of another tool or without its end; and prose is left alone. */
import { describe, expect, it, test } from 'vitest'
import { codes, parseBody, shown } from '../notebook/note.fixture.ts'

const at = (body: string): string[] => parseBody(body).diagnostics.map(({ code, start }) => `${code} ${start?.line}:${start?.column}`)
const words = (body: string): string =>
  parseBody(body)
    .diagnostics.map(({ message, hint }) => `${message} ${hint}`)
    .join('\n')

describe('a mark of another tool is refused once', () => {
  const cases: readonly [what: string, body: string, where: string][] = [
    ['a comment', 'Text %% to myself %% goes on.', '9:6'],
    ['a comment over paragraphs', '%%\nto myself\n\nand more\n%%\n\nText.', '9:1'],
    ['a comment without an end', 'Text %% to myself', '9:6'],
    ['a highlight', 'It is ==bright==.', '9:7'],
    ['a highlight of one sign, with bold in it', 'It is ==x **y** z==.', '9:7'],
    ['a block id', 'It is so. ^p1', '9:11'],
    ['a block id of a list item', '- It is so. ^abc-1\n- And so.', '9:13'],
    ['a block id on its own line', '| a |\n|---|\n| b |\n\n^table', '13:1'],
    ['an embed', '![[chips]]', '9:1'],
    ['an embed in a sentence, with a size', 'See ![[chips.png|300]] here.', '9:5'],
    ['an embed in a quote', '> ![[chips#Bandwidth]]', '9:3'],
    ['a footnote in the line', 'It is so.^[Or nearly.]', '9:10'],
    ['a container', '::: note\nText.\n:::', '9:1'],
    ['a container over paragraphs', ':::note\n\nText.\n\n:::', '9:1'],
    ['a container with a title', ':::: {.callout-note}', '9:1'],
    ['an admonition', '!!! note "Title"\n    Text.', '9:1'],
    ['a table of contents', '[TOC]', '9:1'],
    ['a size of an image', '![A chip|300](./chip.png)', '9:1'],
    ['a size of an image with height', '![A chip|300x200](./chip.png "After it")', '9:1'],
  ]
  test.each(cases)('%s', (_, body, where) => {
    const found = at(body).filter((each) => !each.startsWith('note/expression'))
    expect(found).toEqual([`note/other-tool ${where}`])
  })
  it('and says what to write instead', () => {
    expect(words('![[chips]]')).toMatch(/embeds.*Link it, \[\[chips\]\]/)
    expect(words('![[chips.png]]')).toMatch(/embeds.*!\[what one sees\]\(\.\/chips\.png\)/)
  })
})

describe('a mark that does not end, or that nothing reads, is told', () => {
  const cases: readonly [what: string, body: string, where: string][] = [
    ['a formula', 'With $x = y it is.', '9:6'],
    ['a formula that begins with a command', 'With $\\alpha it is.', '9:6'],
    ['a formula that begins with a number', 'It takes $6ND of it.', '9:10'],
    ['a formula that begins with a power', 'It takes $10^2 of it.', '9:10'],
    ['a display formula in a sentence', 'With $$x = y it is.', '9:6'],
    ['TeX brackets', 'It takes \\(6ND\\) of it.', '9:10'],
    ['TeX display brackets', '\\[ x = y \\]', '9:1'],
    ['TeX display brackets over lines', '\\[\nx\n\\]', '9:1'],
    ['code', 'Run `it now.', '9:5'],
    ['bold text that starts', 'It is **bold now.', '9:7'],
    ['bold text that ends', 'It is bold** now.', '9:11'],
    ['bold text with a space within', 'It is ** bold** now.', '9:14'],
    ['struck text', 'It is ~~gone now.', '9:7'],
    ['a link', 'See [text](https://x.org and.', '9:10'],
    ['a link whose address has a space', 'See [text](/a b/).', '9:10'],
    ['an image with a size', '![A chip](./chip.png =300x)', '9:9'],
    ['a link to a line that is not there', 'See [text][nope].', '9:5'],
    ['an emoji', 'It flies :rocket: high.', '9:10'],
    ['a tag', 'It is #economics/chips now.', '9:7'],
    ['a tag at the start', '#economics', '9:1'],
    ['a heading without a space', '##Heading', '9:1'],
    ['a superscript', 'It is 10^23^ FLOP of the maker.', '9:9'],
    ['a subscript', 'So much CO~2~ of it.', '9:11'],
    ['in a heading', '## Of `code', '9:7'],
    ['in a cell', '| a |\n|---|\n| b **c |', '11:5'],
    ['in a footnote', 'Text[^1].\n\n[^1]: With $x of it.', '11:12'],
    ['in a quote, on its second line', '> Text\n> with $x of it.', '10:8'],
    ['in emphasis', '*a `b c*', '9:4'],
    ['in the words of a link', '[a `b c](https://x.org)', '9:4'],
  ]
  test.each(cases)('%s', (_, body, where) => expect(at(body)).toEqual([`note/as-typed ${where}`]))
})

test.each([
  ['a wikilink and a formula cut by bars', '| [[kv-cache|the cache]] | $|x|$ |', ['note/table 11:3', 'note/table 11:28']],
  ['code cut by a bar', '| `a|b` | c |', ['note/table 11:3']],
  ['a formula cut by a bar in a short row', '| $P(a|b)$ |', ['note/table 11:3']],
  ['a row that is too long', '| a | b | c |', ['note/table 11:1']],
  ['bars as they should be', '| [[kv-cache\\|the cache]] | $\\|x\\|$ and `a \\| b` |', []],
  ['prices', '| $5 | US$ |\n| $5|$10 |\n| $3 M|costs 5$ |', []],
  ['a row that is short', '| a |', []],
])('in a table: %s', (_, row, expected) => {
  expect(at(`| a | b |\n|---|---|\n${row}`).filter((each) => !each.startsWith('note/figure'))).toEqual(expected)
})
it('names the bar', () => {
  expect(words('| a |\n|---|\n| [[kv-cache|the cache]] |')).toMatch(/bar \|.*In a table write \\\|/)
})
it('a table that is not read as one is refused', () => {
  expect(at('| a | [[b|c]] |\n|---|---|\n| d | e |')).toEqual(['note/table 10:1'])
})

test.each([
  ['word, fold and title', '> [!tip]- Folded title\n> Text.', /“tip” is written TIP.*does not fold \(-\).*“Folded title”.*> \[!TIP\]/],
  ['fold and title', '> [!TIP]+ Title\n> Text.', /does not fold \(\+\).*“Title”/],
  ['fold', '> [!NOTE]-\n> Text.', /does not fold/],
  ['a word of another tool', '> [!info]\n> Text.', /“info” is not a kind of alert/],
  ['a title', '> [!NOTE] Title\n> Text.', /no other text \(“Title”\)/],
])('an alert with another %s has one message', (_, body, says) => {
  expect(codes(parseBody(body))).toEqual(['note/alert'])
  expect(words(body)).toMatch(says)
})

test.each([
  ['one word', '<Value of="a.b" rate=“80%” />', 'rate="80%"'],
  ['several', '<Value of="a.b" rate=“80 % of it” unit="x" />', 'straight'],
  ['the required one', '<Value of=„a.b“ />', 'of="a.b"'],
  ['single', '<Value of=‘a.b’ />', 'of="a.b"'],
])('curly quotes around a value have one message: %s', (_, body, says) => {
  expect(codes(parseBody(body))).toEqual(['note/attribute-form'])
  expect(words(body)).toContain(says)
})

test('a wikilink with two bars, and a citation without its author, are refused', () => {
  expect(at('See [[a|b|c]].')).toEqual(['note/wikilink 9:5'])
  expect(at('See [[a|b\\|c]] and [[a|$|x|$]].')).toEqual([])
  expect(at('As said [-@a2020].')).toEqual(['note/citation 9:9'])
})

test('marks in the texts of the frontmatter are told, since those are shown as they stand', () => {
  const file = (summary: string) =>
    `---\ntitle: The loop\nsummary: ${summary}\nkind: concept\nstatus: established\nupdated: 2026-11-20\n---\n\nText.\n`
  for (const summary of [
    'See [[kv-cache]].',
    'See [it](/absent/).',
    'As [see @a2020] says.',
    'It is $6ND$.',
    'It is **so**.',
    "'It is `so`.'",
    'A <b>b</b>.',
  ])
    expect([summary, at(file(summary))]).toEqual([summary, ['frontmatter/markup 3:1']])
  for (const summary of ['From $5 to $10, 3 * 4.', 'a < b, b > c, [sic] and (so).', 'me@b.org']) expect(at(file(summary))).toEqual([])
})

test('prose is left alone', () => {
  const prose = [
    'So 3 * 4 * 5, 2**3, 2 ** 3, a_b and __init__, a* and b*, C#, #1, # 2, F# and the colour #fff or #a0b1c2.',
    'Of 20%% and 50% of 20%%, 100 %, x == y, a==b and b==c, a != b, a <= b is `a <= b`, 10^3, 2^10, n^2, (n)^2.',
    'It is :) or :( or :-), at 10:30:45, a:b:c, C::D, https://x.org/a:b:c#tag and 1:2:3; note: this.',
    'It was $5, $5k, $5.6 M, $5bn, $3M-a-day, US$5 and $10, $/GPU-hour, 5 $/h, $1 million, $2a day; cents/$ and ($M).',
    'In [sic] and [1], a[0][1], f(x)[i], [a] [b], (a)[b], [12][13], ~5 and ~10, a~b, 5 ~ 6, and -> or <- is `<-`.',
    'Escaped: \\`, \\*\\*, \\$x, \\==a==, \\%% a %%, \\#tag, \\:smile:, \\![[a]], \\^[a], \\[\\[a]], \\[a\\](b).',
    'An aside (see below) — “quoted” … and ‘so’; e.g. 5 × 3, ±2 %, ~~struck~~, **bold**, `code`, $x$, [a](https://x.org).',
    'Escaped brackets \\[1\\] and \\[sic\\] in a sentence; wow!!! and ???; a? b: c! :: d.',
    'I said!\n:: no, and\n!! so',
  ]
  for (const text of prose)
    expect([text, parseBody(text).diagnostics.filter(({ code }) => !['note/figure', 'note/angle-bracket'].includes(code))]).toEqual([
      text,
      [],
    ])
})

test('an amount is told as one, and a formula without an end is not taken for it', () => {
  expect(codes(parseBody('It is $6ND of it.'))).toEqual(['note/as-typed'])
  expect(codes(parseBody('It is $6 of it, or $6M, $6bn.'))).toEqual(['note/figure'])
})

describe('a caption', () => {
  const figure = (title: string) => shown(parseBody(`![A chip](./chip.png ${title})`)).replace(/^<figure><img[^>]*>|<\/figure>$/g, '')
  it('cites, links and stresses as text does', () => {
    expect(figure('"After [@hoffmann2022, p. 5], see [[kv-cache]] and *more* of [it](/about/) at $x$"')).toBe(
      '<figcaption>After {cite bracketed hoffmann2022}, see {link kv-cache untitled}{/link} and <em>more</em> of <a href="/about/">it</a> at <math><mrow><mi>x</mi></mrow></math></figcaption>',
    )
    expect(figure('(in [@a] brackets)')).toBe('<figcaption>in {cite bracketed a} brackets</figcaption>')
  })
  it('is one line of text whatever it begins with, and keeps escapes', () => {
    expect(figure('"1. First # ## of\nall"')).toBe('<figcaption>1. First # ## of all</figcaption>')
    expect(figure('"a \\"b\\" &amp; \\*c\\*"')).toBe('<figcaption>a &quot;b&quot; &amp; *c*</figcaption>')
  })
  it('is part of the text and of the record, placed at its image', () => {
    const { record, addresses } = parseBody('Text.\n\n![A chip](./chip.png "After [@a] and [[b|c]], [d](/e/)")')
    expect(record?.text).toBe('Text.\nAfter and c, d')
    const place = { line: 11, column: 1 }
    expect([record?.citations, record?.links, addresses]).toMatchObject([
      [{ key: 'a', place }],
      [{ target: 'b', place }],
      [{ url: '/e/', place }],
    ])
  })
  it('may hold what looks like the key of a source, which is asked later', () => {
    expect(parseBody('Text [a2020].\n\n![A chip](./chip.png "After [b2020, p. 5]")').bracketed).toEqual([
      { key: 'a2020', place: { line: 9, column: 6 } },
      { key: 'b2020', place: { line: 11, column: 1 } },
    ])
  })
  it.each([
    ['an expression', '"{x}"', 'note/expression'],
    ['HTML', "'<b>x</b>'", 'note/html'],
    ['a component of its own paragraph', '\'<Calculator id="a" />\'', 'note/component-place'],
    ['a script link', '"[x](javascript:a)"', 'note/link'],
    ['an image', '"![b](./b.png)"', 'note/image'],
    ['a footnote', '"a[^1]"', 'note/footnote'],
    ['a mark of another tool', '"==a=="', 'note/other-tool'],
    ['a formula that cannot be read', '"$\\frac{$"', 'note/math'],
  ])('cannot hold %s', (_, title, code) => {
    const { diagnostics, parts } = parseBody(`Text.\n\n![A chip](./chip.png ${title})`)
    expect(diagnostics.map((each) => each.code)).toContain(code)
    expect(diagnostics.every(({ start }) => start?.line === 11 && start.column === 1)).toBe(true)
    expect(parts).toEqual([])
  })
})

test('the cost of a block grows as its length, whatever marks it is full of', () => {
  const pieces = [
    '%% a ',
    '==a ',
    '^a ',
    '![[a ',
    '^[',
    '::: a\n',
    '$x ',
    '\\(a ',
    '\\[a ',
    '` ',
    '**a ',
    '~~a ',
    '](',
    '[a][',
    ':a',
    '#a ',
    'a^b',
    'a~b',
    '|--',
    '   \n',
    '> > ',
    '[a, ',
  ]
  const cost = (piece: string, size: number): number => {
    const body = `a ${piece.repeat(40)}\n`.repeat(size)
    const { user, system } = process.cpuUsage()
    parseBody(body)
    const used = process.cpuUsage({ user, system })
    return (used.user + used.system) / 1000
  }
  // The largest note is 64 KiB; each of these takes some 0.1 s, most of it in the parse.
  for (const piece of pieces) expect([piece, cost(piece, Math.floor(60_000 / (piece.length * 40 + 3))) < 4000]).toEqual([piece, true])
})
