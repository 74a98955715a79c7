/** What exchange stands on: its formula, its published cases with their sources, and the chain behind each unit. */

import type { CalculatorRecord } from './spec/spec.ts'
import { within } from './spec/spec.ts'

export const exchangeRecord: CalculatorRecord = {
  formula: 'x_{B} = x_{A}\\,\\frac{\\tau_{A}}{\\tau_{B}} \\qquad \\tau = \\text{tokens in one of a unit}',
  cases: [
    {
      name: 'A day of DeepSeek’s service',
      given: { amount: 226.75 * 8 * 24, unit: 'gpu-hour', activeParams: 37e9, gpuHourPrice: 2 },
      expect: { tokens: within(608e9 + 168e9, '0.1%'), dollars: within(87_072, '0.1%') },
      source: 'deepseek2025',
      locator: 'day 6: 226.75 nodes of eight, tokens in and out, cost at $2 an hour',
    },
    {
      name: 'An hour of an H100 in Epoch’s sheet',
      given: { amount: 1, unit: 'gpu-hour', serverPower: 1275, serverPowerShare: 0.7, pue: 1.2 },
      expect: { kwh: within(1.071, '0.1%') },
      source: 'epochquery2025',
      locator: 'row 11, average power of 1071 W',
    },
    {
      name: 'An agent-hour of 120 calls',
      given: { amount: 1, unit: 'agent-hour', tokensPerAgentTask: 8 * 227_983, turns: 8, callsPerHour: 120 },
      expect: { tokens: within(25.95e6 + 1.306e6 + 0.102e6, '0.1%') },
      source: 'epochagents2026',
      locator: 'means of an hour: calls, tokens from the cache, other input, output',
      note: 'Tokens per call are those of the source, 27.36 M ÷ 120, so it closes by construction.',
    },
  ],
  monotone: [
    { input: 'amount', output: 'dollars', direction: 'rises', because: 'more of it costs more' },
    { input: 'activeParams', output: 'dollars', direction: 'rises', because: 'each token takes more arithmetic', given: { unit: 'token' } },
    { input: 'gpuHourPrice', output: 'dollars', direction: 'rises', because: 'each hour costs more', given: { unit: 'kwh' } },
    { input: 'pue', output: 'kwh', direction: 'rises', because: 'the site adds its share', given: { unit: 'gpu-hour' } },
    { input: 'turns', output: 'gpuHours', direction: 'falls', because: 'an hour has fewer tasks', given: { unit: 'agent-hour' } },
  ],
  sources: ['deepseek2025', 'epochquery2025', 'epochagents2026'],
  caveats: [
    'Request: tokens in and out of a chat request, two parameters with their sources.',
    'Agent task: the tokens of the calculator of an agent task. Agent-hour: that times the calls in an hour, as measured, over the calls of a task.',
    'GPU-hour: tokens that DeepSeek’s service read (56% of them from a cache) and wrote per H800-hour, scaled to the active parameters. A service that writes more of its tokens serves fewer.',
    'Kilowatt-hour: a server of H100 per accelerator at Epoch’s average share, with the site. Dollar: the rent of accelerators, one parameter with its sources; list prices of tokens are several times as high.',
    'Working day: tasks that a person hands to an agent on a day of work. It counts the use of an agent, not what it is worth.',
    'All go through tokens, so every way there and back closes. The range of a cell is that of all rates on its way: up to a factor of ten.',
  ],
}
