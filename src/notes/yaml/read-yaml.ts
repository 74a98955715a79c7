/** A YAML file against a strict schema: every problem with its line. Anchors, aliases, tags and merge keys are refused. */
import type { z } from 'astro/zod'
import { isAlias, isMap, isNode, isScalar, LineCounter, type Node, parseDocument, visit, type YAMLError } from 'yaml'
import type { Diagnostic, Place } from '../../diagnostics/diagnostic.ts'
import { nearest } from '../../diagnostics/near.ts'
import { decodedUnseen, describeDecoded } from '../../diagnostics/unseen.ts'
import { textCharacter } from '../rules/text.ts'
import { yamlFeature, yamlMissingKey, yamlSyntax, yamlUnknownKey, yamlValue } from '../rules/yaml.ts'
import { mostListed } from '../text/cap-diagnostics.ts'
import { problemIn, type TextFile, type Where } from '../text/read-text.ts'
import { type Slip, slipsOf } from './yaml-slips.ts'

type Path = readonly PropertyKey[]
export interface YamlValue<T> {
  /** Null when the file does not fit the schema. */
  readonly value: T | null
  /** As YAML has it, unchecked; undefined when it is not readable. */
  readonly plain: unknown
  readonly diagnostics: readonly Diagnostic[]
  /** Where the value at a path stands; with `key`, where its key does. */
  readonly place: (path: Path, of?: 'key' | 'value') => Where
}

type Document = ReturnType<typeof parseDocument>

function rangeOf(document: Document, path: Path, of: 'key' | 'value'): readonly [number, number] | undefined {
  if (path.length === 0) return undefined
  const node = document.getIn(path as readonly unknown[], true)
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1) as readonly unknown[], true)
  const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(path.at(-1))) : undefined
  const chosen: unknown = of === 'key' || !isNode(node) ? (pair?.key ?? node) : node
  const range = isNode(chosen) ? (chosen as Node).range : null
  return range ? [range[0], Math.max(range[1], range[0] + 1)] : rangeOf(document, path.slice(0, -1), 'key')
}

/** Directives would change how the rest is read, and what follows the mark of an end is not read at all. */
function directiveProblems(source: TextFile): Diagnostic[] {
  return source.lines.flatMap((line, index) => {
    const mark = /^(?:%.*|\.\.\.(?=\s|$))/.exec(line)?.[0]
    if (mark === undefined) return []
    const where = { start: { line: index + 1, column: 1 }, end: { line: index + 1, column: mark.length + 1 } }
    const message = `This file uses ${mark === '...' ? 'the mark of an end (...)' : 'a directive (%)'}, which is not read here.`
    return [problemIn(source, yamlFeature, where, { message, hint: 'Leave it out.' })]
  })
}

function featureProblems(document: Document): { range: readonly [number, number]; what: string }[] {
  const found: { range: readonly [number, number]; what: string }[] = []
  const add = (node: Node, what: string) => found.push({ range: [node.range?.[0] ?? 0, node.range?.[1] ?? 0], what })
  visit(document, {
    Alias: (_, node) => void add(node, 'an alias (*name)'),
    Node: (_, node) => {
      if (!isAlias(node) && node.anchor) add(node, 'an anchor (&name)')
      if (!isAlias(node) && node.tag) add(node, 'a tag (!name)')
    },
    Pair: (_, pair) => {
      if (!isScalar(pair.key)) return
      if (pair.key.value === '<<') add(pair.key, 'a merge key (<<)')
      if (pair.key.value === '__proto__') add(pair.key, 'the key __proto__, which has a meaning in JavaScript')
    },
  })
  return found
}

/** What escapes in keys and values stand for, when it cannot be seen. */
function hiddenProblems(document: Document, source: TextFile, where: (range: readonly [number, number]) => Where): Diagnostic[] {
  const found: Diagnostic[] = []
  visit(document, {
    Scalar: (_, { value, range }) => {
      const [from, to] = range ?? [0, 0]
      for (const character of decodedUnseen(value, source.text.slice(from, to)))
        found.push(problemIn(source, textCharacter, where([from, to]), describeDecoded(character)))
    },
  })
  return found
}

const words: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  array: 'a list',
  object: 'a group of keys',
  record: 'a group of keys',
  boolean: 'true or false',
}
/** Finding the place of each takes time; what is beyond would not be listed. */
const mostIssues = 2 * mostListed
const formHint = 'A number is plain, such as 2.35 or 7e10; a text that YAML would read as a number, date or list stands in quotes.'
const named = (path: Path): string => `“${path.map(String).join('.')}”`

const twice = ({ pos }: YAMLError): Slip => ({ range: pos, message: 'This key stands twice.', hint: 'Keep one of them.' })

/** Parses and checks. Schemas carry their own messages; a missing or unknown key gets one here. */
export function readYaml<T>(source: TextFile, schema: z.ZodType<T>, knownKeys: (path: Path) => readonly string[]): YamlValue<T> {
  const directives = directiveProblems(source)
  const counter = new LineCounter()
  const document = parseDocument(source.text, {
    version: '1.2',
    schema: 'core',
    lineCounter: counter,
    prettyErrors: false,
    uniqueKeys: true,
    merge: false,
    strict: true,
  })
  const placeOf = (offset: number): Place => {
    const { line, col } = counter.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  const where = (range: readonly [number, number] | undefined): Where =>
    range ? { start: placeOf(range[0]), end: placeOf(range[1]) } : { start: { line: 1, column: 1 } }
  const place = (path: Path, of: 'key' | 'value' = 'value') => where(rangeOf(document, path, of))
  const failed = (diagnostics: readonly Diagnostic[], plain?: unknown) => ({ value: null, plain, diagnostics, place })

  if (directives.length > 0) return failed(directives)
  const features = document.errors.length > 0 ? [] : featureProblems(document)
  if (features.length > 0) {
    return failed(
      features.map(({ range, what }) =>
        problemIn(source, yamlFeature, where(range), {
          message: `This file uses ${what}, which is not read here.`,
          hint: 'Write the value out.',
        }),
      ),
    )
  }
  const syntax = [...document.errors, ...document.warnings]
  const slips = slipsOf(source.text, syntax)
  if (syntax.length > 0) {
    return failed(
      (slips.length > 0 ? slips : syntax.map(twice)).map(({ range, ...words }) => problemIn(source, yamlSyntax, where(range), words)),
    )
  }
  const plain: unknown = document.toJS({ maxAliasCount: 0 })
  const hidden = hiddenProblems(document, source, where)
  const result = schema.safeParse(plain)
  if (result.success && hidden.length === 0) return { value: result.data, plain, diagnostics: [], place }
  const issues = result.error?.issues.slice(0, mostIssues) ?? []
  return failed([...hidden, ...issues.flatMap((issue) => issueProblems(issue, source, document, knownKeys, place))], plain)
}

function issueProblems(
  issue: z.core.$ZodIssue,
  source: TextFile,
  document: Document,
  knownKeys: (path: Path) => readonly string[],
  place: YamlValue<unknown>['place'],
): Diagnostic[] {
  const { path } = issue
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, mostIssues).map((key) => {
      const known = knownKeys(path)
      return problemIn(source, yamlUnknownKey, place([...path, key], 'key'), {
        message: `There is no key “${key}” here.`,
        hint: `The keys are ${known.join(', ')}.`,
        suggestions: nearest(key, known),
      })
    })
  }
  if (issue.code === 'invalid_key' || issue.code === 'invalid_union') {
    const message = issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message
    return [problemIn(source, yamlValue, place(path, 'key'), { message, hint: formHint })]
  }
  if (document.getIn(path as readonly unknown[]) === undefined && path.length > 0) {
    const where = path.length > 1 ? place(path.slice(0, -1), 'key') : { start: { line: 1, column: 1 } }
    return [
      problemIn(source, yamlMissingKey, where, { message: `${named(path)} is missing.`, hint: `Add a line “${String(path.at(-1))}: …”.` }),
    ]
  }
  const message =
    issue.code === 'invalid_type'
      ? `${named(path)} must be ${words[issue.expected] ?? issue.expected}.`
      : issue.code === 'invalid_value'
        ? `${named(path)} must be one of ${issue.values.join(', ')}.`
        : issue.message
  return [
    problemIn(source, yamlValue, place(path), {
      message: path.length === 0 ? 'This file must hold a group of keys, “key: value”.' : message,
      hint: formHint,
    }),
  ]
}
