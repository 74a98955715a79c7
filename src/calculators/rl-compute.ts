/** The compute of reinforcement learning: rollouts to write, and to learn from; and why writing takes most of the time. */

import { rolloutBill } from '../model/reinforcement.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { paramTicks } from './spec/inputs.ts'
import { calculator, quantity, shared } from './spec/spec.ts'
import type { Pair } from './spec/views.ts'
import { chart, current, line, numberIn, rule, steps, sweep } from './spec/views.ts'

export const rlCompute = calculator({
  id: 'rl-compute',
  topic: 'scaling-laws',
  order: 190,
  title: 'Compute of reinforcement learning',
  question: 'What does reinforcement learning spend its compute on?',
  inputs: {
    params: quantity({
      label: 'Parameters',
      unit: 'parameter',
      default: 70e9,
      range: [1e8, 2e12],
      scale: 'log',
      limits: [1, 1e18],
      ticks: paramTicks,
      help: 'Those that work on a token: for a mixture of experts, the active ones.',
    }),
    prompts: quantity({
      label: 'Prompts',
      unit: 'count',
      default: 1e5,
      range: [1000, 1e8],
      scale: 'log',
      limits: [1, 1e15],
      integer: true,
    }),
    rolloutsPerPrompt: quantity({
      label: 'Rollouts per prompt',
      unit: 'count',
      default: 16,
      range: [1, 256],
      scale: 'log',
      limits: [1, 1e6],
      integer: true,
      help: 'Answers that the model writes to each prompt, to be told which are better.',
    }),
    tokensPerRollout: quantity({
      label: 'Tokens per rollout',
      unit: 'token',
      default: 4000,
      range: [100, 1e5],
      scale: 'log',
      limits: [1, 1e9],
    }),
    updatesPerRollout: quantity({
      label: 'Updates per rollout',
      unit: 'none',
      default: 1,
      range: [0.1, 10],
      scale: 'log',
      limits: [0, 1000],
      help: 'Times that each rollout is learnt from; less than one if some are thrown away.',
    }),
    generationMfu: shared('generationMfu', {
      range: [0.005, 0.6],
      scale: 'log',
      limits: [0.0001, 1],
      ticks: [
        { value: 0.01, label: 'Sardana, 1 %' },
        { value: 0.1, label: 'the book' },
      ],
    }),
    trainingMfu: shared('trainingMfu', { range: [0.05, 0.7], scale: 'linear', limits: [0.001, 1] }),
  },
  outputs: {
    generationFlops: { label: 'Writing rollouts', unit: 'FLOP' },
    updateFlops: { label: 'Learning from them', unit: 'FLOP' },
    generationShareOfTime: { label: 'Time spent on writing', unit: 'share' },
  },
  compute: (i) => ({ ...rolloutBill(i) }),
  says: (o) =>
    say`Writing the rollouts takes ${typeset(o.generationFlops, 'FLOP')} and learning from them ${typeset(o.updateFlops, 'FLOP')}, yet ${typeset(o.generationShareOfTime, 'share')} of the time goes to writing.`,
  main: 'generationShareOfTime',
  views: [
    {
      id: 'utilisation',
      title: 'Time against utilisation',
      draw: (context) =>
        chart(
          'Share of the time that goes to writing rollouts. Writing uses the hardware badly, so a quarter of the work can take most of the hours.',
          { label: 'Utilisation while writing', unit: 'share', scale: 'log', input: 'generationMfu' },
          { label: 'Time spent on writing', unit: 'share', scale: 'linear', domain: [0, 1] },
          [
            line('this run', 'main', sweep(context, 'generationMfu', 'generationShareOfTime', steps(0.005, 0.6, 41, 'log'))),
            line(
              'four updates each',
              'quiet',
              steps(0.005, 0.6, 41, 'log').map(
                (generationMfu): Pair => [
                  generationMfu,
                  rolloutBill({ ...context.inputs, generationMfu, updatesPerRollout: 4 * context.inputs.updatesPerRollout })
                    .generationShareOfTime,
                ],
              ),
              true,
            ),
            rule('y', 0.9, 'measured, over nine tenths'),
            current('here', 'main', context.inputs.generationMfu, numberIn(context.outputs.generationShareOfTime)),
          ],
        ),
    },
    {
      id: 'rollouts',
      title: 'Compute against length',
      draw: (context) =>
        chart(
          'Both kinds of compute grow with the tokens of a rollout: long reasoning makes each prompt dearer, to write and to learn from.',
          { label: 'Tokens per rollout', unit: 'token', scale: 'log', input: 'tokensPerRollout' },
          { label: 'Compute', unit: 'FLOP', scale: 'log' },
          [
            line('writing', 'inference', sweep(context, 'tokensPerRollout', 'generationFlops', steps(100, 1e5, 13, 'log'))),
            line('learning', 'training', sweep(context, 'tokensPerRollout', 'updateFlops', steps(100, 1e5, 13, 'log'))),
            current('here', 'main', context.inputs.tokensPerRollout, context.outputs.generationFlops),
          ],
        ),
    },
  ],
})
