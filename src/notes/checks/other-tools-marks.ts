/**
 * Marks that would be printed as they are typed: those of other tools, and those that do not end. Each paragraph, heading and cell is read
 * as it was written, with all that the parser understood (code, formulas, links, citations, tags) blotted out; so what is left of a mark is
 * one that nothing reads. The patterns have no nested repeats, so their cost is the length of the text.
 */
import type { Link, Node, Parent } from 'mdast'
import { noteAsTyped, noteOtherTool } from '../rules/marks.ts'
import type { Rule } from '../rules/rule.ts'
import { noteTable } from '../rules/table.ts'
import { placeAt } from '../text/read-text.ts'
import { placeOf, quote } from '../text/report.ts'
import type { Guard } from './check-context.ts'

type Words = { readonly message: string; readonly hint: string }
interface Mark {
  readonly rule: Rule
  readonly pattern: RegExp
  /** Null: it is none after all. */
  readonly say: (match: RegExpExecArray, guard: Guard) => Words | null
}

const always = (message: string, hint: string) => (): Words => ({ message, hint })

/** A mark that is opened and closed: the second says nothing new, even paragraphs later. */
const once =
  (name: string, closes: (match: RegExpExecArray) => boolean, words: Words) =>
  (match: RegExpExecArray, { opened }: Guard): Words | null => {
    if (opened.delete(name)) return null
    if (!closes(match)) opened.add(name)
    return words
  }

const otherTools: readonly Omit<Mark, 'rule'>[] = [
  {
    pattern: /(?<![^\s])%%(?=[\s\p{L}]|$)(?:[^%]|%(?!%))*(?:%%)?/u,
    say: once('%%', ([text]) => text.length > 2 && text.endsWith('%%'), {
      message: 'A comment between %% and %% would be printed.',
      hint: 'leave it out, or say it in the pull request.',
    }),
  },
  {
    pattern: /(?<![\\=\w<>!])==(?=[^\s=])[^=]*(?<=\S)==(?![=\w])/,
    say: always('The signs == highlight nothing here, and would be printed.', 'write **bold** or *italic*.'),
  },
  {
    pattern: /(?<![^\s])\^[A-Za-z0-9-]+\s*$/,
    say: ([text]) => ({
      message: `“${text.trim()}” at the end of a block is a block id of another tool, and would be printed.`,
      hint: 'leave it out and link a heading, [[id#heading]]; a power is a formula, $n^2$.',
    }),
  },
  {
    pattern: /(?<!\\)!\[\[(?<name>[^\]\n|]{0,200})/,
    say: ({ groups }) => {
      const name = (groups?.['name'] ?? '').trim()
      const isImage = /\.(?:png|jpe?g|webp|avif|svg|gif)$/i.test(name)
      const hint = isImage ? `show an image with ![what one sees](./${name}).` : `link it, [[${name}]], and say here what it says.`
      return { message: `“![[${quote(name, 40)}]]” embeds one page in another, which notes do not do.`, hint }
    },
  },
  {
    pattern: /(?<![\\\d])\^\[(?!\^)/,
    say: always('A footnote within the line would be printed.', 'write [^1] here, and a line [^1]: with its text below.'),
  },
  {
    pattern: /(?<![^\n])[ \t>]*:{3,}[ \t]*(?<name>[\w.-]*)/,
    say: ({ groups }, { opened }) => {
      if (groups?.['name'] === '' && opened.has(':::')) return null
      opened.add(':::')
      return {
        message: 'A container between ::: and ::: would be printed.',
        hint: 'write an alert: > [!NOTE], and its text on the next line after >.',
      }
    },
  },
  {
    pattern: /(?<![^\n])[ \t>]*(?:!!!|\?\?\?\+?)[ \t]+\w/,
    say: always('The mark !!! starts no alert here, and would be printed.', 'write > [!NOTE], and its text on the next line after >.'),
  },
  { pattern: /^\[(?:TOC|toc)\]$/, say: always('[TOC] would be printed.', 'leave it out; each note lists its headings by itself.') },
]

/** `k`, `M`, `bn` and the like: after these a number in dollars is a price. */
const money = String.raw`(?:k|K|m|M|mn|b|B|bn|t|T|tn|trn|USD)(?![\p{L}\d])`
const words = (what: string): string => `end it, or write \\${what} for the sign itself.`

const asTyped: readonly Omit<Mark, 'rule'>[] = [
  {
    pattern: new RegExp(
      String.raw`(?<![\\$\w])\$(?:(?!${money})[\p{L}\\({|]|\d[\d.,]*(?:(?!${money}|(?:million|billion|trillion|a|per)\b)\p{L}|[\\^_=]))`,
      'u',
    ),
    say: always('A formula starts with this $ and does not end.', `put a $ after it, without a space before, or write \\$ for a dollar.`),
  },
  {
    pattern: /(?<!\\)\$\$(?!\$)/,
    say: always('A display formula starts or ends with this $$, and its other $$ is missing.', words('$\\$')),
  },
  {
    pattern: /(?<!\\)\\\((?:[^\\]|\\[^)]){1,300}\\\)/,
    say: always('A formula between \\( and \\) would be printed as text.', 'write it between dollar signs, $6ND$.'),
  },
  {
    pattern: /(?<!\\)\\\[(?<tex>(?:[^\\]|\\[^\][]){1,300})\\\](?<rest>[^\n]*)/,
    say: ({ groups, index }) => {
      const alone = index === 0 && /^[.,;]?$/.test(groups?.['rest'] ?? '')
      if (!alone && !/[\\^_=]/.test(groups?.['tex'] ?? '')) return null
      return {
        message: 'A formula between \\[ and \\] would be printed as text.',
        hint: 'write it between two dollar signs each, $$6ND$$.',
      }
    },
  },
  { pattern: /(?<!\\)`/, say: always('Code starts with this ` and does not end.', words('`')) },
  {
    pattern: /(?<![\\*\w])\*\*(?=[^\s*])|(?<=[^\s*\\])\*\*(?![\w*])/,
    say: always('Bold text starts or ends with this **, and its other ** is missing.', `${words('*\\*')} No space stands within.`),
  },
  {
    pattern: /(?<![\\~])~~(?=[^\s~])|(?<=[^\s~\\])~~(?!~)/,
    say: always('Struck text starts or ends with this ~~, and its other ~~ is missing.', words('~\\~')),
  },
  {
    pattern: /(?<!\\)\]\(/,
    say: always(
      'This link or image does not end, or its address holds a space.',
      'write [text](https://…) on one line, with %20 for a space.',
    ),
  },
  {
    pattern: /(?<![\\\w\]])\[[^[\]\n]{1,200}\]\[(?<name>[^[\]\n]{1,60})\]/,
    say: ({ groups }) =>
      /^\d+$/.test(groups?.['name'] ?? '')
        ? null
        : {
            message: `No line “[${groups?.['name']}]:” gives this link an address, so its brackets are printed.`,
            hint: 'add the line, write [text](https://…), or link a note as [[id|text]].',
          },
  },
  {
    pattern: /(?<![\w:\\/])(?<emoji>:(?:[a-z][a-z0-9_-]{1,30}|[+-]1):)(?![\w:/])/,
    say: ({ groups }) => ({ message: `“${groups?.['emoji']}” is printed as it stands.`, hint: 'leave it out, or paste the sign itself.' }),
  },
  {
    pattern: /(?<![^\n])[ \t>]*#{1,6}(?=\p{L})(?<tag>[\p{L}\p{N}_/-]+)|(?<![^\s(])#(?=\p{L})(?<word>[\p{L}\p{N}_/-]+)/u,
    say: ({ groups }) => {
      const tag = groups?.['tag'] ?? groups?.['word'] ?? ''
      if (/^(?:[0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(tag)) return null
      const hint =
        groups?.['tag'] === undefined
          ? 'leave it out; notes have no tags, but aliases and links. Code stands between backticks.'
          : 'put a space after # for a heading; notes have no tags, but aliases and links.'
      return { message: `“#${quote(tag, 30)}” is printed as it stands.`, hint }
    },
  },
  {
    pattern: /(?<=[\p{L}\d)])(?:\^[^\s^]{1,12}\^|~[^\s~]{1,12}~)/u,
    say: ([text]) => ({ message: `“${text}” is printed as it stands.`, hint: 'write a formula, such as $10^{23}$ or $x_2$.' }),
  },
]

const tables: readonly Omit<Mark, 'rule'>[] = [
  {
    pattern: /(?<![^\n])[ \t>]*(?:\|[ \t]*)?:?-{2,}:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+(?:\|[ \t]*)?(?![^\n])/,
    say: always(
      'This is not read as a table: the first row and the line of dashes differ in their cells.',
      'give both as many cells, and write \\| for a bar within a cell.',
    ),
  },
]

const marks: readonly Mark[] = [
  ...otherTools.map((mark) => ({ ...mark, rule: noteOtherTool })),
  ...asTyped.map((mark) => ({ ...mark, rule: noteAsTyped })),
  ...tables.map((mark) => ({ ...mark, rule: noteTable })),
]

const blot = '\0'
const isBareAddress = (node: Node): boolean =>
  node.type === 'link' && node.position?.start.offset === (node as Link).children[0]?.position?.start.offset

/** A block as it was written, with all but its plain text blotted out; of the same length, so that places hold. */
export function writtenText(block: Node, source: string): string {
  const start = block.position?.start.offset ?? 0
  const pieces: string[] = []
  let at = start
  const visit = (node: Node): void => {
    if (node.type === 'text') {
      const from = node.position?.start.offset ?? at
      const to = node.position?.end.offset ?? from
      pieces.push(blot.repeat(Math.max(0, from - at)), source.slice(from, to))
      at = to
    } else if ('children' in node && !isBareAddress(node)) for (const child of (node as Parent).children) visit(child)
  }
  visit(block)
  pieces.push(blot.repeat(Math.max(0, (block.position?.end.offset ?? at) - at)))
  return pieces.join('')
}

/** Reports the first of each mark in a block. */
export function checkMarks(block: Node, guard: Guard): void {
  const text = writtenText(block, guard.source)
  const { start } = placeOf(block)
  for (const { rule, pattern, say } of marks) {
    const match = pattern.exec(text)
    const words = match && say(match, guard)
    if (!match || !words) continue
    const lead = match[0].length - match[0].trimStart().length
    const from = placeAt(text, match.index + lead)
    const line = match[0].trim().split('\n', 1)[0] ?? ''
    const place = { line: start.line + from.line - 1, column: from.line === 1 ? start.column + from.column - 1 : from.column }
    guard.report({ rule, start: place, end: { line: place.line, column: place.column + line.length }, ...words })
  }
}
