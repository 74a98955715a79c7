/** Attributes of components. */
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
