/** YAML files: parameters, descriptions of data, scenarios. */
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

export const yamlMissingKey: Rule = {
  code: 'yaml/missing-key',
  level: 'error',
  title: 'A key that is missing',
  explains:
    'A parameter needs label, unit, best, low, high, distribution and asOf; a data set needs title, description, key, sources, licence, asOf and columns.',
  example: 'electricityPrice:\n  label: Price of electricity',
  fixed:
    'electricityPrice:\n  label: Price of electricity\n  unit: USD/kWh\n  best: 0.08\n  low: 0.05\n  high: 0.25\n  distribution: log-normal\n  asOf: "2025"\n  assumption: A round figure.',
}

export const yamlSyntax: Rule = {
  code: 'yaml/syntax',
  level: 'error',
  title: 'A file that is not readable as YAML',
  explains:
    'Parameters and descriptions of data are YAML: “key: value”, one a line. Put quotes around a text that holds a colon and a space, a number sign, or (inside braces) a comma.',
  example: 'note: Two rates: dense and sparse',
  fixed: 'note: "Two rates: dense and sparse"',
}

export const yamlUnknownKey: Rule = {
  code: 'yaml/unknown-key',
  level: 'error',
  title: 'A key that does not exist',
  explains: 'Keys are a closed list, so that a slip is seen and not silently left out.',
  example: 'lable: Price of electricity',
  fixed: 'label: Price of electricity',
}

export const yamlValue: Rule = {
  code: 'yaml/value',
  level: 'error',
  title: 'A value of the wrong form',
  explains: 'Numbers are plain numbers in the unit beside them; dates are "2026" or "2026-03", in quotes.',
  example: 'asOf: 2026',
  fixed: 'asOf: "2026"',
}
