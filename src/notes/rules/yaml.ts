/** YAML: the frontmatter of notes, parameters, descriptions of data, scenarios. The readers in `yaml/` check it. */
import type { Rule } from './rule.ts'

export const yamlFeature: Rule = {
  code: 'yaml/feature',
  formerly: ['frontmatter/feature'],
  level: 'error',
  title: 'A feature of YAML that is not read',
  explains:
    'Anchors (&a), aliases (*a), tags (!x), merge keys (<<), directives (%YAML) and several documents are refused: 298 bytes of aliases can become megabytes, a tag can mean code, and a directive such as %YAML 1.1 makes a truth of “no”. Write the value out, or put it in quotes.',
  example: 'low: &rate 1\nbest: *rate',
  fixed: 'low: 1\nbest: 1',
}

export const yamlMissingKey: Rule = {
  code: 'yaml/missing-key',
  formerly: ['frontmatter/missing-key'],
  level: 'error',
  title: 'A key that is missing',
  explains:
    'Every note has title, summary, kind, status and updated; every claim has id and text; every relation has to, kind and because. A parameter needs label, unit, best, low, high, distribution and asOf; a data set needs title, description, key, sources, licence, asOf and columns.',
  example: 'electricityPrice:\n  label: Price of electricity',
  fixed:
    'electricityPrice:\n  label: Price of electricity\n  unit: USD/kWh\n  best: 0.08\n  low: 0.05\n  high: 0.25\n  distribution: log-normal\n  asOf: "2025"\n  assumption: A round figure.',
}

export const yamlSyntax: Rule = {
  code: 'yaml/syntax',
  formerly: ['frontmatter/syntax'],
  level: 'error',
  title: 'A file that is not readable as YAML',
  explains:
    'Frontmatter, parameters, data sets and scenarios are YAML: “key: value”, one a line, and each key once. Put quotes around a text that holds a colon and a space, a number sign, or (inside braces) a comma; indent lists by spaces, never by tabs.',
  example: 'note: Two rates: dense and sparse',
  fixed: 'note: "Two rates: dense and sparse"',
}

export const yamlUnknownKey: Rule = {
  code: 'yaml/unknown-key',
  formerly: ['frontmatter/unknown-key'],
  level: 'error',
  title: 'A key that does not exist',
  explains: 'Keys are a closed list, so that a slip is seen and not silently left out, and nothing is set behind the reader’s back.',
  example: 'lable: Price of electricity',
  fixed: 'label: Price of electricity',
}

export const yamlValue: Rule = {
  code: 'yaml/value',
  formerly: ['frontmatter/value'],
  level: 'error',
  title: 'A value of the wrong form',
  explains:
    'Each key has its form: a text, a list, a date, one of a few words. Numbers are plain numbers in the unit beside them; dates are "2026" or "2026-03", in quotes, and the day of a note 2026-11-20. Texts have lengths, because pages, cards and search results must fit them.',
  example: 'asOf: 2026',
  fixed: 'asOf: "2026"',
}
