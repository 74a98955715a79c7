/** yaml/syntax: a file that is not readable as YAML. */
import type { Rule } from './rule.ts'

export const yamlSyntax: Rule = {
  code: 'yaml/syntax',
  level: 'error',
  title: 'A file that is not readable as YAML',
  explains:
    'Parameters and descriptions of data are YAML: “key: value”, one a line. Put quotes around a text that holds a colon and a space, a number sign, or (inside braces) a comma.',
  example: 'note: Two rates: dense and sparse',
  fixed: 'note: "Two rates: dense and sparse"',
}
