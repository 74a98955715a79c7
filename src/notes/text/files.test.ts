import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { listFiles, readContent } from './files.ts'
import { png } from './image.fixture.ts'

const made: string[] = []
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A notebook with these files. */
function notebook(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), 'isoflop-files-'))
  made.push(folder)
  const content = join(folder, 'content')
  mkdirSync(content)
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(content, path)), { recursive: true })
    writeFileSync(join(content, path), bytes)
  }
  return content
}
const refused = (dir: string) => listFiles(dir).diagnostics.map(({ file, code }) => `${file} ${code}`)

describe('the files of a notebook', () => {
  it('are listed by path, with what each is', () => {
    const dir = notebook({
      'sources/a.bib': '',
      'notes/training/loop.mdx': 'x',
      'notes/training/loop.png': png(1200, 800),
      'data/chips.csv': '',
      'data/chips.yaml': '',
      'parameters/prices.yaml': '',
    })
    const { files, diagnostics } = listFiles(dir)
    expect(diagnostics).toEqual([])
    expect(files.map(({ path, kind }) => `${path} ${kind}`)).toEqual([
      'content/data/chips.csv table',
      'content/data/chips.yaml data',
      'content/notes/training/loop.mdx note',
      'content/notes/training/loop.png image',
      'content/parameters/prices.yaml parameter',
      'content/sources/a.bib source',
    ])
    expect(readContent(files[2] as never).toString()).toBe('x')
    expect(files[3]?.pixels).toEqual({ width: 1200, height: 800 })
  })
  it('are refused by name when nothing reads them', () => {
    expect(
      refused(
        notebook({
          'evil.mjs': '',
          'notes/stray.mdx': '',
          'notes/trainig/a.mdx': '',
          'notes/training/Upper.mdx': '',
          'notes/training/two--hyphens.mdx': '',
          'notes/training/drawing.svg': '',
          'notes/training/deeper/a.mdx': '',
          'notes/training/.hidden.mdx': '',
          'notes/training/.git': 'gitdir: x',
          'notes/constructor/a.mdx': '',
          'sources/notes.constructor': '',
        }),
      ),
    ).toEqual([
      'content/evil.mjs file/extension',
      'content/notes/constructor file/folder',
      'content/notes/stray.mdx file/extension',
      'content/notes/trainig file/folder',
      'content/notes/training/.git file/submodule',
      'content/notes/training/.hidden.mdx file/name',
      'content/notes/training/Upper.mdx file/name',
      'content/notes/training/deeper file/folder',
      'content/notes/training/drawing.svg file/extension',
      'content/notes/training/two--hyphens.mdx file/name',
      'content/sources/notes.constructor file/extension',
    ])
  })
  it('leave out what editors and file managers put beside them, folders and links too', () => {
    const dir = notebook({
      'notes/training/loop.mdx': 'x',
      ...Object.fromEntries(
        [
          'loop.mdx~',
          '#loop.mdx#',
          '.loop.mdx.swp',
          '.loop.mdx.swx',
          '4913',
          '._loop.mdx',
          '.goutputstream-A1B2C3',
          'loop.mdx.tmp',
          'loop.mdx.tmp.4711',
          '.loop.mdx.kate-swp',
          'loop.mdx___jb_tmp___',
          'sedAb12Cd',
          '.DS_Store',
        ].map((name) => [`notes/training/${name}`, '']),
      ),
      '.obsidian/app.json': '{}',
      '.vscode/settings.json': '{}',
      'notes/.trash/old.mdx': 'x',
    })
    symlinkSync('nobody@nowhere.1', join(dir, 'notes/training/.#loop.mdx'))
    const { files, diagnostics } = listFiles(dir)
    expect(diagnostics).toEqual([])
    expect(files.map(({ path }) => path)).toEqual(['content/notes/training/loop.mdx'])
  })
  it('are refused when they only look like litter', () => {
    const names = ['.hidden.mdx', 'swp.mdx.swap', 'sediment', 'tmp', 'loop.orig', 'loop.tmp.mdx']
    const dir = notebook(Object.fromEntries(names.map((name) => [`notes/training/${name}`, ''])))
    expect(refused(dir)).toHaveLength(names.length)
  })
  it('of the wrong kind are refused: links, programs, and the notebook itself as a link', () => {
    const dir = notebook({ 'notes/training/a.mdx': '', 'sources/b.bib': '' })
    symlinkSync('/etc/passwd', join(dir, 'notes/training/passwd.mdx'))
    symlinkSync(join(dir, 'sources'), join(dir, 'data'))
    chmodSync(join(dir, 'sources/b.bib'), 0o755)
    expect(refused(dir)).toEqual([
      'content/data file/symlink',
      'content/notes/training/passwd.mdx file/symlink',
      'content/sources/b.bib file/executable',
    ])
    symlinkSync(dir, `${dir}-link`)
    expect(refused(`${dir}-link`)).toEqual(['content-link file/symlink'])
  })
  it.skipIf(process.platform !== 'linux')('with a name that is not UTF-8 are refused, not stumbled over', () => {
    const dir = notebook({ 'notes/training/a.mdx': '' })
    writeFileSync(Buffer.concat([Buffer.from(join(dir, 'notes/training/b')), Buffer.from([0xff]), Buffer.from('.mdx')]), '')
    expect(refused(dir)).toEqual(['content/notes/training/b\ufffd.mdx file/name'])
  })
  it('have bounded sizes', () => {
    expect(refused(notebook({ 'notes/training/a.mdx': 'x'.repeat(65_536), 'notes/training/b.mdx': 'x'.repeat(65_537) }))).toEqual([
      'content/notes/training/b.mdx file/too-large',
    ])
  })
  const devices = ['con', 'prn', 'aux', 'nul', 'com1', 'com9', 'lpt1', 'lpt9']
  it.each(devices)('called %s, as a device of Windows is, are refused with any extension, with another name to take', (name) => {
    const files = { [`notes/training/${name}.mdx`]: 'x', [`notes/inference/${name}.png`]: png(1, 1), [`sources/${name}.bib`]: '' }
    const others = { [`parameters/${name}.yaml`]: '', [`data/${name}.csv`]: '', [`data/${name}.yaml`]: '', [`scenarios/${name}.yaml`]: '' }
    const { diagnostics } = listFiles(notebook({ ...files, ...others, 'notes/training/con-text.mdx': '', 'notes/training/com10.mdx': '' }))
    expect(diagnostics.map(({ code }) => code)).toEqual(Array(7).fill('file/name'))
    expect(diagnostics[0]?.hint).toContain(`${name}-`)
  })
  it('never differ in the case of a letter only: no capital passes, in names or extensions', () => {
    expect(refused(notebook({ 'notes/training/Loop.mdx': '', 'notes/training/loop.MDX': '', 'notes/training/loop.mdx': '' }))).toEqual([
      'content/notes/training/Loop.mdx file/name',
      'content/notes/training/loop.MDX file/extension',
    ])
  })
  it('that are images begin as their format does', () => {
    expect(refused(notebook({ 'notes/training/a.png': '<svg onload="x">', 'notes/training/b.jpg': png(1, 1) }))).toEqual([
      'content/notes/training/a.png file/image-content',
      'content/notes/training/b.jpg file/image-content',
    ])
  })
  it('and a folder that is missing is said', () => {
    expect(listFiles('/no/such/content').diagnostics[0]?.code).toBe('file/missing')
  })
  it('names near a known folder are suggested', () => {
    expect(listFiles(notebook({ 'notes/trainig/a.mdx': '' })).diagnostics[0]?.suggestions).toEqual(['training'])
  })
})
