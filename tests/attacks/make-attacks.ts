/**
 * The attack corpus, laid out as one notebook that must be refused. Each attack carries its expected code in its name: a file
 * `content/<family>-<name>.<slug>.mdx` becomes the note `<slug>`; what a text file cannot hold is made by a generator below.
 *
 * Code that ran would write the file that ISOFLOP_CANARY names.
 */
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { png as imageOf, webpExtended } from '../../src/notes/text/image.fixture.ts'

export interface Attack {
  /** The diagnostic that must come, at this file. */
  readonly code: string
  /** As a diagnostic names it: `content/notes/training/layout.mdx`. */
  readonly file: string
}

export interface AttackNotebook {
  readonly dir: string
  readonly attacks: readonly Attack[]
}

const corpus = join(import.meta.dirname, 'content')
const book = join(import.meta.dirname, '../../content')

/** `note-attribute-code` → `note/attribute-code`. */
const codeOf = (name: string): string => name.replace('-', '/')

const note = (body: string, title: string): string =>
  `---\ntitle: ${title}\nsummary: An attack that must be refused.\nkind: concept\nstatus: established\nupdated: 2026-11-21\n---\n\n${body}\n`

const evil = "import { writeFileSync } from 'node:fs'\nwriteFileSync(process.env.ISOFLOP_CANARY, 'ran')\nexport default {}\n"
const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13)

const description =
  'title: Attack\ndescription: Attack.\nkey: id\nsources: [a2026]\nlicence: MIT\nasOf: "2026"\ncolumns:\n  id: { label: Id, type: id }\n  value: { label: Value, type: number }\n'

/** Files that are refused by name, kind or size, and mistakes that take more than one file. Path in the notebook → bytes, or a maker. */
type Maker = (path: string) => void
const generated: readonly (readonly [code: string, path: string, make: string | Uint8Array | Maker])[] = [
  ['file-extension', 'evil.mjs', evil],
  ['file-extension', 'notes/training/evil.mjs', evil],
  ['file-extension', 'notes/training/drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)" />'],
  ['file-extension', 'notes/training/page.html', '<script>alert(1)</script>'],
  ['file-extension', 'notes/training/page.astro', '---\nimport "../../evil.mjs"\n---\n'],
  ['file-extension', 'notes/training/note.md', note('Text.', 'Another extension')],
  ['file-extension', 'package.json', '{ "scripts": { "postinstall": "node evil.mjs" } }'],
  ['file-extension', 'notes/outside-any-topic.mdx', note('Text.', 'Outside any topic')],
  ['file-folder', 'pages', (path) => mkdirSync(path)],
  ['file-folder', 'notes/constructor', (path) => mkdirSync(path)],
  ['file-folder', 'node_modules', (path) => mkdirSync(path)],
  ['file-submodule', 'notes/training/.git', 'gitdir: ../../.git/modules/evil\n'],
  ['file-symlink', 'notes/training/passwd.mdx', (path) => symlinkSync('/etc/passwd', path)],
  ['file-symlink', 'notes/training/linked.png', (path) => symlinkSync('../../evil.mjs', path)],
  ['file-symlink', 'discussions', (path) => symlinkSync('/etc', path)],
  ['file-executable', 'notes/training/runnable.mdx', (path) => executable(path)],
  ['file-name', 'notes/training/UPPER.mdx', note('Text.', 'Upper case')],
  ['file-name', 'notes/training/zero\u200bwidth.mdx', note('Text.', 'Zero width in an id')],
  ['file-name', 'notes/training/..mdx', note('Text.', 'Dots')],
  ['file-name', 'notes/training/kv-сache.mdx', note('Text.', 'A Cyrillic letter')],
  ['file-name', 'notes/training/con.mdx', note('Text.', 'A device of Windows')],
  ['file-name', 'sources/aux.bib', ''],
  ['file-image-content', 'notes/training/module.png', evil],
  ['file-image-content', 'notes/training/cut-off.png', png],
  ['file-image-size', 'notes/training/bomb.png', imageOf(22_000, 22_000)],
  ['file-image-moves', 'notes/training/moving.webp', webpExtended(10, 10, 2)],
  ['file-image-content', 'notes/training/page.jpg', '<html><script>alert(1)</script></html>'],
  ['file-too-large', 'notes/training/two-megabytes.mdx', note('x'.repeat(2_000_000), 'A line of two megabytes')],
  ['file-too-large', 'notes/training/heavy.png', Uint8Array.from([...png, ...new Uint8Array(1_000_000)])],
  ['text-encoding', 'notes/training/latin.mdx', Uint8Array.from([...Buffer.from(note('', 'Latin')), 0xe9])],
  ['text-encoding', 'notes/training/marked.mdx', Uint8Array.from([0xef, 0xbb, 0xbf, ...Buffer.from(note('Text.', 'Byte order mark'))])],
  ['notebook-duplicate-id', 'notes/training/same-id.mdx', note('Text.', 'The first of two')],
  [
    'notebook-formerly',
    'notes/training/takes-an-address.mdx',
    note('Text.', 'Takes an address').replace('updated:', 'formerly: [same-id]\nupdated:'),
  ],
  ['claim-duplicate', 'notes/training/takes-a-claim.mdx', claimNote('Takes a claim')],
  ['file-image-missing', 'notes/training/no-image.mdx', note('![A picture](./nowhere.png)', 'No image')],
  ['link-ambiguous', 'notes/training/ambiguous.mdx', note('See [[two names]].', 'Ambiguous')],
  [
    'value-expect',
    'notes/training/drifted.mdx',
    note('It is <Value of="training-compute.flops" params="70B" tokens="1.4T" expect="7e23" />.', 'Drifted'),
  ],
  [
    'source-address',
    'sources/attack-address.bib',
    '@misc{attack2026,\n  author = {Attacker},\n  title = {T},\n  year = {2026},\n  url = {javascript:alert(1)}\n}\n',
  ],
  ['source-syntax', 'sources/attack-syntax.bib', '@misc{attack2027,\n  author = {Attacker\n}\n'],
  ['source-key', 'sources/attack-key.bib', '@misc{__proto__,\n  author = {A},\n  title = {T},\n  year = {2026}\n}\n'],
  ['source-stray', 'sources/attack-fetch.bib', 'https://evil.example/library.bib\n'],
  [
    'yaml-feature',
    'parameters/attack-bomb.yaml',
    'a: &a [x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a]\nc: [*b, *b, *b, *b, *b, *b]\n',
  ],
  ['yaml-feature', 'parameters/attack-tag.yaml', 'a: !!js/function "function () { return 1 }"\n'],
  [
    'yaml-unknown-key',
    'parameters/attack-key.yaml',
    'attackKey:\n  label: A\n  unit: share\n  best: 0.5\n  low: 0.4\n  high: 0.6\n  distribution: uniform\n  asOf: "2026"\n  assumption: A.\n  html: <script>alert(1)</script>\n',
  ],
  ['yaml-feature', 'parameters/attack-proto.yaml', '__proto__:\n  label: A\n'],
  ['yaml-feature', 'parameters/attack-directive.yaml', '%YAML 1.1\n---\na: 1\n'],
  [
    'text-character',
    'parameters/attack-escape.yaml',
    'attackEscape:\n  label: "\\e]0;PWNED\\a\\e[2J"\n  unit: share\n  best: 0.5\n  low: 0.4\n  high: 0.6\n  distribution: uniform\n  asOf: "2026"\n  assumption: A.\n',
  ],
  [
    'source-field',
    'sources/attack-year.bib',
    '@misc{attack2031,\n  author = {A},\n  title = {T},\n  year = {2026<script>alert(1)</script>}\n}\n',
  ],
  [
    'unit-unknown',
    'parameters/attack-unit.yaml',
    'attackUnit:\n  label: A\n  unit: constructor\n  best: 0.5\n  low: 0.4\n  high: 0.6\n  distribution: uniform\n  asOf: "2026"\n  assumption: A.\n',
  ],
  [
    'parameter-range',
    'parameters/attack-range.yaml',
    'attackRange:\n  label: A\n  unit: share\n  best: 0.5\n  low: 0.6\n  high: 0.4\n  distribution: uniform\n  asOf: "2026"\n  assumption: A.\n',
  ],
  [
    'yaml-value',
    'parameters/attack-infinity.yaml',
    'attackInfinity:\n  label: A\n  unit: share\n  best: .inf\n  low: 0.4\n  high: 0.6\n  distribution: uniform\n  asOf: "2026"\n  assumption: A.\n',
  ],
  [
    'yaml-value',
    'parameters/attack-value-of.yaml',
    'valueOf:\n  label: A\n  unit: share\n  best: 0.5\n  low: 0.4\n  high: 0.6\n  distribution: uniform\n  asOf: "2026"\n  assumption: A.\n',
  ],
  ['text-too-large', 'parameters/attack-many-keys.yaml', Array.from({ length: 9000 }, (_, index) => `k${index}:\n`).join('')],
  ['file-many-problems', 'parameters/attack-wrong-keys.yaml', Array.from({ length: 900 }, (_, index) => `k${index}:\n`).join('')],
  [
    'file-too-large',
    'parameters/attack-more-keys.yaml',
    Array.from({ length: 36_000 }, (_, index) => `k${index.toString(36)}:\n`).join(''),
  ],
  ['file-many-problems', 'data/attack-flood.csv', `id,value\n${'=,=\n'.repeat(4999)}`],
  ['text-too-large', 'data/attack-digits.csv', `id,value\na,${'1'.repeat(900_000)}x\n`],
  [
    'text-too-large',
    'sources/attack-tags.bib',
    `@misc{attack2028,\n  author = {A},\n  title = {${'<i '.repeat(80_000)}},\n  year = {2026}\n}\n`,
  ],
  [
    'source-address',
    'sources/attack-http.bib',
    '@misc{attack2029,\n  author = {A},\n  title = {T},\n  year = {2026},\n  url = {http://evil.example/}\n}\n',
  ],
  [
    'source-address',
    'sources/attack-doi.bib',
    '@misc{attack2030,\n  author = {A},\n  title = {T},\n  year = {2026},\n  doi = {10.1/"><script>}\n}\n',
  ],
  ['text-too-large', 'notes/training/empty-lines.mdx', `---\nx\n---${'\n'.repeat(60_000)}`],
  [
    'note-expression',
    'notes/training/endless-import.mdx',
    note(`import${' '.repeat(1900)}a\n${`b${' '.repeat(1900)}c\n`.repeat(30)}{x}`, 'An import without an end'),
  ],
  ['note-too-complex', 'notes/training/many-stars.mdx', note('*a '.repeat(600).concat('\n').repeat(8), 'Many stars')],
  ['note-math', 'notes/training/math-bomb.mdx', note(`$${'{'.repeat(1500)}$`, 'Many braces')],
  ['note-math-command', 'notes/training/math-definitions.mdx', note('$\\def\\a{\\b\\b}\\def\\b{\\a\\a}\\a$', 'A definition of itself')],
  ['data-pair', 'data/attack-alone.csv', 'id\na\n'],
  ['data-cell', 'data/attack-cells.csv', 'id,value\na,=1+1\n'],
  ['data-cell', 'data/attack-semicolon.csv', 'id,value\na,x;=1+1\n'],
  ['text-character', 'data/attack-hidden.csv', 'id,value\na\u202e,1\n'],
]

/** Files that an attack above needs beside it, and that are no mistakes themselves. */
const companions: readonly (readonly [path: string, text: string])[] = [
  ['notes/inference/same-id.mdx', note('Text.', 'The second of two')],
  ['notes/inference/has-the-claim.mdx', claimNote('Has the claim')],
  ['notes/inference/name-one.mdx', note('Text.', 'Name one').replace('updated:', 'aliases: [two names]\nupdated:')],
  ['notes/inference/name-two.mdx', note('Text.', 'Name two').replace('updated:', 'aliases: [Two-Names]\nupdated:')],
  ['data/attack-cells.yaml', description],
  ['data/attack-hidden.yaml', description],
  ['data/attack-flood.yaml', description],
  ['data/attack-digits.yaml', description],
  ['data/attack-semicolon.yaml', description.replace('type: number', 'type: text')],
]

function claimNote(title: string): string {
  return note('<Claim id="attack-twice" />', title).replace('updated:', 'claims:\n  - id: attack-twice\n    text: A claim.\nupdated:')
}

function executable(path: string): void {
  writeFileSync(path, note('Text.', 'Runnable'))
  chmodSync(path, 0o755)
}

/** Lays the corpus out under `folder`, with the parameters, data and sources of the real notebook beside it. */
export function makeAttackNotebook(folder: string): AttackNotebook {
  const dir = join(folder, 'content')
  for (const part of ['parameters', 'data', 'sources']) cpSync(join(book, part), join(dir, part), { recursive: true })
  for (const topic of ['training', 'inference']) mkdirSync(join(dir, 'notes', topic), { recursive: true })
  const attacks: Attack[] = []
  for (const name of readdirSync(corpus).sort()) {
    const [code = '', slug = ''] = name.split('.')
    writeFileSync(join(dir, 'notes/training', `${slug}.mdx`), readFileSync(join(corpus, name)))
    attacks.push({ code: codeOf(code), file: `content/notes/training/${slug}.mdx` })
  }
  for (const [path, text] of companions) writeFileSync(join(dir, path), text)
  for (const [code, path, make] of generated) {
    const absolute = join(dir, path)
    mkdirSync(dirname(absolute), { recursive: true })
    if (typeof make === 'function') make(absolute)
    else writeFileSync(absolute, make)
    attacks.push({ code: codeOf(code), file: `content/${path}` })
  }
  return { dir, attacks }
}

/** The notebook folder itself as a symbolic link. */
export function makeLinkedNotebook(folder: string): AttackNotebook {
  const dir = join(folder, 'linked')
  symlinkSync('/etc', dir)
  return { dir, attacks: [{ code: 'file/symlink', file: 'linked' }] }
}
