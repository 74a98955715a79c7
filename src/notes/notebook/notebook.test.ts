/** Promise: whatever is wrong across the files of a notebook is said with its code, at its file; and a right notebook says nothing. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { rules } from '../rules/all-rules.ts'
import { png, webpExtended } from '../text/image.fixture.ts'
import { readNotebook } from './notebook.ts'

/** Rules that need the files, or more than one note. */
const notebookRules = rules.filter(({ code }) => !/^(?:note|frontmatter)\//.test(code))

const made: string[] = []
/** Formatting the sources takes a while, so it is done once. */
const cache = mkdtempSync(join(tmpdir(), 'isoflop-cache-'))
made.push(cache)
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

type Maker = (path: string) => void
type Make = string | Uint8Array | Maker
type Files = Readonly<Record<string, Make>>

interface NoteParts {
  readonly title?: string
  readonly front?: string
  readonly body?: string
  /** Ids of two notes to relate to. */
  readonly to?: readonly string[]
}
function note({ title = 'A note', front = '', body = 'Text.', to = ['first', 'second'] }: NoteParts = {}): string {
  const kinds = ['explains', 'supports', 'extends']
  const relations = to.map((id, index) => `  - to: ${id}\n    kind: ${kinds[index]}\n    because: It is so.\n`).join('')
  return `---\ntitle: ${title}\nsummary: A summary.\nkind: concept\nstatus: established\n${relations && `relations:\n${relations}`}${front}updated: 2026-11-21\n---\n\n${body}\n`
}
const source = (key: string, fields = 'author = {Ho, Anson},\n  title = {A title},\n  year = {2024}'): string =>
  `@misc{${key},\n  ${fields}\n}\n`
const parameter = (id: string, fields = ''): string =>
  `${id}:\n  label: A label\n  unit: share\n  best: 0.5\n  low: 0.4\n  high: 0.6\n  distribution: uniform\n  asOf: "2026"\n  assumption: A round figure.\n${fields}`
const description = (columns = '  id: { label: Id, type: id }\n  size: { label: Size, type: number, unit: byte }\n'): string =>
  `title: Chips\ndescription: Some chips.\nkey: id\nsources: [ho2024]\nlicence: CC BY 4.0\nasOf: "2026"\ncolumns:\n${columns}`

const scenario = (assumption: string): string => `title: A world\nsummary: Another one.\nassumptions:\n  ${assumption}\n`

const right: Files = {
  'notes/training/first.mdx': note({
    title: 'The first',
    to: ['second', 'third'],
    body: '## Size\n\nText [@ho2024, p. 5]. A run takes <Value of="training-compute.flops" params="70B" tokens="1.4T" />.',
  }),
  'notes/training/second.mdx': note({ title: 'The second', to: ['third'], body: 'See [[the FIRST]] and [[first#size|its size]].' }),
  'notes/inference/third.mdx': note({ title: 'The third', to: [], body: 'Text.' }),
  'sources/own.bib': source('ho2024'),
}

/** Lays out the right notebook with changes; a null takes a file out. */
function layOut(changes: Readonly<Record<string, Make | null>>, options: { readonly bare?: boolean } = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'isoflop-notebook-'))
  made.push(folder)
  const dir = join(folder, 'content')
  if (!options.bare)
    for (const part of ['parameters', 'data', 'sources']) cpSync(join('content', part), join(dir, part), { recursive: true })
  // The real sources may hold this key; here it is the test's own.
  const files: Readonly<Record<string, Make | null>> = {
    ...right,
    'sources/own.bib': right['sources/own.bib']?.toString().replace('ho2024', 'own2024') ?? '',
    ...changes,
  }
  for (const [path, make] of Object.entries(files)) {
    if (make === null) continue
    const absolute = join(dir, path)
    mkdirSync(dirname(absolute), { recursive: true })
    if (typeof make === 'string') writeFileSync(absolute, make.replaceAll('@ho2024', '@own2024'))
    else if (make instanceof Uint8Array) writeFileSync(absolute, make)
    else make(absolute)
  }
  return dir
}

const first = 'notes/training/first.mdx'
const many = (count: number, body: string): Files =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `notes/scaling-laws/n-${index}.mdx`,
      note({ title: `Number ${index}`, to: [], body: `See [[first]]. ${body}` }),
    ]),
  )
const claim = (id: string, holds = ''): string => `claims:\n  - id: ${id}\n    text: A claim.\n${holds && `    holds: ${holds}\n`}`

/** For each code: what to change in the right notebook, and the file that the diagnostic names. */
const mistakes: Readonly<Record<string, readonly [changes: Readonly<Record<string, Make | null>>, file: string, bare?: boolean]>> = {
  'file/symlink': [{ 'notes/training/x.mdx': (path) => symlinkSync('/etc/passwd', path) }, 'notes/training/x.mdx'],
  'file/submodule': [{ 'notes/training/.git': 'gitdir: x' }, 'notes/training/.git'],
  'file/executable': [{ 'notes/training/x.mdx': (path) => writeFileSync(path, note(), { mode: 0o755 }) }, 'notes/training/x.mdx'],
  'file/name': [{ 'notes/training/X.mdx': note() }, 'notes/training/X.mdx'],
  'file/extension': [{ 'notes/training/x.js': '' }, 'notes/training/x.js'],
  'file/folder': [{ 'notes/trainig/x.mdx': note() }, 'notes/trainig'],
  'file/too-large': [{ 'notes/training/x.mdx': 'x'.repeat(70_000) }, 'notes/training/x.mdx'],
  'file/image-content': [{ 'notes/training/x.png': 'no image' }, 'notes/training/x.png'],
  'file/image-missing': [{ [first]: note({ body: '![A picture](./x.png)', to: ['second'] }) }, first],
  'file/image-unused': [{ 'notes/training/x.png': png(10, 10) }, 'notes/training/x.png'],
  'file/image-size': [{ 'notes/training/x.png': png(22_000, 22_000) }, 'notes/training/x.png'],
  'file/image-moves': [{ 'notes/training/x.webp': webpExtended(10, 10, 2) }, 'notes/training/x.webp'],
  'file/not-read': [{ 'paths/x.yaml': 'a: 1' }, 'paths/x.yaml'],
  'file/many-problems': [{ 'data/chips.yaml': description(), 'data/chips.csv': `id,size\n${'a,80 GB\n'.repeat(300)}` }, 'data/chips.csv'],
  'text/too-large': [{ 'sources/x.bib': source('x2024', `abstract = {${'x'.repeat(5000)}}`) }, 'sources/x.bib'],
  'text/encoding': [{ 'sources/x.bib': Uint8Array.of(0xff, 0xfe) }, 'sources/x.bib'],
  'text/character': [{ 'sources/x.bib': source('x\u200b2024') }, 'sources/x.bib'],
  'yaml/syntax': [{ 'parameters/x.yaml': 'a: b: c\n' }, 'parameters/x.yaml'],
  'yaml/feature': [{ 'parameters/x.yaml': 'a: &a 1\nb: *a\n' }, 'parameters/x.yaml'],
  'yaml/unknown-key': [{ 'parameters/x.yaml': parameter('aShare', '  colour: red\n') }, 'parameters/x.yaml'],
  'yaml/missing-key': [{ 'parameters/x.yaml': parameter('aShare').replace(/ {2}unit.*\n/, '') }, 'parameters/x.yaml'],
  'yaml/value': [{ 'parameters/x.yaml': parameter('aShare').replace('"2026"', '2026') }, 'parameters/x.yaml'],
  'unit/unknown': [{ 'parameters/x.yaml': parameter('aShare').replace('unit: share', 'unit: shares') }, 'parameters/x.yaml'],
  'parameter/range': [{ 'parameters/x.yaml': parameter('aShare').replace('low: 0.4', 'low: 0.55') }, 'parameters/x.yaml'],
  'parameter/basis': [{ 'parameters/x.yaml': parameter('aShare').replace(/ {2}assumption.*\n/, '') }, 'parameters/x.yaml'],
  'parameter/duplicate': [{ 'parameters/x.yaml': parameter('aShare'), 'parameters/y.yaml': parameter('aShare') }, 'parameters/y.yaml'],
  'parameter/history': [
    {
      'parameters/x.yaml': parameter(
        'aShare',
        '  history:\n    - { until: "2027-02-01", best: 0.5, low: 0.7, high: 0.9, assumption: A guess. }\n',
      ),
    },
    'parameters/x.yaml',
  ],
  'scenario/name': [{ 'scenarios/x.yaml': scenario('gpuPrice: { value: $2, because: It is so. }') }, 'scenarios/x.yaml'],
  'scenario/value': [{ 'scenarios/x.yaml': scenario('trainingMfu: { value: 140%, because: It is so. }') }, 'scenarios/x.yaml'],
  'scenario/basis': [{ 'scenarios/x.yaml': scenario('trainingMfu: { value: 40% }') }, 'scenarios/x.yaml'],
  'parameter/unknown': [{ [first]: note({ body: 'It is <Parameter id="gpuPrice" />.', to: ['second'] }) }, first],
  'data/pair': [{ 'data/chips.csv': 'id,size\n' }, 'data/chips.csv'],
  'data/syntax': [{ 'data/chips.yaml': description(), 'data/chips.csv': 'id,size\na,"1" 2\n' }, 'data/chips.csv'],
  'data/columns': [{ 'data/chips.yaml': description(), 'data/chips.csv': 'id,siez\na,1e9\n' }, 'data/chips.csv'],
  'data/cell': [{ 'data/chips.yaml': description(), 'data/chips.csv': 'id,size\na,80 GB\n' }, 'data/chips.csv'],
  'data/key': [
    { 'data/chips.yaml': description().replace('key: id', 'key: size'), 'data/chips.csv': 'id,size\na,1e9\n' },
    'data/chips.yaml',
  ],
  'data/duplicate-row': [{ 'data/chips.yaml': description(), 'data/chips.csv': 'id,size\na,1e9\na,2e9\n' }, 'data/chips.csv'],
  'data/row-source': [
    { 'data/chips.yaml': description().replace('[ho2024]', '[]'), 'data/chips.csv': 'id,size\na,1e9\n' },
    'data/chips.csv',
  ],
  'data/magnitude': [{ 'data/chips.yaml': description(), 'data/chips.csv': 'id,size\na,80\n' }, 'data/chips.csv'],
  'data/zero-price': [
    {
      'data/chips.yaml': description('  id: { label: Id, type: id }\n  price: { label: Price, type: number, unit: USD }\n'),
      'data/chips.csv': 'id,price\na,0\n',
    },
    'data/chips.csv',
  ],
  'data/order': [
    {
      'data/chips.yaml': description(
        '  id: { label: Id, type: id }\n  low: { label: Low, type: number }\n  high: { label: High, type: number }\n',
      ),
      'data/chips.csv': 'id,low,high\na,2,1\n',
    },
    'data/chips.csv',
  ],
  'data/value': [
    {
      'data/chips.yaml': description('  id: { label: Id, type: id }\n  basis: { label: Basis, type: text, values: [driver, printed] }\n'),
      'data/chips.csv': 'id,basis\na,drivers\n',
    },
    'data/chips.csv',
  ],
  'data/needs': [
    {
      'data/chips.yaml': description(
        '  id: { label: Id, type: id }\n  above: { label: Above, type: number, needs: [price] }\n  price: { label: Price, type: number }\n',
      ),
      'data/chips.csv': 'id,above,price\na,2,\n',
    },
    'data/chips.csv',
  ],
  'data/one-per': [
    {
      'data/chips.yaml': description(
        '  id: { label: Id, type: id }\n  chip: { label: Chip, type: text }\n  taken: { label: Taken, type: text, onePer: chip }\n',
      ),
      'data/chips.csv': 'id,chip,taken\na,h100,yes\nb,h100,yes\nc,a100,yes\n',
    },
    'data/chips.csv',
  ],
  'data/unknown-row': [
    {
      'data/chips.yaml': description('  id: { label: Id, type: id }\n  twin: { label: Twin, type: text, table: chips }\n'),
      'data/chips.csv': 'id,twin\na,b\n',
    },
    'data/chips.csv',
  ],
  'data/licence': [
    { 'data/chips.yaml': description().replace('CC BY 4.0', 'free'), 'data/chips.csv': 'id,size\na,1e9\n' },
    'data/chips.yaml',
  ],
  'data/page': [
    { 'data/chips.yaml': `${description()}page: { columns: [siez] }\n`, 'data/chips.csv': 'id,size\na,1e9\n' },
    'data/chips.yaml',
  ],
  'data/column-unknown': [
    {
      'data/chips.yaml': description(),
      'data/chips.csv': 'id,size\na,1e9\n',
      [first]: note({ body: '<Dataset id="chips" view="size wait" />', to: ['second'] }),
    },
    first,
  ],
  'data/unknown': [{ [first]: note({ body: '<Dataset id="chipz" />', to: ['second'] }) }, first],
  'source/syntax': [{ 'sources/x.bib': '@misc{x2024,\n  title = {A}\n  year = {2024}\n}\n' }, 'sources/x.bib'],
  'source/stray': [{ 'sources/x.bib': 'misc{x2024,\n' }, 'sources/x.bib'],
  'source/key': [{ 'sources/x.bib': source('X_2024') }, 'sources/x.bib'],
  'source/field': [{ 'sources/x.bib': source('x2024', 'auther = {Ho, Anson},\n  title = {A},\n  year = {2024}') }, 'sources/x.bib'],
  'source/address': [
    { 'sources/x.bib': source('x2024', 'author = {A},\n  title = {A},\n  year = {2024},\n  url = {javascript:x}') },
    'sources/x.bib',
  ],
  'source/brackets': [{ [first]: note({ body: 'Text [own2024].', to: ['second'] }) }, first],
  'source/duplicate': [{ 'sources/x.bib': source('x2024'), 'sources/y.bib': source('x2024') }, 'sources/y.bib'],
  'source/unknown': [{ [first]: note({ body: 'Text [@nobody1900].', to: ['second'] }) }, first],
  'source/unused': [{ 'sources/x.bib': source('x2024') }, 'sources/x.bib'],
  'link/unknown': [{ [first]: note({ body: 'See [[secnd]].', to: ['second'] }) }, first],
  'link/ambiguous': [
    {
      [first]: note({ body: 'See [[both]].', to: ['second'] }),
      'notes/training/a.mdx': note({ front: 'aliases: [both]\n' }),
      'notes/training/b.mdx': note({ title: 'Both' }),
    },
    first,
  ],
  'link/heading': [
    { 'notes/training/second.mdx': note({ title: 'The second', body: 'See [[first#sise]].', to: ['third'] }) },
    'notes/training/second.mdx',
  ],
  'link/address': [{ [first]: note({ body: 'See [it](/notes/secnd/).', to: ['second'] }) }, first],
  'link/own-address': [{ [first]: note({ body: 'See [it](https://isoflop.example/notes/second/).', to: ['second'] }) }, first],
  'link/scenario': [{ [first]: note({ body: 'See [it](/notes/second/?with=gpuHourPrise:3).', to: ['second'] }) }, first],
  'link/renamed': [
    {
      'notes/training/second.mdx': note({ title: 'The second', front: 'formerly: [zweite]\n', to: ['third'] }),
      [first]: note({ body: 'See [[zweite]].', to: ['second'] }),
    },
    first,
  ],
  'calculator/unknown': [{ [first]: note({ body: '<Calculator id="training-rum" />', to: ['second'] }) }, first],
  'calculator/input': [{ [first]: note({ body: '<Calculator id="training-compute" params="seventy" />', to: ['second'] }) }, first],
  'calculator/table': [{}, 'data', true],
  'value/output': [{ [first]: note({ body: 'It is <Value of="training-compute.flop" />.', to: ['second'] }) }, first],
  'value/expect': [
    { [first]: note({ body: 'It is <Value of="training-compute.flops" params="70B" tokens="1.4T" expect="7e23" />.', to: ['second'] }) },
    first,
  ],
  'value/unit': [{ [first]: note({ body: 'It is <Value of="training-compute.flops" unit="USD" />.', to: ['second'] }) }, first],
  'value/nothing': [{ [first]: note({ body: 'It is <Value of="training-compute.attentionShare" />.', to: ['second'] }) }, first],
  'claim/unknown': [{ [first]: note({ body: '<Claim id="nobody-says" />', to: ['second'] }) }, first],
  'claim/duplicate': [
    {
      [first]: note({ front: claim('same'), to: ['second'] }),
      'notes/training/second.mdx': note({ title: 'The second', front: claim('same'), to: ['third'] }),
    },
    'notes/training/second.mdx',
  ],
  'claim/condition': [{ [first]: note({ front: claim('one', 'training-compute.flops is large'), to: ['second'] }) }, first],
  'notebook/duplicate-id': [{ 'notes/inference/first.mdx': note() }, 'notes/training/first.mdx'],
  'notebook/formerly': [{ [first]: note({ front: 'formerly: [second]\n', to: ['second'] }) }, first],
  'notebook/duplicate-name': [{ 'notes/training/second.mdx': note({ title: 'THE FIRST', to: ['third'] }) }, 'notes/training/second.mdx'],
  'notebook/no-source': [many(12, '<Parameter id="gpuHourPrice" />'), 'notes/scaling-laws/n-0.mdx'],
  'notebook/no-number': [many(12, '[@ho2024]'), 'notes/scaling-laws/n-0.mdx'],
  'notebook/few-relations': [many(12, '[@ho2024] <Parameter id="gpuHourPrice" />'), 'notes/scaling-laws/n-0.mdx'],
  'graph/unknown-relation-target': [{ [first]: note({ to: ['secnd'] }) }, first],
  'graph/self-relation': [{ [first]: note({ to: ['first'] }) }, first],
  'graph/duplicate-relation': [{ [first]: note({ to: ['second', 'second'] }).replace('kind: supports', 'kind: explains') }, first],
  'graph/orphan': [{ 'notes/training/alone.mdx': note({ to: [] }) }, 'notes/training/alone.mdx'],
}

/**
 * These need a device, a missing folder or a failure, and are tested with `listFiles` and `attempt`; reviews and future dates, the day, and are
 * tested with `overdueReviews` and `futureDates`.
 */
const elsewhere = [
  'file/missing',
  'file/not-regular',
  'file/failed',
  'file/unreadable',
  'parameter/review',
  'notebook/future-date',
  'data/future-date',
]

describe('a right notebook', () => {
  it('has no errors, and no warnings of its own', async () => {
    const { diagnostics, notes, graph } = await readNotebook(layOut({}))
    expect(diagnostics.filter(({ file, level }) => level === 'error' || file.startsWith('content/notes/'))).toEqual([])
    expect(notes.map(({ record }) => record.id)).toEqual(['first', 'second', 'third'])
    expect(graph.edges.map((edge) => `${edge.source} ${edge.kind} ${edge.target}`)).toEqual([
      'first explains second',
      'first supports third',
      'second explains third',
    ])
  })
  it('has its links resolved by title, whatever the case, and to headings', async () => {
    const { notes } = await readNotebook(layOut({}))
    const second = notes.find(({ record }) => record.id === 'second')
    expect(second?.parts).toEqual([
      {
        type: 'html',
        html: '<p>See <a class="wikilink wikilink-note" href="/notes/first/">the FIRST</a> and <a class="wikilink wikilink-note" href="/notes/first/#size">its size</a>.</p>\n',
      },
    ])
    expect(second?.record.links.map(({ id }) => id)).toEqual(['first', 'first'])
  })
  it('is the same from the cache, and its digest too', async () => {
    const dir = layOut({})
    const own = { cache: join(dir, '../cache') }
    const [fresh, cached] = [await readNotebook(dir, own), await readNotebook(dir, own)]
    expect(cached).toEqual(fresh)
    expect((await readNotebook(dir)).digest).toBe(fresh.digest)
  })
  it('changes its digest, and that of a note that links there, with a title', async () => {
    const dir = layOut({ 'notes/training/second.mdx': note({ title: 'The second', to: ['third'], body: 'See [[first]].' }) })
    const before = await readNotebook(dir)
    writeFileSync(
      join(dir, first),
      note({ title: 'Another', front: 'aliases: [the first]\n', to: ['second', 'third'], body: '## Size\n\nText [@own2024].' }),
    )
    const after = await readNotebook(dir)
    const digests = (notebook: typeof before) => Object.fromEntries(notebook.notes.map(({ record, digest }) => [record.id, digest]))
    expect(after.digest).not.toBe(before.digest)
    expect(digests(after)['second']).not.toBe(digests(before)['second'])
    expect(digests(after)['third']).toBe(digests(before)['third'])
  })
})

describe('a mistake', () => {
  it.each(Object.entries(mistakes))('%s is named, at its file', async (code, [changes, file, bare = false]) => {
    const { diagnostics } = await readNotebook(layOut(changes, { bare }), { cache })
    const found = diagnostics.find((each) => each.code === code && each.file === `content/${file}`)
    expect(found, `of ${diagnostics.map((each) => `${each.file} ${each.code}`).join('\n')}`).toBeDefined()
    expect(found?.level).toBe(notebookRules.find((rule) => rule.code === code)?.level)
    expect(found?.message).toMatch(/[.?!”]$/)
    expect(found?.hint).toBeTruthy()
  })
  it('is tested here for every code that a notebook has', () => {
    expect(notebookRules.map(({ code }) => code).filter((code) => !Object.hasOwn(mistakes, code) && !elsewhere.includes(code))).toEqual([])
  })
  it('is a former id of a parameter that another one has, but not one that two parts of a split parameter share', async () => {
    const former = (old: string) => ({
      'parameters/x.yaml': parameter('aShare', `  formerly: [${old}]\n`),
      'parameters/y.yaml': parameter('bShare', '  formerly: [oldShare]\n'),
    })
    const errorsOf = async (files: Files) =>
      (await readNotebook(layOut(files), { cache })).diagnostics.filter(({ level }) => level === 'error').map(({ code }) => code)
    expect(await errorsOf(former('bShare'))).toEqual(['parameter/duplicate'])
    expect(await errorsOf(former('oldShare'))).toEqual([])
  })
  it('in one file does not bring reports about every note that uses what is in it', async () => {
    const broken = {
      [first]: note({
        title: 'The first',
        body: '## Size\n\nIt is <Parameter id="aShare" /> [@x2024]. See [[param:aShare]].',
        to: ['second'],
      }),
      'parameters/x.yaml': parameter('aShare').replace('low: 0.4', 'low: 0.55'),
      'sources/x.bib': '@misc{x2024,\n  title = {A\n}\n',
    }
    const { diagnostics } = await readNotebook(layOut(broken), { cache })
    expect(diagnostics.filter(({ level }) => level === 'error').map(({ code }) => code)).toEqual(['parameter/range', 'source/syntax'])
  })
})

describe('a note whose frontmatter is wrong', () => {
  const body =
    'See [[secnd]], [[first#sise]], [@nobody1900], ![x](./no.png).\n\n<Calculator id="training-rum" />\n\n<Value of="training-compute.flop" />\n\n<Claim id="nobody-says" />'
  const codesOf = async (text: string, changes: Files = {}) => {
    const { diagnostics, notes } = await readNotebook(layOut({ [first]: text, ...changes }), { cache })
    expect(notes.map(({ record }) => record.id)).not.toContain('first')
    return diagnostics.filter(({ level }) => level === 'error').map(({ file, code }) => `${file.split('/').at(-1)} ${code}`)
  }
  const inBody = ['link/unknown', 'link/heading', 'source/unknown', 'calculator/unknown', 'value/output', 'claim/unknown'].map(
    (code) => `first.mdx ${code}`,
  )
  const right = note({ title: 'The first', to: ['second', 'third'], body: `## Size\n\n${body}` })
  it.each([
    ['a key is missing', right.replace(/^status.*\n/m, '')],
    ['a key is unknown', right.replace('status:', 'state:')],
    ['a word is unknown', right.replace(/^kind: .*$/m, 'kind: thing')],
    ['it is not YAML', right.replace('summary:', 'summary: a: b')],
    ['a line is indented wrongly', right.replace(/^ {4}kind/m, '   kind')],
    ['it is in another language', right.replace('---', '---js')],
  ])('has its body checked when %s', async (_, text) => {
    const found = await codesOf(text)
    for (const expected of inBody) expect(found).toContain(expected)
    expect(found.filter((each) => !each.startsWith('first.mdx'))).toEqual([])
  })
  it('has its relations and the conditions of its claims checked', async () => {
    const found = await codesOf(
      note({ front: claim('one', 'training-compute.flosp > 1'), to: ['secnd', 'first', 'second'] })
        .replace(/^status.*\n/m, '')
        .replace('kind: supports', 'kind: suports'),
    )
    expect(found).toContain('first.mdx graph/unknown-relation-target')
    expect(found).toContain('first.mdx graph/self-relation')
    expect(found).toContain('first.mdx claim/condition')
    expect(found).toContain('first.mdx yaml/missing-key')
    expect(found.filter((each) => each.includes('duplicate'))).toEqual([])
  })
  it('is known to others by its names, headings and claims, so that they have no second mistake', async () => {
    const found = await codesOf(
      note({
        title: 'The first',
        front: `aliases: [erste]\nformerly: [old]\n${claim('held')}`,
        body: '## Size\n\nText.',
        to: ['second'],
      }).replace(/^status.*\n/m, ''),
      {
        'notes/training/second.mdx': note({
          title: 'The second',
          to: ['first'],
          body: 'See [[The first]], [[erste]], [[old]], [[first#size]].\n\n<Claim id="held" />',
        }),
      },
    )
    expect(found).toEqual(['first.mdx yaml/missing-key'])
  })
  it('has the headings asked for in it checked', async () => {
    const found = await codesOf(note({ title: 'The first', body: '## Size\n\nText.' }).replace(/^status.*\n/m, ''), {
      'notes/training/second.mdx': note({ title: 'The second', body: 'See [[first#sise]].' }),
    })
    expect(found).toContain('second.mdx link/heading')
  })
})

describe('a switch', () => {
  it.each([
    ['<Switch of="lifetime-cost.servingPrice" options="own list" />', []],
    ['<Switch of="lifetime-cost.servingPrize" />', ['calculator/input: “servingPrize” is no choice of lifetime-cost. servingPrice']],
    ['<Switch of="lifetime-cost.trainingCost" />', ['calculator/input: “trainingCost” is no choice of lifetime-cost. ']],
    [
      '<Switch of="lifetime-cost.servingPrice" options="own lost" />',
      ['calculator/input: lifetime-cost.servingPrice has no value “lost”. list'],
    ],
    ['<Switch of="life-cost.servingPrice" />', ['calculator/unknown: There is no calculator “life-cost”. lifetime-cost']],
  ])('names a choice of a calculator, and its values: %s', async (tag, expected) => {
    const { diagnostics } = await readNotebook(
      layOut({ [first]: note({ title: 'The first', body: `${tag}\n\n## Size`, to: ['second', 'third'] }) }),
      { cache },
    )
    const errors = diagnostics.filter(({ level }) => level === 'error')
    expect(errors.map(({ code, message, suggestions = [] }) => `${code}: ${message} ${suggestions[0] ?? ''}`)).toEqual(expected)
  })
})

describe('one mistake in a component', () => {
  it.each([
    ['<Value of="training-run.cots" parms="70B" />', ['calculator/input', 'value/output']],
    ['<Value of="training-run" />', ['note/attribute-value']],
    ['<Value of=training-run.cost />', ['note/attribute-form']],
    ['<Value of=training-run.cots />', ['note/attribute-form', 'value/output']],
    ['<Value of=“training-run.cost” />', ['note/attribute-form']],
    ['<Value of="“training-run.cost”" />', ['note/attribute-value']],
    ['<Value of />', ['note/attribute-form']],
    ['<Value />', ['note/attribute-missing']],
    ['<Value of={x} />', ['note/attribute-code']],
  ])('brings no false one, and hides none: %s', async (tag, expected) => {
    const { diagnostics } = await readNotebook(
      layOut({ [first]: note({ title: 'The first', body: `It is ${tag}.\n\n## Size`, to: ['second', 'third'] }) }),
      { cache },
    )
    expect(
      diagnostics
        .filter(({ level }) => level === 'error')
        .map(({ code }) => code)
        .sort(),
    ).toEqual(expected)
  })
  it.each(['<Calculator id=training-run />', '<Dataset id=models />', '<Dataset id=“models” view=“name params” />'])(
    'nor as a block: %s',
    async (tag) => {
      const { diagnostics } = await readNotebook(
        layOut({ [first]: note({ title: 'The first', body: `${tag}\n\n## Size`, to: ['second', 'third'] }) }),
        { cache },
      )
      expect(new Set(diagnostics.filter(({ level }) => level === 'error').map(({ code }) => code))).toEqual(
        new Set(['note/attribute-form']),
      )
    },
  )
  it('in curly quotes is said to stand in them, with the straight ones', async () => {
    const { diagnostics } = await readNotebook(
      layOut({
        [first]: note({
          title: 'The first',
          body: 'It is <Value of="speculative-decoding.speedup" acceptanceRate=“80 %” />.',
          to: ['second'],
        }),
      }),
      { cache },
    )
    expect(diagnostics.find(({ code }) => code === 'note/attribute-form')).toMatchObject({
      message: '`acceptanceRate` stands in curly quotes.',
      hint: 'Write it in straight ones: acceptanceRate="80 %".',
      fix: 'acceptanceRate="80 %"',
    })
  })
})
