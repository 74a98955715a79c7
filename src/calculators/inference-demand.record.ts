/** What inference-demand stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { within } from './spec/spec.ts'

/** One person who uses three times the tokens that Llama 3.1 405B was trained on in a year, none from a cache, and no agents. */
const threefoldTokens = {
  countedIn: 'flop',
  people: 1,
  tokensPerPersonPerDay: (3 * 15.6e12) / 365,
  agentsPerPerson: 0,
  agentTasksPerDay: 0,
  servingFlopShare: 0.3,
  agentGrowth: 1,
  trainingComputeGrowth: 1,
  chatGrowth: 1,
  trainingFlopsPerYear: 3.79e25,
  trainingFlopShare: 0.3,
  activeParams: 405e9,
  chatCacheHitRate: 0,
  agentCacheHitRate: 0,
  chatInputShare: 0.8,
  tokensPerAgentTask: 0,
  outputTokensPerAgentTask: 0,
  installedH100e: 1e6,
  installedGrowth: 1,
  years: 1,
}

/** DeepSeek’s online services on 27 to 28 February 2025: 608 billion tokens in, 342 billion of them from a cache, 168 billion out. */
const deepseekDay = {
  ...threefoldTokens,
  tokensPerPersonPerDay: 776e9,
  chatInputShare: 608 / 776,
  chatCacheHitRate: 342 / 608,
  activeParams: 37e9,
  servingFlopShare: 0.207,
}

export const inferenceDemandRecord: CalculatorRecord = {
  formula:
    'I(t) = 365\\left(C_{\\text{chat}}\\,g_c^{t} + C_{\\text{agents}}\\,g_a^{t}\\right)\\cdot 2N \\qquad C = \\text{tokens} - h \\cdot \\text{input} \\qquad R(t) = R_0\\,g_r^{t} \\qquad \\text{chips} = \\frac{I}{u_s\\,F} + \\frac{R}{u_r\\,F}',
  cases: [
    {
      name: 'A token of training costs three of inference',
      given: threefoldTokens,
      expect: { inferenceShareNow: within(0.5, '0.1%'), inferenceFlopsNow: within(3.79e25, '0.1%') },
      source: 'erdil2024',
      note: 'Llama 3.1 405B, trained on 15.6 trillion tokens: serving three times as many takes as much compute as its training.',
    },
    {
      name: 'DeepSeek’s day: 776 billion tokens billed, 434 billion of them computed',
      given: deepseekDay,
      expect: { billedTokensPerDay: within(776e9, '0.1%'), computedTokensPerDay: within(434e9, '0.2%') },
      source: 'deepseek2025',
      locator: 'day 6',
    },
  ],
  readings: {
    outputs: [
      'inferenceShareNow',
      'inferenceChipShareNow',
      'shareOfSupply',
      'inferenceShareThen',
      'inferenceChipShareThen',
      'shareOfSupplyThen',
    ],
    scenarios: ['sceptics-demand', 'optimists-demand'],
  },
  checksOf: 'supply-check',
  monotone: [
    { input: 'people', output: 'inferenceShareNow', direction: 'rises', because: 'each person uses tokens' },
    { input: 'trainingFlopsPerYear', output: 'inferenceShareNow', direction: 'falls', because: 'training is the other part' },
    { input: 'agentCacheHitRate', output: 'computedTokensPerDay', direction: 'falls', because: 'a cached token is not computed again' },
    { input: 'servingFlopShare', output: 'inferenceChipShareNow', direction: 'falls', because: 'chips that do more serve with fewer' },
    { input: 'servingFlopShare', output: 'shareOfSupply', direction: 'falls', because: 'chips that do more serve with fewer' },
    { input: 'chatGrowth', output: 'inferenceShareThen', direction: 'rises', because: 'what grows takes more' },
  ],
  sources: ['sardana2023', 'sevilla2024', 'erdil2024', 'deepseek2025', 'epochchips2026'],
  caveats: [
    'Most of the inputs are our assumptions. What the result turns on is worth more than its value; no year should be quoted from it.',
    'A cached token counts nothing. In truth it costs memory, and each new token attends to it.',
    'How the tokens outside agents divide into read and written, four to one, and how much of what is read is cached, a half, are ours: announced volumes are not broken down.',
    'The share of peak that serving reaches was solved from the count of chips, so the chips are no evidence for it. Only its ratio to the active parameters shows in them.',
    'Rates of growth stay as they are. They are those of compute, so a saving of FLOP per token is in them.',
    'An H100-equivalent is counted by 8-bit peak, and used here by its 16-bit peak of 989 TFLOP/s. Pictures, video and ranking are in the chips at work, not in the demand.',
  ],
}
