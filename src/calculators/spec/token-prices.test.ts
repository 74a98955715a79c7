/** Protects prices from a list: what a row fills in, what stands where it has none, and that one factor for long contexts suits every row. */
import { describe, expect, it } from 'vitest'
import { readBook } from '../../notes/notebook/read-book.ts'
import { evaluate } from '../../scenario/evaluate.ts'
import { readInput } from '../../scenario/parse-input.ts'
import { calculatorById, calculators } from '../index.ts'
import type { Calculator } from './spec.ts'

const { book, datasets } = await readBook('content')
const calculatorOf = (id: string): Calculator => {
  const found = calculatorById(id)
  if (!found) throw new Error(`There is no calculator ${id}.`)
  return found
}
const bill = (given: Parameters<typeof evaluate>[1]) => evaluate(calculatorOf('token-bill'), given, {}, book, calculators)

describe('A price list', () => {
  it('fills in its prices, those over the input price as factors', () => {
    // Listed: 2 in, 10 out, 0.10 cached, 2.50 written; above 272,000 tokens 4 in and 15 out.
    expect(bill({ tokenPrice: 'gpt-6-2-sol' }).received).toMatchObject({
      inputPrice: 2,
      outputPrice: 10,
      cachedPriceShare: 0.05,
      cacheWriteFactor: 1.25,
      longContextAbove: 272_000,
      longContextInputFactor: 2,
      longContextOutputFactor: 1.5,
      batchDiscount: 0,
    })
  })

  it('without a price of cached input bills it as other input, and says so', () => {
    const { received, warnings } = bill({ tokenPrice: 'llama-3-3-70b-groq', cacheWriteTokens: 100, batchDiscount: 0.5 })
    expect(received).toMatchObject({ cachedPriceShare: 1, cacheWriteFactor: 1, longContextAbove: 0 })
    expect(warnings).toEqual([
      'No price of cached input is listed for Llama 3.3 70B (Groq), so cached tokens are billed as other input.',
      'No price for writing to the cache is listed for Llama 3.3 70B (Groq), so these tokens are billed as other input.',
      'No batch discount is listed for Llama 3.3 70B (Groq); the 50\u202f% is yours.',
    ])
  })

  it('that no longer holds, or whose price was changed by hand, says so', () => {
    expect(bill({ tokenPrice: 'gpt-5-6-sol' }).warnings).toEqual(['This price of GPT-5.6 Sol (list price) held until 2026-08-21.'])
    expect(bill({ tokenPrice: 'gpt-6-2-sol', inputPrice: 3 }).warnings).toEqual([
      'The price of input is set to $3\u00a0per million tokens; GPT-6.2 Sol is listed at $2\u00a0per million tokens.',
    ])
  })

  it('that is not known is refused with the nearest names', () => {
    for (const id of ['token-bill', 'serving-bill', 'agent-task'])
      expect(readInput(calculatorOf(id), 'tokenPrice', 'GPT-6.2 Sole', book)).toMatchObject({
        ok: false,
        message: '“GPT-6.2 Sole” is no row of the table “token-prices”.',
        suggestions: expect.arrayContaining(['gpt-6-2-sol']),
      })
  })

  it('charges cached input in a long context at the factor of other input, as the bill takes it', () => {
    const rows = datasets.find(({ id }) => id === 'token-prices')?.rows ?? []
    const long = rows.filter(({ longContextCachedInput }) => typeof longContextCachedInput === 'number')
    expect(long.length).toBeGreaterThan(5)
    for (const { id, input, cachedInput, longContextInput, longContextCachedInput } of long)
      expect([id, Number(cachedInput) * (Number(longContextInput) / Number(input))]).toEqual([
        id,
        expect.closeTo(Number(longContextCachedInput), 9),
      ])
  })
})

it('The chart of other prices says the range of each tier', () => {
  const calculator = calculatorOf('agent-task')
  const view = calculator.views.find(({ id }) => id === 'prices')
  const { received, outputs, at } = evaluate(calculator, {}, {}, book, calculators)
  const chart = view?.draw({ inputs: received, outputs, at, rows: (table: string) => book.tables[table] ?? [] } as never)
  expect(chart?.title).toMatch(
    /^The same task at the newest list prices: small models \$\S+ to \$\S+, open ones .*, frontier ones \$\S+ to \$\S+\.$/,
  )
})
