/** The bill of one request at list prices: fresh input, input read from a cache and written to it, output; long contexts and batches. */
import { billTokens } from '../model/token-bill.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { calculator, quantity } from './spec/spec.ts'
import { cachedPriceShare, handPrices, listInputs, priceChart, priceWarnings, tokenPriceInput } from './spec/token-prices.ts'
import type { Pair } from './spec/views.ts'
import { chart, current, line, numberIn, rule, steps } from './spec/views.ts'

const tokens = (label: string, value: number, help: string) =>
  quantity({ label, unit: 'token', default: value, range: [1, 1e6], scale: 'log', limits: [0, 1e12], help })

interface Tokens {
  readonly freshTokens: number
  readonly cacheReadTokens: number
  readonly cacheWriteTokens: number
  readonly outputTokens: number
}
const countsOf = (i: Tokens) => ({
  fresh: i.freshTokens,
  cacheRead: i.cacheReadTokens,
  cacheWrite: i.cacheWriteTokens,
  output: i.outputTokens,
})

export const tokenBill = calculator({
  id: 'token-bill',
  topic: 'inference',
  order: 225,
  title: 'Token bill',
  question: 'What does one request cost at list prices?',
  inputs: {
    freshTokens: tokens(
      'Fresh input',
      6400,
      'Input that is not in the cache. The sizes at first are those of an average call of a coding agent.',
    ),
    cacheReadTokens: tokens('Input read from a cache', 147_000, 'What was sent before and is still in the prompt cache.'),
    cacheWriteTokens: tokens('Input written to the cache', 0, 'Counted here instead of as fresh, where the seller charges for keeping it.'),
    outputTokens: tokens('Output', 520, 'Hidden reasoning is billed as output: count it here.'),
    tokenPrice: tokenPriceInput,
    ...handPrices,
    cachedPriceShare,
    ...listInputs,
  },
  outputs: {
    cost: { label: 'The request', unit: 'USD' },
    costFresh: { label: 'Fresh input', unit: 'USD' },
    costCacheRead: { label: 'Input from the cache', unit: 'USD' },
    costCacheWrite: { label: 'Input to the cache', unit: 'USD' },
    costOutput: { label: 'Output', unit: 'USD' },
  },
  compute: (i) => {
    const bill = billTokens(countsOf(i), i)
    return {
      cost: bill.total,
      costFresh: bill.fresh,
      costCacheRead: bill.cacheRead,
      costCacheWrite: bill.cacheWrite,
      costOutput: bill.output,
    }
  },
  warns: (i) => priceWarnings(i, i.cacheReadTokens > 0, i.cacheWriteTokens > 0),
  says: (o) =>
    say`The request costs ${typeset(o.cost, 'USD')}: ${typeset(o.costFresh, 'USD')} for fresh input, ${typeset(o.costCacheRead, 'USD')} for input from the cache${o.costCacheWrite === 0 ? '' : say`, ${typeset(o.costCacheWrite, 'USD')} for input to the cache`} and ${typeset(o.costOutput, 'USD')} for output.`,
  main: 'cost',
  views: [
    {
      id: 'prices',
      title: 'At other prices',
      draw: (context) => priceChart(context, 'cost', { label: 'Cost of the request', unit: 'USD', what: 'The same request' }),
    },
    {
      id: 'length',
      title: 'Cost against length',
      draw: ({ inputs, outputs, at }) => {
        const { freshTokens, cacheReadTokens, cacheWriteTokens, longContextAbove: limit } = inputs
        const input = freshTokens + cacheReadTokens + cacheWriteTokens
        const end = Math.max(1e6, input)
        const edges = limit > 0 && limit < end ? [limit, Math.min(end, limit * 1.000001 + 1)] : []
        const cost = (length: number): number | null => {
          const share = length / input
          const changes = {
            freshTokens: freshTokens * share,
            cacheReadTokens: cacheReadTokens * share,
            cacheWriteTokens: cacheWriteTokens * share,
          }
          return numberIn(at(changes).cost)
        }
        const lengths = input > 0 ? [...steps(1000, end, 30, 'log'), ...edges].toSorted((a, b) => a - b) : []
        return chart(
          limit > 0
            ? 'The same mix of cached and fresh input, shorter and longer. Above the limit all of the request costs more.'
            : 'The same mix of cached and fresh input, shorter and longer. With no price for long contexts the cost is a straight line.',
          { label: 'Input of the request', unit: 'token', scale: 'log' },
          { label: 'Cost of the request', unit: 'USD', scale: 'log' },
          [
            line(
              'these prices',
              'main',
              lengths.flatMap((length): Pair[] => {
                const value = cost(length)
                return value === null ? [] : [[length, value]]
              }),
            ),
            rule('x', limit > 0 ? limit : null, 'long context'),
            current('here', 'main', input, outputs.cost),
          ],
        )
      },
    },
  ],
})
