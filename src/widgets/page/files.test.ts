// @vitest-environment happy-dom
/** Protects what a page fetches and gives: each file is asked for once, what did not arrive again, and a download has its name and content. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { fakeSite, lost } from './dom.fixture.ts'
import { fetchBook } from './fetch-book.ts'
import { fetchPage } from './fetch-page.ts'
import { saveFile } from './save-file.ts'

const { answers, asked } = fakeSite()
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('The parameter book', () => {
  it('is asked for again when it did not arrive, and then no more', async () => {
    await expect(fetchBook()).rejects.toThrow('The parameter book could not be loaded (404).')
    answers['/api/book.json'] = { parameters: {}, tables: {} }
    expect(await fetchBook()).toEqual({ parameters: {}, tables: {} })
    await fetchBook()
    expect(asked).toEqual(['/api/book.json', '/api/book.json'])
  })
})

describe('Another page', () => {
  it('is parsed as a document, and fetched once', async () => {
    answers['/notes/a/'] = '<h1>A</h1>'
    expect((await fetchPage('/notes/a/')).querySelector('h1')?.textContent).toBe('A')
    await fetchPage('/notes/a/')
    expect(asked.filter((address) => address === '/notes/a/')).toHaveLength(1)
  })

  it('is an error when it does not exist or does not arrive, and may come later', async () => {
    await expect(fetchPage('/notes/b/')).rejects.toThrow('/notes/b/ answered 404')
    answers['/notes/c/'] = lost
    await expect(fetchPage('/notes/c/')).rejects.toThrow('/notes/c/ did not answer')
    answers['/notes/c/'] = '<h1>C</h1>'
    expect((await fetchPage('/notes/c/')).querySelector('h1')?.textContent).toBe('C')
  })
})

describe('A file made in the page', () => {
  it('is downloaded under its name, and let go after ten seconds', async () => {
    vi.useFakeTimers()
    const made: Blob[] = []
    const clicked: string[] = []
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => `blob:${made.push(blob as Blob)}`)
    const revoke = vi.spyOn(URL, 'revokeObjectURL').mockImplementation(() => undefined)
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      clicked.push(`${this.getAttribute('href')} ${this.download}`)
    })
    saveFile('runs.csv', 'a,b\n', 'text/csv')
    const drawing = new Blob(['<svg/>'])
    saveFile('runs.svg', drawing)
    expect(clicked).toEqual(['blob:1 runs.csv', 'blob:2 runs.svg'])
    expect([await made[0]?.text(), made[0]?.type]).toEqual(['a,b\n', 'text/csv'])
    expect(made[1]).toBe(drawing)
    vi.advanceTimersByTime(9_999)
    expect(revoke).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(revoke.mock.calls).toEqual([['blob:1'], ['blob:2']])
  })
})
