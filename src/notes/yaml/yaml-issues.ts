/** What a schema finds in YAML, as sentences with a rule, a place and what to do. A schema's own message goes before the one made here. */
import type { z } from 'astro/zod'
import { nearest } from '../../diagnostics/near.ts'
import { listed } from '../../diagnostics/words.ts'
import type { Rule } from '../rules/rule.ts'
import { yamlMissingKey, yamlUnknownKey, yamlValue } from '../rules/yaml.ts'
import { mostListed } from '../text/cap-diagnostics.ts'
import { quote, type Words } from '../text/report.ts'
import type { Path } from './yaml-document.ts'

/** Finding the place of each takes time; what is beyond would not be listed. */
const mostIssues = 2 * mostListed

type Issue = z.core.$ZodIssue
type RawIssue = z.core.$ZodRawIssue

export interface YamlProblem {
  readonly rule: Rule
  readonly path: Path
  readonly of: 'key' | 'value'
  readonly words: Words
}

const forms: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  array: 'a list',
  object: 'a group of keys',
  record: 'a group of keys',
  boolean: 'true or false',
}
const formHints: Readonly<Record<string, string>> = {
  string: 'Put it in double quotes if it is meant as text.',
  number: 'A number is plain, such as 2.35 or 7e10; its unit stands beside it.',
  array: 'Write [one, two], or a line with a hyphen for each.',
  object: 'Write “key: value” lines, indented.',
  record: 'Write “key: value” lines, indented.',
}
const otherHint = 'A number is plain, such as 2.35 or 7e10; a text that YAML would read as a number, date or list stands in quotes.'

const shown = (value: unknown): string => quote(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''), 40)
const named = (path: Path | undefined): string => `“${quote((path ?? []).map(String).join('.'))}”`

/** The message of an issue for which the schema has none. */
export function describeIssue(issue: RawIssue): string {
  const name = named(issue.path)
  const { input } = issue
  if (issue.code === 'invalid_value') return `${name} is “${shown(input)}”, which is none of its words.`
  if (issue.code === 'too_big' && typeof input === 'string')
    return `${name} has ${input.trim().length} characters; the most is ${issue.maximum}.`
  if (issue.code === 'too_big') return `${name} has too many entries; the most is ${issue.maximum}.`
  if (issue.code === 'too_small') return `${name} is empty.`
  if (issue.code !== 'invalid_type') return `${name} has another form.`
  if (!issue.path?.length) return 'This must be a group of keys, “key: value”.'
  return `${name} must be ${forms[issue.expected as string] ?? 'of another form'}.`
}

/** A hint that a schema's own check gives beside its message. */
const ownHint = (issue: Issue): string | undefined => {
  const hint: unknown = issue.code === 'custom' ? issue.params?.['hint'] : undefined
  return typeof hint === 'string' ? hint : undefined
}

function hintOf(issue: Issue): Pick<Words, 'hint' | 'suggestions'> {
  if (issue.code === 'invalid_value') {
    const words = issue.values.map(String)
    return { hint: `Write ${listed(words, 'or')}.`, suggestions: nearest(shown(issue.input), words) }
  }
  if (issue.code === 'too_big') return { hint: typeof issue.input === 'string' ? 'Shorten it.' : 'Keep the best.' }
  if (issue.code === 'too_small') return { hint: 'Write it, or leave the key out if it is optional.' }
  if (issue.code === 'invalid_type') return { hint: formHints[issue.expected] ?? otherHint }
  return { hint: ownHint(issue) ?? otherHint }
}

function unknownKeys(path: Path, keys: readonly string[], known: readonly string[]): YamlProblem[] {
  return keys.slice(0, mostIssues).map((key) => ({
    rule: yamlUnknownKey,
    path: [...path, key],
    of: 'key',
    words: { message: `There is no key “${quote(key)}” here.`, hint: `The keys are ${listed(known)}.`, suggestions: nearest(key, known) },
  }))
}

function problemsOf(issue: Issue, knownKeys: (path: Path) => readonly string[]): YamlProblem[] {
  const { path, message } = issue
  if (issue.code === 'unrecognized_keys') return unknownKeys(path, issue.keys, knownKeys(path))
  if (issue.code === 'invalid_key') {
    const [inner] = issue.issues
    return [{ rule: yamlValue, path, of: 'key', words: { message: inner?.message ?? message, hint: 'Write another key.' } }]
  }
  if (issue.input === undefined && path.length > 0) {
    const words = { message: `${named(path)} is missing.`, hint: `Add a line “${String(path.at(-1))}: …”.` }
    return [{ rule: yamlMissingKey, path, of: 'key', words }]
  }
  return [{ rule: yamlValue, path, of: issue.code === 'invalid_union' ? 'key' : 'value', words: { message, ...hintOf(issue) } }]
}

/** The problems of a schema's issues, in their order. `knownKeys` are the keys that may stand at a path. */
export const yamlProblems = (issues: readonly Issue[], knownKeys: (path: Path) => readonly string[]): readonly YamlProblem[] =>
  issues.slice(0, mostIssues).flatMap((issue) => problemsOf(issue, knownKeys))
