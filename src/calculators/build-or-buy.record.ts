/** What build-or-buy stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { within } from './spec/spec.ts'

export const buildOrBuyRecord: CalculatorRecord = {
  formula:
    '\\text{API} = r\\,m\\,(T_{\\text{in}}\\,p_{\\text{in}} + T_{\\text{out}}\\,p_{\\text{out}})\\,10^{-6} \\qquad \\text{self-host} = \\max\\!\\left(n, \\frac{r\\,(T_{\\text{in}} + T_{\\text{out}})}{v\\,u \\cdot 730 \\cdot 3600}\\right) \\cdot 730\\,p\\,m',
  cases: [
    {
      name: 'DeepSeek’s service for a month: its accelerators against its list price',
      given: {
        requestsPerMonth: (1e9 * 365) / 12,
        inputTokens: 608,
        outputTokens: 168,
        months: 1,
        inputPrice: (342 * 0.14 + 266 * 0.55) / 608,
        outputPrice: 2.19,
        fineTuneCost: 0,
        selfHostAccelerators: 1814,
        gpuHourPrice: 2,
        tokensPerSecond: 5000,
        servingUtilisation: 1,
        trainCost: 5.576e6,
      },
      expect: {
        apiCost: within((562_027 * 365) / 12, '0.5%'),
        selfHostedCost: within((87_072 * 365) / 12, '0.5%'),
        ownModelCost: within((87_072 * 365) / 12 + 5.576e6, '0.5%'),
        selfHostFactor: within(87_072 / 562_027, '0.5%'),
      },
      source: 'deepseek2025',
      locator: 'Statistics of online service; training rent from the V3 report, Table 1',
      note: 'A day’s $562,027 and $87,072, times 365 ÷ 12. The day’s tokens are written as a billion requests, the input price is the mean with cache hits.',
    },
  ],
  monotone: [
    { input: 'inputPrice', output: 'apiCost', direction: 'rises', because: 'each token read is billed' },
    { input: 'outputPrice', output: 'apiCost', direction: 'rises', because: 'each token written is billed' },
    {
      input: 'outputPrice',
      output: 'selfHostBreakEvenRequests',
      direction: 'falls',
      because: 'dearer tokens pay for the accelerators sooner',
    },
    { input: 'requestsPerMonth', output: 'selfHostedCost', direction: 'rises', because: 'more demand never takes fewer accelerators' },
    { input: 'servingUtilisation', output: 'selfHostedCost', direction: 'falls', because: 'each accelerator serves more' },
  ],
  sources: ['deepseek2025', 'genaiprices2026', 'aiconfigurator2026runs'],
  caveats: [
    'Both sides are gpt-oss-120b until you change them: of the open models in our data it has the latest price from a host, $0.15 and $0.60 in August 2026, and measured runs on H100s.',
    'Against a closed model the two sides do different work: a cheaper model that needs two attempts, or a person to check it, is not cheaper.',
    'People who run the service, failures and idle nights are left out; any of them may decide.',
    'The cost of a fine-tuned or own model is that of self-hosting and more: one takes it for quality, privacy or control.',
    'Reading a token takes less work than writing one; here both count alike. Give the speed of your own mixture.',
    'No discounting, and the same prices for all of the time.',
  ],
}
