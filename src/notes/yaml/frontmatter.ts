/**
 * L2, the frontmatter: YAML between two `---` lines at the very start, without anchors, aliases, tags and merge keys, read by a strict
 * schema. Every problem is reported at the line and column of its key.
 * Long, because it turns each kind of YAML and schema error into a sentence.
 */
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type Scalar, type YAMLError } from 'yaml'
import type { Place } from '../../diagnostics/diagnostic.ts'
import { nearest } from '../../diagnostics/near.ts'
import { decodedUnseen, describeDecoded } from '../../diagnostics/unseen.ts'
import { listed } from '../../diagnostics/words.ts'
import type { FrontmatterPlaces } from '../../records/note.ts'
import {
  frontmatterDuplicate,
  frontmatterFeature,
  frontmatterLanguage,
  frontmatterMissing,
  frontmatterMissingKey,
  frontmatterSyntax,
  frontmatterUnknownKey,
  frontmatterValue,
} from '../rules/frontmatter.ts'
import { noteCharacter } from '../rules/text.ts'
import { quote, type Report } from '../text/report.ts'
import { draftOf, type Frontmatter, frontmatterSchema, knownKeys } from './frontmatter-schema.ts'
import { slipsOf } from './yaml-slips.ts'

export interface Split {
  /** Null: there is none that could be read. */
  readonly yaml: string | null
  /** Lines before the body, both fences included. */
  readonly bodyLine: number
}

const mostYamlErrors = 5
const mostBrackets = 400

const fenceHint = 'start the file with a line ---, then title, summary, kind, status and updated, then a line --- again.'

/** Where the frontmatter ends. One in another language, or without an end, is reported and skipped; so is a missing one. */
export function splitFrontmatter(lines: readonly string[], report: Report): Split {
  const first = lines[0] ?? ''
  const start = { line: 1, column: 1 }
  const end = { line: 1, column: first.length + 1 }
  const close = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---')
  if (/^---+\s*\S/.test(first) && !/^-+\s*$/.test(first)) {
    report({
      rule: frontmatterLanguage,
      start,
      end,
      fix: '---',
      message: `Frontmatter is YAML; “${quote(first)}” asks for something else.`,
      hint: 'write --- alone on the first line.',
    })
    return { yaml: null, bodyLine: close < 0 ? lines.length : close + 1 }
  }
  if (first.trimEnd() !== '---') {
    report({ rule: frontmatterMissing, start, message: 'The note does not start with its frontmatter.', hint: fenceHint })
    return { yaml: null, bodyLine: 0 }
  }
  if (close < 0) {
    report({
      rule: frontmatterMissing,
      start,
      end,
      message: 'The frontmatter has no end.',
      hint: 'close it with a line --- before the text.',
    })
    return { yaml: null, bodyLine: lines.length }
  }
  return { yaml: lines.slice(1, close).join('\n'), bodyLine: close + 1 }
}

type At = (offset: number) => Place

interface Walk {
  readonly yaml: string
  readonly at: At
  readonly report: Report
  readonly places: Record<string, Place>
  fine: boolean
  /** An escape stands for a character that cannot be seen. */
  hidden: boolean
}

function refuseFeature(walk: Walk, node: Node, what: string, hint: string): void {
  walk.fine = false
  const start = walk.at(node.range?.[0] ?? 0)
  walk.report({ rule: frontmatterFeature, start, message: `${what} in the frontmatter.`, hint })
}

/** Reports what the escapes of a key or value stand for, when it cannot be seen. */
function checkEscapes(walk: Walk, { value, range }: Scalar): void {
  const [from, to] = range ?? [0, 0]
  for (const character of decodedUnseen(value, walk.yaml.slice(from, to))) {
    walk.hidden = true
    walk.report({ rule: noteCharacter, start: walk.at(from), end: walk.at(to), ...describeDecoded(character) })
  }
}

/** Notes the place of each part, and refuses what YAML can and a note cannot. */
function walkYaml(walk: Walk, node: unknown, path: string): void {
  if (isAlias(node)) {
    refuseFeature(walk, node, 'A YAML alias (*) stands', 'write the value out, or put it in quotes.')
    return
  }
  if (!isMap(node) && !isSeq(node) && !isScalar(node)) return
  if (node.anchor !== undefined) refuseFeature(walk, node, 'A YAML anchor (&) stands', 'leave it out, or put the value in quotes.')
  if (node.tag !== undefined) refuseFeature(walk, node, 'A YAML tag (!) stands', 'leave it out, or put the value in quotes.')
  if (node.range) walk.places[path === '' ? '.' : path] ??= walk.at(node.range[0])
  if (isScalar(node)) checkEscapes(walk, node)
  if (isSeq(node)) for (const [index, item] of node.items.entries()) walkYaml(walk, item, `${path}${path && '.'}${index}`)
  if (!isMap(node)) return
  for (const { key, value } of node.items) walkPair(walk, key, value, path)
}

function walkPair(walk: Walk, key: unknown, value: unknown, path: string): void {
  if (!isScalar(key)) {
    if (isAlias(key) || isMap(key) || isSeq(key)) refuseFeature(walk, key, 'A key that is not a plain word stands', 'write `key: value`.')
    return
  }
  checkEscapes(walk, key)
  const name = String(key.value)
  const start = walk.at(key.range?.[0] ?? 0)
  if (key.anchor !== undefined || key.tag !== undefined) refuseFeature(walk, key, 'A YAML anchor or tag stands', 'leave it out.')
  if (name === '<<') {
    refuseFeature(walk, key, 'A YAML merge key (<<) stands', 'write the keys out.')
    return
  }
  if (name === '__proto__') {
    walk.fine = false
    walk.report({ rule: frontmatterUnknownKey, start, message: '`__proto__` is not a key of a note.', hint: 'leave it out.' })
    return
  }
  const inner = `${path}${path && '.'}${name}`
  walk.places[inner] ??= start
  walkYaml(walk, value, inner)
}

function reportYamlErrors(yaml: string, errors: readonly YAMLError[], at: At, report: Report): void {
  const slips = slipsOf(
    yaml,
    errors.filter(({ code }) => code !== 'MULTIPLE_DOCS'),
  )
  for (const { range, message, hint } of slips.slice(0, mostYamlErrors))
    report({ rule: frontmatterSyntax, start: at(range[0]), end: at(Math.max(range[1], range[0] + 1)), message, hint })
  if (slips.length === 0) for (const error of errors.slice(0, mostYamlErrors)) reportYamlError(error, at, report)
}

function reportYamlError(error: YAMLError, at: At, report: Report): void {
  const start = at(error.pos[0])
  if (error.code === 'DUPLICATE_KEY') {
    report({ rule: frontmatterDuplicate, start, message: 'This key stands twice in the frontmatter.', hint: 'keep one of them.' })
    return
  }
  report({ rule: frontmatterFeature, start, message: 'The frontmatter holds more than one YAML document.', hint: 'keep one.' })
}

interface Issue {
  readonly code: string
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly keys?: readonly string[] | undefined
  readonly values?: readonly unknown[] | undefined
  readonly maximum?: number | bigint | undefined
  readonly expected?: string | undefined
  readonly input?: unknown
}

const shown = (value: unknown): string => quote(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''), 40)

/** What is wrong with a value, in words: message and hint. */
function sayValue(issue: Issue, key: string): { message: string; hint?: string; suggestions?: string[] } {
  const { input } = issue
  if (issue.values) {
    const words = issue.values.map(String)
    return {
      message: `\`${key}\` is “${shown(input)}”, which is none of its words.`,
      hint: `write ${listed(words, 'or')}.`,
      suggestions: nearest(shown(input), words),
    }
  }
  if (issue.code === 'too_big' && typeof input === 'string')
    return { message: `\`${key}\` has ${input.trim().length} characters; the limit is ${issue.maximum}.`, hint: 'shorten it.' }
  if (issue.code === 'too_big')
    return { message: `\`${key}\` has too many entries; the limit is ${issue.maximum}.`, hint: 'keep the best.' }
  if (issue.code === 'too_small') return { message: `\`${key}\` is empty.`, hint: 'write it, or leave the key out if it is optional.' }
  if (issue.message === 'one line')
    return { message: `\`${key}\` has a line break in it.`, hint: 'write it on one line, or after >- over several.' }
  if (issue.message === 'id')
    return {
      message: `\`${key}\` is “${shown(input)}”, which is not an id.`,
      hint: 'write lower-case letters, digits and hyphens, such as kv-cache.',
    }
  if (issue.message === 'date')
    return { message: `\`${key}\` is “${shown(input)}”, which is not a date.`, hint: 'write year, month, day: 2026-11-20.' }
  if (key === '') return { message: 'The frontmatter must be lines of keys and values.', hint: 'write `title: …` and the others.' }
  const form = { string: 'text', array: 'a list', object: 'a group of keys' }[issue.expected ?? ''] ?? 'another form'
  const hint =
    issue.expected === 'string'
      ? 'put it in double quotes if it is meant as text.'
      : issue.expected === 'array'
        ? 'write [one, two], or a line with a hyphen for each.'
        : 'write `key: value` lines, indented.'
  return { message: `\`${key}\` must be ${form}.`, hint }
}

const parentOf = (path: readonly PropertyKey[]): '' | 'claims' | 'relations' =>
  path[0] === 'claims' ? 'claims' : path[0] === 'relations' ? 'relations' : ''

function reportIssue(issue: Issue, placeOf: (path: readonly PropertyKey[]) => Place, report: Report): void {
  const key = issue.path.map(String).join('.')
  const start = placeOf(issue.path)
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys[parentOf(issue.path)]
    for (const name of issue.keys ?? []) {
      const at = placeOf([...issue.path, name])
      const what = { '': 'a note', claims: 'a claim', relations: 'a relation' }[parentOf(issue.path)]
      const end = { line: at.line, column: at.column + name.length }
      report({
        rule: frontmatterUnknownKey,
        start: at,
        end,
        message: `\`${quote(name)}\` is not a key of ${what}.`,
        hint: `the keys are ${listed(known)}.`,
        suggestions: nearest(name, known),
      })
    }
    return
  }
  if (issue.input === undefined) {
    report({
      rule: frontmatterMissingKey,
      start,
      message: `\`${key}\` is missing.`,
      hint: `add a line \`${String(issue.path.at(-1))}: …\`.`,
    })
    return
  }
  report({ rule: frontmatterValue, start, ...sayValue(issue, key) })
}

/** The same claim id, alias or relation twice. */
function reportDuplicates(data: Frontmatter, placeOf: (path: readonly PropertyKey[]) => Place, report: Report): void {
  const groups: readonly [readonly string[], (index: number) => PropertyKey[], string][] = [
    [data.claims.map(({ id }) => id), (index) => ['claims', index, 'id'], 'The claim'],
    [data.aliases.map((alias) => alias.toLowerCase()), (index) => ['aliases', index], 'The alias'],
    [data.relations.map(({ to, kind }) => `${kind} ${to}`), (index) => ['relations', index], 'The relation'],
  ]
  for (const [values, path, what] of groups)
    for (const [index, value] of values.entries())
      if (values.indexOf(value) < index)
        report({
          rule: frontmatterDuplicate,
          start: placeOf(path(index)),
          message: `${what} “${quote(value)}” stands twice.`,
          hint: 'keep one of them.',
        })
}

/** What the YAML parser must not see: directives, document ends (it drops what follows), and brackets nested beyond its stack. */
function plainEnough(yaml: string, firstLine: number, report: Report): boolean {
  const lines = yaml.split('\n')
  const odd = lines.findIndex((line) => /^(?:%|\.\.\.|---)/.test(line))
  if (odd >= 0) {
    const message = `A YAML directive or document mark (${quote(lines[odd] ?? '', 20)}) stands in the frontmatter.`
    report({ rule: frontmatterFeature, start: { line: firstLine + odd, column: 1 }, message, hint: 'leave it out.' })
    return false
  }
  const brackets = yaml.replace(/[^[{]/g, '').length
  if (brackets <= mostBrackets) return true
  const message = `The frontmatter has ${brackets} opening brackets; the limit is ${mostBrackets}.`
  report({ rule: frontmatterSyntax, start: { line: firstLine, column: 1 }, message, hint: 'write lists with a hyphen for each entry.' })
  return false
}

/** As plain data, also of a document with mistakes; null when it has an alias or cannot be read at all. */
function plainOf(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 })
  } catch {
    return null
  }
}

export interface FrontmatterRead {
  readonly data: Frontmatter | null
  /** What fits of it, when not all does. */
  readonly draft: Frontmatter | null
  readonly places: FrontmatterPlaces
}

/** `firstLine` is the line of the file on which `yaml` starts. */
export function readFrontmatter(yaml: string, firstLine: number, report: Report): FrontmatterRead {
  const counter = new LineCounter()
  const at: At = (offset) => {
    const { line, col } = counter.linePos(offset)
    return { line: Math.max(line, 1) + firstLine - 1, column: Math.max(col, 1) }
  }
  const places: Record<string, Place> = Object.create(null) as Record<string, Place>
  let fine = true
  const walk: Walk = { yaml, at, report, places, fine, hidden: false }
  if (!plainEnough(yaml, firstLine, report)) return { data: null, draft: draftOf(null, false), places }
  const document = parseDocument(yaml, { lineCounter: counter, prettyErrors: false, logLevel: 'silent', uniqueKeys: true, merge: false })
  reportYamlErrors(yaml, document.errors, at, report)
  // Of what cannot be read, only the places are known.
  walkYaml(document.errors.length > 0 ? { ...walk, report: () => {} } : walk, document.contents, '')
  fine = walk.fine && document.errors.length === 0 && document.warnings.length === 0
  if (!fine) return { data: null, draft: draftOf(plainOf(document), false), places }
  const placeOf = (path: readonly PropertyKey[]): Place => {
    for (let length = path.length; length > 0; length--) {
      const place = places[path.slice(0, length).map(String).join('.')]
      if (place) return place
    }
    return { line: firstLine, column: 1 }
  }
  const result = frontmatterSchema.safeParse(document.toJS({ maxAliasCount: 0 }) ?? {}, { reportInput: true })
  if (!result.success) for (const issue of result.error.issues) reportIssue(issue as Issue, placeOf, report)
  else reportDuplicates(result.data, placeOf, report)
  if (!result.success || walk.hidden) return { data: null, draft: draftOf(plainOf(document), true), places }
  return { data: result.data, draft: null, places }
}
