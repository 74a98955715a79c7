/** Protects a row of a data page: what its cells and its details say, what it links to, and that no text of a data set becomes HTML. */
import { describe, expect, it } from 'vitest'
import { chipData, chips } from './chips.fixture.ts'
import { htmlOf } from './draw-markup.ts'
import { markup } from './markup.ts'
import { rowDetails, rowMarkup } from './row-markup.ts'
import { tableColumns } from './table-columns.ts'
import { choicesOf, columnsOf } from './table-data.ts'

const columns = tableColumns(columnsOf(chipData, chipData.shown), chips)
const rowOf = (key: string) => {
  const row = chips.rows.find(({ id }) => id === key)
  if (!row) throw new Error(`There is no row ${key}.`)
  return row
}
const html = (key: string) => htmlOf(rowMarkup(rowOf(key), columns, chipData, true))
const details = (key: string) => htmlOf(rowDetails(rowOf(key), chipData))

describe('A row', () => {
  it('has its id, its name as a link to itself, and a number in the unit of its head', () => {
    expect(html('a2')).toMatch(
      /^<tr id=a2><th scope=row><button type=button popovertarget=about_a2 aria-label="More about Alpha 2">\+<\/button><a href=#a2>Alpha 2<\/a>/,
    )
    expect(html('a2')).toMatch(/<td>Alpha<td class=number>141$/)
    expect(columns.map(({ unit }) => unit)).toEqual(['', 'GB'])
  })

  it('has an empty cell for a blank', () => expect(html('b1')).toMatch(/<td>Beta<td class=number>$/))

  it('is marked where its sources disagree, and its note says so', () => {
    expect(html('a1')).toContain('aria-label="Sources disagree"')
    expect(details('a1')).toContain('<p><b>Sources disagree.</b> Others have 79.</p>')
    expect(html('a2')).not.toContain('disagree')
  })

  it('holds the figures that the table does not show, its sources with the place in them, and the calculators that take it', () => {
    expect(details('a1')).toContain('<dl><dt>Year<dd>2020<dt>Peak<dd>312\u202fTFLOP/s</dl>')
    expect(details('a1')).toContain('<p class=origin><a href="/sources/#doe2026">Doe 2026</a> (table 1)</p>')
    expect(details('a2')).toContain('<a href="/sources/#doe2026">Doe 2026</a>; <a href="/sources/#roe2025">roe2025</a></p>')
    expect(details('a2')).toContain(
      'Use this row in: <a href="/calculators/training-run/?with=training-run.accelerator:a2#calc-training-run">Training run</a>',
    )
    expect(details('b1')).not.toContain('origin')
  })

  it('is text and nothing else, whatever stands in the set', () => {
    expect(html('b1')).toContain('aria-label="More about Beta &quot;&lt;1>&quot;"')
    expect(html('b1')).toContain('<a href=#b1>Beta "&lt;1>"</a>')
    expect(htmlOf(markup('p', { title: "it's & so" }, '<script>&amp;'))).toBe('<p title="it\'s &amp; so">&lt;script>&amp;amp;</p>')
  })
})

describe('The choices of a column', () => {
  it('are the values of a text that several rows share', () => {
    const choices = columnsOf(chipData, ['vendor', 'name', 'year']).map((column) => choicesOf(column, chips.rows))
    expect(choices).toEqual([['Alpha', 'Beta'], [], []])
  })
})
