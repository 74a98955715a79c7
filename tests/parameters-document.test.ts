/** Protects the table of docs/parameters.md: it says what the files of parameters hold, so that a value and its reason change together. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readBook } from '../src/notes/notebook/read-book.ts'
import type { FormerValue, Parameter } from '../src/records/parameter.ts'

const root = dirname(import.meta.dirname)
const { parameters } = await readBook(join(root, 'content'))

interface TableRow {
  readonly file: string
  readonly id: string
  readonly unit: string
  readonly former: string
  readonly chosen: string
  readonly source: string
  readonly reason: string
}

/** The rows of the table of parameters, each with the file under whose heading row it stands. */
function tableRows(): readonly TableRow[] {
  const [, table = ''] = readFileSync(join(root, 'docs/parameters.md'), 'utf8').split('## The table')
  let file = ''
  return table.split('\n').flatMap((line) => {
    const [name = '', former = '', , chosen = '', source = '', reason = ''] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
    file = /^\*\*(.+)\*\*$/.exec(name)?.[1] ?? file
    const [, id = '', unit = ''] = /^`(\w+)` \((.+)\)$/.exec(name) ?? []
    return id === '' ? [] : [{ file, id, unit, former, chosen, source, reason }]
  })
}

const rows = tableRows()
const scales: Readonly<Record<string, string>> = { k: 'e3', M: 'e6', B: 'e9', T: 'e12' }
/** `700M` is 7e8. */
const number = (text: string): number => Number(text.replace(/[kMBT]$/, (letter) => scales[letter] ?? letter))

/** `2.65 (1.7 to 4.02), 2026-06` in its parts; NaN and an empty date where the text has another form. */
function valueIn(text: string) {
  const [, best = '?', low = '?', high = '?', asOf = ''] = /^(\S+) \((\S+) to (\S+)\), (\S+)$/.exec(text) ?? []
  return { best: number(best), low: number(low), high: number(high), asOf }
}

const partsOf = ({ best, low, high, asOf = '' }: Parameter | FormerValue) => ({ best, low, high, asOf })
const sorted = (keys: readonly string[]): readonly string[] => keys.toSorted()

describe('The table of docs/parameters.md', () => {
  it('has one row for each parameter, under its file, in its unit, with a reason', () => {
    const named = rows.map(({ id, file, unit }) => `${file} ${id} ${unit}`)
    expect(sorted(named)).toEqual(sorted(parameters.map(({ id, area, unit }) => `${area}.yaml ${id} ${unit}`)))
    expect(rows.filter(({ reason }) => reason === '').map(({ id }) => id)).toEqual([])
  })

  it('says what was chosen, which is what the files hold, and from which sources', () => {
    for (const parameter of parameters) {
      const { id, sources, assumption } = parameter
      const row = rows.find((each) => each.id === id)
      expect([id, valueIn(row?.chosen ?? '')]).toEqual([id, partsOf(parameter)])
      const cited = row?.source.split(/[;,] /) ?? []
      expect([id, ...sorted(cited.filter((key) => key !== 'our assumption'))]).toEqual([id, ...sorted(sources)])
      if (assumption !== undefined) expect([id, cited]).toEqual([id, expect.arrayContaining(['our assumption'])])
    }
  })

  it('says what a parameter was before: its last former value, or the same where it never changed, or nothing where it is new', () => {
    for (const { id, history = [] } of parameters) {
      const { former = '', chosen = '' } = rows.find((each) => each.id === id) ?? {}
      const last = history.at(-1)
      if (last) expect([id, valueIn(former)]).toEqual([id, partsOf(last)])
      else expect([id, '–', chosen]).toContain(former)
    }
  })

  it('has former values with their days for at least fifteen parameters, and a source or a reason for every value', () => {
    expect(parameters.filter(({ history = [] }) => history.length > 0).length).toBeGreaterThanOrEqual(15)
    expect(parameters.filter(({ sources, assumption = '' }) => sources.length === 0 && assumption === '').map(({ id }) => id)).toEqual([])
  })
})
