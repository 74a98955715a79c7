/** What serving-cost stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { type Case, within } from './spec/spec.ts'

/** A measured throughput, tokens a second of all `accelerators`, at $2 an hour and always busy. */
const measured = (name: string, tokensPerSecond: number, accelerators: number, cost: number, source: string, locator: string): Case => ({
  name,
  given: { tokensPerSecond: tokensPerSecond / accelerators, gpuHourPrice: 2, servingUtilisation: 1 },
  expect: { costPerMillionTokens: within(cost, '0.5%') },
  source,
  locator,
  note: 'The throughput is published; the cost follows from it at $2 an hour, so this tests the arithmetic.',
})

export const servingCostRecord: CalculatorRecord = {
  formula: '\\frac{p}{r \\cdot 3600 \\cdot u} \\cdot 10^{6}',
  cases: [
    {
      name: 'DeepSeek’s day: all cost on output tokens',
      given: { tokensPerSecond: 168e9 / 86_400 / (226.75 * 8), gpuHourPrice: 2, servingUtilisation: 1 },
      expect: { costPerMillionTokens: within(87_072 / 168_000, '0.1%') },
      source: 'deepseek2025',
      locator: 'Statistics of online service',
      note: '$87,072 a day for 226.75 nodes of 8, and 168 billion output tokens, are published; their quotient is ours. Reading 608 billion input tokens is in the cost.',
    },
    measured('DeepSeek, a decode node', 14_800, 8, 0.3, 'deepseek2025', 'Throughput of a node'),
    measured('DeepSeek, a prefill node', 73_700, 8, 0.0603, 'deepseek2025', 'Throughput of a node, cache hits included'),
    measured('Llama 2 70B offline on 8 H100', 24_525, 8, 0.1812, 'gitau2025', 'Table 1, MLPerf v4.1'),
    measured('Llama 3.1 70B on 4 H100, 8 requests', 470, 4, 4.728, 'chung2026', 'Llama 3.1 70B, H100, batch 8'),
  ],
  monotone: [
    { input: 'tokensPerSecond', output: 'costPerMillionTokens', direction: 'falls', because: 'the hour is shared by more tokens' },
    { input: 'servingUtilisation', output: 'costPerMillionTokens', direction: 'falls', because: 'fewer hours stand idle' },
  ],
  sources: ['erdil2025', 'deepseek2025', 'chung2026', 'gitau2025'],
  caveats: [
    'A cost, not a price: staff, networks, idle reserve beyond the utilisation given, and profit are left out.',
    'Reading the prompt takes accelerators too. Give a throughput that counts it, or cost prefill apart.',
    'Throughput falls when each request must be fast; a figure measured offline is the upper end.',
  ],
}
