/** note/attribute-unknown: an attribute that this component does not have. */
import type { Rule } from './rule.ts'

export const noteAttributeUnknown: Rule = {
  code: 'note/attribute-unknown',
  level: 'error',
  title: 'An attribute that this component does not have',
  explains:
    'Each component declares its attributes; Calculator and Value also take the inputs of their calculator. Event handlers, style, slot, set: and client: directives and the names JavaScript objects are born with are never among them.',
  example: '<Claim id="inf-dominates" onclick="alert(1)" />',
  fixed: '<Claim id="inf-dominates" />',
}
