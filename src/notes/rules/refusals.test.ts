import { describe, expect, test } from 'vitest'
import { codes, frontmatter, parse, parseBody } from '../notebook/note.fixture.ts'
import { parseNote } from '../notebook/parse-note.ts'
import { cpuTime } from '../text/time-bound.ts'

/** Promise: what a note may not hold is refused by its code, at its place, and never stops the rest from being read. */

const at = (body: string): string[] => parseBody(body).diagnostics.map(({ code, start }) => `${code} ${start?.line}:${start?.column}`)

describe('code and HTML', () => {
  const cases: readonly [string, string, string[]][] = [
    ['an import', "import fs from 'node:fs'", ['note/module 9:1']],
    ['an import with braces', "import { a } from 'b'\nexport const c = 1", ['note/module 9:1', 'note/module 10:1']],
    ['an export of a default', 'export default function A() {}', ['note/module 9:1']],
    ['a dynamic import', "import('fs')", ['note/module 9:1']],
    ['an expression', 'The budget is {6 * N * D} FLOP.', ['note/expression 9:15']],
    ['the environment', '{process.env.HOME}', ['note/expression 9:1']],
    ['an expression of no JavaScript', 'a {x y} b', ['note/expression 9:3']],
    ['an expression over lines', '{a\nb} c', ['note/expression 9:1']],
    ['a comment in braces', '{/* a */}', ['note/expression 9:1']],
    ['braces in a table', '| a |\n|---|\n| {b} |', ['note/expression 11:3']],
    ['braces in a list', '- a\n\n  {b}', ['note/expression 11:3']],
    ['braces in a footnote', 'a[^1]\n\n[^1]: {b}', ['note/expression 11:7']],
    ['braces in a wikilink', '[[a|{b}]]', ['note/expression 9:5']],
    ['a script', '<script>alert(1)</script>', ['note/html 9:1']],
    ['a script over lines', '<script>\nalert(1)\n</script>', ['note/html 9:1']],
    ['an image tag with a handler', '<img src="x" onerror="alert(1)">', ['note/html 9:1']],
    ['a form', '<form action="https://evil.org"><input name="p" /></form>', ['note/html 9:1', 'note/html 9:33']],
    ['a tag with set:html', '<div set:html="<b>" />', ['note/html 9:1']],
    ['a link tag', '<a href="javascript:alert(1)">x</a>', ['note/html 9:1']],
    ['a closing tag alone', 'a </div>', ['note/html 9:3']],
    ['a fragment', '<>a</>', ['note/html 9:1']],
    ['a declaration', '<!doctype html>', ['note/html 9:1']],
    ['an instruction', '<?php a ?>', ['note/html 9:1']],
    ['a tag of its own name', '<my-tag />', ['note/html 9:1']],
    ['an HTML comment', 'a <!-- b > c --> d', ['note/comment 9:3']],
    ['a lone sign', 'if a < b', ['note/angle-bracket 9:6']],
    ['an address in brackets', '<https://x.org>', ['note/angle-bracket 9:1']],
  ]
  test.each(cases)('%s', (_, body, expected) => expect(at(body)).toEqual(expected))

  test('prose about imports and exports is prose', () => {
    expect(at('Export controls changed prices.\nimport duties rose, and import from Taiwan fell.\n\nexport bans came.')).toEqual([])
  })
})

describe('components', () => {
  const cases: readonly [string, string, string[]][] = [
    ['an unknown one', '<Stack />', ['note/component-unknown 9:1']],
    ['a member', '<Astro.self id="a" />', ['note/component-unknown 9:1']],
    ['a namespace', '<A:b />', ['note/component-unknown 9:1']],
    ['lower case', '<calculator id="a" />', ['note/html 9:1']],
    ['content', '<Calculator id="a">b</Calculator>', ['note/component-form 9:1', 'note/component-place 9:1']],
    ['not closed', '<Value of="a.b">', ['note/component-form 9:1']],
    ['never ended', '<Value of="a.b"\n\nb', ['note/component-form 9:1']],
    ['an expression as a value', '<Calculator id={process.env.X} />', ['note/attribute-code 9:13']],
    ['a spread', '<Calculator id="a" {...b} />', ['note/attribute-code 9:20']],
    ['a spread over lines', '<Calculator id="a" {...{\nb}} />', ['note/attribute-code 9:1']],
    ['set:html', '<Calculator id="a" set:html="<b>" />', ['note/attribute-unknown 9:20']],
    ['client:load', '<Calculator id="a" client:load />', ['note/attribute-unknown 9:20']],
    ['slot', '<Calculator id="a" slot="__proto__" />', ['note/attribute-unknown 9:20']],
    ['style', '<Value of="a.b" style="color:red" />', ['note/attribute-unknown 9:17']],
    ['a handler', '<Calculator id="a" onclick="b" />', ['note/attribute-unknown 9:20']],
    ['a handler in camel case', '<Calculator id="a" onClick="b" />', ['note/attribute-unknown 9:20']],
    ['__proto__', '<Calculator id="a" __proto__="b" />', ['note/attribute-unknown 9:20']],
    ['constructor', '<Calculator id="a" constructor="b" />', ['note/attribute-unknown 9:20']],
    ['hasOwnProperty', '<Calculator id="a" hasOwnProperty="b" />', ['note/attribute-unknown 9:20']],
    ['an attribute of no meaning', '<Claim id="a" params="b" />', ['note/attribute-unknown 9:15']],
    ['no quotes', '<Claim id=a />', ['note/attribute-form 9:8']],
    ['no value', '<Claim id />', ['note/attribute-form 9:8']],
    ['twice', '<Claim id="a" id="b" />', ['note/attribute-duplicate 9:15']],
    ['no id', '<Claim />', ['note/attribute-missing 9:1']],
    ['an id that is a path', '<Claim id="../a" />', ['note/attribute-value 9:8']],
    ['a value without output', 'a <Value of="b" />', ['note/attribute-value 9:10']],
    ['digits of no use', 'a <Value of="b.c" digits="1e9" />', ['note/attribute-value 9:19']],
    ['a block in a sentence', 'See <Claim id="a" /> here.', ['note/component-place 9:5']],
    ['a block in a cell', '| a |\n|---|\n| <Claim id="a" /> |', ['note/component-place 11:3']],
    ['a block in a footnote', 'a[^1]\n\n[^1]: <Claim id="a" />', ['note/component-place 11:7']],
    ['a value in a heading', '## It is <Value of="a.b" />', ['note/component-place 9:10']],
    ['a value in a link', '[<Value of="a.b" />](https://x.org)', ['note/component-place 9:2']],
  ]
  test.each(cases)('%s', (_, body, expected) => expect(at(body)).toEqual(expected))
})

describe('links and images', () => {
  const urls = [
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    '&#106;avascript:alert(1)',
    'java\\&#9;script:a',
    'data:text/html,a',
    'vbscript:a',
    'http://x.org',
    '//evil.org',
    '/\\evil.org',
    '\\\\evil.org',
    '/%2Fevil.org',
    '/%5Cevil.org',
    '/%252Fevil.org',
    '/%09/evil.org',
    'file:///etc/passwd',
    'mailto:a@b.org',
    './other.mdx',
    'other',
    '../up',
    '?raw',
    'https:x',
    'https:///evil.org',
    'https://a.org\\@evil.org',
    'https://user@evil.org',
    'https://a%zz.org',
    '<https://x.org/a b>',
    '',
  ]
  test.each(urls)('a link to “%s” is refused, also by reference', (url) => {
    expect(codes(parseBody(`[a](${url})`))).toEqual(['note/link'])
    if (url !== '') expect(codes(parseBody(`[a][b]\n\n[b]: ${url}`))).toEqual(['note/link'])
  })
  const images = [
    '../../evil.mjs',
    './evil.mjs',
    './a.png?raw',
    './a.svg',
    './A.png',
    './../a.png',
    'a.png',
    '/a.png',
    'https://x.org/a.png',
    'data:image/png;base64,AA',
    './a/b.png',
    './%2e%2e/a.png',
    './a.png#b',
  ]
  test.each(images)('an image from “%s” is refused', (url) => expect(codes(parseBody(`![a](${url})`))).toEqual(['note/image']))

  const cases: readonly [string, string, string[]][] = [
    ['an image without description', '![](./a.png)', ['note/image-alt 9:1']],
    ['an image described by a tag', '![<b>a</b>](./a.png)', ['note/image-alt 9:1']],
    ['an image in a sentence', 'a ![b](./c.png)', ['note/image-place 9:3']],
    ['a link around an image', '[![b](./c.png)](https://x.org)', ['note/image-place 9:2']],
    ['a link without text', '[](https://x.org)', ['note/link-text 9:1']],
    ['a wikilink in a link', '[a [[b]]](https://x.org)', ['note/link-text 9:4']],
    ['a citation in a wikilink', '[[a|b @c]]', ['note/link-text 9:7']],
    ['a wikilink to nothing', 'a [[ ]]', ['note/wikilink 9:3']],
    ['a wikilink without end', 'a [[b|c', ['note/wikilink 9:3']],
    ['an unknown kind of wikilink', '[[params:a]]', ['note/wikilink 9:1']],
    ['a citation of nothing', 'a [@] b', ['note/citation 9:3']],
    ['a part that cites nothing', '[@a; b]', ['note/citation 9:6']],
    ['two keys in one part', '[@a @b]', ['note/citation 9:2']],
  ]
  test.each(cases)('%s', (_, body, expected) => expect(at(body)).toEqual(expected))
})

describe('headings, alerts, footnotes, formulas', () => {
  const cases: readonly [string, string, string[]][] = [
    ['a first-level heading', '# a', ['note/heading 9:1']],
    ['one that is underlined', 'a\n===', ['note/heading 9:1']],
    ['a fifth-level heading', '## a\n\n### b\n\n#### c\n\n##### d', ['note/heading 15:1']],
    ['a skipped level', '### a', ['note/heading 9:1']],
    ['a heading without text', '##', ['note/heading 9:1']],
    ['a link in a heading', '## a [[b]]', ['note/heading 9:6']],
    ['an unknown alert', '> [!INFO]\n> a', ['note/alert 9:1']],
    ['an alert in lower case', '> [!note]\n> a', ['note/alert 9:1']],
    ['an alert on one line', '> [!NOTE] a', ['note/alert 9:1']],
    ['an alert without text', '> [!NOTE]', ['note/alert 9:1']],
    ['a footnote of two paragraphs', 'a[^1]\n\n[^1]: b\n\n    c', ['note/footnote 11:1']],
    ['a footnote without definition', 'a[^1]', ['note/footnote 9:1']],
    ['a footnote without reference', 'a\n\n[^1]: b', ['note/footnote 11:1']],
    ['a footnote in a footnote', 'a[^1]\n\n[^1]: b[^2]\n\n[^2]: c', ['note/footnote 11:8']],
    ['a footnote twice', 'a[^1]\n\n[^1]: b\n\n[^1]: c', ['note/footnote 13:1']],
    ['a formula that does not parse', 'a $\\frac{1}{$', ['note/math 9:13']],
    ['an unknown command', 'a $\\nope$', ['note/math 9:4']],
    ['an empty formula', 'a $$ $$', ['note/math 9:3']],
    ['text beside a fence', '$$ a\nb\n$$', ['note/math 9:1']],
    ['a fence without end', '$$\na', ['note/math 9:1']],
  ]
  test.each(cases)('%s', (_, body, expected) => expect(at(body)).toEqual(expected))

  const commands = [
    '\\href{https://x.org}{a}',
    '\\url{https://x.org}',
    '\\includegraphics{a}',
    '\\htmlClass{a}{b}',
    '\\htmlStyle{color:red}{a}',
    '\\htmlData{a=b}{c}',
    '\\rule{9em}{9em}',
    '\\color{red}a',
    '\\textcolor{red}{a}',
    '\\colorbox{red}{a}',
    '\\fcolorbox{red}{red}{a}',
    '\\def\\a{b}\\a',
    '\\gdef\\a{b}',
    '\\newcommand{\\a}{b}',
    '\\hspace{99em}',
    '\\kern99em',
    '\\raisebox{9em}{a}',
    '\\Huge a',
    '\\tag{1}',
    '\\let\\a=b',
  ]
  test.each(commands)('a formula with %s is refused', (tex) => expect(codes(parseBody(`a $${tex}$`))).toEqual(['note/math-command']))
})

describe('the limits', () => {
  const path = 'content/notes/training/a.mdx'
  const refused: readonly [string, string | Uint8Array, string][] = [
    ['a line of 2 MB', `${frontmatter}${'a'.repeat(2e6)}`, 'text/too-large'],
    ['a line of 2,001 characters', `${frontmatter}${'a'.repeat(2001)}`, 'text/too-large'],
    ['2,001 lines', `${frontmatter}${'a\n'.repeat(1994)}`, 'text/too-large'],
    ['5,000 nested quotes', `${frontmatter}${'>'.repeat(1900)} a`, 'note/nesting'],
    ['17 markers', `${frontmatter}${'> - 1. '.repeat(6)} a`, 'note/nesting'],
    [
      'a list nested line by line',
      `${frontmatter}${Array.from({ length: 60 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n')}`,
      'note/nesting',
    ],
    ['many cells', `${frontmatter}\n|a|b|\n|-|-|\n${'|c|d|\n'.repeat(1200)}`, 'note/too-complex'],
    ['pairs that cost their square', `${frontmatter}${`${'*_**_'.repeat(380)}\n`.repeat(30)}`, 'note/too-complex'],
    ['brackets that cost their square', `${frontmatter}${`${']('.repeat(900)}\n`.repeat(30)}`, 'note/too-complex'],
    ['tildes that cost their square', `${frontmatter}${`${'a~~ '.repeat(470)}\n`.repeat(31)}`, 'note/too-complex'],
    ['stars and tildes, few in each line', `${frontmatter}${`${'~~a *b c~~ d* '.repeat(4)}\n`.repeat(900)}`, 'note/too-complex'],
    ['an address and 1,900 signs', `${frontmatter}https://a.bc/${'!'.repeat(1900)}a`, 'note/too-complex'],
    ['an address and 600 entities', `${frontmatter}https://a.bc/${'&a;'.repeat(600)}a`, 'note/too-complex'],
    ['a host and 1,900 dots', `${frontmatter}HTTPS://a${'.'.repeat(1900)}a`, 'note/too-complex'],
    ['signs of all kinds', `${frontmatter}${`${'<[{$&\\!`|@'.repeat(180)}\n`.repeat(30)}`, 'note/too-complex'],
    [
      'a list nested by tabs, and empty lines',
      `${frontmatter}${Array.from({ length: 300 }, (_, i) => `${'\t'.repeat(i)}-\ta`).join('\n')}${'\n'.repeat(1600)}`,
      'note/nesting',
    ],
    ['footnotes within footnotes on a line', `${frontmatter}${'[^a]: '.repeat(300)}`, 'note/nesting'],
    ['a byte order mark', `\ufeff${frontmatter}a`, 'text/encoding'],
    ['bytes of Latin-1', new Uint8Array([45, 45, 45, 10, 0xef, 10]), 'text/encoding'],
    ['a zero-width character', `${frontmatter}a\u200bb`, 'text/character'],
    ['a zero-width character in an id', frontmatter.replace('updated', 'formerly: [train\u200bing]\nupdated'), 'text/character'],
    ['a right-to-left override', `${frontmatter}a\u202eb`, 'text/character'],
    ['a null', `${frontmatter}a\u0000b`, 'text/character'],
    ['an escape', `${frontmatter}a\u001b[31mb`, 'text/character'],
    ['a lone carriage return', `${frontmatter}a\rb`, 'text/character'],
    ['a tag character', `${frontmatter}a\u{e0041}b`, 'text/character'],
  ]
  test.each(refused)('%s is refused at once', (_, file, code) => {
    const from = cpuTime()
    const note = parseNote(path, typeof file === 'string' ? new TextEncoder().encode(file) : file)
    expect(codes(note)).toContain(code)
    expect(note.parts).toEqual([])
    expect(cpuTime() - from).toBeLessThan(1000)
  })
  test('the place of a character that cannot be seen is exact', () => {
    expect(parse(`${frontmatter}\nab\u200bc`).diagnostics).toMatchObject([
      { code: 'text/character', start: { line: 9, column: 3 }, end: { line: 9, column: 4 }, fix: '' },
    ])
  })
  /** Lines of about 60 kB. */
  const long = (line: (index: number) => string): string =>
    Array.from({ length: 1900 }, (_, index) => line(index))
      .join('\n')
      .slice(0, 60_000)
      .replace(/\n.*$/, '\n')
  const words = 'which says in plain words what it is and why anyone would want to know about it'
  const usual: readonly (readonly [string, string])[] = [
    ['prose', long((i) => `It is *one* step of **${i}**, ${words}: see [[a|the ${i}th]] [@b, p. ${i}].${i % 4 ? '' : '\n'}`)],
    ['a table', `| a | b |\n|---|---|\n${long((i) => `| [step ${i} of them all](https://arxiv.org/abs/2001.${i}) | **${i}** ${words} |`)}`],
    ['a list', long((i) => `- a [link](https://x.org/a_b/${i}?c=d&e=f) to [[kv-cache]], ${words}`)],
    ['formulas', long((i) => `So $x_{${i}} = a_${i} \\cdot b^2$ holds, ${words}, and costs $5.${i % 4 ? '' : '\n'}`).slice(0, 40_000)],
    ['code', `\`\`\`js\n${long((i) => `const x_${i} = { a: [b[${i}], *c, !d && e] } // ${words}${i % 9 ? '' : '\n'}`)}\n\`\`\``],
  ]
  test.each(usual)('a long note is none of these: %s', (_, body) => {
    const { diagnostics } = parse(`${frontmatter}\n${body}\n`)
    expect(diagnostics.filter(({ code }) => /complex|nesting|large/.test(code))).toEqual([])
  })
  test('carriage returns alone are refused once, at the first, and are line ends for all other places', () => {
    const places = (file: string) => parse(file).diagnostics.map(({ code, start }) => `${code} ${start?.line}:${start?.column}`)
    expect(places(`${frontmatter}\none\rtwo {a}\rthree {b}\n`)).toEqual([
      'text/character 9:4',
      'note/expression 10:5',
      'note/expression 11:7',
    ])
    expect(places(`${frontmatter}\nText.\n`.replaceAll('\n', '\r'))).toEqual(['text/character 1:4'])
    expect(places(`${frontmatter}\nText {a}.\n`.replaceAll('\n', '\r\n'))).toEqual(['note/expression 9:6'])
  })
  test.each([
    'content/notes/cooking/a.mdx',
    'content/notes/training/A.mdx',
    'content/notes/training/a b.mdx',
    'content/notes/a.mdx',
    'content/notes/training/../a.mdx',
    'content/notes/training/a.md',
    'content/notes/training/x/a.mdx',
  ])('%s is not the path of a note', (wrong) => expect(codes(parse(`${frontmatter}a`, wrong))).toEqual(['note/path']))
})

describe('the message', () => {
  test('has the place, the line, what is wrong and what to do', () => {
    expect(parseBody('The budget is {6 * N * D} FLOP.').diagnostics).toEqual([
      {
        code: 'note/expression',
        level: 'error',
        file: 'content/notes/training/training-loop.mdx',
        start: { line: 9, column: 15 },
        end: { line: 9, column: 26 },
        excerpt: 'The budget is {6 * N * D} FLOP.',
        message: 'Curly braces would run as code, and a note is text.',
        hint: 'Write <Value of="calculator.output" /> for a number, `$6ND$` for a formula, or \\{ for the brace itself.',
      },
    ])
  })
  test('all problems come in one run, in the order of the text, frontmatter included', () => {
    const file = `${frontmatter.replace('concept', 'idea')}\n# a {b}\n\n<b>c</b> [d](javascript:e)\n\n$\\nope$`
    expect(parse(file).diagnostics.map(({ code, start }) => `${code} ${start?.line}`)).toEqual([
      'yaml/value 4',
      'note/heading 9',
      'note/expression 9',
      'note/html 11',
      'note/link 11',
      'note/math 13',
    ])
  })
})
