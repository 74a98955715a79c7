/** yaml/feature: a feature of YAML that is not read. */
import type { Rule } from './rule.ts'

export const yamlFeature: Rule = {
  code: 'yaml/feature',
  level: 'error',
  title: 'A feature of YAML that is not read',
  explains:
    'Anchors, aliases, tags, merge keys and directives are refused: a few lines of aliases can become megabytes, and a directive such as %YAML 1.1 makes a truth of “no”. Write the values out.',
  example: 'low: &rate 1\nbest: *rate',
  fixed: 'low: 1\nbest: 1',
}
