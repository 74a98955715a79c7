/** What an hour of an accelerator rents for: the quote of the data set `rental-prices` that stands for it, or the price in the parameter book. */
import { dateWords } from '../../quantities/dates.ts'
import { printQuantity } from '../../quantities/print-quantity.ts'
import { acceleratorInput, idOf, nameOf } from './inputs.ts'
import type { Cells, RowInput } from './spec.ts'
import { numberIn } from './views.ts'

const table = 'rental-prices'

const providers: Readonly<Record<string, string>> = {
  neocloud: 'neoclouds',
  hyperscaler: 'hyperscalers',
  marketplace: 'marketplaces',
  mixed: 'several kinds of provider',
}

/** The price in the parameter book is that of an H100 under contract. */
const isOfBook = (id: string): boolean => id === '' || id.startsWith('h100')

const quoteOf = (id: string, rents: readonly Cells[]): Cells | null =>
  rents.find((each) => each.accelerator === id && each.default === 'yes') ?? null

/** The accelerator of a calculator that has an input `gpuHourPrice`, which its quote fills. */
export const rentedAcceleratorInput: RowInput = {
  ...acceleratorInput,
  help: 'Its dense peak rates, memory, bandwidth and power come from the table of accelerators, its price an hour from that of rental prices.',
  fills: {
    gpuHourPrice: (cells, rows) => {
      const id = idOf(cells)
      return isOfBook(id) ? null : numberIn(quoteOf(id, rows(table))?.price)
    },
  },
}

/** What is to be said about the price in use, USD/h, of an accelerator other than the H100 of the book. */
export function rentWarnings(accelerator: Cells | null, price: number, rows: (table: string) => readonly Cells[]): readonly string[] {
  const id = idOf(accelerator)
  if (isOfBook(id)) return []
  const name = nameOf(accelerator, 'this accelerator')
  const quote = quoteOf(id, rows(table))
  const asked = numberIn(quote?.price)
  if (quote === null || asked === null)
    return [`No price of ${name} is known here. Unless you enter the one you pay, the book’s, of an H100, counts.`]
  const words = `${providers[String(quote.providerKind)] ?? 'providers'} ask for it without a contract (${dateWords(String(quote.date))})`
  if (price !== asked) return [`${name} has a price of its own: ${printQuantity(asked, 'USD/h')}, as ${words}.`]
  return [
    `The price an hour of ${name} is what ${words}. The book’s price of an H100 is that of a one-year contract, so the two do not compare.`,
  ]
}
