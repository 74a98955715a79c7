/** Inputs of the world's demand for AI compute, and what is said of the chips it takes; for the calculators that rest on it. */
import type { WorldDemand } from '../../model/world-demand.ts'
import { computedTokens, shareOfSupply, supplyExceededTime } from '../../model/world-demand.ts'
import { typeset } from '../../quantities/print-quantity.ts'
import { from, quantity, shared } from './spec.ts'

/** The calendar year that t = 0 stands for: the middle of the year of the parameters' values. */
export const yearZero = 2026.5

/** The inputs, in the order of the controls: what matters most first. */
export const demandInputs = {
  people: shared('people', { range: [1e6, 8e9], scale: 'log', limits: [1, 1e12] }),
  tokensPerPersonPerDay: shared('tokensPerPersonPerDay', { range: [100, 1e6], scale: 'log', limits: [0, 1e12] }),
  agentsPerPerson: shared('agentsPerPerson', { range: [1e-4, 100], scale: 'log', limits: [0, 1e6] }),
  agentTasksPerDay: shared('agentTasksPerDay', { range: [0.1, 1000], scale: 'log', limits: [0, 1e6] }),
  servingFlopShare: shared('servingFlopShare', { range: [1e-3, 0.5], scale: 'log', limits: [1e-6, 1] }),
  agentGrowth: shared('agentGrowth', { range: [0.5, 20], scale: 'log', limits: [0.01, 1000] }),
  trainingComputeGrowth: shared('trainingComputeGrowth', { range: [0.5, 10], scale: 'log', limits: [0.01, 1000] }),
  chatGrowth: shared('chatGrowth', { range: [0.5, 20], scale: 'log', limits: [0.01, 1000] }),
  trainingFlopsPerYear: shared('trainingFlopsPerYear', { range: [1e26, 1e30], scale: 'log', limits: [1, 1e40] }),
  trainingFlopShare: quantity({
    label: 'Share of peak FLOP that training uses',
    unit: 'share',
    default: 0.3,
    range: [0.05, 0.7],
    scale: 'linear',
    limits: [1e-6, 1],
    help: 'Ours, of training and research over all hours. Single runs are published at 13 to 43 %.',
  }),
  activeParams: shared('activeParams', { range: [1e9, 2e12], scale: 'log', limits: [1, 1e15] }),
  chatCacheHitRate: shared('chatCacheHitRate', { range: [0, 1], scale: 'linear', limits: [0, 1] }),
  agentCacheHitRate: shared('agentCacheHitRate', { range: [0, 1], scale: 'linear', limits: [0, 1] }),
  chatInputShare: quantity({
    label: 'Share of input in tokens outside agents',
    unit: 'share',
    default: 0.8,
    range: [0, 1],
    scale: 'linear',
    limits: [0, 1],
    help: 'Ours: four tokens are read for one that is written. Only what is read can come from a cache.',
  }),
  tokensPerAgentTask: quantity({
    label: 'Tokens per agent task',
    unit: 'token',
    default: from('agent-task', 'totalTokens'),
    range: [1e3, 1e8],
    scale: 'log',
    limits: [0, 1e12],
    help: 'Follows the agent task of this scenario until a value is given.',
  }),
  outputTokensPerAgentTask: quantity({
    label: 'Of these, written by the agent',
    unit: 'token',
    default: from('agent-task', 'outputTokens'),
    range: [100, 1e6],
    scale: 'log',
    limits: [0, 1e12],
    help: 'Follows the agent task, too. What is written is always computed.',
  }),
  installedH100e: shared('installedH100e', { range: [1e6, 1e9], scale: 'log', limits: [1, 1e15] }),
  installedGrowth: shared('installedGrowth', { range: [0.5, 10], scale: 'log', limits: [0.01, 1000] }),
  years: quantity({
    label: 'Years ahead',
    unit: 'year',
    default: 3,
    range: [1, 20],
    scale: 'linear',
    limits: [0, 50],
    help: 'Three, because at our rates the chips run out soon after. Nobody’s rates hold for ten.',
  }),
} as const

export type DemandValues = { readonly [K in keyof typeof demandInputs]: number }

/** What the formulas of demand take, from these inputs. */
export const demandOf = (i: DemandValues): WorldDemand => {
  const tasks = i.people * i.agentsPerPerson * i.agentTasksPerDay
  const chat = { tokens: i.tokensPerPersonPerDay, input: i.tokensPerPersonPerDay * i.chatInputShare, cacheHitRate: i.chatCacheHitRate }
  const input = Math.max(0, i.tokensPerAgentTask - i.outputTokensPerAgentTask)
  const task = { tokens: i.tokensPerAgentTask, input, cacheHitRate: i.agentCacheHitRate }
  return {
    chat: { billed: i.people * chat.tokens, computed: i.people * computedTokens(chat), growth: i.chatGrowth },
    agents: { billed: tasks * task.tokens, computed: tasks * computedTokens(task), growth: i.agentGrowth },
    activeParams: i.activeParams,
    trainingFlops: i.trainingFlopsPerYear,
    trainingGrowth: i.trainingComputeGrowth,
    servingFlopShare: i.servingFlopShare,
    trainingFlopShare: i.trainingFlopShare,
    installed: i.installedH100e,
    installedGrowth: i.installedGrowth,
  }
}

/** The calendar year of t. */
export const year = (t: number) => typeset(yearZero + t, 'calendar-year')

/** What is said when the demand takes more chips than there are or will be. */
export const supplyWarnings = (demand: WorldDemand, years: number): readonly string[] => {
  const now = shareOfSupply(demand, 0)
  if (now > 1) return [`This takes ${Number(now.toPrecision(2))} times the chips at work in mid-2026, so it cannot be the demand of today.`]
  const end = supplyExceededTime(demand, years)
  if (end === null) return []
  return [
    `From about ${Math.floor(yearZero + end)} on this takes more chips than there will be at the growth of ${Number(demand.installedGrowth.toPrecision(2))}-fold a year assumed for them. What lies beyond cannot come true as it stands.`,
  ]
}
