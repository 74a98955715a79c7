/** What serving-bill stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { within } from './spec/spec.ts'

export const servingBillRecord: CalculatorRecord = {
  formula:
    'u\\,r\\,\\left(T_{\\text{in}}\\,p_{\\text{in}}\\,\\left(h\\,c + (1 - h)(1 - s + s\\,w)\\right) + T_{\\text{out}}\\,p_{\\text{out}}\\right)(1 - b) \\cdot 30 \\cdot 10^{-6}',
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
        chatCacheHitRate: 342 / 608,
        cachedPriceShare: 0.14 / 0.55,
        cacheWriteShare: 0,
        longContextAbove: 0,
        batchDiscount: 0,
      },
      expect: { costPerDay: within(562_027, '0.5%') },
      source: 'deepseek2025',
      locator: 'Statistics of online service',
      note: '608 billion input and 168 billion output tokens in a day, written as a billion requests. What the provider would have billed, had all of it been paid at the price of R1.',
    },
  ],
  monotone: [
    { input: 'chatCacheHitRate', output: 'costPerRequest', direction: 'falls', because: 'cached input costs no more than other input' },
    { input: 'dailyUsers', output: 'costPerMonth', direction: 'rises', because: 'each request is billed' },
    { input: 'cacheWriteShare', output: 'costPerRequest', direction: 'rises', because: 'writing to the cache costs no less than input' },
    { input: 'batchDiscount', output: 'costPerMonth', direction: 'falls', because: 'it is taken off everything' },
  ],
  sources: ['willison2026', 'openaimodels2026', 'anthropicdocs2026', 'deepseek2025'],
  caveats: [
    'All requests are alike here. Where some pass the limit of a long context and others do not, work out each kind by itself.',
    'A month has 30 days. Free tiers, volume discounts and the hourly storage of a cache are left out.',
    'Hidden reasoning tokens are billed as output: count them there.',
  ],
}
