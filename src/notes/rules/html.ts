/** HTML, and angle brackets that start no component. Tags with a capital are in `component.ts`. */
import type { NodeChecks, NodeContext } from '../checks/node-context.ts'
import { componentNames } from '../language/components.ts'
import type { Tag } from '../syntax/nodes.ts'
import { placeOf, quote } from '../text/report.ts'
import type { Rule } from './rule.ts'

export const noteHtml: Rule = {
  code: 'note/html',
  level: 'error',
  title: 'An HTML tag',
  explains:
    'Notes have no HTML: Markdown has headings, emphasis, tables, links and images, and everything else is a component. So no note can carry script, style or a form.',
  example: '<b>Bold</b> words.',
  fixed: '**Bold** words.',
}

export const noteComment: Rule = {
  code: 'note/comment',
  level: 'error',
  title: 'A comment',
  explains: 'A comment would be in the file but not on the page, hidden from the reader. Leave it out, or say it in the pull request.',
  example: '<!-- to do: check -->',
  fixed: 'This is not yet checked.',
}

export const noteAngleBracket: Rule = {
  code: 'note/angle-bracket',
  level: 'error',
  title: 'A < in the text',
  explains: 'A < starts a component. Write “less than”, put a comparison in dollar signs, or write \\< when you mean the sign itself.',
  example: 'Costs fall when x < 3.',
  fixed: 'Costs fall when $x < 3$.',
}

const signHint = 'Write “less than”, put the comparison in dollar signs, or write \\< for the sign itself.'

/** Markdown for the tags that people write most. */
const instead: Readonly<Record<string, string>> = {
  a: 'Write [text](https://…), or [[id]] for a note.',
  b: 'Write **bold**.',
  strong: 'Write **bold**.',
  i: 'Write *italic*.',
  em: 'Write *italic*.',
  code: 'Write `code`.',
  img: 'Write ![description](./name.png).',
  br: 'End the line with a backslash, or start a new paragraph.',
  sub: 'Write a formula, such as $x_2$.',
  sup: 'Write a formula, such as $10^{23}$, or a footnote [^1].',
  table: 'Write a table with | between the cells.',
  script: 'Leave it out; notes do not run code, and what moves in a note is a component.',
  style: 'Leave it out; the notebook has one look.',
}

/** Whether a tag is HTML or a sign, which cannot be meant as a component. */
export function isHtml({ form, name, value }: Tag): boolean {
  if (form === 'comment' || form === 'sign') return true
  if (form === 'loose') return !/^<\/?[A-Z]/.test(value)
  return name === '' || (/^[a-z]/.test(name) && !name.includes('.'))
}

function checkLoose(node: Tag, { report }: NodeContext): void {
  if (/^<https?:/i.test(node.value))
    report(noteAngleBracket, placeOf(node), {
      fix: node.value.slice(1).replace(/>$/, ''),
      message: 'An address needs no angle brackets.',
      hint: 'Write it as [text](https://…), or bare.',
    })
  else if (/^<(?:[!?]|\/?[a-z])/.test(node.value))
    report(noteHtml, placeOf(node), { message: `“${quote(node.value, 40)}” looks like HTML, which notes do not have.`, hint: signHint })
  else report(noteAngleBracket, placeOf(node), { message: 'A < starts a component, and this is none.', hint: signHint })
}

function checkName(node: Tag, { report }: NodeContext): void {
  const { name } = node
  if (name === '') {
    report(noteHtml, placeOf(node), { message: 'An empty tag (a fragment) has no use in a note.', hint: 'Leave it out.' })
    return
  }
  const component = componentNames.find((each) => each.toLowerCase() === name)
  const markdown = Object.hasOwn(instead, name) ? instead[name] : 'Write it in Markdown; notes have no HTML.'
  report(noteHtml, placeOf(node), {
    message: `<${quote(name, 30)}> is an HTML tag, which notes do not have.`,
    hint: component ? `Write <${component} …>, with a capital.` : markdown,
  })
}

/** Reports HTML and signs. Of an element that is opened and closed, only the opening tag is reported. */
export const nodeChecks: NodeChecks = () => {
  const opened = new Set<string>()
  return {
    tag(node, context) {
      const { form, name } = node
      if (!isHtml(node) || (form === 'close' && opened.has(name))) return
      if (form === 'open') opened.add(name)
      if (form === 'comment')
        context.report(noteComment, placeOf(node), {
          message: 'A comment would be hidden from readers.',
          hint: 'Leave it out, or say it in the pull request.',
        })
      else if (form === 'sign')
        context.report(noteAngleBracket, placeOf(node), {
          fix: '\\<',
          message: 'A < starts a component, and this is none.',
          hint: signHint,
        })
      else if (form === 'loose') checkLoose(node, context)
      else checkName(node, context)
    },
  }
}
