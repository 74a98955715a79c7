/** What supply-check stands on: its formula, its published cases, its checks against the world, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { within } from './spec/spec.ts'

/** A world without demand, in which each case puts what it needs. */
const nothing = {
  people: 1,
  tokensPerPersonPerDay: 0,
  agentsPerPerson: 0,
  agentTasksPerDay: 0,
  servingFlopShare: 0.02,
  agentGrowth: 1,
  trainingComputeGrowth: 1,
  chatGrowth: 1,
  trainingFlopsPerYear: 1,
  trainingFlopShare: 0.3,
  activeParams: 1,
  chatCacheHitRate: 0,
  agentCacheHitRate: 0,
  chatInputShare: 0.8,
  tokensPerAgentTask: 0,
  outputTokensPerAgentTask: 0,
  installedH100e: 1e6,
  installedGrowth: 1,
  years: 1,
  worldTokensPerDay: 1e12,
  revenuePerYear: 1e9,
  inputPrice: 5,
  outputPrice: 25,
  cachedPriceShare: 0.1,
  chipPower: 700,
  powerShare: 1,
  pue: 1,
}

export const supplyCheckRecord: CalculatorRecord = {
  formula:
    '\\text{chips} = \\frac{I}{u_s\\,F} + \\frac{R}{u_r\\,F} \\qquad F = 989\\cdot 10^{12} \\cdot 365 \\cdot 86400 \\qquad \\text{power} = \\text{chips}\\cdot W \\cdot p \\cdot \\text{PUE} \\qquad \\text{dollars} = 365\\,A\\,k\\,c_{\\text{task}}',
  cases: [
    {
      name: 'Llama 3.1 405B took 30.84 million H100-hours, 3520 H100s for a year',
      given: { ...nothing, trainingFlopsPerYear: 3.8e25, trainingFlopShare: 0.41 },
      expect: { h100eNeeded: within(30.84e6 / 8760, '17%') },
      source: 'meta2024',
      locator: 'Llama 3.1 card',
      note: 'At the 41 % of peak that its paper reports while the run was going; the hours also count pauses and repeats, so the formula must come out lower.',
    },
    {
      name: 'An hour of agent work costs $24.34 at the list price of Claude Opus 4.8',
      given: {
        ...nothing,
        agentsPerPerson: 1,
        agentTasksPerDay: 1,
        tokensPerAgentTask: 25.95e6 + 1.306e6 + 0.102e6,
        outputTokensPerAgentTask: 0.102e6,
        agentCacheHitRate: 25.95 / (25.95 + 1.306),
      },
      expect: { dollarsPerYear: within(365 * 24.34, '10%') },
      source: 'epochagents2026',
      locator: 'docs/METHODOLOGY.md, data of figures 3 and 4',
      note: 'One such hour a day for a year. The tokens are means over seven models, the cost is that of one model’s sessions.',
    },
  ],
  checks: [
    {
      title: 'Tokens billed per day',
      output: 'tokensPerDay',
      world: 'worldTokensPerDay',
      passes: 'within',
      solved: ['tokensPerPersonPerDay'],
      says: 'Tokens outside agents are what the announced total leaves when those of agents are taken off. The total adds up unlike things.',
    },
    {
      title: 'H100-equivalents at work',
      output: 'h100eNeeded',
      world: 'installedH100e',
      passes: 'at-most',
      solved: ['servingFlopShare', 'trainingFlopsPerYear'],
      says: 'Both halves were solved from chips: the share of peak that serving uses from the chips that serve, training’s FLOP from those that do not. The rest make pictures and video, rank, stand idle or are not yet running.',
    },
    {
      title: 'Dollars per year',
      output: 'dollarsPerYear',
      world: 'revenuePerYear',
      passes: 'at-most',
      solved: [],
      says: 'What all agents would pay at list prices may not exceed what AI services earn, chat subscriptions included. It is mostly a test of how many agents there are.',
    },
  ],
  monotone: [
    { input: 'agentsPerPerson', output: 'dollarsPerYear', direction: 'rises', because: 'each agent pays for its tokens' },
    { input: 'installedH100e', output: 'shareOfSupply', direction: 'falls', because: 'the same need is less of more chips' },
    { input: 'servingFlopShare', output: 'h100eNeeded', direction: 'falls', because: 'chips that do more serve with fewer' },
    { input: 'trainingFlopsPerYear', output: 'powerGw', direction: 'rises', because: 'more training keeps more chips busy' },
    { input: 'revenuePerYear', output: 'shareOfRevenue', direction: 'falls', because: 'the same bill is less of more money' },
  ],
  sources: ['epochchips2026', 'epochusers2026', 'deepseek2025', 'stateofai2026'],
  caveats: [
    'The tokens and the chips were partly used to set the parameters, as the checks say; only the dollars are evidence.',
    'An H100-equivalent is counted by 8-bit peak. By memory bandwidth, which serving needs more, the same stock would count otherwise.',
    'The chips at work leave out Huawei’s and those that Microsoft and Meta make for themselves, and nothing is taken off for retired ones.',
    'The bill takes every agent at one list price. Subscriptions are cheaper, flagships dearer.',
    'Nothing is said of memory, networks, or whether the power is where the chips are.',
  ],
}
