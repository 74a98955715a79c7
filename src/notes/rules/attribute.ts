/** Attributes of components: their names and the form of their values. Inputs of calculators are checked in `component-use.ts`. */

import type { Place } from '../../diagnostics/diagnostic.ts'
import { nearest } from '../../diagnostics/near.ts'
import { listed } from '../../diagnostics/words.ts'
import type { ComponentName } from '../../records/note.ts'
import type { NodeChecks } from '../checks/node-context.ts'
import { type ComponentForm, componentForms, isComponent, textForm } from '../language/components.ts'
import type { Tag, TagAttribute } from '../syntax/nodes.ts'
import { placeOf, quote, type Report } from '../text/report.ts'
import type { Rule } from './rule.ts'

export const noteAttributeCode: Rule = {
  code: 'note/attribute-code',
  level: 'error',
  title: 'Code in an attribute',
  explains: 'An attribute in curly braces, or a spread {...x}, would run as code. Attributes of a note are text in double quotes.',
  example: '<Calculator id={process.env.HOME} />',
  fixed: '<Calculator id="kv-cache" />',
}

export const noteAttributeDuplicate: Rule = {
  code: 'note/attribute-duplicate',
  level: 'error',
  title: 'An attribute given twice',
  explains: 'The second would silently replace the first.',
  example: '<Calculator id="kv-cache" id="training-run" />',
  fixed: '<Calculator id="kv-cache" />',
}

export const noteAttributeForm: Rule = {
  code: 'note/attribute-form',
  level: 'error',
  title: 'An attribute without a quoted value',
  explains: 'An attribute is written name="text", with the value in double quotes and nothing else.',
  example: '<Calculator id=kv-cache />',
  fixed: '<Calculator id="kv-cache" />',
}

export const noteAttributeMissing: Rule = {
  code: 'note/attribute-missing',
  level: 'error',
  title: 'A required attribute is missing',
  explains: 'Calculator, Claim, Dataset and Parameter need id; Value needs of, such as of="training-run.cost".',
  example: '<Calculator params="70B" />',
  fixed: '<Calculator id="training-run" params="70B" />',
}

export const noteAttributeUnknown: Rule = {
  code: 'note/attribute-unknown',
  level: 'error',
  title: 'An attribute that this component does not have',
  explains:
    'Each component declares its attributes; Calculator and Value also take the inputs of their calculator. Event handlers, style, slot, set: and client: directives and the names JavaScript objects are born with are never among them.',
  example: '<Claim id="inf-dominates" onclick="alert(1)" />',
  fixed: '<Claim id="inf-dominates" />',
}

export const noteAttributeValue: Rule = {
  code: 'note/attribute-value',
  level: 'error',
  title: 'An attribute value of the wrong form',
  explains: 'Ids are lower-case words with hyphens; of is calculator.output; digits is a whole number from 1 to 15.',
  example: 'The run costs <Value of="cost" />.',
  fixed: 'The run costs <Value of="training-run.cost" />.',
}

const input = /^[a-z][a-zA-Z0-9]{0,39}$/
const reserved = new Set([
  'style',
  'class',
  'className',
  'slot',
  'is',
  'key',
  'ref',
  'href',
  'src',
  'srcdoc',
  'children',
  'prototype',
  'innerHTML',
  'layout',
])

/** Whether a browser, a framework or JavaScript gives a name a meaning of its own, so that it can never be an input. */
const dangerous = (attribute: string): boolean => /^on/i.test(attribute) || attribute in {} || reserved.has(attribute)

const declares = (form: ComponentForm, attribute: string): boolean =>
  Object.hasOwn(form.own, attribute) || (form.inputs && input.test(attribute) && !dangerous(attribute))

/** A value without the curly quotes that word processors put around it. */
const straight = (value: string): string => value.replace(/^[“”„«»‘’‚]+|[“”„«»‘’‚]+$/g, '')

/** Joins a value in curly quotes, which the parser ends at its first space. */
function withWholeValues(attributes: readonly TagAttribute[]): readonly TagAttribute[] {
  const whole: TagAttribute[] = []
  for (const attribute of attributes) {
    const last = whole.at(-1)
    const open = last?.form === 'unquoted' && /^[“„«‘‚]/.test(last.value) && !/[“”»‘’]$/.test(last.value.slice(1))
    if (last && open && attribute.form === 'bare')
      whole[whole.length - 1] = { ...last, value: `${last.value} ${attribute.name}`, end: attribute.end }
    else whole.push(attribute)
  }
  return whole
}

/** Reports a value that is not in straight quotes, and returns the attribute as it was meant, so that the rest is checked with it. */
function withoutQuotes(attribute: TagAttribute, report: Report): TagAttribute {
  const { name: written, value, start, end } = attribute
  const meant = straight(value)
  const fix = `${written}="${meant}"`
  const what = meant === value ? 'has no value in quotes' : 'stands in curly quotes'
  report(
    noteAttributeForm,
    { start, end },
    {
      message: `\`${quote(written, 30)}\` ${what}.`,
      hint: meant === '' ? `Write ${written}="…".` : meant === value ? `Write ${fix}.` : `Write it in straight ones: ${fix}.`,
      ...(meant ? { fix } : {}),
    },
  )
  return { ...attribute, value: meant }
}

/** Checks one attribute, and returns it as it was meant; null when it cannot be used. */
function checkAttribute(tag: ComponentName, attribute: TagAttribute, report: Report): TagAttribute | null {
  const form = componentForms[tag]
  const { start, end } = attribute
  const shown = quote(attribute.name, 30)
  if (attribute.form === 'spread' || attribute.form === 'expression') {
    const message =
      attribute.form === 'spread' ? 'Curly braces in a tag would run as code.' : `The value of \`${shown}\` would run as code.`
    report(noteAttributeCode, { start, end }, { message, hint: `Write attributes as text in double quotes: ${form.example}.` })
    return null
  }
  if (!declares(form, attribute.name)) {
    const own = Object.keys(form.own)
    const hint = `It has ${listed(own)}${form.inputs ? ', and the inputs of its calculator' : ''}.`
    report(
      noteAttributeUnknown,
      { start, end },
      { message: `<${tag}> has no attribute \`${shown}\`.`, hint, suggestions: nearest(attribute.name, own) },
    )
    return null
  }
  const meant = attribute.form === 'text' ? attribute : withoutQuotes(attribute, report)
  const value = Object.hasOwn(form.own, meant.name) ? form.own[meant.name] : textForm
  if (!value || value.pattern.test(meant.value)) return meant
  const curly = straight(meant.value) !== meant.value
  // A value whose quotes are wrong was reported already.
  if (attribute.form === 'text')
    report(
      noteAttributeValue,
      { start, end },
      {
        message: `\`${shown}\` is “${quote(meant.value, 40)}”, which is not ${value.description}.`,
        hint: curly ? `Take the curly quotes out: ${meant.name}="${straight(meant.value)}".` : `Write it as in ${form.example}.`,
      },
    )
  return null
}

/** Checks the attributes of a component and returns those that are in order. `place` is where the component starts. */
export function checkAttributes(tag: ComponentName, node: Tag, place: Place, report: Report): TagAttribute[] {
  const fine: TagAttribute[] = []
  const seen = new Set<string>()
  for (const attribute of withWholeValues(node.attributes)) {
    const again = attribute.name !== '' && seen.has(attribute.name)
    seen.add(attribute.name)
    if (again)
      report(
        noteAttributeDuplicate,
        { start: attribute.start, end: attribute.end },
        { message: `\`${quote(attribute.name, 30)}\` is given twice.`, hint: 'Keep one of them.' },
      )
    else {
      const counted = checkAttribute(tag, attribute, report)
      if (counted) fine.push(counted)
    }
  }
  const { required, example } = componentForms[tag]
  if (!seen.has(required))
    report(noteAttributeMissing, { start: place }, { message: `<${tag}> has no \`${required}\`.`, hint: `Write it as in ${example}.` })
  return fine
}

export const nodeChecks: NodeChecks = () => ({
  tag(node, { report }) {
    if ((node.form === 'void' || node.form === 'open') && isComponent(node.name))
      checkAttributes(node.name, node, placeOf(node).start, report)
  },
})
