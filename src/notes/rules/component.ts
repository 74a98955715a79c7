/** Tags of components: which there are, how they are written, where they stand. Their attributes are in `attribute.ts`. */
import { nearest } from '../../diagnostics/near.ts'
import { listed } from '../../diagnostics/words.ts'
import { blockComponents, inlineComponents } from '../../records/note.ts'
import type { NodeChecks, NodeContext } from '../checks/node-context.ts'
import { componentForms, componentNames, holdsBlocksOnly, isBlock, isComponent } from '../language/components.ts'
import type { Tag } from '../syntax/nodes.ts'
import { placeOf, quote } from '../text/report.ts'
import { noteAttributeCode } from './attribute.ts'
import { isHtml } from './html.ts'
import type { Rule } from './rule.ts'

export const noteComponentUnknown: Rule = {
  code: 'note/component-unknown',
  level: 'error',
  title: 'An unknown component',
  explains:
    'Notes may use Calculator, Claim, Dataset, Value and Parameter. The list is fixed; a new one is added in the code, with its tests.',
  example: '<Chart id="kv-cache" />',
  fixed: '<Calculator id="kv-cache" />',
}

export const noteComponentForm: Rule = {
  code: 'note/component-form',
  level: 'error',
  title: 'A component written in another form',
  explains: 'A component is one tag that closes itself: <Name attribute="text" />. It has no content between an opening and a closing tag.',
  example: '<Calculator id="kv-cache">Cache</Calculator>',
  fixed: '<Calculator id="kv-cache" />',
}

export const noteComponentPlace: Rule = {
  code: 'note/component-place',
  level: 'error',
  title: 'A component in the wrong place',
  explains:
    'Calculator, Claim and Dataset are blocks and stand alone in their paragraph, with an empty line before and after. Value and Parameter stand in the text, but not in headings or link texts.',
  example: 'See <Calculator id="kv-cache" /> for more.',
  fixed: 'See the calculator.\n\n<Calculator id="kv-cache" />',
}

function checkLoose(node: Tag, { report }: NodeContext): void {
  if (/[={]\s*\{|\{\s*\.\.\./.test(node.value))
    report(noteAttributeCode, placeOf(node), {
      message: 'Curly braces in a tag would run as code.',
      hint: 'Write attributes as text in double quotes.',
    })
  else
    report(noteComponentForm, placeOf(node), {
      message: `“${quote(node.value, 40)}” is not a whole component.`,
      hint: /[“”„«»]/.test(node.value)
        ? 'Write each value in straight double quotes, attribute="text"; these are curly.'
        : 'Write it as <Name attribute="text" />, each value in double quotes on one line.',
    })
}

function reportUnknown(node: Tag, { report }: NodeContext): void {
  const shown = quote(node.name, 30)
  report(noteComponentUnknown, placeOf(node), {
    message: node.name.includes('.')
      ? `<${shown}> is a part of a component, which a note cannot name.`
      : `There is no component <${shown}>.`,
    hint: `Notes have ${listed(componentNames)}.`,
    suggestions: nearest(node.name, componentNames),
  })
}

function checkPlace(node: Tag, { report, ancestors: { heading, link, footnote, paragraph } }: NodeContext): void {
  const asTags = (names: readonly string[]): readonly string[] => names.map((each) => `<${each}>`)
  if (isBlock(node.name)) {
    if (!footnote && paragraph && holdsBlocksOnly(paragraph.children)) return
    report(noteComponentPlace, placeOf(node), {
      message: `<${node.name}> is a block and stands alone in its paragraph.`,
      hint: `Put an empty line before and after it; in a sentence use ${listed(asTags(inlineComponents), 'or')}.`,
    })
  } else if (heading || link)
    report(noteComponentPlace, placeOf(node), {
      message: `<${node.name}> stands in a ${heading ? 'heading' : 'link'}.`,
      hint: `Put it in the text; ${listed(asTags(blockComponents))} stand alone.`,
    })
}

/** Reports what is wrong with the tag of a component. Of one that is opened and closed, only the opening tag is reported. */
export const nodeChecks: NodeChecks = () => {
  const opened = new Set<string>()
  return {
    tag(node, context) {
      const { form, name } = node
      if (isHtml(node) || (form === 'close' && opened.has(name))) return
      if (form === 'open') opened.add(name)
      if (form === 'loose') {
        checkLoose(node, context)
        return
      }
      if (!isComponent(name)) {
        reportUnknown(node, context)
        return
      }
      if (form !== 'void')
        context.report(noteComponentForm, placeOf(node), {
          message: `<${name}> has no content and closes itself.`,
          hint: `Write it as in ${componentForms[name].example}.`,
        })
      if (form !== 'close') checkPlace(node, context)
    },
  }
}
