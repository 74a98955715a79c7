/** Protects what readers are told of each calculator's record: every published case comes out within the tolerance that it states. */
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { calculators, recordOf } from '../calculators/index.ts'
import { readBook } from '../notes/notebook/read-book.ts'
import { sentenceText } from '../quantities/print-quantity.ts'
import { inputsOf } from './calculator-lookup.ts'
import { runCase } from './check-cases.ts'
import { evaluate, viewContext } from './evaluate.ts'
import type { Book } from './parameter-book.ts'
import { isOptional } from './resolve.ts'

let book: Book
let keys: ReadonlySet<string>

beforeAll(async () => {
  const notebook = await readBook(join(import.meta.dirname, '../../content'))
  book = notebook.book
  keys = new Set(Object.keys(notebook.sources))
})

describe.each(calculators.map((calculator) => [calculator.id, calculator] as const))('%s', (_, calculator) => {
  it('comes within the stated tolerance of every published case', () => {
    for (const published of recordOf(calculator).cases) {
      const result = runCase(calculator, published, book, calculators)
      expect([published.name, result.problems]).toEqual([published.name, []])
      for (const row of result.rows) {
        expect(`${published.name}: ${row.output} ${row.holds ? 'holds' : `computed ${row.computed}, published ${row.published}`}`).toBe(
          `${published.name}: ${row.output} holds`,
        )
      }
    }
  })

  it('has cases that no change of the book can move', () => {
    const doubled: Book = {
      ...book,
      parameters: Object.fromEntries(
        Object.entries(book.parameters).map(([id, p]) => [id, { ...p, best: p.unit === 'share' ? p.best / 2 : p.best * 2 }]),
      ),
    }
    for (const published of recordOf(calculator).cases) {
      const computed = (of: Book) => runCase(calculator, published, of, calculators).rows.map((row) => row.computed)
      expect([published.name, computed(doubled)]).toEqual([published.name, computed(book)])
    }
  })

  it('cites sources that the notebook has', () => {
    const cited = [...recordOf(calculator).sources, ...recordOf(calculator).cases.map(({ source }) => source)]
    expect(cited.filter((key) => !keys.has(key))).toEqual([])
  })

  it('has a result, a sentence and charts with the book as it is', () => {
    // A calculator that only converts what it is given has nothing to start from but its first case.
    const given = Object.values(inputsOf(calculator)).every(isOptional) ? (recordOf(calculator).cases[0]?.given ?? {}) : {}
    const evaluation = evaluate(calculator, given, {}, book, calculators)
    expect(evaluation.outputs[calculator.main]).not.toBeNull()
    expect(sentenceText(evaluation.sentence)).toMatch(/^[A-Z].*\d.*\.$/)
    for (const view of calculator.views) {
      const chart = view.draw(viewContext(evaluation, book) as never)
      expect(chart.marks.length).toBeGreaterThan(1)
    }
  })
})
