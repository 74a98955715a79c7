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
    const [found] = read(chinchilla.replace('Training {Compute', '\\emph{Training} {Compute')).found
    expect(found?.source.title).toBe('Training Compute-Optimal Large Language Models')
  })
  it('begins on a line of its own, so that none is passed over', () => {
    expect(places(`@misc{a2020, author = {A}, title = {T}, year = 2020} @misc{b2020,\n  title = {T}\n}`)).toEqual(['1 source/stray'])
    expect(places(`@misc{a2020, author = {A}, title = {T}, year = 2020} @string{jan = "x"}`)).toEqual(['1 source/stray'])
  })
  it('that is an address is not fetched, and is refused as stray text', () => {
    expect(places('https://example.org/library.bib\n')).toEqual(['1 source/stray'])
  })
  it('may stand beside remarks and comments, but not abbreviations', () => {
    expect(places(`% a remark\n${chinchilla}@comment{x}\n@string{a = "b"}\n`)).toEqual(['10 source/syntax'])
  })
})

/** An entry of six lines with these fields; the field of each stands alone on its line. */
const entry = (fields: Readonly<Record<string, string>>, type = 'misc', key = 'x2020'): string =>
  `@${type}{${key},\n${Object.entries({ author: 'Ho, Anson', title: 'A title', year: '2024', ...fields })
    .map(([field, value]) => `  ${field} = {${value}},\n`)
    .join('')}}\n`
const title = (text: string) => read(entry({ title: text })).found[0]?.source.title

describe('a dollar sign in a field', () => {
  it.each([
    ['The $5 Million Model', 'The $5 Million Model'],
    ['From $5 to $10 million', 'From $5 to $10 million'],
    ['From $5--$10 million', 'From $5–$10 million'],
    ['US$ 5, A$6 and US$-denominated', 'US$ 5, A$6 and US$-denominated'],
    ['Cost \\$5 and $6', 'Cost $5 and $6'],
    ['x $ y', 'x $ y'],
    ['$a{b$}', '$ab$'],
    ['$', '$'],
  ])('is a price unless it begins a formula: %s', (written, shown) => {
    expect(title(written)).toBe(shown)
  })
  it.each([
    ['The $O(n^2)$ of attention', 'The O(n²) of attention'],
    ['$x_{ij}$ and $10^{23}$', 'xij and 10²³'],
    ['$\\alpha$ at $5 a token', 'α at $5 a token'],
  ])('that pairs up is a formula: %s', (written, shown) => {
    expect(title(written)).toBe(shown)
  })
  it('stays in authors and in the reference', () => {
    const [found] = read(entry({ author: '{The $5 Lab}', title: 'The $5 Million Model' })).found
    expect(found?.source.formatted).toBe('The $5 Lab. (2024). The $5 Million Model.')
  })
  it('stays in an address', () => {
    expect(read(entry({ url: 'https://example.org/a$b' })).found[0]?.source.url).toBe('https://example.org/a$b')
  })
})

describe('TeX that cannot be read', () => {
  it.each([
    ['title', "\\'".repeat(1900)],
    ['title', '\\begin{a}x'],
    ['title', '\\begin{a}x\\end{b}'],
    ['title', '\\foo{bar}'],
    ['author', '\\begin{a}x'],
    ['publisher', '\\unknowncommand x'],
    ['note', '\\constructor{x}'],
  ])('is named at the line of its field: %s', (field, value) => {
    const line = { author: 2, title: 3 }[field] ?? 5
    const { found, broken, diagnostics } = read(`${entry({ [field]: value })}\n${chinchilla}`)
    expect(diagnostics.map(({ start, message }) => [start?.line, message.includes(`“${field}”`)])).toEqual([[line, true]])
    expect(broken).toEqual(['x2020'])
    expect(found.map(({ source }) => source.key)).toEqual(['hoffmann2022'])
  })
  it('in a field that nothing reads is passed over', () => {
    expect(read(entry({ abstract: 'It costs $5 and \\begin{a}' })).found).toHaveLength(1)
  })
  it('in an entry whose formatting fails is said, and the entries after it are as ever', () => {
    const { found, diagnostics } = read(`${entry({ author: 'constructor, toString' })}\n${chinchilla}`)
    expect(diagnostics.map(({ code, start }) => `${start?.line} ${code}`)).toEqual(['1 source/field'])
    expect(found[0]?.source.formatted).toMatch(/^Hoffmann, J., Borgeaud, S., et al. \(2022\)/)
  })
})

describe('what a field may hold', () => {
  it.each(['2026<script>alert(1)</script>', '20261', '2026-05', 'c2026', '1999?', '2026/27', '12026'])('is a year: not %s', (year) => {
    expect(places(entry({ year }))).toEqual(['4 source/field'])
  })
  it.each(['2026-02-31', '2026-13', '2026/2027', '2026-05-01<x>', 'May'])('is a date: not %s', (date) => {
    expect(places(`@misc{x2020,\n  author = {A},\n  title = {T},\n  date = {${date}}\n}`)).toEqual(['4 source/field'])
  })
  it('is a date, whose year is the year', () => {
    const [found] = read('@misc{x2020,\n  author = {A},\n  title = {T},\n  date = {2026-05-31}\n}').found
    expect([found?.source.year, found?.source.formatted]).toEqual(['2026', 'A. (2026). T.'])
  })
  it.each([
    ['title', '<b>T</b>'],
    ['title', '<script>x</script>'],
    ['title', 'R&amp;D'],
    ['author', '<img src=x onerror=alert(1)>'],
    ['journal', '&lt;i&gt;'],
    ['title', '<!-- x -->'],
  ])('is no HTML, which is never cut out in silence: %s = %s', (field, value) => {
    const line = { author: 2, title: 3 }[field] ?? 5
    expect(places(entry({ [field]: value }))).toEqual([`${line} source/field`])
  })
  it('may hold the signs themselves', () => {
    expect(title('R\\&D where a < b > c, 5 % & more')).toBe('R&D where a < b > c, 5 % & more')
  })
  it.each(['foo', 'foo # { x}', '{x} # foo', 'constructor # {x}', 'toString', '"a" # valueOf', 'jan'])(
    'is a text, no abbreviation: not %s',
    (value) => {
      const text = `@misc{x2020,\n  author = {A},\n  title = {T},\n  year = 2024,\n  publisher = ${value},\n  month = may\n}`
      expect(places(text)).toEqual(['5 source/field'])
    },
  )
  it.each(['year', 'month', 'urldate'])('is an abbreviation and no second mistake: %s = constructor', (field) => {
    const given = { year: '2024', month: 'may', urldate: '{2026-11-20}', [field]: 'constructor' }
    const text = `@misc{x2020,\n  author = {A},\n  title = {T},\n${Object.entries(given)
      .map(([name, value]) => `  ${name} = ${value}`)
      .join(',\n')}\n}`
    expect(places(text).filter((place) => !place.startsWith('1 '))).toHaveLength(1)
  })
  it('is a text in braces or quotes, or a number', () => {
    const text = '@misc{x2020,\n  author = "A {B, c = d} e",\n  title = {T = u, v = w} # " x",\n  year = 2024,\n  month = may, number = 3}'
    expect(places(text)).toEqual([])
  })
  it.each(['{}', ', , ,', 'Ho=, A'])('is an author that someone can read: not %s', (author) => {
    expect(places(entry({ author }))).toEqual(['1 source/field'])
  })
})

describe('the names that every object has', () => {
  const names = [...Object.getOwnPropertyNames(Object.prototype), 'prototype']
  it.each(names)('%s is no type of entry and no field', (name) => {
    expect(places(entry({}, name))).toEqual(['1 source/field'])
    expect(places(entry({ [name]: 'x' }))).toEqual(['5 source/field'])
  })
  it('are fine as keys and titles', () => {
    const [found] = read(entry({ title: 'constructor' }, 'misc', 'constructor')).found
    expect(found?.source).toMatchObject({ key: 'constructor', formatted: 'Ho, A. (2024). constructor.' })
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
