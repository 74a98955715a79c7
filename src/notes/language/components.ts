/** The components of the note language and the form of their attributes. Names and values against a calculator's spec are checked when the notebook is linked. */
import { nearest } from '../../diagnostics/near.ts'
import { listed } from '../../diagnostics/words.ts'
import { blockComponents, type ComponentName, inlineComponents } from '../../records/note.ts'
import {
  noteAttributeCode,
  noteAttributeDuplicate,
  noteAttributeForm,
  noteAttributeMissing,
  noteAttributeUnknown,
  noteAttributeValue,
} from '../rules/attribute.ts'
import type { Tag, TagAttribute } from '../syntax/nodes.ts'
import { quote, type Report } from '../text/report.ts'
import { idPattern } from '../yaml/yaml-fields.ts'

interface Form {
  readonly pattern: RegExp
  readonly says: string
}
const id: Form = { pattern: idPattern, says: 'an id: lower-case letters, digits and hyphens' }
const output: Form = { pattern: /^[a-z0-9]+(?:-[a-z0-9]+)*\.[a-zA-Z][a-zA-Z0-9]*$/, says: 'calculator.output, such as training-run.cost' }
const name: Form = { pattern: /^[a-zA-Z][a-zA-Z0-9]*$/, says: 'the id of a parameter, such as gpuHourPrice' }
const columns: Form = { pattern: /^[a-zA-Z][\w-]*(?:(?: |, ?)[a-zA-Z][\w-]*)*$/, says: 'names of columns, with spaces between them' }
const digits: Form = { pattern: /^(?:[1-9]|1[0-5])$/, says: 'a whole number from 1 to 15' }
const text: Form = { pattern: /^[^\n]{1,120}$/, says: 'a text of 1 to 120 characters' }

interface ComponentForm {
  readonly own: Readonly<Record<string, Form>>
  readonly required: string
  /** Takes the inputs of its calculator as well. */
  readonly inputs: boolean
  readonly example: string
}

export const componentForms: Readonly<Record<ComponentName, ComponentForm>> = {
  Calculator: { own: { id }, required: 'id', inputs: true, example: '<Calculator id="training-run" params="70B" />' },
  Claim: { own: { id }, required: 'id', inputs: false, example: '<Claim id="inf-dominates" />' },
  Dataset: { own: { id, view: columns }, required: 'id', inputs: false, example: '<Dataset id="accelerators" view="memory bandwidth" />' },
  Value: {
    own: { of: output, expect: text, unit: text, digits },
    required: 'of',
    inputs: true,
    example: '<Value of="training-run.cost" params="70B" />',
  },
  Parameter: { own: { id: name }, required: 'id', inputs: false, example: '<Parameter id="gpuHourPrice" />' },
}

export const isComponent = (tag: string): tag is ComponentName => Object.hasOwn(componentForms, tag)
export const isBlock = (tag: string): boolean => (blockComponents as readonly string[]).includes(tag)
export const componentNames: readonly string[] = [...blockComponents, ...inlineComponents]

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

/** Never an input: what a browser, a framework or JavaScript itself gives a meaning to. */
const dangerous = (attribute: string): boolean => /^on/i.test(attribute) || attribute in {} || reserved.has(attribute)

const declares = (form: ComponentForm, attribute: string): boolean =>
  Object.hasOwn(form.own, attribute) || (form.inputs && input.test(attribute) && !dangerous(attribute))

/** A value without the curly quotes that word processors put around it. */
const straight = (value: string): string => value.replace(/^[“”„«»‘’‚]+|[“”„«»‘’‚]+$/g, '')

/** Attributes with a value in curly quotes as one, though the parser ends it at the first blank. */
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

/** A value that is not in straight quotes: what it was meant to be still counts, so that the rest of the note is checked with it. */
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

/** The attribute as it counts; null when it does not. */
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
  const value = Object.hasOwn(form.own, meant.name) ? form.own[meant.name] : text
  if (!value || value.pattern.test(meant.value)) return meant
  const curly = straight(meant.value) !== meant.value
  // Of a value whose quotes are wrong that is said, and no more.
  if (attribute.form === 'text')
    report(
      noteAttributeValue,
      { start, end },
      {
        message: `\`${shown}\` is “${quote(meant.value, 40)}”, which is not ${value.says}.`,
        hint: curly ? `Take the curly quotes out: ${meant.name}="${straight(meant.value)}".` : `Write it as in ${form.example}.`,
      },
    )
  return null
}

/** Checks the attributes of a component and returns those that are in order. */
export function checkAttributes(tag: ComponentName, node: Tag, place: { line: number; column: number }, report: Report): TagAttribute[] {
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
