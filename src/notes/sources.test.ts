import { beforeAll, describe, expect, it } from 'vitest'
import { type Library, loadLibrary } from './citation-library.ts'
import { addressOf, readSources, shortAuthors } from './sources.ts'

let library: Library
beforeAll(async () => {
  library = await loadLibrary()
})
const read = (text: string) => readSources(library, { file: 'a.bib', text, lines: text.split('\n') })
const places = (text: string) => read(text).diagnostics.map(({ code, start }) => `${start?.line} ${code}`)

const chinchilla = `@misc{hoffmann2022,
  author = {Hoffmann, Jordan and Borgeaud, Sebastian and others},
  title = {Training {Compute-Optimal} Large Language Models},
  year = {2022},
  eprint = {2203.15556},
  archivePrefix = {arXiv}
}
`

describe('a BibTeX entry', () => {
  it('becomes a source with authors, address and reference', () => {
    expect(read(chinchilla).found).toEqual([
      {
        line: 1,
        source: {
          key: 'hoffmann2022',
          file: 'a.bib',
          type: 'misc',
          authors: 'Hoffmann et al.',
          title: 'Training Compute-Optimal Large Language Models',
          year: '2022',
          url: 'https://arxiv.org/abs/2203.15556',
          arxiv: '2203.15556',
          formatted:
            'Hoffmann, J., Borgeaud, S., et al. (2022). Training Compute-Optimal Large Language Models. https://arxiv.org/abs/2203.15556',
        },
      },
    ])
  })
  it('that cannot be parsed is named with its line, and the others are read', () => {
    const text = `${chinchilla}\n@misc{broken2020,\n  title = {A}\n  year = {2020}\n}\n\n${chinchilla.replace('hoffmann2022', 'again2022')}`
    expect(places(text)).toEqual(['11 source/syntax'])
    expect(read(text).found.map(({ source }) => source.key)).toEqual(['hoffmann2022', 'again2022'])
    expect(read(text).broken).toEqual(['broken2020'])
  })
  it('must say who, what and when', () => {
    expect(places('@misc{x2020,\n  note = {n}\n}')).toEqual(['1 source/field', '1 source/field', '1 source/field'])
  })
  it('with an unknown field is refused at that field', () => {
    expect(places(chinchilla.replace('  year', '  yaer = {2022},\n  year'))).toEqual(['4 source/field'])
  })
  it('never carries markup of its own into the title', () => {
    const [found] = read(chinchilla.replace('Training {Compute', '\\emph{Training} <script>x</script> {Compute')).found
    expect(found?.source.title).toBe('Training <script>x</script> Compute-Optimal Large Language Models')
  })
  it('that is an address is not fetched, and is refused as stray text', () => {
    expect(places('https://example.org/library.bib\n')).toEqual(['1 source/stray'])
  })
  it('may stand beside remarks and comments, but not abbreviations', () => {
    expect(places(`% a remark\n${chinchilla}@comment{x}\n@string{a = "b"}\n`)).toEqual(['10 source/syntax'])
  })
})

describe('authors in a sentence', () => {
  it('are one name, two, or the first of many', () => {
    expect(shortAuthors([{ family: 'Knight', given: 'Will' }])).toBe('Knight')
    expect(shortAuthors([{ family: 'Villalobos' }, { family: 'Atkinson' }])).toBe('Villalobos and Atkinson')
    expect(shortAuthors([{ family: 'Bi' }, { family: 'others' }])).toBe('Bi et al.')
    expect(shortAuthors([{ family: 'Vries', 'non-dropping-particle': 'de' }])).toBe('de Vries')
  })
})

describe('the address', () => {
  it('is the DOI, else arXiv, else the url', () => {
    const all = { doi: '10.3386/w34255', eprint: '2203.15556', archiveprefix: 'arXiv', url: 'https://example.org/x' }
    expect(addressOf(all).address.url).toBe('https://doi.org/10.3386/w34255')
    expect(addressOf({ ...all, doi: undefined }).address.url).toBe('https://arxiv.org/abs/2203.15556')
    expect(addressOf({ url: all.url }).address).toEqual({ url: 'https://example.org/x' })
  })
  it.each([
    'javascript:alert(1)',
    'http://example.org/',
    '//example.org/',
    'https://user@example.org/',
    'https://example.org/"x',
    'data:text/html,x',
    'https://localhost/',
  ])('%s is refused', (url) => {
    expect(addressOf({ url }).wrong.map(([field]) => field)).toEqual(['url'])
    expect(addressOf({ url }).address).toEqual({})
  })
  it('of a DOI that is none is refused', () => {
    expect(addressOf({ doi: 'javascript:x' }).wrong).toHaveLength(1)
  })
})
