/**
 * YAML as a document with places. Only what is plain is read: anchors, aliases, tags, merge keys, directives and marks of documents are
 * refused, because a few lines of aliases can become megabytes and a tag or directive changes what the rest means.
 */
import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument, type Scalar, type YAMLError } from 'yaml'
import type { Place } from '../../diagnostics/diagnostic.ts'
import { decodedUnseen, describeDecoded } from '../../diagnostics/unseen.ts'
import { textCharacter } from '../rules/text.ts'
import { yamlFeature, yamlSyntax } from '../rules/yaml.ts'
import { mostListed } from '../text/cap-diagnostics.ts'
import { quote, type Report, type Where } from '../text/report.ts'
import { type Slip, slipsOf } from './yaml-slips.ts'

export type Path = readonly PropertyKey[]
type Range = readonly [number, number]

export interface YamlDocument {
  /** The plain data: what a document with mistakes has of it, too; null where nothing can be told. */
  readonly plain: unknown
  /** False: the text is not YAML, or not plain YAML. `plain` may then lack keys or have wrong ones. */
  readonly readable: boolean
  /** True: an escape stands for a character that cannot be seen. */
  readonly hidden: boolean
  /** Where the value at a path stands, or its key; of what is not there, the key that it would stand under. */
  readonly place: (path: Path, of?: 'key' | 'value') => Where
  /** The place of each key and of each item of a list, by its path with dots. */
  readonly keyPlaces: () => Readonly<Record<string, Place>>
}

export interface YamlLayout {
  /** The line of the file on which the text starts. */
  readonly startLine: number
  /** Opening brackets that it may have. */
  readonly brackets?: number | undefined
}

/** Where the key and the value at a path stand, by offsets. */
interface Spot {
  readonly key?: Range | undefined
  readonly value?: Range | undefined
}
interface Found {
  readonly text: string
  /** By paths, with nulls between their parts, since keys may have dots. */
  readonly spots: Map<string, Spot>
  readonly features: { readonly range: Range; readonly feature: string }[]
  readonly hidden: { readonly range: Range; readonly character: string }[]
}

const rangeOf = ({ range }: Node): Range | undefined => (range ? [range[0], Math.max(range[1], range[0] + 1)] : undefined)

function refuse(found: Found, node: Node, feature: string): void {
  found.features.push({ range: rangeOf(node) ?? [0, 1], feature })
}

/** Notes what the escapes of a key or value stand for, when it cannot be seen. */
function findHidden(found: Found, scalar: Scalar): void {
  const range = rangeOf(scalar) ?? [0, 1]
  for (const character of decodedUnseen(scalar.value, found.text.slice(...range))) found.hidden.push({ range, character })
}

/** Notes the place of each part, and each feature that is not read. `prefix` is the path and a null; empty for the whole. */
function walk(found: Found, node: unknown, prefix: string): void {
  if (isAlias(node)) return void refuse(found, node, 'an alias (*name)')
  if (!isMap(node) && !isSeq(node) && !isScalar(node)) return
  if (node.anchor !== undefined) refuse(found, node, 'an anchor (&name)')
  if (node.tag !== undefined) refuse(found, node, 'a tag (!name)')
  if (isScalar(node)) findHidden(found, node)
  if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) {
      const path = `${prefix}${index}`
      found.spots.set(path, { value: isNode(item) ? rangeOf(item) : undefined })
      walk(found, item, `${path}\0`)
    }
  }
  if (!isMap(node)) return
  for (const { key, value } of node.items) walkPair(found, key, value, prefix)
  // A key that is a list or a group would be written out as a text, which can take very long.
  node.items = node.items.filter(({ key }) => isScalar(key))
}

function walkPair(found: Found, key: unknown, value: unknown, prefix: string): void {
  if (!isScalar(key)) {
    if (isNode(key)) refuse(found, key, 'a key that is not a plain word')
    return
  }
  findHidden(found, key)
  if (key.anchor !== undefined || key.tag !== undefined) refuse(found, key, 'an anchor (&name) or a tag (!name)')
  if (key.value === '<<') return void refuse(found, key, 'a merge key (<<)')
  if (key.value === '__proto__') return void refuse(found, key, 'the key __proto__, which has a meaning in JavaScript')
  const path = `${prefix}${String(key.value)}`
  if (!found.spots.has(path)) found.spots.set(path, { key: rangeOf(key), value: isNode(value) ? rangeOf(value) : undefined })
  walk(found, value, `${path}\0`)
}

/**
 * Whether the parser may see the text. Not directives, and not marks of documents but the one at the head of a file, since it drops what
 * follows; nor so many brackets that nesting them fills its stack.
 */
function checkMarks(text: string, { startLine, brackets: most }: YamlLayout, report: Report): boolean {
  const lines = text.split('\n')
  const first = lines.findIndex((line) => !/^(?:%|\s*(?:#|$))/.test(line))
  const marked = lines.flatMap((line, index) => {
    const mark = /^(?:%.*|---|\.\.\.)/.exec(line)?.[0]
    return mark === undefined || (mark === '---' && index === first && startLine === 1) ? [] : [{ mark, line: startLine + index }]
  })
  for (const { mark, line } of marked.slice(0, mostListed + 1)) {
    const what = mark.startsWith('%') ? `a directive (${quote(mark, 20)})` : `a mark where a document ends or starts (${mark})`
    const where = { start: { line, column: 1 }, end: { line, column: mark.length + 1 } }
    report(yamlFeature, where, { message: `YAML with ${what} is not read here.`, hint: 'Leave it out.' })
  }
  const brackets = most === undefined ? 0 : text.replace(/[^[{]/g, '').length
  if (most === undefined || brackets <= most) return marked.length === 0
  const message = `There are ${brackets} opening brackets here; the most is ${most}.`
  report(yamlSyntax, { start: { line: startLine, column: 1 } }, { message, hint: 'Write lists with a hyphen for each entry.' })
  return false
}

const duplicateKey = ({ pos }: YAMLError): Slip => ({ range: pos, message: 'This key stands twice.', hint: 'Keep one of them.' })

function reportErrors(text: string, errors: readonly YAMLError[], where: (range: Range) => Where, report: Report): void {
  const slips = slipsOf(text, errors)
  const told = slips.length > 0 ? slips : errors.slice(0, mostListed + 1).map(duplicateKey)
  for (const { range, ...words } of told) report(yamlSyntax, where(range), words)
}

function reportFound({ features, hidden }: Found, where: (range: Range) => Where, report: Report): void {
  for (const { range, feature } of features)
    report(yamlFeature, where(range), {
      message: `YAML with ${feature} is not read here.`,
      hint: 'Write the value out, or put it in quotes.',
    })
  for (const { range, character } of hidden) report(textCharacter, where(range), describeDecoded(character))
}

/** Null when there is an alias, or nothing can be made of it. */
function plainOf(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 })
  } catch {
    return null
  }
}

/** The places of what was found, as lines and columns of the file. */
function placesOf({ spots }: Found, counter: LineCounter, startLine: number) {
  const placeOf = (offset: number): Place => {
    const { line, col } = counter.linePos(offset)
    return { line: Math.max(line, 1) + startLine - 1, column: Math.max(col, 1) }
  }
  const where = (range: Range): Where => ({ start: placeOf(range[0]), end: placeOf(Math.max(range[1], range[0] + 1)) })
  const place: YamlDocument['place'] = (path, of = 'value') => {
    if (path.length === 0) return { start: { line: startLine, column: 1 } }
    const spot = spots.get(path.map(String).join('\0'))
    const range = of === 'value' ? (spot?.value ?? spot?.key) : (spot?.key ?? spot?.value)
    return range ? where(range) : place(path.slice(0, -1), 'key')
  }
  const keyPlaces = () => {
    const places: Record<string, Place> = Object.create(null) as Record<string, Place>
    for (const [path, { key, value }] of spots) {
      const range = key ?? value
      if (range) places[path.replaceAll('\0', '.')] ??= placeOf(range[0])
    }
    return places
  }
  return { where, place, keyPlaces }
}

const options = {
  version: '1.2',
  schema: 'core',
  strict: true,
  uniqueKeys: true,
  merge: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const

/** Reads YAML; every mistake of its form goes to `report`. */
export function parseYaml(text: string, layout: YamlLayout, report: Report): YamlDocument {
  const counter = new LineCounter()
  const found: Found = { text, spots: new Map(), features: [], hidden: [] }
  const { where, place, keyPlaces } = placesOf(found, counter, layout.startLine)
  if (!checkMarks(text, layout, report)) return { plain: null, readable: false, hidden: false, place, keyPlaces }
  const document = parseDocument(text, { ...options, lineCounter: counter })
  walk(found, document.contents, '')
  const errors = [...document.errors, ...document.warnings]
  // Of what cannot be read, only the places are known.
  if (document.errors.length === 0) reportFound(found, where, report)
  if (document.errors.length > 0 || found.features.length === 0) reportErrors(text, errors, where, report)
  const readable = errors.length === 0 && found.features.length === 0
  return { plain: plainOf(document), readable, hidden: found.hidden.length > 0, place, keyPlaces }
}
