/** Protects what leaves the page as text: it says everything that is needed to check a number, and opens again as it was. */
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { calculator, quantity, row, shared } from '../calculators/spec/spec.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { evaluate } from '../scenario/evaluate.ts'
import type { Assumptions, Book } from '../scenario/parameter-book.ts'
import { readAssumptions, readHere } from '../scenario/scenario-link.ts'
import { addressAt, type Calculation, calculationOf } from './take-away-facts.ts'
import { bodyIn, pythonBody, pythonScript } from './take-away-python.ts'
import { calculationCsv, embedMarkup, numberMarkdown, numberText } from './take-away-text.ts'

const rent = calculator({
  id: 'rent-run',
  topic: 'training',
  order: 1,
  title: 'Rent, "of a run"',
  question: 'What is the rent?',
  inputs: {
    hours: quantity({ label: 'Hours, paid', unit: 'h', default: 10, range: [1, 1e6], scale: 'log' }),
    chips: quantity({ label: 'Chips', unit: 'accelerator', default: 200_000, range: [1, 1e6], scale: 'log', integer: true }),
    price: shared('price', { limits: [0, 100] }),
    chip: row({ label: '=Chip', table: 'chips', default: 'h1' }),
    spare: quantity({ label: 'Spare', unit: 'none', default: null, range: [1, 2], scale: 'linear' }),
  },
  outputs: {
    cost: { label: 'Rent', unit: 'USD' },
    power: { label: 'Power', unit: 'W' },
    growth: { label: 'Growth', unit: 'USD', type: 'series' },
  },
  compute: ({ hours, price, chip }) => ({
    cost: hours * price,
    power: typeof chip?.power === 'number' ? chip.power : null,
    growth: [
      { x: 0, y: 1 },
      { x: 1, y: hours },
    ],
  }),
  warns: () => ['This is\nto be taken with care.'],
  says: ({ cost }) => say`It costs ${typeset(cost, 'USD')}.`,
  main: 'cost',
  views: [],
})
const book: Book = {
  parameters: {
    price: {
      id: 'price',
      area: 'a',
      file: 'a',
      label: 'Price',
      unit: 'USD/h',
      best: 2,
      low: 1,
      high: 3,
      distribution: 'log-normal',
      asOf: '2026-03',
      sources: ['x'],
    },
    other: {
      id: 'other',
      area: 'a',
      file: 'a',
      label: 'Other',
      unit: 'none',
      best: 1,
      low: 1,
      high: 1,
      distribution: 'uniform',
      asOf: '2026',
      sources: [],
    },
  },
  tables: { chips: [{ id: 'h1', name: 'H "1"', power: 700, note: 'not for a script' }] },
}

const address = 'https://example.org/calculators/rent-run/?with=price:3'
const sourcesOf = (input: string): readonly string[] => (input === '' ? ['Doe 2024'] : input === 'price' ? ['Roe 2025'] : [])
const evaluated = (assumptions: Assumptions = {}, given: Assumptions = {}) => evaluate(rent, given, assumptions, book, [rent])
const stand = (assumptions: Assumptions = {}, given: Assumptions = {}): Calculation =>
  calculationOf(evaluated(assumptions, given), { book, version: '2026-03', sourcesOf, address, isChanged: () => false })
const cost = (of: Calculation) => {
  const [first] = of.outputs
  if (!first) throw new Error('There is no output.')
  return first
}

describe('A number taken away', () => {
  test('comes with its inputs, source, date and link', () => {
    expect(numberText(stand({ price: 3 }), cost(stand({ price: 3 })))).toBe(
      `Rent $30 (Rent, "of a run": Hours, paid: 10\u00a0hours; Chips: 200\u202f000\u00a0accelerators; Price: $3\u00a0an hour; =Chip: H "1"). Formula: Doe 2024. Isoflop, parameter book of 2026-03, ${address}`,
    )
  })

  test('is Markdown without surprises: dollars and brackets are written as such', () => {
    const text = numberMarkdown({ ...stand(), title: 'A [b](c) *d*' }, cost(stand()))
    expect(text).toContain('Rent **\\$20** ([Isoflop, A \\[b\\](c) \\*d\\*](https://example.org/calculators/rent-run/?with=price:3)')
    expect(numberMarkdown({ ...stand(), address: 'https://x/?a=(1)' }, cost(stand()))).toContain('(https://x/?a=%281%29)')
  })
})

describe('The calculation as CSV', () => {
  const rows = parse(calculationCsv(stand({ price: 3 }, { hours: 5 })), { columns: true }) as readonly Record<string, string>[]
  const find = (name: string) => rows.find((each) => each['name'] === name)

  test('reads back, whatever its texts hold', () => {
    expect(find('hours')).toMatchObject({ kind: 'input', label: 'Hours, paid', value: '5', unit: 'h', from: 'pinned by the note' })
    expect(find('price')).toMatchObject({ value: '3', unit: 'USD/h', from: 'changed; our default is $2\u00a0an hour', source: 'Roe 2025' })
    expect(find('chip')).toMatchObject({ value: 'h1', printed: 'H "1"' })
    expect(find('cost')).toMatchObject({ kind: 'output', value: '15', unit: 'USD', printed: '$15', source: 'Doe 2024' })
    expect(find('spare')).toMatchObject({ value: '' })
    expect(rows.filter(({ kind }) => kind === 'point').map(({ name, x, value }) => [name, x, value])).toEqual([
      ['growth', '0', '1'],
      ['growth', '1', '5'],
    ])
    expect(rows.find(({ kind }) => kind === 'warning')?.['label']).toBe('This is\nto be taken with care.')
    expect(find('book')?.['value']).toBe('2026-03')
    expect(find('link')?.['value']).toBe(address)
  })

  test('has no field that a spreadsheet would take for a formula', () => {
    expect(find('chip')?.['label']).toBe("'=Chip")
    expect(rows.flatMap((each) => Object.values(each)).filter((text) => /^[=+@]/.test(text))).toEqual([])
  })
})

describe('The script', () => {
  const code = 'def rent_run(*, hours, chips, price, chip, spare=None):\n    return {"cost": hours * price, "power": None, "growth": []}'

  test('holds the inputs in force with their origin, and its function comes out again', () => {
    const body = pythonBody(['Doe 2024, On\nrents'], code)
    const script = pythonScript(stand({ price: 3 }), body)
    expect(script).toContain('    chips=200_000,  # Chips [accelerator]: 200 000 accelerators; the calculator’s default\n')
    expect(script).toContain('    price=3,  # Price [USD/h]: $3 an hour; changed; our default is $2 an hour; Roe 2025\n')
    expect(script).toContain('        "name": "H \\"1\\"",\n        "power": 700,\n    },\n    spare=None,')
    expect(script).toContain('# - Doe 2024, On rents\n')
    expect(script).not.toContain('not for a script')
    expect(bodyIn(script)).toBe(body)
    expect(pythonScript(stand(), bodyIn(script) ?? '')).toContain('    price=2,  # Price [USD/h]')
  })
})

test('A script that lacks an input says so and stops', () => {
  const script = pythonScript(stand({}, { chip: 'gone' }), pythonBody([], 'def rent_run(**_):\n    return {}'))
  expect(script).toContain('    chip=None,')
  expect(script).toContain('\nraise SystemExit("The table “chips” has no row “gone”.")\n')
  expect(pythonScript(stand(), '')).not.toContain('SystemExit')
})

describe('The address', () => {
  const opens = (found: string, assumptions: Assumptions, given: Assumptions) => {
    const query = new URL(found).searchParams
    expect(readAssumptions(query.get('with') ?? '', book, [rent]).assumptions).toEqual(assumptions)
    expect(readHere(query.get('here') ?? '', book, [rent]).here['calc-rent-run'] ?? {}).toEqual(given)
  }

  test('holds the scenario and the pins of a note, and nothing of the other figures or panels', () => {
    const evaluation = evaluated({ price: 3 }, { hours: 5 })
    const shared = '/notes/x/?with=price:3&here=calc-rent-run-2.hours:5,calc-other.x:1&show=calc-x.take-away:'
    const found = addressAt('https://example.org/embed/rent-run/', shared, evaluation)
    expect(found).toBe('https://example.org/embed/rent-run/?with=price:3&here=calc-rent-run.hours:5')
    opens(found, { price: 3 }, { hours: 5 })
  })

  test('says so when nothing is changed, so that it opens the same for everyone', () => {
    expect(addressAt('https://example.org/calculators/rent-run/', '/calculators/rent-run/?with=', evaluated())).toBe(
      'https://example.org/calculators/rent-run/?with=',
    )
  })
})

test('The markup of an embedding cannot be broken out of', () => {
  expect(embedMarkup('A "b" <c>', 'https://x/?a=1&b="', 900)).toBe(
    '<iframe src="https://x/?a=1&amp;b=&quot;" title="A &quot;b&quot; &lt;c>, a calculator of Isoflop" width="100%" height="900" loading="lazy"></iframe>',
  )
})
