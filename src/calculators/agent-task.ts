/** An agent task: each turn resends what came before, so tokens grow with the square of turns. Long for its three charts. */
import type { Turns } from '../model/agent-task.ts'
import { cachedOfTurn, cachedOfTurns, contextOfTurn, inputOfTurns, taskTokens, turnsWithin } from '../model/agent-task.ts'
import type { TokenPrices } from '../model/token-bill.ts'
import { billedTokens, billTokens } from '../model/token-bill.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { calculator, quantity, shared } from './spec/spec.ts'
import { cacheInputs, priceChart, priceInputs, priceWarnings } from './spec/token-prices.ts'
import type { Pair } from './spec/views.ts'
import { chart, current, line, rule, steps } from './spec/views.ts'

interface Sizes {
  readonly systemTokens: number
  readonly tokensPerTurnIn: number
  readonly tokensPerTurnOut: number
}
const sizes = (i: Sizes): Turns => ({ system: i.systemTokens, perTurnIn: i.tokensPerTurnIn, perTurnOut: i.tokensPerTurnOut })

interface Task extends Sizes, TokenPrices {
  readonly turns: number
  readonly agents: number
  readonly agentCacheHitRate: number
  readonly cacheWriteShare: number
}

/** USD of all turns: those within the limit of a long context, and those beyond it. */
const costOf = (i: Task, hit: number, written: number): number => {
  const task = sizes(i)
  const plain = i.longContextAbove > 0 ? turnsWithin(task, i.longContextAbove, i.turns) : i.turns
  const upTo = (n: number) => ({ input: inputOfTurns(task, n), cached: cachedOfTurns(task, hit, n) })
  const [all, within] = [upTo(i.turns), upTo(plain)]
  const short = billedTokens(within.input, within.cached, written, plain * task.perTurnOut)
  const long = billedTokens(all.input - within.input, all.cached - within.cached, written, (i.turns - plain) * task.perTurnOut)
  return i.agents * (billTokens(short, i, false).total + billTokens(long, i, true).total)
}

/** A number over another; null when there is nothing to divide by. */
const over = (value: number, by: number): number | null => (by === 0 ? null : value / by)

/** Turns to draw: whole ones while there are few. */
const drawnTurns = (turns: number): readonly number[] =>
  turns <= 1
    ? [1, 2]
    : turns <= 60
      ? [...Array.from({ length: Math.floor(turns) }, (_, i) => i + 1), ...(Number.isInteger(turns) ? [] : [turns])]
      : steps(1, turns, 60, 'linear')

export const agentTask = calculator({
  id: 'agent-task',
  topic: 'agentic-demand',
  order: 320,
  title: 'Agent task',
  question: 'How many tokens does an agent use for one task, and what does it cost?',
  inputs: {
    turns: shared('turns', {
      range: [1, 200],
      scale: 'log',
      limits: [1, 1e6],
      ticks: [
        { value: 13, label: 'GPT-5' },
        { value: 51, label: 'Claude Sonnet 4.5' },
      ],
    }),
    systemTokens: shared('systemTokens', { range: [100, 1e6], scale: 'log', limits: [0, 1e9] }),
    tokensPerTurnIn: shared('tokensPerTurnIn', { range: [10, 2e4], scale: 'log', limits: [0, 1e9] }),
    tokensPerTurnOut: shared('tokensPerTurnOut', { range: [10, 1e4], scale: 'log', limits: [0, 1e9] }),
    ...priceInputs,
    agentCacheHitRate: shared('agentCacheHitRate', { range: [0, 1], scale: 'linear', limits: [0, 1] }),
    successRate: quantity({
      label: 'Share of tasks that succeed',
      unit: 'share',
      default: 0.65,
      range: [0.05, 1],
      scale: 'linear',
      limits: [0, 1],
      ticks: [
        { value: 0.598, label: 'GPT-5 mini' },
        { value: 0.706, label: 'Claude Sonnet 4.5' },
      ],
      help: 'GPT-5 solved 65.0 % of SWE-bench Verified in mini-SWE-agent. Put in your own: a failed attempt is paid for like a good one.',
    }),
    callsPerHour: quantity({
      label: 'Model calls of an agent per hour',
      unit: 'count',
      default: 120,
      range: [10, 1000],
      scale: 'log',
      limits: [0, 1e6],
      ticks: [
        { value: 120, label: 'TraceLab' },
        { value: 161, label: 'WEKA' },
      ],
      help: 'A turn is one call. Measured means of two sets of traces, an hour of model and tool time with pauses of up to five minutes.',
    }),
    agents: quantity({
      label: 'Agents on the task',
      unit: 'agent',
      default: 1,
      range: [1, 20],
      scale: 'linear',
      limits: [1, 1e6],
      integer: true,
      help: 'Each works through all turns on its own.',
    }),
    ...cacheInputs,
    requestInputTokens: shared('requestInputTokens', { range: [20, 2e5], scale: 'log', limits: [0, 1e12] }),
    requestOutputTokens: shared('requestOutputTokens', { range: [10, 5e4], scale: 'log', limits: [0, 1e12] }),
  },
  outputs: {
    inputTokens: { label: 'Input tokens', unit: 'token' },
    outputTokens: { label: 'Output tokens', unit: 'token' },
    totalTokens: { label: 'Tokens in all', unit: 'token' },
    cachedShare: { label: 'Input read from the cache', unit: 'share' },
    cost: { label: 'Cost of an attempt', unit: 'USD' },
    costWithoutCache: { label: 'Cost without a cache', unit: 'USD' },
    costPerCompletedTask: { label: 'Cost of a completed task', unit: 'USD' },
    costPerAgentHour: { label: 'An hour of one agent', unit: 'USD/h' },
    tokensVersusChat: { label: 'Ratio to a chat request', unit: 'ratio' },
  },
  compute: (i) => {
    const tokens = taskTokens({ ...sizes(i), turns: i.turns, agents: i.agents })
    const cost = costOf(i, i.agentCacheHitRate, i.cacheWriteShare)
    return {
      inputTokens: tokens.input,
      outputTokens: tokens.output,
      totalTokens: tokens.total,
      cachedShare: over(i.agents * cachedOfTurns(sizes(i), i.agentCacheHitRate, i.turns), tokens.input),
      cost,
      costWithoutCache: costOf(i, 0, 0),
      costPerCompletedTask: over(cost, i.successRate),
      costPerAgentHour: (cost / (i.agents * i.turns)) * i.callsPerHour,
      tokensVersusChat: over(tokens.total, i.requestInputTokens + i.requestOutputTokens),
    }
  },
  warns: (i, o) => [
    ...(o.tokensVersusChat === null ? ['A chat request without tokens is nothing to compare with.'] : []),
    ...(o.costPerCompletedTask === null ? ['With no task that succeeds, a completed one has no price.'] : []),
    ...priceWarnings(i, i.agentCacheHitRate > 0, i.cacheWriteShare > 0),
  ],
  says: (o, i) =>
    o.tokensVersusChat === null
      ? say`The task uses ${typeset(o.totalTokens, 'token')} and costs ${typeset(o.cost, 'USD')}.`
      : say`A task of ${Number.isInteger(i.turns) ? '' : 'on average '}${typeset(i.turns, 'turn')} uses ${typeset(o.totalTokens, 'token')}, ${typeset(o.tokensVersusChat, 'ratio')} times a chat request, and costs ${typeset(o.cost, 'USD')}${o.costPerCompletedTask === null || i.successRate === 1 ? '' : say`, or ${typeset(o.costPerCompletedTask, 'USD')} per completed task if ${typeset(i.successRate, 'share')} succeed`}.`,
  main: 'totalTokens',
  views: [
    {
      id: 'cumulative',
      title: 'Tokens read so far',
      draw: ({ inputs, outputs }) => {
        const [drawn, task] = [drawnTurns(inputs.turns), sizes(inputs)]
        const along = (of: (n: number) => number) => drawn.map((n): Pair => [n, inputs.agents * of(n)])
        const { cachedPriceShare: share, agentCacheHitRate: hit } = inputs
        return chart(
          'Input tokens add up with the square of turns. A cache makes them cheaper, not fewer; the broken line counts them as billed.',
          { label: 'Turn', unit: 'turn', scale: 'linear', input: 'turns' },
          { label: 'Input tokens so far', unit: 'token', scale: 'linear', zero: true },
          [
            line(
              'read',
              'main',
              along((n) => inputOfTurns(task, n)),
            ),
            line(
              'billed with cache',
              'second',
              along((n) => inputOfTurns(task, n) - (1 - share) * cachedOfTurns(task, hit, n)),
              true,
            ),
            line(
              'all sent once',
              'quiet',
              along((n) => inputs.systemTokens + n * inputs.tokensPerTurnIn),
            ),
            current('here', 'main', inputs.turns, outputs.inputTokens),
          ],
        )
      },
    },
    {
      id: 'prices',
      title: 'At other prices',
      draw: (context) => priceChart(context, 'cost', { label: 'Cost of an attempt', unit: 'USD', what: 'The same task' }),
    },
    {
      id: 'context',
      title: 'Context of each turn',
      draw: ({ inputs }) => {
        const [drawn, task] = [drawnTurns(inputs.turns), sizes(inputs)]
        const along = (of: (turn: number) => number) => drawn.map((turn): Pair => [turn, of(turn)])
        return chart(
          'What one agent reads at each turn, and how much of it a cache can answer: no more than was sent before.',
          { label: 'Turn', unit: 'turn', scale: 'linear', input: 'turns' },
          { label: 'Tokens read in the turn', unit: 'token', scale: 'linear', zero: true },
          [
            line(
              'context',
              'main',
              along((t) => contextOfTurn(task, t)),
            ),
            line(
              'from the cache',
              'second',
              along((t) => cachedOfTurn(task, inputs.agentCacheHitRate, t)),
              true,
            ),
            rule('y', inputs.longContextAbove > 0 ? inputs.longContextAbove : null, 'long context'),
            current('last turn', 'main', inputs.turns, contextOfTurn(task, inputs.turns)),
          ],
        )
      },
    },
  ],
})
