/**
 * Where the example of each rule stands: the files of a notebook that hold a piece such as a rule's `example` or `fixed`. The piece itself is
 * used, never a copy of it, so that a page cannot show an example that is no mistake. Long, because it has a line for each rule.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { noteFile } from '../notebook/notebook.fixture.ts'
import { png, webpExtended } from '../text/image.fixture.ts'

type Make = string | Uint8Array | ((path: string) => void)
/** Files by their path in the notebook. */
export type Files = Readonly<Record<string, Make>>
type Layout = (piece: string) => Files

const loop = 'notes/training/loop.mdx'

/** A piece of a note; with `---` at its head, a whole note. */
const inNote: Layout = (piece) => ({ [loop]: piece.startsWith('---') ? piece : noteFile(piece) })
const inFrontmatter: Layout = (piece) => ({ [loop]: noteFile('Text.', `${piece}\n`, 'The loop') })

/** Keys of YAML, in place of those of the same name. */
function withKeys(entry: string, piece: string): string {
  const keys = [...piece.matchAll(/^([\w-]+):/gm)].map((match) => match[1])
  const rest = entry.split('\n').filter((line) => !keys.some((key) => line.startsWith(`${key}:`)))
  return [...rest, piece].join('\n')
}
const indented = (text: string, by = '  '): string => text.replace(/^(?=.)/gm, by)
const entryOf = (id: string, fields: string): string => `${id}:\n${indented(fields)}\n`
const parameterFields =
  'label: Requests\nunit: request\nbest: 5\nlow: 1\nhigh: 9\ndistribution: log-normal\nasOf: "2026"\nassumption: A round number.'

const inParameter: Layout = (piece) => ({ 'parameters/own.yaml': entryOf('ownRequests', withKeys(parameterFields, piece)) })
/** As they are, or without an assumption where the piece has no basis. */
const withoutBasis: Layout = (piece) => ({
  'parameters/own.yaml': entryOf('ownTurns', withKeys(parameterFields.replace(/\nassumption.*/, ''), piece)),
})
const withHistory: Layout = (piece) =>
  inParameter(piece.replaceAll(' }', ', assumption: A guess. }').replace(/\[.*, assumption: A guess\./g, (list) => list))
const inScenario: Layout = (piece) => ({ 'scenarios/own.yaml': `title: A world\nsummary: Another one.\n${piece}\n` })

const bibFields = 'author = {Ho, Anson},\n  title = {A title},\n  year = {2024}'
const bibEntry = (key: string, fields = bibFields): string => `@misc{${key},\n  ${fields}\n}\n`
/** A field of an entry, in place of the one of that name or of the nearest one. */
const inSource: Layout = (piece) => {
  const name = /^\w+/.exec(piece)?.[0] ?? ''
  const fields = bibFields.split('\n').filter((line) => !line.trim().startsWith(name.slice(0, 3)))
  return { 'sources/own.bib': bibEntry('own2024', [piece.replace(/,$/, ''), ...fields].map((line) => line.replace(/,$/, '')).join(',\n')) }
}
/** The head of an entry. */
const asSourceHead: Layout = (piece) => ({
  'sources/own.bib': `${piece.replace(/,.*/s, '').replace('ho2024', 'own2024')},\n  ${bibFields}\n}\n`,
})
const asSources: Layout = (piece) => ({ 'sources/own.bib': `${piece.replaceAll('ho2024', 'own2024')}\n` })

const description = (columns: string): string =>
  `title: Chips\ndescription: Some chips.\nkey: id\nsources: [touvron2023]\nlicence: CC BY 4.0\nasOf: "2026"\ncolumns:\n${columns}`
const columns =
  '  id: { label: Id, type: id }\n  name: { label: Name, type: text }\n  params: { label: Parameters, type: number, unit: parameter }\n'
const inTable =
  (head: string): Layout =>
  (piece) => ({ 'data/own.yaml': description(columns), 'data/own.csv': `${head}${piece}\n` })
const head = 'id,name,params\n'
/** A row in a table whose third column, and those after it, are these. */
const inColumns =
  (...own: readonly string[]): Layout =>
  (piece) => ({
    'data/own.yaml': description([...columns.split('\n').slice(0, 2), ...own.map((column) => `  ${column}`), ''].join('\n')),
    'data/own.csv': `id,name,${own.map((column) => column.replace(/:.*/, '')).join(',')}\n${piece}\n`,
  })

/** The paths that a piece names, without the folder of the notebook. */
const pathsIn = (piece: string): readonly string[] =>
  [...piece.matchAll(/(?:content\/)?((?:notes|data|paths|parameters|sources)\/.*?\.\w+)/g)].map((match) => match[1] ?? '')
const right = (path: string): Make => {
  if (path.endsWith('.mdx')) return noteFile('Text.', '', `Of ${path}`)
  if (path.endsWith('.png')) return png(10, 10)
  if (path.endsWith('.csv')) return `${head}a,A,1e9\n`
  return path.startsWith('data') ? description(columns) : 'a: 1\n'
}
const atPaths: Layout = (piece) => Object.fromEntries(pathsIn(piece).map((path) => [path, right(path)]))
/** A file with the mode that `ls -l` shows before its path. */
const withMode: Layout = (piece) => {
  const [path = ''] = pathsIn(piece)
  const bits = [...piece.slice(1, 10)].map((letter) => (letter === '-' ? '0' : '1')).join('')
  const make: Make = (absolute) => {
    if (piece.startsWith('p')) execFileSync('mkfifo', [absolute])
    else writeFileSync(absolute, right(path) as string, { mode: Number.parseInt(bits, 2) })
  }
  return { [path]: make }
}
const asLink: Layout = (piece) => {
  const [path = ''] = pathsIn(piece)
  const to = /→ (\S+)/.exec(piece)?.[1]
  return { [path]: to ? (absolute) => symlinkSync(to, absolute) : right(path) }
}

/** A note that shows the image which the piece describes. */
const image =
  (make: (piece: string) => Uint8Array): Layout =>
  (piece) => {
    const name = /^[\w-]+\.\w+/.exec(piece)?.[0] ?? ''
    return { [loop]: noteFile(`![A picture](./${name})`), [`notes/training/${name}`]: make(piece) }
  }
const [bytesOfPage, megabyte] = [Buffer.from('<!doctype html>'), 1e6]
const sizeIn = (piece: string): readonly number[] => [...piece.matchAll(/(?<=[\s,])\d+/g)].map(([digits]) => Number(digits))
/** An image with this many bytes: those after its picture are a part that is passed over. */
const ofBytes = (piece: string): Uint8Array => {
  const [amount = 0] = sizeIn(piece)
  const bytes = piece.includes('MB') ? amount * megabyte : amount * 1000
  return piece.includes('.png') ? Buffer.concat([png(10, 10), Buffer.alloc(bytes)]) : webpExtended(10, 10)
}

/** UTF-8, but Latin-1 where the piece has an escape: `\xe9` is that byte. */
const encoded = (piece: string, around: (words: string) => string): Uint8Array => {
  const words = piece.replace(/,? \(?(?:in|saved as) .*$/, '')
  const byte = words.replace(/\\x([0-9a-f]{2})/i, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(around(byte), byte === words ? 'utf8' : 'latin1')
}
const unescaped = (piece: string): string =>
  piece.replace(/\\u([0-9a-f]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** Relations, each with a reason. */
const withReasons = (relations: string): string => relations.replace(/kind: \w+(?!\s+because)/g, '$&\n  because: It is so.')
const relation = (to: string): string => `relations:\n  - to: ${to}\n    kind: explains\n    because: It is so.\n`
const inRelations: Layout = (piece) => ({ [loop]: noteFile('Text.', `relations:\n${indented(withReasons(piece))}\n`, 'The loop') })
const inRelationOf =
  (path: string): Layout =>
  (piece) => ({ [path]: noteFile('Text.', relation(/to: ([\w-]+)/.exec(piece)?.[1] ?? ''), 'The loop') })

const claim = (id: string, holds = 'holds: lifetime-cost.inferenceShare > 50%'): string =>
  `claims:\n  - id: ${id}\n    text: Serving dominates.\n    ${holds}\n`

/** Among notes enough for a notebook that is more than a beginning; two of them relate to the one with the piece. */
const amongMany =
  (layout: Layout): Layout =>
  (piece) => ({
    ...Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [
        `notes/training/n-${index}.mdx`,
        noteFile('Text.', index < 2 ? relation('loop') : '', `Number ${index}`),
      ]),
    ),
    ...layout(piece),
  })

/** What stands in every one of these notebooks: what the examples name. */
export const around: Files = {
  'notes/inference/kv-cache.mdx': noteFile('## Size\n\nText.', claim('inf-dominates'), 'The KV cache'),
  'notes/inference/decode-is-memory-bound.mdx': noteFile('Text.', '', 'Decoding is bound by memory'),
  'notes/scaling-laws/chinchilla-optimal.mdx': noteFile(
    'Text.',
    'aliases: [optimal training]\nformerly: [chinchilla]\n',
    'Compute-optimal training',
  ),
  'notes/scaling-laws/over-training.mdx': noteFile('Text.', 'aliases: [optimal training]\n', 'Training on and on'),
  'notes/training/sharding.png': png(10, 10),
  'notes/training/slope.png': png(10, 10),
}

/** For rules whose examples stand elsewhere than in a note. */
const layouts: Readonly<Record<string, Layout>> = {
  'calculator/table': (piece) => ({
    'parameters/demand.yaml': readFileSync('content/parameters/demand.yaml', 'utf8').replace(/^horizonNow:\n.*\n {2}unit: minute$/m, piece),
  }),
  'claim/condition': (piece) => ({ [loop]: noteFile('Text.', claim('one', piece)) }),
  'claim/duplicate': (piece) => ({
    [loop]: noteFile('Text.', claim(piece.includes('two notes') ? piece.replace(/,.*/, '') : 'another')),
  }),
  'data/cell': inTable(head),
  'data/columns': (piece) => inTable('')(`${piece}\na,A,1e9`),
  'data/duplicate-row': (piece) => inTable(head)(piece.replaceAll('…', 'A chip,1e9')),
  'data/future-date': inColumns('date: { label: Date, type: text }'),
  'data/key': (piece) => ({ ...inTable(head)('a,A,1e9'), 'data/own.yaml': description(columns).replace('key: id', piece) }),
  'data/licence': (piece) => ({ ...inTable(head)('a,A,1e9'), 'data/own.yaml': description(columns).replace(/^licence: .*$/m, piece) }),
  'data/magnitude': inColumns('memory: { label: Memory, type: number, unit: byte }'),
  'data/page': (piece) => ({ ...inTable(head)('a,A,1e9'), 'data/own.yaml': `${description(columns)}page: { ${piece} }\n` }),
  'data/needs': inColumns(
    'above: { label: Above, type: number, unit: token, needs: [price] }',
    'price: { label: Price, type: number, unit: USD/Mtok }',
  ),
  'data/one-per': inColumns('chip: { label: Chip, type: text }', 'taken: { label: Taken, type: text, values: ["yes"], onePer: chip }'),
  'data/order': inColumns(
    'params: { label: Parameters, type: number, unit: parameter }',
    'activeParams: { label: Active, type: number, unit: parameter }',
  ),
  'data/pair': atPaths,
  'data/row-source': inColumns(
    'params: { label: Parameters, type: number, unit: parameter }',
    'sources: { label: Sources, type: sources }',
  ),
  'data/syntax': inTable(head),
  'data/unknown-row': inColumns('chip: { label: Chip, type: text, table: own }'),
  'data/value': inColumns('tier: { label: Tier, type: text, values: [frontier, mid, small] }'),
  'data/zero-price': inColumns('price: { label: Price, type: number, unit: USD/h }'),
  'file/executable': withMode,
  'file/extension': atPaths,
  'file/folder': atPaths,
  'file/image-content': image((piece) => (piece.includes('HTML') ? bytesOfPage : png(10, 10))),
  'file/image-moves': image((piece) => webpExtended(10, 10, piece.includes('animation') ? 2 : 0)),
  'file/image-size': image((piece) => png(sizeIn(piece)[0] ?? 0, sizeIn(piece)[1] ?? 0)),
  'file/image-unused': (piece) => ({
    'notes/training/old-chart.png': png(10, 10),
    [loop]: noteFile(piece.startsWith('!') ? piece : 'Text.'),
  }),
  'file/many-problems': (piece) => {
    const cell = piece.includes('unit in every cell') ? '1 kB' : '1e9'
    const rows = Array.from({ length: 300 }, (_, index) => `r${index},A,${cell}\n`)
    return { 'data/own.yaml': description(columns), 'data/own.csv': head + rows.join('') }
  },
  'file/name': atPaths,
  'file/not-read': atPaths,
  'file/not-regular': withMode,
  'file/submodule': atPaths,
  'file/symlink': asLink,
  'file/too-large': image(ofBytes),
  'graph/duplicate-relation': inRelations,
  'graph/orphan': inFrontmatter,
  'graph/self-relation': (piece) =>
    piece.includes('in kv-cache.mdx')
      ? { 'notes/training/kv-cache.mdx': noteFile('Text.'), ...inRelationOf('notes/inference/kv-cache.mdx')(piece) }
      : inRelationOf(loop)(piece),
  'graph/unknown-relation-target': inRelationOf(loop),
  'note/headline': amongMany(inNote),
  'note/too-complex': (piece) => ({
    [loop]: noteFile(piece.startsWith('A table') ? `|a|b|\n|-|-|\n${'|c|d|\n'.repeat(1200)}` : 'Text.'),
  }),
  'notebook/duplicate-id': atPaths,
  'notebook/duplicate-name': (piece) => {
    const line = /aliases: \[.*?\]/.exec(piece)?.[0] ?? ''
    const front = 'aliases: [scaling]\n'
    return { ...inFrontmatter(line), 'notes/training/second.mdx': noteFile('Text.', front, 'The second') }
  },
  'notebook/few-relations': amongMany(inFrontmatter),
  'notebook/formerly': (piece) => inFrontmatter(/formerly: \[.*?\]/.exec(piece)?.[0] ?? ''),
  'notebook/future-date': (piece) => ({ [loop]: noteFile('Text.').replace(/^updated: .*$/m, piece) }),
  'notebook/no-number': amongMany(inNote),
  'notebook/no-source': amongMany(inNote),
  'parameter/basis': withoutBasis,
  'parameter/duplicate': (piece) =>
    Object.fromEntries(
      [...piece.matchAll(/[\w-]+\.yaml/g)].map(([file]) => [
        `parameters/own-${file}`,
        entryOf(piece.replace(/,.*/, '').replace('gpuHourPrice', 'ownPrice'), parameterFields),
      ]),
    ),
  'parameter/history': withHistory,
  'parameter/range': inParameter,
  'parameter/review': inParameter,
  'scenario/basis': inScenario,
  'scenario/name': inScenario,
  'scenario/value': inScenario,
  'source/address': inSource,
  'source/duplicate': (piece) =>
    Object.fromEntries([...piece.matchAll(/[\w-]+\.bib/g)].map(([file]) => [`sources/own-${file}`, bibEntry('own2024')])),
  'source/field': inSource,
  'source/key': (piece) => asSourceHead(piece.replace('_2024', '_2025')),
  'source/stray': asSourceHead,
  'source/syntax': (piece) => asSources(piece.replace('@misc{ho2024,', '@misc{own2024,\n  author = {Ho, Anson},')),
  'source/unused': (piece) => ({
    'sources/own.bib': bibEntry('own2024'),
    [loop]: noteFile(piece.startsWith('@') ? 'Text.' : piece.replace('ho2024', 'own2024')),
  }),
  'text/character': (piece) => inSource(unescaped(piece)),
  'text/encoding': (piece) => ({ 'sources/own.bib': encoded(piece, (words) => `% ${words}\n`) }),
  'text/too-large': (piece) => ({
    'sources/own.bib': bibEntry(
      'own2024',
      `${bibFields}${piece.startsWith('abstract') ? `,\n  ${piece.replace('a whole paper', 'word '.repeat(1000))}` : ''}`,
    ),
  }),
  'unit/unknown': inParameter,
  'yaml/feature': inParameter,
  'yaml/missing-key': (piece) => ({ 'parameters/own.yaml': `${piece.replace('electricityPrice', 'ownPrice')}\n` }),
  'yaml/syntax': inParameter,
  'yaml/unknown-key': (piece) => ({
    'parameters/own.yaml': entryOf('ownRequests', withKeys(parameterFields.replace(/^label.*\n/, ''), piece)),
  }),
  'yaml/value': inParameter,
}

/** Lays out a notebook in which a piece stands where the examples of the rule with this code do. The result is its folder. */
export function layOutExample(code: string, piece: string): string {
  const dir = join(mkdtempSync(join(tmpdir(), 'isoflop-example-')), 'content')
  for (const part of ['parameters', 'data', 'sources']) cpSync(join('content', part), join(dir, part), { recursive: true })
  const layout = Object.hasOwn(layouts, code) ? layouts[code] : undefined
  for (const [path, make] of Object.entries({ ...around, ...(layout ?? inNote)(piece) })) {
    const absolute = join(dir, path)
    mkdirSync(dirname(absolute), { recursive: true })
    if (typeof make === 'function') make(absolute)
    else writeFileSync(absolute, make)
  }
  return dir
}
