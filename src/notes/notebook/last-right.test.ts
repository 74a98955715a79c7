/** Promise: while a file is wrong, what it last said stands in for it, and all else is as it is now. */
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { createLastRight, type LastRight } from './last-right.ts'
import { type Notebook, readNotebook } from './notebook.ts'

const folder = mkdtempSync(join(tmpdir(), 'isoflop-last-right-'))
const cache = join(folder, 'cache')
const dir = join(folder, 'content')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const note = (title: string, body: string, front = ''): string =>
  `---\ntitle: ${title}\nsummary: A summary.\nkind: concept\nstatus: established\n${front}updated: 2026-11-21\n---\n\n${body}\n`
const write = (file: string, text: string): void => {
  mkdirSync(dirname(join(dir, file)), { recursive: true })
  writeFileSync(join(dir, file), text)
}
const first = 'notes/training/first.mdx'
const second = 'notes/training/second.mdx'
const related = 'relations:\n  - to: first\n    kind: explains\n    because: It is so.\n'

let lastRight: LastRight
const read = (): Promise<Notebook> => readNotebook(dir, { cache, lastRight })
beforeEach(async () => {
  rmSync(dir, { recursive: true, force: true })
  for (const part of ['parameters', 'data', 'sources']) cpSync(join('content', part), join(dir, part), { recursive: true })
  write(first, note('The first', '## Size\n\nFirst text [@hoffmann2022].', 'aliases: [number one]\n'))
  write(second, note('The second', 'Second text, see [[number one]] and [[first#Size]].', related))
  lastRight = createLastRight()
  await read()
})

const textOf = ({ notes }: Notebook, id: string): string =>
  notes
    .find(({ record }) => record.id === id)
    ?.parts.map((part) => (part.type === 'html' ? part.html : part.name))
    .join('') ?? 'none'
const errorsOf = ({ diagnostics }: Notebook): string[] =>
  diagnostics.filter(({ level }) => level === 'error').map(({ file, code }) => `${file.replace('content/', '')} ${code}`)

describe('a note that is wrong', () => {
  it.each([
    ['in its text', note('The first', '## Size\n\nNew {text}.', 'aliases: [number one]\n'), 'note/expression'],
    ['in a link', note('The first', '## Size\n\nNew [[nowhere]].', 'aliases: [number one]\n'), 'link/unknown'],
    ['in a calculator', note('The first', '## Size\n\n<Calculator id="none" />', 'aliases: [number one]\n'), 'calculator/unknown'],
    ['in its frontmatter', '---\ntitle: The first\n---\n\nNew.\n', 'yaml/missing-key'],
  ])('%s stands as it last was; another note follows and is not called wrong', async (_, text, code) => {
    write(first, text)
    write(second, note('The second', 'Changed text, see [[number one]] and [[first#Size]].', related))
    const notebook = await read()
    expect(new Set(errorsOf(notebook))).toEqual(new Set([`${first} ${code}`]))
    expect(textOf(notebook, 'first')).toContain('First text')
    expect(textOf(notebook, 'second')).toContain('Changed text')
    expect([...notebook.former]).toEqual(['first'])
    expect(notebook.graph.edges).toHaveLength(1)
  })

  it('tells all of its mistakes at once, those of its links too', async () => {
    write(first, note('The first', '## Size\n\nNew {text} and [[nowhere]].', 'aliases: [number one]\n'))
    expect(errorsOf(await read())).toEqual([`${first} note/expression`, `${first} link/unknown`])
  })

  it('stays while it is changed and wrong again, and follows once it is mended', async () => {
    write(first, 'no frontmatter')
    await read()
    write(first, 'still none')
    expect(textOf(await read(), 'first')).toContain('First text')
    write(first, note('The first', '## Size\n\nMended.', 'aliases: [number one]\n'))
    const mended = await read()
    expect([errorsOf(mended), textOf(mended, 'first'), [...mended.former]]).toEqual([[], expect.stringContaining('Mended.'), []])
  })

  it('and that cannot even be opened stands as it last was', async () => {
    write(first, `${note('The first', 'x')}${'word '.repeat(20_000)}`)
    const notebook = await read()
    expect(errorsOf(notebook)).toEqual([`${first} file/too-large`])
    expect(textOf(notebook, 'first')).toContain('First text')
  })

  it('and never was right is not in the notebook, or without its text', async () => {
    write('notes/training/third.mdx', 'no frontmatter')
    write('notes/training/fourth.mdx', note('The fourth', '{x}'))
    const notebook = await read()
    expect([textOf(notebook, 'third'), textOf(notebook, 'fourth'), [...notebook.former]]).toEqual(['none', '', []])
  })

  it('and is deleted or renamed leaves nothing behind', async () => {
    write(first, 'no frontmatter')
    await read()
    renameSync(join(dir, first), join(dir, 'notes/training/other.mdx'))
    const notebook = await read()
    expect(notebook.notes.map(({ record }) => record.id)).toEqual(['second'])
  })
})

describe('a file that is no note and is wrong', () => {
  it('leaves its parameters as they were, and those of other files follow', async () => {
    const text = 'a: [\n'
    write('parameters/prices.yaml', text)
    write(
      'parameters/own.yaml',
      'mine:\n  label: Mine\n  unit: share\n  best: 0.5\n  low: 0.4\n  high: 0.6\n  distribution: uniform\n  asOf: "2026"\n  assumption: Round.\n',
    )
    const { parameters, book } = await read()
    const ids = parameters.map(({ id }) => id)
    expect(ids).toContain('gpuHourPrice')
    expect(ids).toContain('mine')
    expect(Object.keys(book.parameters)).toContain('gpuHourPrice')
  })

  it('leaves its sources, so that no note is called wrong', async () => {
    write('sources/scaling-laws.bib', '@misc{hoffmann2022')
    const notebook = await read()
    expect(notebook.sources['hoffmann2022']?.year).toBe('2022')
    expect(errorsOf(notebook).filter((each) => each.startsWith('notes/'))).toEqual([])
  })

  it('leaves its data set', async () => {
    write('data/models.csv', 'id\nx,y\n')
    expect((await read()).datasets.map(({ id }) => id)).toContain('models')
  })
})
