/**
 * Marks that would be printed as they are typed: those of other tools, and those that do not end. Each paragraph, heading and cell is read
 * as it was written, with all that the parser understood (code, formulas, links, citations, tags) blotted out, so what is left of a mark is
 * one that nothing reads. The patterns have no nested repeats, so their cost is the length of the text.
 */
import type { Link, Node, Parent } from 'mdast'
import { type NodeChecks, type NodeContext, placeWithin } from '../checks/node-context.ts'
import { quote, type Words } from '../text/report.ts'
import type { Rule } from './rule.ts'
import { noteTable } from './table.ts'

export const noteAsTyped: Rule = {
  code: 'note/as-typed',
  level: 'warning',
  title: 'A mark that is printed as it is typed',
  explains:
    'This looks like a mark, and nothing reads it: a formula, code, bold text or a link that does not end, a link to a line [name]: that is not there, a formula between \\( and \\), an :emoji:, a #tag. End it, write it as the note language has it, or put a backslash before it if it is meant to be seen.',
  example: 'A step costs $C = 6ND and is **always paid.',
  fixed: 'A step costs $C = 6ND$ and is **always** paid.',
}

export const noteOtherTool: Rule = {
  code: 'note/other-tool',
  level: 'error',
  title: 'A mark that another tool reads',
  explains:
    'Some marks belong to Obsidian, Pandoc or a generator of sites, and would be printed here as they are typed: %% comments %%, ==highlights==, block ids (^p1), embeds (![[note]]), footnotes in the line (^[…]), containers (::: or !!!), [TOC], and sizes in the description of an image. The message says what to write instead. A backslash before the mark prints it.',
  example: 'The chip is ==never idle==.',
  fixed: 'The chip is **never idle**.',
}

interface Mark {
  readonly rule: Rule
  readonly pattern: RegExp
  /** What is wrong with a match; null when it is no such mark. `opened` has the marks that were opened before and not closed. */
  readonly describe: (match: RegExpExecArray, opened: Set<string>) => Words | null
}

const always = (message: string, hint: string) => (): Words => ({ message, hint })

/** Describes a mark that is opened and closed only once: the closing one, even paragraphs later, is not reported. */
const once =
  (name: string, closes: (match: RegExpExecArray) => boolean, words: Words) =>
  (match: RegExpExecArray, opened: Set<string>): Words | null => {
    if (opened.delete(name)) return null
    if (!closes(match)) opened.add(name)
    return words
  }

const otherTools: readonly Omit<Mark, 'rule'>[] = [
  {
    pattern: /(?<![^\s])%%(?=[\s\p{L}]|$)(?:[^%]|%(?!%))*(?:%%)?/u,
    describe: once('%%', ([text]) => text.length > 2 && text.endsWith('%%'), {
      message: 'A comment between %% and %% would be printed.',
      hint: 'Leave it out, or say it in the pull request.',
    }),
  },
  {
    pattern: /(?<![\\=\w<>!])==(?=[^\s=])[^=]*(?<=\S)==(?![=\w])/,
    describe: always('The signs == highlight nothing here, and would be printed.', 'Write **bold** or *italic*.'),
  },
  {
    pattern: /(?<![^\s])\^[A-Za-z0-9-]+\s*$/,
    describe: ([text]) => ({
      message: `“${text.trim()}” at the end of a block is a block id of another tool, and would be printed.`,
      hint: 'Leave it out and link a heading, [[id#heading]]; a power is a formula, $n^2$.',
    }),
  },
  {
    pattern: /(?<!\\)!\[\[(?<name>[^\]\n|]{0,200})/,
    describe: ({ groups }) => {
      const name = (groups?.['name'] ?? '').trim()
      const isImage = /\.(?:png|jpe?g|webp|avif|svg|gif)$/i.test(name)
      const hint = isImage ? `Show an image with ![what one sees](./${name}).` : `Link it, [[${name}]], and say here what it says.`
      return { message: `“![[${quote(name, 40)}]]” embeds one page in another, which notes do not do.`, hint }
    },
  },
  {
    pattern: /(?<![\\\d])\^\[(?!\^)/,
    describe: always('A footnote within the line would be printed.', 'Write [^1] here, and a line [^1]: with its text below.'),
  },
  {
    pattern: /(?<![^\n])[ \t>]*:{3,}[ \t]*(?<name>[\w.-]*)/,
    describe: ({ groups }, opened) => {
      if (groups?.['name'] === '' && opened.has(':::')) return null
      opened.add(':::')
      return {
        message: 'A container between ::: and ::: would be printed.',
        hint: 'Write an alert: > [!NOTE], and its text on the next line after >.',
      }
    },
  },
  {
    pattern: /(?<![^\n])[ \t>]*(?:!!!|\?\?\?\+?)[ \t]+\w/,
    describe: always('The mark !!! starts no alert here, and would be printed.', 'Write > [!NOTE], and its text on the next line after >.'),
  },
  { pattern: /^\[(?:TOC|toc)\]$/, describe: always('[TOC] would be printed.', 'Leave it out; each note lists its headings by itself.') },
]

/** Magnitudes such as `k`, `M`, `bn`, after which a number in dollars is a price. */
const money = String.raw`(?:k|K|m|M|mn|b|B|bn|t|T|tn|trn|USD)(?![\p{L}\d])`
const endIt = (what: string): string => `End it, or write \\${what} for the sign itself.`

const asTyped: readonly Omit<Mark, 'rule'>[] = [
  {
    pattern: new RegExp(
      String.raw`(?<![\\$\w])\$(?:(?!${money})[\p{L}\\({|]|\d[\d.,]*(?:(?!${money}|(?:million|billion|trillion|a|per)\b)\p{L}|[\\^_=]))`,
      'u',
    ),
    describe: always(
      'A formula starts with this $ and does not end.',
      `Put a $ after it, without a space before, or write \\$ for a dollar.`,
    ),
  },
  {
    pattern: /(?<!\\)\$\$(?!\$)/,
    describe: always('A display formula starts or ends with this $$, and its other $$ is missing.', endIt('$\\$')),
  },
  {
    pattern: /(?<!\\)\\\((?:[^\\]|\\[^)]){1,300}\\\)/,
    describe: always('A formula between \\( and \\) would be printed as text.', 'Write it between dollar signs, $6ND$.'),
  },
  {
    pattern: /(?<!\\)\\\[(?<tex>(?:[^\\]|\\[^\][]){1,300})\\\](?<rest>[^\n]*)/,
    describe: ({ groups, index }) => {
      const alone = index === 0 && /^[.,;]?$/.test(groups?.['rest'] ?? '')
      if (!alone && !/[\\^_=]/.test(groups?.['tex'] ?? '')) return null
      return {
        message: 'A formula between \\[ and \\] would be printed as text.',
        hint: 'Write it between two dollar signs each, $$6ND$$.',
      }
    },
  },
  { pattern: /(?<!\\)`/, describe: always('Code starts with this ` and does not end.', endIt('`')) },
  {
    pattern: /(?<![\\*\w])\*\*(?=[^\s*])|(?<=[^\s*\\])\*\*(?![\w*])/,
    describe: always('Bold text starts or ends with this **, and its other ** is missing.', `${endIt('*\\*')} No space stands within.`),
  },
  {
    pattern: /(?<![\\~])~~(?=[^\s~])|(?<=[^\s~\\])~~(?!~)/,
    describe: always('Struck text starts or ends with this ~~, and its other ~~ is missing.', endIt('~\\~')),
  },
  {
    pattern: /(?<!\\)\]\(/,
    describe: always(
      'This link or image does not end, or its address holds a space.',
      'Write [text](https://…) on one line, with %20 for a space.',
    ),
  },
  {
    pattern: /(?<![\\\w\]])\[[^[\]\n]{1,200}\]\[(?<name>[^[\]\n]{1,60})\]/,
    describe: ({ groups }) =>
      /^\d+$/.test(groups?.['name'] ?? '')
        ? null
        : {
            message: `No line “[${groups?.['name']}]:” gives this link an address, so its brackets are printed.`,
            hint: 'Add the line, write [text](https://…), or link a note as [[id|text]].',
          },
  },
  {
    pattern: /(?<![\w:\\/])(?<emoji>:(?:[a-z][a-z0-9_-]{1,30}|[+-]1):)(?![\w:/])/,
    describe: ({ groups }) => ({
      message: `“${groups?.['emoji']}” is printed as it stands.`,
      hint: 'Leave it out, or paste the sign itself.',
    }),
  },
  {
    pattern: /(?<![^\n])[ \t>]*#{1,6}(?=\p{L})(?<tag>[\p{L}\p{N}_/-]+)|(?<![^\s(])#(?=\p{L})(?<word>[\p{L}\p{N}_/-]+)/u,
    describe: ({ groups }) => {
      const tag = groups?.['tag'] ?? groups?.['word'] ?? ''
      if (/^(?:[0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(tag)) return null
      const hint =
        groups?.['tag'] === undefined
          ? 'Leave it out; notes have no tags, but aliases and links. Code stands between backticks.'
          : 'Put a space after # for a heading; notes have no tags, but aliases and links.'
      return { message: `“#${quote(tag, 30)}” is printed as it stands.`, hint }
    },
  },
  {
    pattern: /(?<=[\p{L}\d)])(?:\^[^\s^]{1,12}\^|~[^\s~]{1,12}~)/u,
    describe: ([text]) => ({ message: `“${text}” is printed as it stands.`, hint: 'Write a formula, such as $10^{23}$ or $x_2$.' }),
  },
]

const tables: readonly Omit<Mark, 'rule'>[] = [
  {
    pattern: /(?<![^\n])[ \t>]*(?:\|[ \t]*)?:?-{2,}:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+(?:\|[ \t]*)?(?![^\n])/,
    describe: always(
      'This is not read as a table: the first row and the line of dashes differ in their cells.',
      'Give both as many cells, and write \\| for a bar within a cell.',
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

/** A block as it was written, with all but its plain text blotted out. Its length stays the same, so offsets stay valid. */
function writtenText(block: Node, source: string): string {
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
function checkMarks(block: Node, { source, report }: NodeContext, opened: Set<string>): void {
  const text = writtenText(block, source)
  for (const { rule, pattern, describe } of marks) {
    const match = pattern.exec(text)
    const words = match && describe(match, opened)
    if (!match || !words) continue
    const start = placeWithin(block, text, match.index + match[0].length - match[0].trimStart().length)
    const line = match[0].trim().split('\n', 1)[0] ?? ''
    report(rule, { start, end: { line: start.line, column: start.column + line.length } }, words)
  }
}

/** Checks the blocks that hold lines of text, so that each text is read once. */
export const nodeChecks: NodeChecks = () => {
  const opened = new Set<string>()
  const check = (block: Node, context: NodeContext): void => checkMarks(block, context, opened)
  return { paragraph: check, heading: check, tableCell: check, caption: check }
}
