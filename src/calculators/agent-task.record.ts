/** What agent-task stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { type Case, within } from './spec/spec.ts'

const measured = (model: string, turns: number, inputPrice: number, outputPrice: number, cost: number): Case => ({
  name: `A SWE-bench task, mini-SWE-agent with ${model}`,
  given: {
    turns,
    systemTokens: 2000,
    tokensPerTurnIn: 800,
    tokensPerTurnOut: 250,
    agents: 1,
    inputPrice,
    outputPrice,
    cacheHitRate: 0,
    cachedPriceShare: 0.1,
  },
  expect: { cost: within(cost, '50%') },
  source: 'swebench2025',
  locator: 'mini-SWE-agent, SWE-bench Verified',
  note: 'Calls and cost are measured, a mean of 500 tasks; the sizes of a turn are our assumptions and the cache is left out, so this tests the order of magnitude only.',
})

export const agentTaskRecord: CalculatorRecord = {
  formula:
    'T_{\\text{in}} = a\\sum_{t=1}^{n}\\left(S + t\\,i + (t-1)\\,o\\right) = a\\left(nS + \\tfrac{n(n+1)}{2}\\,i + \\tfrac{n(n-1)}{2}\\,o\\right) \\qquad T_{\\text{out}} = a\\,n\\,o',
  cases: [measured('GPT-5', 13.2, 1.25, 10, 0.28), measured('GPT-5 mini', 14.5, 0.25, 2, 0.035)],
  monotone: [
    { input: 'turns', output: 'totalTokens', direction: 'rises', because: 'each turn reads and writes' },
    { input: 'cacheHitRate', output: 'cost', direction: 'falls', because: 'cached input costs no more than fresh' },
  ],
  sources: ['swebench2025', 'willison2026'],
  caveats: [
    'A convention: the tool’s answer counts as read in the turn that it opens, so turn t reads t of them and t − 1 of the agent’s own. Others add both after the turn, as in n·S + d·n(n−1)÷2; the two differ by one turn’s worth.',
    'No summarising or dropping of old turns, which real agents do when the context fills up.',
    'With the book’s sizes of a turn, the bill of a long task comes out too high: 51 turns of Claude Sonnet 4.5, nine tenths of them cached, give about twice the $0.56 that was measured.',
    'A number of turns may be a mean over tasks, so it need not be whole.',
    'Cache writes are billed as input, and one hit rate stands for all turns.',
  ],
}
