/** Protects what a reader makes of a table: which rows are left, in what order, and that an address says all of it and nothing else. */
import { describe, expect, it } from 'vitest'
import { chipData, chips } from './chips.fixture.ts'
import { chosenRows, compareCells, isFiltered, readTableState, type TableState, untouched, writeTableState } from './table-state.ts'

const keys = (state: Partial<TableState>) => chosenRows(chips.rows, { ...untouched, ...state }, chipData).map(({ id }) => id)
const sortedBy = (column: string, descending: boolean) => keys({ sort: { column, descending } })

describe('The rows of a table', () => {
  it('are those of the set, in its order, until something is asked', () => expect(keys({})).toEqual(['a1', 'a2', 'b1', 'b10']))

  it('are sorted by value, with blanks last in either direction', () => {
    expect(sortedBy('memory', false)).toEqual(['b10', 'a1', 'a2', 'b1'])
    expect(sortedBy('memory', true)).toEqual(['a2', 'a1', 'b10', 'b1'])
  })

  it('are sorted by text without regard to accents, numbers in it by value, alike ones in their order', () => {
    expect(sortedBy('name', false)).toEqual(['a1', 'a2', 'b1', 'b10'])
    expect(sortedBy('vendor', true)).toEqual(['b1', 'b10', 'a1', 'a2'])
    expect(compareCells('s9', 's10', false)).toBeLessThan(0)
    expect(compareCells(null, null, true)).toBe(0)
  })

  it('are found by words in names, ids and texts that are shown, in any order and without accents', () => {
    expect(keys({ find: 'alpha' })).toEqual(['a1', 'a2'])
    expect(keys({ find: ' 1  ALPHA ' })).toEqual(['a1'])
    expect(keys({ find: 'b10' })).toEqual(['b10'])
    expect(keys({ find: 'announced' })).toEqual([])
    expect(keys({ find: 'beta', columns: ['memory'] })).toEqual(['b1', 'b10'])
  })

  it('are chosen by a value, and by whether their sources disagree', () => {
    expect(keys({ is: { vendor: 'Beta' } })).toEqual(['b1', 'b10'])
    expect(keys({ disputed: true })).toEqual(['a1'])
    expect(keys({ disputed: true, is: { vendor: 'Beta' } })).toEqual([])
  })
})

describe('The address of a table', () => {
  const states: readonly Partial<TableState>[] = [
    {},
    { sort: { column: 'memory', descending: true } },
    { sort: { column: 'name', descending: false }, all: true },
    { find: 'a, b: c & d' },
    { is: { vendor: '43 developers, Codex: and 10 % more' }, disputed: true },
    { columns: ['memory', 'rate', 'year'] },
  ]
  it('says all that a reader has made of it', () => {
    for (const state of states)
      expect(readTableState(writeTableState({ ...untouched, ...state }), chipData)).toEqual({ ...untouched, ...state })
  })

  it('is empty for a table as it is', () => {
    expect(writeTableState(untouched)).toBe('')
    expect(writeTableState({ ...untouched, find: '  ' })).toBe('')
  })

  it('passes over columns that are not there, and what is no state at all', () => {
    for (const text of ['sort:-memry', 'is.vendr:Alpha', 'columns:a.b', '%E0%A4', ',,:', 'sort:', 'toString:1', '__proto__:x'])
      expect(readTableState(text, chipData), text).toEqual(untouched)
  })

  it('knows whether rows are left out', () => {
    expect(isFiltered({ ...untouched, sort: { column: 'memory', descending: true }, columns: ['rate'], all: true })).toBe(false)
    for (const state of [{ find: 'a' }, { is: { vendor: 'Alpha' } }, { disputed: true }])
      expect(isFiltered({ ...untouched, ...state })).toBe(true)
  })
})
