/** What agent-task stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { type Case, within } from './spec/spec.ts'

/** No charge for writing to the cache, no price for long contexts, no batch. */
const plain = { agents: 1, cacheWriteShare: 0, longContextAbove: 0, batchDiscount: 0 }

const measured = (model: string, turns: number, inputPrice: number, outputPrice: number, cost: number): Case => ({
  name: `A SWE-bench task, mini-SWE-agent with ${model}`,
  given: {
    ...plain,
    turns,
    systemTokens: 2000,
    tokensPerTurnIn: 800,
    tokensPerTurnOut: 250,
    inputPrice,
    outputPrice,
    agentCacheHitRate: 0,
    cachedPriceShare: 0.1,
  },
  expect: { cost: within(cost, '50%') },
  source: 'swebench2025',
  locator: 'mini-SWE-agent, SWE-bench Verified',
  note: 'Calls and cost are measured, a mean of 500 tasks; the sizes of a turn are our assumptions and the cache is left out, so this tests the order of magnitude only.',
})

export const agentTaskRecord: CalculatorRecord = {
  formula:
    'c_t = S + t\\,i + (t-1)\\,o \\qquad T_{\\text{in}} = a\\sum_{t=1}^{n} c_t \\qquad T_{\\text{cached}} = a\\sum_{t=1}^{n} \\min\\left(h\\,c_t,\\ c_{t-1}\\right)',
  cases: [
    measured('GPT-5', 13.2, 1.25, 10, 0.28),
    measured('GPT-5 mini', 14.5, 0.25, 2, 0.035),
    {
      // Each turn reads about 153,800: 8.7 × 153,800 = 1.338 M, of which 1.282 M cached. 1.282 × 0.5 + 0.056 × 5 + 0.0045 × 25 = 1.03
      name: 'A request of a programmer to a coding agent',
      given: {
        ...plain,
        turns: 8.7,
        systemTokens: 146_000,
        tokensPerTurnIn: 1200,
        tokensPerTurnOut: 520,
        inputPrice: 5,
        outputPrice: 25,
        agentCacheHitRate: 0.958,
        cachedPriceShare: 0.1,
      },
      expect: { cost: within(0.97, '10%') },
      source: 'tracelab2026',
      locator: 'session_cost_distribution, table 1, mean of a user request; sizes from overview_summary and paper_macros',
      note: 'Tokens and cost are measured, with several models; the prices here are those of Claude Opus 4.8 alone.',
    },
    {
      // A call reads (25.95 + 1.306) M ÷ 120 = 227,130, of which 0.952 cached; 216,230 × 0.5 + 10,900 × 6.25 + 850 × 25 = 197,500 millionths.
      name: 'An hour of an agent on Claude Opus 4.8',
      given: {
        ...plain,
        turns: 1,
        systemTokens: 225_930,
        tokensPerTurnIn: 1200,
        tokensPerTurnOut: 850,
        callsPerHour: 120,
        inputPrice: 5,
        outputPrice: 25,
        agentCacheHitRate: 0.952,
        cachedPriceShare: 0.1,
        cacheWriteShare: 1,
        cacheWriteFactor: 1.25,
      },
      expect: { costPerAgentHour: within(24.34, '5%') },
      source: 'epochagents2026',
      locator: 'docs/METHODOLOGY.md, data of figures 3 and 4',
      note: 'One call stands for the 120 of the hour. Its tokens are a mean over seven Claude models, the cost that of the sessions of this one.',
    },
  ],
  monotone: [
    { input: 'turns', output: 'totalTokens', direction: 'rises', because: 'each turn reads and writes' },
    { input: 'agentCacheHitRate', output: 'cost', direction: 'falls', because: 'cached input costs no more than other input' },
    {
      input: 'agentCacheHitRate',
      output: 'cachedShare',
      direction: 'rises',
      because: 'more of each turn is found, up to what was sent before',
    },
    { input: 'successRate', output: 'costPerCompletedTask', direction: 'falls', because: 'fewer failed attempts are paid for' },
    { input: 'callsPerHour', output: 'costPerAgentHour', direction: 'rises', because: 'each call is billed' },
    { input: 'cacheWriteShare', output: 'cost', direction: 'rises', because: 'writing to the cache costs no less than input' },
  ],
  sources: ['swebench2025', 'tracelab2026', 'epochagents2026', 'willison2026', 'openaimodels2026', 'anthropicdocs2026'],
  caveats: [
    'A convention: the tool’s answer counts as read in the turn that it opens, so turn t reads t of them and t − 1 of the agent’s own. Others add both after the turn, as in n·S + d·n(n−1)÷2; the two differ by one turn’s worth.',
    'The start of the context is in the cache when the task begins: a session that goes on, or a system prompt that all tasks share. After that a turn finds at most what was sent before, so a short task cannot reach the hit rate of a long session.',
    'No summarising or dropping of old turns, which real agents do when the context fills up.',
    'The chat request it is compared with has our sizes of one message and its answer, tokens in all against tokens in all.',
    'A completed task costs an attempt divided by the success rate: attempts are alike, and somebody knows which of them succeeded.',
    'An hour of an agent is its calls at the mean cost of a call of this task. The calls are measured; most of the hour is waiting for the model and for tools.',
    'A number of turns may be a mean over tasks, so it need not be whole.',
  ],
}
