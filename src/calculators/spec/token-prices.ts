/**
 * What calculators at token prices share: their inputs, which a row of the data set can fill; what the page says where the row has no
 * price; and a chart of the same tokens at other prices.
 */
import type { TokenPrices } from '../../model/token-bill.ts'
import { plainText, printQuantity, typeset } from '../../quantities/print-quantity.ts'
import type { Unit } from '../../quantities/units.ts'
import type { Chart, Tone } from './chart.ts'
import { nameOf } from './inputs.ts'
import type { Cells, OutputValue, ViewContext } from './spec.ts'
import { quantity, row, shared } from './spec.ts'
import { chart, current, landmark, numberIn } from './views.ts'

const table = 'token-prices'

/** One cell over another; null where either is empty. */
const ratio = (cells: Cells, over: string, under: string): number | null => {
  const [above, below] = [numberIn(cells[over]), numberIn(cells[under])]
  return above === null || below === null || below === 0 ? null : above / below
}

/**
 * The prices of a row as inputs. Where a row has no price of cached input, or none of writing to the cache, these tokens are billed as other
 * input; where it has no long-context prices, the same prices hold at every length.
 */
const fills = {
  inputPrice: 'input',
  outputPrice: 'output',
  cachedPriceShare: (cells: Cells) => ratio(cells, 'cachedInput', 'input') ?? 1,
  cacheWriteFactor: (cells: Cells) => ratio(cells, 'cacheWrite', 'input') ?? 1,
  longContextAbove: (cells: Cells) => numberIn(cells.longContextAbove) ?? 0,
  longContextInputFactor: (cells: Cells) => ratio(cells, 'longContextInput', 'input'),
  longContextOutputFactor: (cells: Cells) => ratio(cells, 'longContextOutput', 'output'),
} as const

export const tokenPriceInput = row({
  label: 'Price list',
  table,
  default: null,
  fills,
  groups: 'tier',
  help: 'A model at the prices of its seller, with those of cached input and of long contexts. Each price can still be changed.',
})

/** Prices by hand. */
export const handPrices = {
  inputPrice: shared('inputPrice', { label: 'Price of input tokens', range: [0.02, 20], scale: 'log', limits: [0, 1e6] }),
  outputPrice: shared('outputPrice', { label: 'Price of output tokens', range: [0.05, 100], scale: 'log', limits: [0, 1e6] }),
} as const

const cacheWriteFactor = quantity({
  label: 'Price of writing to the cache, over the input price',
  unit: 'ratio',
  default: 1.25,
  range: [1, 2],
  scale: 'linear',
  limits: [1, 100],
  ticks: [
    { value: 1, label: 'as input' },
    { value: 1.25, label: 'minutes' },
    { value: 2, label: 'an hour' },
  ],
  help: 'Anthropic and OpenAI charge 1.25 times the input price to keep it for minutes, and Anthropic twice to keep it for an hour.',
})

/** What the price lists say besides the two prices and that of cached input. */
export const listInputs = {
  cacheWriteFactor,
  longContextAbove: quantity({
    label: 'Long context above',
    unit: 'token',
    default: 0,
    range: [0, 1e6],
    scale: 'linear',
    limits: [0, 1e9],
    help: 'When the input of one request is longer, cached tokens included, all of the request costs the long-context price. 0: no such price.',
  }),
  longContextInputFactor: quantity({
    label: 'Input in a long context',
    unit: 'ratio',
    default: 2,
    range: [1, 5],
    scale: 'linear',
    limits: [1, 100],
    help: 'Times the price of input, cached or not.',
  }),
  longContextOutputFactor: quantity({
    label: 'Output in a long context',
    unit: 'ratio',
    default: 1.5,
    range: [1, 5],
    scale: 'linear',
    limits: [1, 100],
    help: 'Times the price of output.',
  }),
  batchDiscount: quantity({
    label: 'Batch discount',
    unit: 'share',
    default: 0,
    range: [0, 1],
    scale: 'linear',
    limits: [0, 1],
    ticks: [{ value: 0.5, label: 'half price' }],
    help: 'Taken off everything when answers may wait for hours. Most sellers that offer it take off half.',
  }),
} as const

export const cachedPriceShare = shared('cachedPriceShare', { range: [0, 1], scale: 'linear', limits: [0, 1] })

export const cacheWriteShare = quantity({
  label: 'Share of the other input that is written to the cache',
  unit: 'share',
  default: 0,
  range: [0, 1],
  scale: 'linear',
  limits: [0, 1],
  help: 'Of the input that was not found there. 0: no charge for writing; 1: all of it is kept for the next request, as coding agents do with Claude.',
})

/** Inputs of calculators that are billed for requests of one kind, around the hit rate of their use. */
export const priceInputs = { tokenPrice: tokenPriceInput, ...handPrices } as const
export const cacheInputs = { cachedPriceShare, cacheWriteShare, ...listInputs } as const

interface Priced extends TokenPrices {
  readonly tokenPrice: Cells | null
}

const changedWords = (i: Priced, name: string, cells: Cells): readonly string[] =>
  (
    [
      ['input', i.inputPrice],
      ['output', i.outputPrice],
    ] as const
  ).flatMap(([column, price]) => {
    const listed = numberIn(cells[column])
    if (listed === null || listed === price) return []
    const [here, there] = [price, listed].map((each) => printQuantity(each, 'USD/Mtok'))
    return [`The price of ${column} is set to ${here}; ${name} is listed at ${there}.`]
  })

/** What is used where the chosen row has no price, and what of it no longer holds. `reads` and `writes`: whether the bill has such tokens. */
export const priceWarnings = (i: Priced, reads: boolean, writes: boolean): readonly string[] => {
  const said =
    i.outputPrice < i.inputPrice
      ? ['Output tokens are priced below input tokens; most providers charge more for output. Are the two swapped?']
      : []
  if (i.tokenPrice === null) return said
  const { cachedInput, cacheWrite, batchDiscount, until } = i.tokenPrice
  const name = nameOf(i.tokenPrice, 'This model')
  if (reads && numberIn(cachedInput) === null && i.cachedPriceShare === 1)
    said.push(`No price of cached input is listed for ${name}, so cached tokens are billed as other input.`)
  if (writes && numberIn(cacheWrite) === null && i.cacheWriteFactor === 1)
    said.push(`No price for writing to the cache is listed for ${name}, so these tokens are billed as other input.`)
  if (i.batchDiscount > 0 && numberIn(batchDiscount) === null)
    said.push(`No batch discount is listed for ${name}; the ${printQuantity(i.batchDiscount, 'share')} is yours.`)
  if (typeof until === 'string') said.push(`This price of ${name} held until ${until}.`)
  return [...said, ...changedWords(i, name, i.tokenPrice)]
}

/** Tiers, the cheapest first, with their words and their colour; and how many prices of each a chart shows. */
const tiers: readonly { readonly tier: string; readonly words: string; readonly tone: Tone }[] = [
  { tier: 'small', words: 'small models', tone: 'training' },
  { tier: 'open', words: 'open ones', tone: 'agentic-demand' },
  { tier: 'mid', words: 'mid-tier ones', tone: 'inference' },
  { tier: 'frontier', words: 'frontier ones', tone: 'scaling-laws' },
]
const shownOfTier = 4

/** The newest prices of a tier that still hold. */
const newestOf = (rows: readonly Cells[], tier: string): readonly Cells[] =>
  rows
    .filter((cells) => cells.tier === tier && typeof cells.until !== 'string')
    .toSorted((a, b) => (String(a.from) < String(b.from) ? 1 : -1))
    .slice(0, shownOfTier)

/** The prices of a row as inputs of `compute`; those that it does not give are left out. */
const pricesOf = (cells: Cells): Readonly<Record<string, number>> =>
  Object.fromEntries(
    Object.entries(fills).flatMap(([name, by]) => {
      const value = typeof by === 'string' ? numberIn(cells[by]) : by(cells)
      return value === null ? [] : [[name, value] as const]
    }),
  )

/** "small models $0.02 to $0.16": the least and the most of a tier. */
const rangeWords = (words: string, costs: readonly number[], unit: Unit): string => {
  const [least, most] = [Math.min(...costs), Math.max(...costs)].map((cost) => plainText(typeset(cost, unit, { digits: 2, bare: true })))
  return least === most ? `${words} ${least}` : `${words} ${least} to ${most}`
}

/** An output at the prices of each tier: the same tokens, other models. `what` says whose cost it is: "The same task". */
export const priceChart = <I extends { readonly inputPrice: number }, O extends Readonly<Record<string, OutputValue>>>(
  { inputs, outputs, at, rows }: ViewContext<I, O>,
  output: keyof O & string,
  { label, unit, what }: { readonly label: string; readonly unit: Unit; readonly what: string },
): Chart => {
  const priced = tiers.map(({ tier, words, tone }) => {
    const listed = newestOf(rows(table), tier).flatMap((cells) => {
      const cost = numberIn(at(pricesOf(cells) as unknown as Partial<I>)[output])
      return cost === null ? [] : [{ cells, cost }]
    })
    return { words, tone, listed }
  })
  const ranges = priced.flatMap(({ words, listed }) => {
    const costs = listed.map(({ cost }) => cost)
    return costs.length === 0 ? [] : [rangeWords(words, costs, unit)]
  })
  return chart(
    ranges.length === 0 ? 'No price list is at hand.' : `${what} at the newest list prices: ${ranges.join(', ')}.`,
    { label: 'Price of input', unit: 'USD/Mtok', scale: 'log', input: 'inputPrice' },
    { label, unit, scale: 'log' },
    [
      ...priced.flatMap(({ tone, listed }) => listed.map(({ cells, cost }) => landmark(nameOf(cells, 'A model'), tone, cells.input, cost))),
      current('here', 'main', inputs.inputPrice, outputs[output]),
    ],
  )
}
