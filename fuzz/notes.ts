/** Notes for the fuzzer: from a grammar over all constructs of the language, mostly right, with slips; or real notes, damaged. */

import { pick, type Random, whole } from '../bench/random.ts'
import { calculators } from '../src/calculators/index.ts'
import { constructs } from './shapes.ts'

/** What comes in unasked: signs of the language, and characters that are not what they seem. */
const slips: readonly string[] = [
  ...constructs.flatMap(({ open, close, inner }) => [open, close, inner]),
  ...['\u202e', '\u200b', '\0', '\x1b[2J', '\ue000', '\u2028', '\ufeff', '\ufe0f', '\u00a0', '\u3164', '\ud800'],
  ...['&#x202e;', '&#8203;', '&#0;', '&#xe000;', '&zwj;', '&shy;', '&nbsp;', '&Tab;', '&NewLine;', '&lt;script&gt;', '&#60;b&#62;'],
  ...['\r', '\r\n', '\n', '\n\n', '\n]]', '\n>', '\n    ', '\t', '  \n', '\\\n', '---\n', '...', '%'],
  ...['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<svg onload=a>', '<style>*{}</style>', '<a href="javascript:a">b</a>'],
  ...['[a](javascript:b)', '[a](//b.c)', '[a](https://b.c "d")', '![a](data:image/png;base64,a)', '<https://a.b>', '[a]: javascript:b\n'],
  ...[
    '```constructor\n',
    '```__proto__\n',
    '[[constructor]]',
    '[@__proto__]',
    '[^toString]',
    '<Value of="constructor.name" />',
    '{toString}',
  ],
  ...[
    '\\href{a}{b}',
    '\\message{a}',
    '\\mathllap{a}',
    '\\def\\a{\\a}',
    '\\begin{matrix}',
    '\\left(',
    '\\unicode{x202e}',
    '^',
    '_',
    '{',
    '}',
  ],
]

const words = 'compute costs more than it did when one model reads a long context of tokens and writes few'.split(' ')
const ids = [
  'kv-cache',
  'chinchilla-optimal',
  'training-loop',
  'The training loop',
  'nothing-called-this',
  'param:gpuHourPrice',
  'calc:kv-cache',
  'data:models',
]
const keys = ['hoffmann2022', 'kaplan2020', 'epoch2025', 'nobody1999']
const formulas = [
  '6ND',
  '\\frac{a}{b}',
  'x_{ij}^2',
  '\\sum_{i=1}^n i',
  '\\text{bytes} = 2 \\cdot d',
  'a < b',
  '\\sqrt{x}',
  '\\alpha\\,\\beta',
  '\\begin{matrix}a & b\\\\c & d\\end{matrix}',
  '\\hat{y}',
  '\\log_{10} x',
  '\\lim_{n\\to\\infty}',
  '\\nope',
]

const some = (random: Random, least: number, most: number, make: () => string, between = ''): string =>
  Array.from({ length: whole(random, least, most) }, make).join(between)
const plain = (random: Random): string => some(random, 1, 6, () => pick(random, words), pick(random, [' ', ' ', ' ', ', ', '\n']))

function value(random: Random): string {
  const { id, main } = pick(random, calculators)
  return pick(random, [`<Value of="${id}.${main}" />`, '<Parameter id="gpuHourPrice" />', `<Value of="${id}.${main}" digits="2" />`])
}

/** Something in a line that is no link; `depth` bounds what stands in it. */
function quiet(random: Random, depth: number, inner: () => string): string {
  const makers: readonly (() => string)[] = [
    () => plain(random),
    () => plain(random),
    () => `*${inner()}*`,
    () => `**${inner()}**`,
    () => `~~${inner()}~~`,
    () => `_${inner()}_`,
    () => `\`${plain(random)}\``,
    () => pick(random, ['&amp;', '&lt;', '&copy;', '&nope;', '&#65;', '\\*', '\\[', '\\{', '\\$', '\\\n', '  \n']),
    () => `$${pick(random, formulas)}$`,
    () => `$$${pick(random, formulas)}$$`,
    () => pick(random, ['$5.6 M in 2024', '12 %', '3 billion tokens', 'It’s “so”', '"quoted"', "it's", '4–5', '12800']),
    () => (random() < 0.1 ? pick(random, slips) : plain(random)),
  ]
  return depth > 0 ? pick(random, makers)() : plain(random)
}

const quietly = (random: Random, depth: number): string =>
  some(random, 1, 3, () => quiet(random, depth, () => quietly(random, depth - 1)), ' ')

function inline(random: Random, depth: number): string {
  const text = (): string => (random() < 0.02 ? inlines(random, 1) : quietly(random, 1))
  const makers: readonly (() => string)[] = [
    () => quiet(random, depth, () => inlines(random, depth - 1)),
    () => quiet(random, depth, () => inlines(random, depth - 1)),
    () => quiet(random, depth, () => inlines(random, depth - 1)),
    () => `[${text()}](${pick(random, ['https://arxiv.org/abs/1', '/about/', '#a', 'https://x.org/a_(b) "c"'])})`,
    () => `[${text()}][ref]`,
    () => pick(random, ['[^note]', '![^note]']),
    () => pick(random, ['https://x.org/a?b=c&d', 'https://x.org.', 'HTTPS://X.ORG/(a)']),
    () => `[[${pick(random, ids)}]]`,
    () => `[[${pick(random, ids)}|${text()}${pick(random, ['', '', '\n', ' \n', '  \n', '\\\n'])}]]`,
    () => `[[${pick(random, ids)}#A heading]]`,
    () =>
      `[${pick(random, ['', 'see '])}@${pick(random, keys)}${pick(random, ['', ', p. 5', '; @kaplan2020', ';\n@kaplan2020, table 3'])}]`,
    () => `@${pick(random, keys)}`,
    () => value(random),
  ]
  return pick(random, makers)()
}

const inlines = (random: Random, depth: number): string =>
  some(random, 1, 4, () => inline(random, Math.max(0, depth)), pick(random, [' ', ' ', ' ', '', '\n']))

/** Each line after a prefix, the first after another. */
const prefixed = (text: string, first: string, rest: string): string => first + text.replaceAll('\n', `\n${rest}`)

const table = (random: Random): string => {
  const columns = whole(random, 1, 4)
  const row = (cell: () => string): string => `| ${Array.from({ length: columns }, cell).join(' | ')} |`
  const cell = (): string => inlines(random, 1).replaceAll('\n', ' ').replaceAll('|', '\\|')
  return [
    row(cell),
    row(() => pick(random, ['---', ':--', '--:', ':-:'])),
    ...Array.from({ length: whole(random, 0, 4) }, () => row(cell)),
  ].join('\n')
}

function block(random: Random, depth: number): string {
  const inner = (): string => (depth > 0 ? blocks(random, depth - 1, 2) : inlines(random, 1))
  const fence = pick(random, ['```', '````', '~~~'])
  const makers: readonly (() => string)[] = [
    () => inlines(random, 2),
    () => inlines(random, 2),
    () => inlines(random, 3),
    () => some(random, 1, 4, () => prefixed(inner(), pick(random, ['- ', '* ', '- [ ] ', '- [x] ']), '  '), pick(random, ['\n', '\n\n'])),
    () => some(random, 1, 4, () => prefixed(inner(), `${whole(random, 1, 12)}. `, '    '), '\n'),
    () => prefixed(inner(), '> ', pick(random, ['> ', '> ', ''])),
    () => `> [!${pick(random, ['NOTE', 'NOTE', 'TIP', 'WARNING', 'CAUTION', 'INFO'])}]\n${prefixed(inner(), '> ', '> ')}`,
    () => table(random),
    () => `${fence}${pick(random, ['js', 'python', 'latex', 'yaml', 'nope', ''])}\n${inner()}\n${fence}`,
    () => `${pick(random, [...Array<string>(12).fill('##'), '###', '####'])} ${plain(random).replaceAll('\n', ' ')}`,
    () => `${plain(random)}\n${pick(random, [...Array<string>(9).fill('---'), '==='])}`,
    () => pick(random, ['---', '***', '_ _ _']),
    () => `$$\n${pick(random, formulas)}\n$$`,
    () => `![${plain(random)}](./${pick(random, ['a', 'b-c'])}.png)`,
    () => `<Calculator id="${pick(random, calculators).id}" />`,
    () => pick(random, ['<Dataset id="models" />', '<Claim id="a-claim" />']),
    () => (random() < 0.1 ? some(random, 1, 30, () => pick(random, slips), pick(random, ['', ' ', '\n'])) : plain(random)),
  ]
  return pick(random, makers)()
}

const blocks = (random: Random, depth: number, most: number): string => some(random, 1, most, () => block(random, depth), '\n\n')

const frontmatter = (random: Random): string =>
  [
    '---',
    `title: ${pick(random, ['The training loop', '"A price of $5"', 'A *title*'])}`,
    'summary: What one step does.',
    'kind: concept',
    'status: established',
    ...(random() < 0.2 ? ['claims:', '  - id: a-claim', '    text: It holds.', '    holds: kv-cache.bytesPerToken > 1'] : []),
    ...(random() < 0.1 ? [`aliases: [${plain(random).replaceAll('\n', ' ')}]`] : []),
    'updated: 2026-11-20',
    '---',
    '',
  ].join('\n')

/** A note by the grammar; what it refers to is defined in it. */
export function grownNote(random: Random): string {
  const body = blocks(random, 2, 8)
  const ends = [
    body.includes('[^note]') ? `[^note]: ${quietly(random, 2).replaceAll('\n', ' ')}` : '',
    body.includes('][ref]') ? '[ref]: https://x.org/ "A title"' : '',
  ]
  const note = `${frontmatter(random)}\n${[body, ...ends.filter((end) => end !== '')].join('\n\n')}\n`
  return random() < 0.05 ? note.replaceAll('\n', '\r\n') : note
}

/** A text with a few slips: pieces cut out, doubled, swapped, repeated, put in from elsewhere. */
export function damaged(random: Random, text: string, other: string, tokens: readonly string[] = slips): string {
  let result = text
  for (let count = whole(random, 1, 6); count > 0; count -= 1) {
    const from = whole(random, 0, result.length)
    const to = Math.min(result.length, from + whole(random, 0, pick(random, [1, 5, 40, 400])))
    const piece = result.slice(from, to)
    const put = pick(random, [
      () => '',
      () => piece + piece,
      () => pick(random, tokens),
      () => pick(random, tokens) + piece + pick(random, tokens),
      () => pick(random, tokens).repeat(whole(random, 2, pick(random, [4, 40, 400]))),
      () => [...piece].reverse().join(''),
      () => other.slice(from, to + whole(random, 0, 200)),
      () => `${piece}\n`,
      () => String.fromCodePoint(whole(random, 1, pick(random, [0x7f, 0x2fff, 0xffff, 0x10ffff]))),
    ])()
    result = result.slice(0, from) + put + result.slice(to)
  }
  return random() < 0.05 ? result.replaceAll('\n', pick(random, ['\r', '\r\n'])) : result
}
