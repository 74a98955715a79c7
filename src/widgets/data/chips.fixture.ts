/** A small data set of four chips for the tests of data pages: a blank, a disputed row, a quote and a sign of HTML in a name. */
import type { Dataset, Row } from '../../records/dataset.ts'
import { type TableData, tableData } from './table-data.ts'

const rows: readonly Row[] = [
  {
    id: 'a1',
    name: 'Älpha 1',
    vendor: 'Alpha',
    year: 2020,
    memory: 80e9,
    rate: 312e12,
    note: 'Others have 79.',
    locator: 'table 1',
    sources: 'doe2026',
  },
  {
    id: 'a2',
    name: 'Alpha 2',
    vendor: 'Alpha',
    year: 2022,
    memory: 141e9,
    rate: 989e12,
    note: null,
    locator: null,
    sources: 'doe2026 roe2025',
  },
  {
    id: 'b1',
    name: 'Beta "<1>"',
    vendor: 'Beta',
    year: 2023,
    memory: null,
    rate: 1.3e15,
    note: 'Announced.',
    locator: null,
    sources: null,
  },
  { id: 'b10', name: 'Beta 10', vendor: 'Beta', year: 2024, memory: 24e9, rate: null, note: null, locator: null, sources: 'roe2025' },
]

export const chips: Dataset = {
  id: 'chips',
  file: 'chips.csv',
  title: 'Chips',
  description: 'Some chips.',
  key: 'id',
  sources: ['doe2026', 'roe2025'],
  licence: 'CC BY 4.0',
  asOf: '2026-11',
  columns: [
    { id: 'id', label: 'Id', type: 'id' },
    { id: 'name', label: 'Name', type: 'text' },
    { id: 'vendor', label: 'Vendor', type: 'text' },
    { id: 'year', label: 'Year', type: 'number' },
    { id: 'memory', label: 'Memory', type: 'number', unit: 'byte' },
    { id: 'rate', label: 'Peak', type: 'number', unit: 'FLOP/s', note: 'Dense' },
    { id: 'note', label: 'Note', type: 'text' },
    { id: 'locator', label: 'Where', type: 'text' },
    { id: 'sources', label: 'Sources', type: 'sources' },
  ],
  page: {
    columns: ['vendor', 'memory'],
    onePer: [],
    charts: [{ title: 'Memory by year', x: 'year', y: 'memory', xScale: 'linear', yScale: 'log', by: 'vendor', joined: false }],
    disputed: ['a1'],
  },
  rows,
}

export const chipData: TableData = tableData(chips, { doe2026: 'Doe 2026' }, [
  { title: 'Training run', before: '/calculators/training-run/?with=training-run.accelerator:', after: '#calc-training-run' },
])
