/** What serving-bill stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { within } from './spec/spec.ts'

export const servingBillRecord: CalculatorRecord = {
  formula:
    'u\\,r\\,\\left(T_{\\text{in}}\\,p_{\\text{in}}\\,(1 - h + h\\,c) + T_{\\text{out}}\\,p_{\\text{out}}\\right) \\cdot 30 \\cdot 10^{-6}',
  cases: [
    {
      name: 'DeepSeek’s day at list price',
      given: {
        dailyUsers: 1e9,
        requestsPerUser: 1,
        requestInputTokens: 608,
        requestOutputTokens: 168,
        inputPrice: 0.55,
        outputPrice: 2.19,
        cacheHitRate: 342 / 608,
        cachedPriceShare: 0.14 / 0.55,
      },
      expect: { costPerDay: within(562_027, '0.5%') },
      source: 'deepseek2025',
      locator: 'Statistics of online service',
      note: '608 billion input and 168 billion output tokens in a day, written as a billion requests. What the provider would have billed, had all of it been paid at the price of R1.',
    },
  ],
  monotone: [
    { input: 'cacheHitRate', output: 'costPerRequest', direction: 'falls', because: 'cached input costs no more than fresh' },
    { input: 'dailyUsers', output: 'costPerMonth', direction: 'rises', because: 'each request is billed' },
  ],
  sources: ['willison2026', 'deepseek2025'],
  caveats: [
    'Writing to the cache is billed as input; some providers charge a quarter more for it, or for storage.',
    'A month has 30 days here. Batch discounts, free tiers and idle capacity are left out.',
    'Hidden reasoning tokens are billed as output: count them there.',
  ],
}
