/** Every check rule, by code. A help page is made from each. */
import { noteRules } from './note-rules.ts'
import { notebookRules } from './notebook-rules.ts'
import type { Rule } from './rule.ts'

export const rules: readonly Rule[] = [...noteRules, ...notebookRules].sort((a, b) => (a.code < b.code ? -1 : 1))
