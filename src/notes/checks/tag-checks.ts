/** What a tag in a note may be: a known component, closed by itself, in its place. Everything else is refused by what it looks like. */
import { nearest } from '../../diagnostics/near.ts'
import { listed } from '../../diagnostics/words.ts'
import { blockComponents, inlineComponents } from '../../records/note.ts'
import { checkAttributes, componentForms, componentNames, isBlock, isComponent } from '../language/components.ts'
import { noteAttributeCode } from '../rules/attribute.ts'
import { noteComponentForm, noteComponentPlace, noteComponentUnknown } from '../rules/component.ts'
import { noteAngleBracket, noteComment, noteHtml } from '../rules/html.ts'
import type { Tag } from '../syntax/nodes.ts'
import { placeOf, quote } from '../text/report.ts'
import type { Guard, Standing } from './check-context.ts'

const signHint = 'write “less than”, put the comparison in dollar signs, or write \\< for the sign itself.'

/** Markdown for the tags that people write most. */
const instead: Readonly<Record<string, string>> = {
  a: 'write [text](https://…), or [[id]] for a note.',
  b: 'write **bold**.',
  strong: 'write **bold**.',
  i: 'write *italic*.',
  em: 'write *italic*.',
  code: 'write `code`.',
  img: 'write ![description](./name.png).',
  br: 'end the line with a backslash, or start a new paragraph.',
  sub: 'write a formula, such as $x_2$.',
  sup: 'write a formula, such as $10^{23}$, or a footnote [^1].',
  table: 'write a table with | between the cells.',
  script: 'leave it out; notes do not run code, and what moves in a note is a component.',
  style: 'leave it out; the notebook has one look.',
}

function checkLoose(node: Tag, { report }: Guard): void {
  const place = placeOf(node)
  const shown = quote(node.value, 40)
  if (/^<https?:/i.test(node.value)) {
    report({
      rule: noteAngleBracket,
      ...place,
      fix: node.value.slice(1).replace(/>$/, ''),
      message: 'An address needs no angle brackets.',
      hint: 'write it as [text](https://…), or bare.',
    })
    return
  }
  if (/^<\/?[A-Z]/.test(node.value) && /[={]\s*\{|\{\s*\.\.\./.test(node.value)) {
    report({
      rule: noteAttributeCode,
      ...place,
      message: 'Curly braces in a tag would run as code.',
      hint: 'write attributes as text in double quotes.',
    })
    return
  }
  if (/^<\/?[A-Z]/.test(node.value)) {
    report({
      rule: noteComponentForm,
      ...place,
      message: `“${shown}” is not a whole component.`,
      hint: /[“”„«»]/.test(node.value)
        ? 'write each value in straight double quotes, attribute="text"; these are curly.'
        : 'write it as <Name attribute="text" />, each value in double quotes on one line.',
    })
    return
  }
  if (/^<(?:[!?]|\/?[a-z])/.test(node.value)) {
    report({ rule: noteHtml, ...place, message: `“${shown}” looks like HTML, which notes do not have.`, hint: signHint })
    return
  }
  report({ rule: noteAngleBracket, ...place, message: 'A < starts a component, and this is none.', hint: signHint })
}

/** Capitalised, without dot, and known? Else says what is wrong and returns false. */
function checkName(node: Tag, { report }: Guard): boolean {
  const place = placeOf(node)
  const { name } = node
  const shown = quote(name, 30)
  if (isComponent(name)) return true
  if (name === '') report({ rule: noteHtml, ...place, message: 'An empty tag (a fragment) has no use in a note.', hint: 'leave it out.' })
  else if (/^[a-z]/.test(name) && !name.includes('.')) {
    const component = componentNames.find((each) => each.toLowerCase() === name)
    const hint = component
      ? `write <${component} …>, with a capital.`
      : Object.hasOwn(instead, name)
        ? instead[name]
        : 'write it in Markdown; notes have no HTML.'
    report({ rule: noteHtml, ...place, message: `<${shown}> is an HTML tag, which notes do not have.`, hint: hint ?? '' })
  } else {
    const suggestions = nearest(name, componentNames)
    const message = name.includes('.')
      ? `<${shown}> is a part of a component, which a note cannot name.`
      : `There is no component <${shown}>.`
    report({
      rule: noteComponentUnknown,
      ...place,
      message,
      hint: `notes have ${listed(componentNames)}.`,
      ...(suggestions.length > 0 ? { suggestions } : {}),
    })
  }
  return false
}

type Children = readonly { readonly type: string }[]

const readBlocksOnly = (children: Children): boolean =>
  children.some((child) => child.type === 'tag') &&
  children.every((child) =>
    child.type === 'tag'
      ? isBlock((child as Tag).name)
      : child.type === 'text' && (child as unknown as { value: string }).value.trim() === '',
  )

/** By paragraph, since each tag in it asks. */
const blocksOnly = new WeakMap<Children, boolean>()

/** True when the paragraph holds block components and blanks only. */
export function holdsBlocksOnly(children: Children): boolean {
  const known = blocksOnly.get(children) ?? readBlocksOnly(children)
  blocksOnly.set(children, known)
  return known
}

function checkPlace(node: Tag, { report }: Guard, standing: Standing): void {
  const place = placeOf(node)
  if (isBlock(node.name)) {
    if (!standing.footnote && standing.paragraph && holdsBlocksOnly(standing.paragraph.children)) return
    report({
      rule: noteComponentPlace,
      ...place,
      message: `<${node.name}> is a block and stands alone in its paragraph.`,
      hint: `put an empty line before and after it; in a sentence use ${listed(
        inlineComponents.map((each) => `<${each}>`),
        'or',
      )}.`,
    })
  } else if (standing.heading || standing.link) {
    const where = standing.heading ? 'heading' : 'link'
    report({
      rule: noteComponentPlace,
      ...place,
      message: `<${node.name}> stands in a ${where}.`,
      hint: `put it in the text; ${listed(blockComponents.map((each) => `<${each}>`))} stand alone.`,
    })
  }
}

/** Reports what is wrong with a tag. */
export function checkTag(node: Tag, guard: Guard, standing: Standing): void {
  const { report, opened } = guard
  const place = placeOf(node)
  if (node.form === 'comment') {
    report({
      rule: noteComment,
      ...place,
      message: 'A comment would be hidden from readers.',
      hint: 'leave it out, or say it in the pull request.',
    })
    return
  }
  if (node.form === 'sign') {
    report({ rule: noteAngleBracket, ...place, fix: '\\<', message: 'A < starts a component, and this is none.', hint: signHint })
    return
  }
  if (node.form === 'loose') {
    checkLoose(node, guard)
    return
  }
  if (node.form === 'close' && opened.has(node.name)) return
  if (node.form === 'open') opened.add(node.name)
  if (!checkName(node, guard) || !isComponent(node.name)) return
  const { example } = componentForms[node.name]
  if (node.form !== 'void')
    report({
      rule: noteComponentForm,
      ...place,
      message: `<${node.name}> has no content and closes itself.`,
      hint: `write it as in ${example}.`,
    })
  if (node.form === 'close') return
  checkAttributes(node.name, node, place.start, report)
  checkPlace(node, guard, standing)
}
