/** Promise: rows of a data set say where they were read, their cells do not contradict each other, and its licence allows to carry them. */
import { describe, expect, it } from 'vitest'
import { readDataset } from './datasets.ts'

const file = (name: string, text: string) => ({ file: name, text, lines: text.split('\n') })
const description =
  'title: Chips\ndescription: Some chips.\nkey: id\nsources: [ho2024]\nlicence: CC BY 4.0\nasOf: "2026"\ncolumns:\n  id: { label: Id, type: id }\n  name: { label: Name, type: text }\n  rate: { label: Rate, type: number, unit: FLOP/s }\n  sources: { label: Sources, type: sources }\n'
const read = (table: string, described = description) => readDataset('chips', file('chips.yaml', described), file('chips.csv', table))
const problems = (table: string, described?: string) =>
  read(table, described).diagnostics.map(({ code, file: name, start }) => `${name}:${start?.line}:${start?.column} ${code}`)
const header = 'id,name,rate,sources\n'

describe('rows of a data set', () => {
  it('says where in its source a row was read, in the column for it', () => {
    const located = description.replace('  sources:', '  locator: { label: Where, type: text }\n  sources:')
    expect(problems('id,name,rate,locator,sources\na,A,1e12,,ho2024\n', located)).toEqual(['chips.csv:2:10 data/row-source'])
    expect(problems('id,name,rate,locator,sources\na,A,1e12,table 2,ho2024\n', located)).toEqual([])
  })
  it('has no part larger than its whole, and no end before its start', () => {
    const columns = (...ids: string[]) =>
      description.replace(
        / {2}rate: .*/,
        ids.map((id) => `  ${id}: { label: A, type: ${id === 'from' || id === 'until' ? 'text' : 'number'} }`).join('\n'),
      )
    const of = (ids: string[], cells: string) => problems(`id,name,${ids.join(',')},sources\na,A,${cells},ho2024\n`, columns(...ids))
    expect(of(['params', 'activeParams'], '8e9,47e9')).toEqual(['chips.csv:2:9 data/order'])
    expect(of(['params', 'activeParams'], '8e9,8e9')).toEqual([])
    expect(of(['layers', 'windowLayers', 'linearLayers'], '24,12,13')).toEqual(['chips.csv:2:5 data/order'])
    expect(of(['layers', 'windowLayers', 'linearLayers'], '24,12,12')).toEqual([])
    expect(of(['from', 'until'], '2026-10-20,2026-09')).toEqual(['chips.csv:2:5 data/order'])
    expect(of(['from', 'until'], '2026-10-20,2026-10')).toEqual([])
    expect(of(['from', 'until'], '20.10.2026,')).toEqual(['chips.csv:2:5 data/cell'])
  })
  it('has a licence that allows what the notebook’s own allows', () => {
    const whole = (licence: string) => problems(header, description.replace('CC BY 4.0', licence))
    for (const licence of ['CC BY-SA 4.0', 'CC BY-NC 4.0', 'CC BY 4.0; some rows share-alike'])
      expect(whole(licence), licence).toEqual(['chips.yaml:5:10 data/licence'])
  })
})
