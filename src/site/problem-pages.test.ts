/** Promise: in `npm run dev` what is wrong is told on the page it concerns, named on all others, and obeyed nowhere. */
import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Notebook } from '../notes/notebook/notebook.ts'
import { isOfNotebook, routeOf } from './dev-server.ts'
import { missingAt, pageOf, problemPages, unreadNotes } from './problem-pages.ts'
import { problemPanel } from './problem-panel.ts'

const wrong = (file: string, more: Partial<Diagnostic> = {}): Diagnostic => ({
  code: 'note/expression',
  level: 'error',
  file: `content/${file}`,
  message: 'It is wrong.',
  ...more,
})
const notebookWith = (...diagnostics: readonly Diagnostic[]): Notebook =>
  ({
    notes: [{ record: { id: 'there', formerly: ['once'] }, parts: [{ type: 'html', html: '<p>Text.</p>' }] }],
    former: new Set(['there']),
    datasets: [{ id: 'chips' }],
    images: [
      { topic: 'training', name: 'here.png', absolute: import.meta.filename },
      { topic: 'training', name: 'away.png', absolute: '/no/such/file.png' },
    ],
    diagnostics,
  }) as unknown as Notebook

describe('the page of a file', () => {
  it.each([
    ['notes/training/there.mdx', '/notes/there/'],
    ['parameters/prices.yaml', '/parameters/'],
    ['sources/book.bib', '/sources/'],
    ['scenarios/lab.yaml', '/scenarios/'],
    ['data/chips.csv', '/data/chips/'],
    ['data/other.yaml', '/data/'],
    ['notes/training/picture.png', '/diagnostics/'],
    ['evil.mjs', '/diagnostics/'],
    ['constructor/x.yaml', '/diagnostics/'],
  ])('%s is %s', (file, page) => {
    expect(pageOf(`content/${file}`, notebookWith())).toBe(page)
  })

  it('warnings alone make no page of problems', () => {
    expect(problemPages(notebookWith(wrong('notes/training/there.mdx', { level: 'warning' })))).toEqual([])
  })
})

describe('an address with nothing to show', () => {
  const notebook = notebookWith(wrong('notes/training/never.mdx'))
  it.each([
    ['/notes/there/', null],
    ['/notes/once/', null],
    ['/notes/', null],
    ['/notes/training/a-to-b/', null],
    ['/notes/never/', 'wrong'],
    ['/notes/away/', 'gone'],
    ['/data/chips/', null],
    ['/data/chips.csv', null],
    ['/data/away/', 'gone'],
    ['/notes-images/training/here.png/', null],
    ['/notes-images/training/away.png', 'gone'],
    ['/notes-images/training/other.png', 'gone'],
    ['/map/', null],
  ])('%s: %s', (path, missing) => {
    expect(missingAt(path, notebook)).toBe(missing)
  })
  it('unread notes are those that are wrong and not there', () => {
    expect(unreadNotes(notebookWith(wrong('notes/training/never.mdx'), wrong('notes/training/there.mdx'), wrong('data/x.csv')))).toEqual([
      'never',
    ])
  })
})

describe('the panel', () => {
  const told = wrong('notes/training/there.mdx', {
    start: { line: 14, column: 4 },
    end: { line: 14, column: 7 },
    excerpt: 'It {x} is <b>.',
    hint: 'Write a number.',
    suggestions: ['one', 'two'],
    related: [{ file: 'content/a.mdx', start: { line: 1, column: 2 }, message: 'The first.' }],
  })
  const show = (path: string, notebook: Notebook, failure: string | null = null) => problemPanel(path, { notebook, failure })

  it('is not there when all is well', () => {
    expect(show('/', notebookWith())).toBe('')
  })
  it('on the page of the note has the place, the line with what is meant, message, hint, near misses and related places', () => {
    const panel = show('/notes/there/', notebookWith(told))
    for (const each of [
      'content/notes/training/there.mdx:14:4',
      '<span class="problem-line">14</span> <code>It <mark>{x}</mark> is &lt;b&gt;.</code>',
      'It is wrong.',
      'Hint: Write a number.',
      'Did you mean one or two?',
      'See <code>content/a.mdx:1:2</code> The first.',
      'href="/diagnostics/note/expression/"',
      'when it was last right',
    ])
      expect(panel).toContain(each)
  })
  it('on other pages is one line that leads there', () => {
    const panel = show('/map/', notebookWith(told, wrong('evil.mjs')))
    expect(panel).toContain(
      'The notebook has 2 errors in 2 files: <a href="/notes/there/">there</a>, <a href="/diagnostics/">other files</a>. <a href="/diagnostics/">All messages</a>',
    )
    expect(panel).not.toContain('It is wrong.')
  })
  it('on the list has all, warnings too', () => {
    const panel = show(
      '/diagnostics/',
      notebookWith(told, wrong('evil.mjs'), wrong('x.yaml', { level: 'warning', message: 'Look at it.' })),
    )
    expect(panel).toContain('2 errors and 1 warning in 3 files')
    expect(panel).toContain('Look at it.')
  })
  it('says on every page that the notebook could not be read, and why', () => {
    expect(show('/map/', notebookWith(), 'It is <gone>.')).toContain('<p>It is &lt;gone&gt;.</p>')
  })
  it('has a bound, and says so', () => {
    const panel = show('/notes/there/', notebookWith(...Array.from({ length: 120 }, () => told)))
    expect(panel.match(/<li /g)).toHaveLength(50)
    expect(panel).toContain('And 70 more')
  })
  it('spells out what a contributor hid, and escapes the rest', () => {
    const panel = show(
      '/diagnostics/',
      notebookWith(wrong('no"tes/<x>.mdx', { message: '\u202e<script>', excerpt: '"\u0000"', start: { line: 1, column: 1 } })),
    )
    for (const each of ['<script', '\u202e', '\u0000', 'style=']) expect(panel).not.toContain(each)
    expect(panel).toContain('\\u{202e}&lt;script&gt;')
  })
})

describe('the dev server', () => {
  it('reads the notebook again for its own files, not for what editors leave behind', () => {
    const of = (path: string) => isOfNotebook('/notebook/content', `/notebook/content/${path}`)
    expect([of('notes/training/a.mdx'), of('evil.mjs'), isOfNotebook('/notebook/content', '/notebook/content')]).toEqual([true, true, true])
    expect([
      of('notes/training/.a.mdx.swp'),
      of('.obsidian/app.json'),
      isOfNotebook('/notebook/content', '/notebook/contents/a.mdx'),
    ]).toEqual([false, false, false])
  })
  it('finds an image with or without a slash at the end', () => {
    expect(
      ['/notes-images/training/a.png', '/notes-images/training/a.png?t=1', '/notes-images/training/a.png/', '/data/a.csv', '/notes/a/'].map(
        routeOf,
      ),
    ).toEqual([
      '/notes-images/training/a.png/',
      '/notes-images/training/a.png/?t=1',
      '/notes-images/training/a.png/',
      '/data/a.csv',
      '/notes/a/',
    ])
  })
})
