import { describe, expect, it } from 'vitest'
import { readDataset } from './datasets.ts'
import { readParameters } from './parameters.ts'

const file = (name: string, text: string) => ({ file: name, text, lines: text.split('\n') })
const description =
  'title: Chips\ndescription: Some chips.\nkey: id\nsources: [ho2024]\nlicence: CC BY 4.0\nasOf: "2026"\ncolumns:\n  id: { label: Id, type: id }\n  name: { label: Name, type: text }\n  rate: { label: Rate, type: number, unit: FLOP/s }\n  sources: { label: Sources, type: sources }\n'
const read = (table: string, described = description) => readDataset('chips', file('chips.yaml', described), file('chips.csv', table))
const problems = (table: string, described?: string) =>
  read(table, described).diagnostics.map(({ code, file: name, start }) => `${name}:${start?.line}:${start?.column} ${code}`)
const header = 'id,name,rate,sources\n'

describe('a data set', () => {
  it('of far too many rows is refused before they are read', () => {
    const before = process.threadCpuUsage()
    const { found, diagnostics } = read(header + 'a\n'.repeat(500_000))
    const { user, system } = process.threadCpuUsage(before)
    expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'data/syntax This table has 500000 rows and 4 columns; the most is 5000 and 60.',
    ])
    expect(found?.whole).toBe(false)
    expect((user + system) / 1000).toBeLessThan(1000)
  })
  it('becomes rows of typed cells; an empty one is null', () => {
    const { found, diagnostics } = read(`${header}h100,"NVIDIA H100, SXM",9.895e14,ho2024 pope2022\ntpu,TPU,,ho2024\n`)
    expect(diagnostics).toEqual([])
    expect(found?.dataset.rows).toEqual([
      { id: 'h100', name: 'NVIDIA H100, SXM', rate: 9.895e14, sources: 'ho2024 pope2022' },
      { id: 'tpu', name: 'TPU', rate: null, sources: 'ho2024' },
    ])
    expect(found?.sources.map(({ key }) => key)).toEqual(['ho2024', 'ho2024', 'pope2022', 'ho2024'])
  })
  it('holds no text that a spreadsheet would run, also where a semicolon begins a cell', () => {
    for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '＝1+1', "'=1+1", 'H100;=1+1', 'H100; +1'])
      expect(problems(`${header}a,${text},1e12,ho2024\n`), text).toEqual(['chips.csv:2:3 data/cell'])
    for (const text of ['H100 = A', 'a-b', 'SXM; 80 GB', 'x@y']) expect(problems(`${header}a,${text},1e12,ho2024\n`), text).toEqual([])
  })
  it('has all its mistakes named, each with line and column', () => {
    expect(problems(`${header}H100,A,1e12,ho2024\nb,A,70B,ho2024\nc,A,1e12\nd,=1+1,1e12,ho2024\nd,A,1e999,ho2024\n`)).toEqual([
      'chips.csv:2:1 data/cell',
      'chips.csv:3:5 data/cell',
      'chips.csv:4:1 data/cell',
      'chips.csv:5:3 data/cell',
      'chips.csv:6:5 data/cell',
      'chips.csv:6:1 data/duplicate-row',
    ])
  })
  it('names a source in each row, or for all', () => {
    expect(problems(`${header}a,A,1e12,\n`)).toEqual(['chips.csv:2:10 data/row-source'])
    const whole = description.replace('  sources: { label: Sources, type: sources }\n', '')
    expect(problems('id,name,rate\na,A,1e12\n', whole)).toEqual([])
    expect(problems('id,name,rate\na,A,1e12\n', whole.replace('[ho2024]', '[]'))).toEqual(['chips.csv:2:1 data/row-source'])
  })
  it('holds what there can be in the unit of a column, and blanks', () => {
    const of = (unit: string, cell: string) =>
      read(`id,name,rate,sources\na,A,${cell},ho2024\n`, description.replace('FLOP/s', unit)).diagnostics.map(
        ({ code, start, hint }) => `${start?.line}:${start?.column} ${code} ${hint}`,
      )
    expect(of('byte', '80')).toEqual(['2:5 data/magnitude Write it in the unit of the column: 80 GB is 80e9.'])
    expect(of('byte/s', '3.35')).toEqual(['2:5 data/magnitude Write it in the unit of the column: 3.35 TB/s is 3.35e12.'])
    expect(of('FLOP/s', '989')).toEqual(['2:5 data/magnitude Write it in the unit of the column: 989 TFLOP/s is 989e12.'])
    expect(of('share', '40')).toEqual(['2:5 data/magnitude A share lies between 0 and 1: write 0.4 for 40 %.'])
    expect(of('USD/Mtok', '0.00000125')).toEqual([
      '2:5 data/magnitude The price is of a million tokens: write 1.25 for 0.00000125 a token.',
    ])
    expect(of('USD/h', '0')).toEqual(['2:5 data/zero-price Leave the cell empty where there is no price.'])
    for (const [unit, cell] of [
      ['byte', '80e9'],
      ['byte', '0'],
      ['byte', ''],
      ['USD/h', ''],
      ['USD/h', '1.65'],
      ['share', '0.4'],
    ] as const)
      expect([unit, cell, of(unit, cell)]).toEqual([unit, cell, []])
  })
  it('has a licence with a name; in a column of licences a blank is one that was not found', () => {
    const whole = (licence: string) => problems(header, description.replace('CC BY 4.0', licence))
    for (const licence of ['free', 'unknown', 'open, as it seems', 'unknown; treated as MIT'])
      expect(whole(licence), licence).toEqual(['chips.yaml:5:10 data/licence'])
    const cell = (licence: string) =>
      problems(
        `id,licence,rate,sources\na,${licence},1e12,ho2024\n`,
        description.replace('name: { label: Name', 'licence: { label: Licence'),
      )
    for (const licence of ['free', 'open source', 'unknown']) expect(cell(licence), licence).toEqual(['chips.csv:2:3 data/licence'])
    for (const licence of ['', 'MIT', 'Apache-2.0', 'Llama 3 Community', 'not released', 'NVIDIA Open Model'])
      expect(cell(licence), licence).toEqual([])
  })
  it('has the columns of its description, in their order', () => {
    expect(problems('id,nmae,rate,sources\n')).toEqual(['chips.csv:1:4 data/columns'])
    expect(read('id,nmae,rate,sources\n').diagnostics[0]?.suggestions).toEqual(['name'])
    expect(problems('id,rate,name,sources\n')).toEqual(['chips.csv:1:1 data/columns'])
    expect(problems('')).toEqual(['chips.csv:1:1 data/columns'])
  })
  it.each([
    [';', 'semicolons'],
    ['\t', 'tabs'],
    ['|', 'upright strokes'],
  ])('whose cells are separated by %j is told so once', (separator, named) => {
    const { diagnostics } = read(`${header}h100,A,1,\n`.replaceAll(',', separator))
    expect(diagnostics.map(({ code, start, message }) => `${start?.line}:${start?.column} ${code} ${message}`)).toEqual([
      `1:1 data/columns The cells of this table are separated by ${named}; they must be by commas.`,
    ])
  })
  it('has units that exist, on columns of numbers only', () => {
    expect(problems(header, description.replace('FLOP/s', 'flops'))).toEqual(['chips.yaml:10:44 unit/unknown'])
    expect(problems(header, description.replace('type: text', 'type: text, unit: byte'))).toEqual(['chips.yaml:9:42 data/columns'])
  })
  it('whose label holds a comma without quotes is caught as an unknown key', () => {
    expect(problems(header, description.replace('label: Rate', 'label: Rate, bf16'))).toEqual(['chips.yaml:10:24 yaml/unknown-key'])
  })
})

describe('a file of parameters', () => {
  const entry = (id: string, change: (text: string) => string = (text) => text) =>
    change(
      `${id}:\n  label: Price\n  unit: USD/h\n  best: 2\n  low: 1\n  high: 3\n  distribution: log-normal\n  asOf: "2026-03"\n  sources: [ho2024]\n`,
    )
  const readAll = (text: string) => readParameters(file('prices.yaml', text), 'prices')
  const codes = (text: string) => readAll(text).diagnostics.map(({ code, start }) => `${start?.line}:${start?.column} ${code}`)

  it('becomes parameters of its area', () => {
    expect(readAll(entry('gpuHourPrice')).found.map(({ parameter }) => parameter)).toEqual([
      {
        id: 'gpuHourPrice',
        area: 'prices',
        file: 'prices.yaml',
        label: 'Price',
        unit: 'USD/h',
        best: 2,
        low: 1,
        high: 3,
        distribution: 'log-normal',
        asOf: '2026-03',
        sources: ['ho2024'],
      },
    ])
  })
  it('with one wrong entry still gives the others, and knows the id of the wrong one', () => {
    const read = readAll(entry('a') + entry('b', (text) => text.replace('best: 2', 'best: two')) + entry('c'))
    expect(read.found.map(({ parameter }) => parameter.id)).toEqual(['a', 'c'])
    expect(read.broken).toEqual(['b'])
  })
  it('with nothing in it may have had any entry, so that what names one is no second mistake', () => {
    for (const text of ['', '# Prices, to be written.\n']) {
      expect(codes(text)).toEqual(['1:1 yaml/value'])
      expect(readAll(text).broken).toEqual(['*'])
    }
  })
  it.each([
    ['low above best', (text: string) => text.replace('low: 1', 'low: 2.5'), '5:8 parameter/range'],
    ['high below best', (text: string) => text.replace('high: 3', 'high: 1.5'), '6:9 parameter/range'],
    ['zero in a log-normal', (text: string) => text.replace('low: 1', 'low: 0'), '5:8 parameter/range'],
    ['a date without quotes', (text: string) => text.replace('"2026-03"', '2026'), '8:9 yaml/value'],
    ['an unknown unit', (text: string) => text.replace('USD/h', 'EUR/h'), '3:9 unit/unknown'],
    ['no source and no assumption', (text: string) => text.replace(/ {2}sources.*\n/, ''), '1:1 parameter/basis'],
    ['a key twice', (text: string) => text.replace('  low: 1\n', '  low: 1\n  low: 1\n'), '6:3 yaml/syntax'],
    ['a misspelt key', (text: string) => text.replace('label', 'lable'), '1:1 yaml/missing-key'],
    ['an id with a hyphen', (text: string) => text.replace('gpuHourPrice', 'gpu-hour'), '1:1 yaml/value'],
  ])('with %s is refused', (_, change, expected) => {
    expect(codes(entry('gpuHourPrice', change))).toContain(expected)
  })
  it.each(['a: &x 1\n', 'a: !!str 1\n', '<<: { a: 1 }\n', '__proto__:\n  label: A\n'])('with a feature such as %j is refused', (text) => {
    expect(readAll(text).diagnostics.map(({ code }) => code)).toContain('yaml/feature')
  })
  it('remembers former values, oldest first, and the day on which the present one came', () => {
    const history =
      '  updated: "2027-05-02"\n  history:\n    - { until: "2027-01-15", best: 3, low: 1, high: 4, sources: [old2026], because: A new quote. }\n    - { until: "2027-05-02", best: 2.5, low: 1, high: 4, asOf: "2027-01", assumption: A guess. }\n'
    const [found] = readAll(entry('gpuHourPrice') + history).found
    expect(found?.parameter).toMatchObject({
      best: 2,
      updated: '2027-05-02',
      history: [
        { best: 3, low: 1, high: 4, until: '2027-01-15', sources: ['old2026'], because: 'A new quote.' },
        { best: 2.5, low: 1, high: 4, until: '2027-05-02', asOf: '2027-01', sources: [], assumption: 'A guess.' },
      ],
    })
    expect(found?.mentions.map(({ key, where }) => `${key} ${where.start?.line}`)).toEqual(['ho2024 9', 'old2026 12'])
  })
  it.each([
    [
      'out of order',
      '{ until: "2027-05-02", best: 3, low: 1, high: 4, sources: [a2026] }',
      '{ until: "2027-01-15", best: 2, low: 1, high: 4, sources: [a2026] }',
      '12:16 parameter/history',
    ],
    ['with a low above best', '{ until: "2027-01-15", best: 3, low: 3.5, high: 4, sources: [a2026] }', '', '11:44 parameter/history'],
    ['with zero in a log-normal', '{ until: "2027-01-15", best: 3, low: 0, high: 4, sources: [a2026] }', '', '11:44 parameter/history'],
    ['on nothing', '{ until: "2027-01-15", best: 3, low: 1, high: 4 }', '', '11:7 parameter/history'],
    ['until no day', '{ until: "2027-01", best: 3, low: 1, high: 4, sources: [a2026] }', '', '11:16 yaml/value'],
    ['with a misspelt key', '{ untill: "2027-01-15", best: 3, low: 1, high: 4, sources: [a2026] }', '', '11:9 yaml/unknown-key'],
    ['after the present one', '{ until: "2028-01-15", best: 3, low: 1, high: 4, sources: [a2026] }', '', '11:16 parameter/history'],
  ])('with former values %s is refused at its place', (_, one, other, expected) => {
    const history = `  history:\n    - ${one}\n${other && `    - ${other}\n`}  updated: "2027-06-01"\n`
    expect(codes(entry('gpuHourPrice') + history)).toContain(expected)
  })
})

describe('What the page of a data set shows', () => {
  const table = `${header}h100,NVIDIA H100,9.895e14,ho2024\n`
  const withPage = (page: string) => `${description}  note: { label: Note, type: text }\npage: ${page}\n`
  const noted = (note: string) => `id,name,rate,sources,note\nh100,NVIDIA H100,9.895e14,ho2024,${note}\n`
  it('is read, with what it leaves out', () => {
    const { found, diagnostics } = read(
      noted('Two sources.'),
      withPage('{ columns: [rate], charts: [{ title: Rates, x: rate, y: rate, by: name }], disputed: [h100] }'),
    )
    expect(diagnostics).toEqual([])
    expect(found?.dataset.page).toEqual({
      columns: ['rate'],
      onePer: [],
      charts: [{ title: 'Rates', x: 'rate', y: 'rate', xScale: 'linear', yScale: 'linear', joined: false, by: 'name' }],
      disputed: ['h100'],
    })
    expect(read(table).found?.dataset.page).toBeUndefined()
  })
  it('are columns and rows that are there, of a type that can be drawn', () => {
    const said = (page: string, note = 'Two sources.') =>
      read(noted(note), withPage(page)).diagnostics.map(({ code, message, suggestions }) =>
        [code, message, ...(suggestions ?? [])].join(' '),
      )
    expect(said('{ columns: [raet] }')).toEqual(['data/page There is no column “raet”. rate'])
    expect(said('{ columns: [sources] }')).toEqual(['data/page The column “sources” holds sources, which cannot be a column of the table.'])
    expect(said('{ columns: [rate], onePer: [rate] }')).toEqual([
      'data/page The column “rate” holds number, which cannot be what rows share.',
    ])
    expect(said('{ columns: [rate], charts: [{ title: Rates, x: rate, y: name }] }')).toEqual([
      'data/page The column “name” holds text, which cannot be a vertical axis.',
    ])
    expect(said('{ columns: [rate], disputed: [h10] }')).toEqual(['data/page The table has no row “h10”. h100'])
    expect(said('{ columns: [rate], disputed: [h100] }', '')).toEqual([
      'data/page The sources of the row “h100” disagree, but its note is empty.',
    ])
    expect(said('{ columns: [rate], colour: red }')).toHaveLength(1)
  })
})
