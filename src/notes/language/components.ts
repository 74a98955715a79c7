/** The components of the note language, and the form of the attributes that are their own. */
import type { PhrasingContent } from 'mdast'
import { blockComponents, type ComponentName, inlineComponents } from '../../records/note.ts'
import '../syntax/nodes.ts'
import { idPattern } from '../yaml/yaml-fields.ts'

interface Form {
  readonly pattern: RegExp
  /** What a value of this form is, for messages. */
  readonly description: string
}
const id: Form = { pattern: idPattern, description: 'an id: lower-case letters, digits and hyphens' }
const output: Form = {
  pattern: /^[a-z0-9]+(?:-[a-z0-9]+)*\.[a-zA-Z][a-zA-Z0-9]*$/,
  description: 'calculator.output, such as training-run.cost',
}
const choice: Form = { ...output, description: 'calculator.input, such as lifetime-cost.servingPrice' }
const choices: Form = {
  pattern: /^[a-z0-9][\w-]*(?:(?: |, ?)[a-z0-9][\w-]*)*$/,
  description: 'values of the choice, with spaces between them',
}
const name: Form = { pattern: /^[a-zA-Z][a-zA-Z0-9]*$/, description: 'the id of a parameter, such as gpuHourPrice' }
const columns: Form = { pattern: /^[a-zA-Z][\w-]*(?:(?: |, ?)[a-zA-Z][\w-]*)*$/, description: 'names of columns, with spaces between them' }
const digits: Form = { pattern: /^(?:[1-9]|1[0-5])$/, description: 'a whole number from 1 to 15' }
const range: Form = { pattern: /^90%$/, description: 'the range that nine of ten draws lie in: 90%' }
export const textForm: Form = { pattern: /^[^\n]{1,120}$/, description: 'a text of 1 to 120 characters' }

export interface ComponentForm {
  readonly own: Readonly<Record<string, Form>>
  readonly required: string
  /** Whether the component also takes the inputs of its calculator. */
  readonly inputs: boolean
  readonly example: string
}

export const componentForms: Readonly<Record<ComponentName, ComponentForm>> = {
  Calculator: { own: { id }, required: 'id', inputs: true, example: '<Calculator id="training-run" params="70B" />' },
  Claim: { own: { id }, required: 'id', inputs: false, example: '<Claim id="inf-dominates" />' },
  Dataset: { own: { id, view: columns }, required: 'id', inputs: false, example: '<Dataset id="accelerators" view="memory bandwidth" />' },
  Switch: {
    own: { of: choice, options: choices },
    required: 'of',
    inputs: false,
    example: '<Switch of="lifetime-cost.servingPrice" />',
  },
  Value: {
    own: { of: output, expect: textForm, unit: textForm, digits, range },
    required: 'of',
    inputs: true,
    example: '<Value of="training-run.cost" params="70B" />',
  },
  Parameter: { own: { id: name }, required: 'id', inputs: false, example: '<Parameter id="gpuHourPrice" />' },
}

export const isComponent = (tag: string): tag is ComponentName => Object.hasOwn(componentForms, tag)
export const isBlock = (tag: string): boolean => (blockComponents as readonly string[]).includes(tag)
export const componentNames: readonly string[] = [...blockComponents, ...inlineComponents]

type Children = readonly PhrasingContent[]

const readBlocksOnly = (children: Children): boolean =>
  children.some((child) => child.type === 'tag') &&
  children.every((child) => (child.type === 'tag' ? isBlock(child.name) : child.type === 'text' && child.value.trim() === ''))

/** Results by paragraph, because the question is asked for each of its tags. */
const blocksOnly = new WeakMap<Children, boolean>()

/** True when the paragraph holds block components and blanks only. */
export function holdsBlocksOnly(children: Children): boolean {
  const known = blocksOnly.get(children) ?? readBlocksOnly(children)
  blocksOnly.set(children, known)
  return known
}
