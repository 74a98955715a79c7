/** yaml/feature: a feature of YAML that is not read. */
import type { Rule } from './rule.ts'

export const yamlFeature: Rule = {
  code: 'yaml/feature',
  level: 'error',
  title: 'A feature of YAML that is not read',
  explains: 'Anchors, aliases, tags and merge keys are refused: a few lines of aliases can become megabytes. Write the values out.',
  example: 'a: &base { low: 1 }\nb: *base',
  fixed: 'a: { low: 1 }\nb: { low: 1 }',
}
