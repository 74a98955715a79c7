/** An agent task: each turn resends what came before, so tokens grow with the square of turns. */
import { contextOfTurn, inputOfTurns, taskTokens } from '../model/demand.ts'
import { inputPriceAfterCache, tokenCost } from '../model/serving.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { priceInputs } from './serving-bill.ts'
import { calculator, quantity, shared } from './spec/spec.ts'
import type { Pair } from './spec/views.ts'
import { chart, current, line, steps } from './spec/views.ts'

interface Sizes {
  readonly systemTokens: number
  readonly tokensPerTurnIn: number
  readonly tokensPerTurnOut: number
}
const sizes = (i: Sizes) => ({ system: i.systemTokens, perTurnIn: i.tokensPerTurnIn, perTurnOut: i.tokensPerTurnOut })

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
  question: 'How many tokens does an agent use for one task?',
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
    ...priceInputs,
  },
  outputs: {
    inputTokens: { label: 'Input tokens', unit: 'token' },
    outputTokens: { label: 'Output tokens', unit: 'token' },
    totalTokens: { label: 'Tokens in all', unit: 'token' },
    cost: { label: 'Cost', unit: 'USD' },
    costWithoutCache: { label: 'Cost without a cache', unit: 'USD' },
    tokensVersusChat: { label: 'Against one chat request', unit: 'ratio' },
  },
  compute: (i) => {
    const tokens = taskTokens({ ...sizes(i), turns: i.turns, agents: i.agents })
    return {
      inputTokens: tokens.input,
      outputTokens: tokens.output,
      totalTokens: tokens.total,
      cost: tokenCost(tokens.input, tokens.output, i),
      costWithoutCache: tokenCost(tokens.input, tokens.output, { ...i, cacheHitRate: 0 }),
      // With no tokens at all there is nothing to compare.
      tokensVersusChat: Number.isFinite(tokens.versusChat) ? tokens.versusChat : null,
    }
  },
  warns: (_, o) => (o.tokensVersusChat === null ? ['A request without tokens is nothing to compare with.'] : []),
  says: (o, i) =>
    o.tokensVersusChat === null
      ? say`The task uses ${typeset(o.totalTokens, 'token')}.`
      : say`A task of ${typeset(i.turns, 'turn')} uses ${typeset(o.totalTokens, 'token')}, ${typeset(o.tokensVersusChat, 'ratio')} times a chat request, and costs ${typeset(o.cost, 'USD')}.`,
  main: 'totalTokens',
  views: [
    {
      id: 'cumulative',
      title: 'Tokens read so far',
      draw: ({ inputs, outputs }) => {
        const drawn = drawnTurns(inputs.turns)
        const read = drawn.map((n): Pair => [n, inputs.agents * inputOfTurns(sizes(inputs), n)])
        const billed = inputPriceAfterCache(1, inputs.cacheHitRate, inputs.cachedPriceShare)
        return chart(
          'Input tokens add up with the square of turns. A cache makes them cheaper, not fewer; the broken line counts them as billed.',
          { label: 'Turn', unit: 'turn', scale: 'linear', input: 'turns' },
          { label: 'Input tokens so far', unit: 'token', scale: 'linear', zero: true },
          [
            line('read', 'main', read),
            line(
              'billed with cache',
              'second',
              read.map(([n, tokens]): Pair => [n, tokens * billed]),
              true,
            ),
            line(
              'all sent once',
              'quiet',
              drawn.map((n): Pair => [n, inputs.agents * (inputs.systemTokens + n * inputs.tokensPerTurnIn)]),
            ),
            current('here', 'main', inputs.turns, outputs.inputTokens),
          ],
        )
      },
    },
    {
      id: 'context',
      title: 'Context of each turn',
      draw: ({ inputs }) =>
        chart(
          'What one agent reads at each turn: the system prompt, and all that was said since.',
          { label: 'Turn', unit: 'turn', scale: 'linear', input: 'turns' },
          { label: 'Tokens read in the turn', unit: 'token', scale: 'linear', zero: true },
          [
            line(
              'context',
              'main',
              drawnTurns(inputs.turns).map((t): Pair => [t, contextOfTurn(sizes(inputs), t)]),
            ),
            line(
              'system prompt',
              'quiet',
              drawnTurns(inputs.turns).map((t): Pair => [t, inputs.systemTokens]),
              true,
            ),
            current('last turn', 'main', inputs.turns, contextOfTurn(sizes(inputs), inputs.turns)),
          ],
        ),
    },
  ],
})
