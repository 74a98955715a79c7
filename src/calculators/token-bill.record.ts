/** What token-bill stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { within } from './spec/spec.ts'

/** No price for long contexts, nothing written, no batch. */
const plain = { cacheWriteTokens: 0, cacheWriteFactor: 1.25, longContextAbove: 0, batchDiscount: 0 }

export const tokenBillRecord: CalculatorRecord = {
  formula:
    '\\left(\\left(T_{\\text{fresh}} + c\\,T_{\\text{read}} + w\\,T_{\\text{write}}\\right) p_{\\text{in}}\\,\\ell_{\\text{in}} + T_{\\text{out}}\\,p_{\\text{out}}\\,\\ell_{\\text{out}}\\right)(1 - b) \\cdot 10^{-6} \\qquad \\ell = 1 \\text{ unless } T_{\\text{fresh}} + T_{\\text{read}} + T_{\\text{write}} > L',
  cases: [
    {
      name: 'A request to Gemini 3 Flash: 20,212 tokens in, of which 16,298 cached, and 931 out',
      given: {
        ...plain,
        freshTokens: 20_212 - 16_298,
        cacheReadTokens: 16_298,
        outputTokens: 931,
        inputPrice: 0.5,
        outputPrice: 3,
        cachedPriceShare: 0.1,
      },
      expect: { cost: within(0.0056, '1%') },
      source: 'willison2026',
      locator: 'data/google.json, Gemini 3 Flash: 0.50 in, 3 out',
      note: 'The prices are from the source; the tokens and the bill are one user’s, printed to two digits.',
    },
    {
      // 25.95 × 0.5 + 1.306 × 6.25 + 0.102 × 25 = 12.98 + 8.16 + 2.55 = 23.69
      name: 'An hour of an agent on Claude Opus 4.8',
      given: {
        ...plain,
        freshTokens: 0,
        cacheReadTokens: 25.95e6,
        cacheWriteTokens: 1.306e6,
        outputTokens: 0.102e6,
        inputPrice: 5,
        outputPrice: 25,
        cachedPriceShare: 0.1,
      },
      expect: { cost: within(24.34, '5%') },
      source: 'epochagents2026',
      locator: 'docs/METHODOLOGY.md, data of figures 3 and 4',
      note: 'The tokens are a mean over seven Claude models, the cost that of the sessions of this one.',
    },
    {
      // One token above the limit: 22,001 × 4 + 250,000 × 0.2 + 1000 × 15 = 88,004 + 50,000 + 15,000 = 153,004 millionths.
      name: 'A request to GPT-6.2 Sol of 272,001 tokens, one above its limit',
      given: {
        tokenPrice: 'gpt-6-2-sol',
        freshTokens: 22_001,
        cacheReadTokens: 250_000,
        cacheWriteTokens: 0,
        outputTokens: 1000,
        batchDiscount: 0,
      },
      expect: { cost: within(0.153004, '0.01%') },
      source: 'tokenmeter2026',
      locator: 'GPT-6.2 Sol: 2 in, 10 out, cached 0.10; above 272K 4, 15 and 0.20',
      note: 'Worked by hand from the printed prices.',
    },
    {
      // 1,000,000 × 4 + 100,000 × 20 = 6 dollars, half of it taken off.
      name: 'A million tokens in and 100,000 out in a batch, Claude Opus 5.5',
      given: {
        tokenPrice: 'claude-opus-5-5',
        freshTokens: 1e6,
        cacheReadTokens: 0,
        cacheWriteTokens: 0,
        outputTokens: 1e5,
        batchDiscount: 0.5,
      },
      expect: { cost: within(3, '0.01%') },
      source: 'anthropicdocs2026',
      locator: 'Claude Opus 5.5: 4 in, 20 out; batch at half price',
      note: 'Worked by hand from the printed prices.',
    },
  ],
  monotone: [
    { input: 'freshTokens', output: 'cost', direction: 'rises', because: 'each token is billed' },
    { input: 'outputTokens', output: 'costOutput', direction: 'rises', because: 'each token is billed' },
    { input: 'cachedPriceShare', output: 'costCacheRead', direction: 'rises', because: 'cached input costs that share' },
    { input: 'batchDiscount', output: 'cost', direction: 'falls', because: 'it is taken off everything' },
    { input: 'longContextInputFactor', output: 'cost', direction: 'rises', because: 'all input of a long request is multiplied' },
  ],
  sources: ['willison2026', 'openaimodels2026', 'anthropicdocs2026', 'tokenmeter2026', 'epochagents2026'],
  caveats: [
    'List prices of the standard service. Volume discounts, priority, storage of a cache by the hour, tools and searches are billed apart.',
    'Sellers charge written input differently: for five minutes or an hour, from a least length, or not at all. One factor stands for it.',
    'Tokens are counted by each seller’s own tokeniser, so the same text is not the same number of tokens everywhere.',
  ],
}
