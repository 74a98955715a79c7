/** Promise: what calculators read of a notebook is written down with its unit, and the notebook of the project has it so. */
import { expect, it } from 'vitest'
import { readBook } from '../../notes/notebook/read-book.ts'
import { inputsOf } from '../../scenario/calculator-lookup.ts'
import { evaluate, viewContext } from '../../scenario/evaluate.ts'
import { calculators } from '../index.ts'
import { columnsRead, parametersRead } from './reads.ts'

const { book, datasets } = await readBook('content')

it('every shared parameter stands there, with the unit of the book', () => {
  const shared = calculators.flatMap((each) =>
    Object.values(inputsOf(each)).flatMap((input) => (input.kind === 'shared' ? input.parameter : [])),
  )
  expect(Object.keys(parametersRead).sort()).toEqual([...new Set(shared)].sort())
  for (const [id, unit] of Object.entries(parametersRead)) expect([id, book.parameters[id]?.unit]).toEqual([id, unit])
})

it('every column that a calculator or its chart reads stands there, with its unit', () => {
  const read = new Map<string, Set<string>>()
  const watched = Object.entries(book.tables).map(([table, rows]) => {
    const columns = new Set<string>()
    read.set(table, columns)
    const watch = (row: object) =>
      new Proxy(row, {
        get: (target, name) => {
          if (typeof name === 'string') columns.add(name)
          return Reflect.get(target, name)
        },
      })
    return [table, rows.map(watch)] as const
  })
  const seen = { ...book, tables: Object.fromEntries(watched) } as typeof book
  for (const calculator of calculators) {
    const precisions = Object.hasOwn(inputsOf(calculator), 'precision') ? ['bf16', 'fp8', 'fp4', 'int8'] : [null]
    for (const precision of precisions) {
      const evaluation = evaluate(calculator, precision === null ? {} : { precision }, {}, seen, calculators)
      for (const view of calculator.views) view.draw(viewContext(evaluation, seen) as never)
    }
    // A chip other than the H100 of the parameter book also has a price of its own looked up.
    if (Object.hasOwn(inputsOf(calculator), 'accelerator')) evaluate(calculator, { accelerator: 'a100-80gb' }, {}, seen, calculators)
    // A chosen price list fills inputs, and a batch discount is looked up in it.
    if (Object.hasOwn(inputsOf(calculator), 'tokenPrice'))
      evaluate(calculator, { tokenPrice: 'gpt-6-2-sol', batchDiscount: 0.5 }, {}, seen, calculators)
  }
  // What the book carries of measurements is made from the columns below.
  for (const table of ['serving-measurements', 'training-measurements']) read.delete(table)
  for (const [table, columns] of read)
    for (const column of columns) if (column !== 'id') expect(Object.keys(columnsRead[table] ?? {}), table).toContain(column)
  for (const [table, columns] of Object.entries(columnsRead))
    for (const [name, unit] of Object.entries(columns)) {
      const column = datasets.find(({ id }) => id === table)?.columns.find(({ id }) => id === name)
      expect([table, name, column?.type === 'number' ? (column.unit ?? 'none') : column?.type]).toEqual([table, name, unit])
    }
})
