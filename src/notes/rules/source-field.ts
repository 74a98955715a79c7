/** source/field: a field that is missing or not known. */
import type { Rule } from './rule.ts'

export const sourceField: Rule = {
  code: 'source/field',
  level: 'error',
  title: 'A field that is missing or not known',
  explains: 'A source has author (or editor), title and year. Fields that nothing reads are refused, so that a slip is seen.',
  example: 'auther = {Ho, Anson},',
  fixed: 'author = {Ho, Anson},',
}
