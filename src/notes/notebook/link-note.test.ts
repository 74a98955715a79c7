import { describe, expect, it } from 'vitest'
import type { Source } from '../../records/source.ts'
import { linkNote } from './link-note.ts'
import { parseNote } from './parse-note.ts'
import { namesOf } from './resolve-names.ts'

const source = (key: string, authors: string): Source => ({
  key,
  file: 'content/sources/a.bib',
  type: 'misc',
  authors,
  title: 'A <b>title</b>',
  year: '2024',
  formatted: '',
})
const sources = { ho2024: source('ho2024', 'Ho et al.'), pope2022: source('pope2022', 'Pope & Dean') }
const none = new Map<string, string>()

/** The body of a note, linked, as one string of HTML; and the codes of what was wrong. */
function linked(body: string) {
  const text = `---\ntitle: Here\nsummary: S.\nkind: concept\nstatus: established\nupdated: 2026-11-21\n---\n\n${body}\n`
  const parsed = parseNote('content/notes/training/here.mdx', new TextEncoder().encode(text))
  if (!parsed.record || parsed.diagnostics.length > 0) throw new Error(JSON.stringify(parsed.diagnostics))
  const codes: string[] = []
  const names = namesOf(
    [
      parsed.record,
      { id: 'there', title: 'A "quoted" <title>', headings: [] },
      {
        id: 'chips',
        title: 'What chips cost',
        aliases: ['grouped heads'],
        headings: [{ depth: 2, id: 'bandwidth-now', text: 'Bandwidth now' }],
      },
    ],
    {
      parameter: none,
      calculator: none,
      dataset: none,
      source: none,
    },
  )
  const note = linkNote(parsed, parsed.record, { names, sources, broken: new Set() }, (rule) => codes.push(rule.code))
  return { html: note.parts.map((part) => (part.type === 'html' ? part.html : `[${part.name}]`)).join(''), codes, ...note }
}
const mark = (key: string, number: number, label: string) =>
  `<a class="citation" href="#source-${key}" data-source="${key}" aria-label="Source ${number}: ${label}">${number}</a>`
const margin = (key: string, number: number, words: string) =>
  `<small class="sidenote source-note" role="note" data-source="${key}"><span class="sidenote-number">${number}</span> ${words}</small>`

describe('a citation', () => {
  it('is a number against the word before it, with the source in the margin when it is cited first', () => {
    expect(linked('Text [see @ho2024, table 3].').html).toBe(
      `<p>Text<sup class="citations">${mark('ho2024', 1, 'Ho et al., 2024')}</sup>${margin('ho2024', 1, 'See Ho et al., <cite>A &lt;b&gt;title&lt;/b&gt;</cite>, 2024, table 3.')}.</p>\n`,
    )
  })
  it('keeps its number later, and has a margin note again only when it names another place', () => {
    const { html, cited } = linked('One [@pope2022]. Two [@ho2024; @pope2022, p. 5]. Three [@pope2022; @pope2022, p. 5].')
    expect(cited).toEqual(['pope2022', 'ho2024'])
    expect(html.match(/<small/g)).toHaveLength(3)
    expect(html).toContain(
      `${mark('ho2024', 2, 'Ho et al., 2024')}<span class="citation-gap">, </span>${mark('pope2022', 1, 'Pope &amp; Dean, 2024')}</sup>`,
    )
    expect(html).toContain(margin('pope2022', 1, 'Pope &amp; Dean, 2024, p. 5.'))
  })
  it('within a sentence names author and year', () => {
    expect(linked('As @ho2024 says.').html).toContain('<p>As Ho et al. (2024)<sup class="citations">')
  })
  it('in a footnote has its margin note after the footnote, not inside it', () => {
    const { html } = linked('Text[^1] and more.\n\n[^1]: An aside [@ho2024].')
    expect(html).not.toMatch(/<small class="sidenote" [^>]*>(?:(?!<\/small>).)*<small/)
    expect(html).toMatch(/<\/small><small class="sidenote source-note"/)
  })
  it('of an unknown source is reported, and leaves nothing behind', () => {
    expect(linked('Text [@nobody].')).toMatchObject({ codes: ['source/unknown'], cited: [] })
    expect(linked('Text [@nobody].').html).not.toContain('<sup')
  })
})

describe('a wikilink', () => {
  it('without text takes the title, escaped', () => {
    expect(linked('See [[there]].').html).toBe(
      '<p>See <a class="wikilink wikilink-note" href="/notes/there/">A &quot;quoted&quot; &lt;title&gt;</a>.</p>\n',
    )
  })
  it('keeps the markup of its own text', () => {
    expect(linked('See [[there|an *important* one]].').html).toContain('href="/notes/there/">an <em>important</em> one</a>')
  })
  it('to a heading of its own note stays on the page', () => {
    expect(linked('## Size\n\nSee [[#Size]].').html).toContain('<a class="wikilink wikilink-note" href="#size">')
  })
  it('without text shows the words that were written, on the page, in the sentences and in the text', () => {
    const { html, record } = linked(
      '## Batch size\n\nSee [[#Batch size]] and [[ chips # Bandwidth now ]] and models with [[grouped heads]] of [[chips]], or [[chips#bandwidth-now]] and [[#batch size]].',
    )
    const words = 'See Batch size and Bandwidth now and models with grouped heads of What chips cost, or Bandwidth now and batch size.'
    expect(html.replace(/<h2.*<\/h2>\n/, '').replace(/<[^>]*>/g, '')).toBe(`${words}\n`)
    expect(record.text).toBe(`Batch size\n${words}`)
    expect(new Set(record.links.map(({ sentence }) => sentence))).toEqual(new Set([words]))
  })
  it.each([
    ['a list', '- See [[grouped heads]] of [[chips]]s.', 'See grouped heads of What chips costs.'],
    ['a table', '| a |\n|---|\n| [[grouped heads]] of [[chips]] |', 'a\ngrouped heads of What chips cost'],
    ['a footnote', 'Text[^1].\n\n[^1]: See [[grouped heads]] by @ho2024.', 'Text.\nSee grouped heads by Ho et al. (2024).'],
    ['an alert', '> [!NOTE]\n> See [[ grouped\n> heads ]] now.', 'See grouped heads now.'],
    ['emphasis, at an end', '*See [[grouped heads]] * [[chips]]', '*See grouped heads * What chips cost'],
  ])('so it is in %s', (_, body, text) => expect(linked(body).record.text).toBe(text))
  it('that stands in code is not read, there or in the text', () => {
    expect(linked('Write `[[chips]]` or `@ho2024`, see [[chips]].').record.text).toBe('Write [[chips]] or @ho2024, see What chips cost.')
  })
  it('to nothing is reported, and its words stay', () => {
    expect(linked('See [[nowhere|this]].').codes).toEqual(['link/unknown'])
    expect(linked('See [[nowhere|this]].').html).toBe('<p>See this.</p>\n')
  })
})
