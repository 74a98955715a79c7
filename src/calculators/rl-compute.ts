/** The compute of reinforcement learning: rollouts to write, and to learn from; and why writing takes most of the time. */
import { say, typeset } from '../model/print.ts'
import { rolloutBill } from '../model/reinforcement.ts'
import { paramTicks } from './inputs.ts'
import { calculator, quantity, shared, within } from './spec.ts'
import type { Pair } from './views.ts'
import { chart, current, line, numberIn, rule, steps, sweep } from './views.ts'

export const rlCompute = calculator({
  id: 'rl-compute',
  topic: 'scaling-laws',
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
    prompts: quantity({ label: 'Prompts', unit: 'count', default: 1e5, range: [1000, 1e8], scale: 'log', limits: [1, 1e15] }),
    rolloutsPerPrompt: quantity({
      label: 'Rollouts per prompt',
      unit: 'count',
      default: 16,
      range: [1, 256],
      scale: 'log',
      limits: [1, 1e6],
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
  formula:
    'T = P\\,k\\,\\ell \\qquad C_{\\text{gen}} = 2NT \\quad C_{\\text{upd}} = 6NuT \\qquad \\text{share} = \\frac{C_{\\text{gen}}/m_{\\text{gen}}}{C_{\\text{gen}}/m_{\\text{gen}} + C_{\\text{upd}}/m_{\\text{train}}}',
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
  cases: [
    {
      name: 'Rollouts take over nine tenths of the time',
      given: {
        params: 70e9,
        prompts: 1e5,
        rolloutsPerPrompt: 16,
        tokensPerRollout: 4000,
        updatesPerRollout: 1,
        generationMfu: 0.01,
        trainingMfu: 0.33,
      },
      expect: { generationShareOfTime: within(0.9, '5%') },
      source: 'zhou2025',
      locator: 'abstract',
      note: 'The paper says more than 90 %. The utilisation of writing is Sardana’s 1 % for generated tokens, not the paper’s, so this tests the order of magnitude only.',
    },
    {
      name: 'A hundred thousand prompts, by hand',
      given: {
        params: 70e9,
        prompts: 1e5,
        rolloutsPerPrompt: 16,
        tokensPerRollout: 4000,
        updatesPerRollout: 1,
        generationMfu: 0.1,
        trainingMfu: 0.3,
      },
      // 6.4e9 tokens × 1.4e11; × 4.2e11; 20 ÷ (20 + 20)
      expect: {
        generationFlops: within(8.96e20, '0.1%'),
        updateFlops: within(2.688e21, '0.1%'),
        generationShareOfTime: within(0.5, '0.1%'),
      },
      source: 'kaplan2020',
      locator: '§ 2.1',
      note: 'Worked by hand from 2 FLOP forward and 6 in training per parameter and token.',
    },
  ],
  sources: ['kaplan2020', 'zhou2025', 'sardana2023'],
  caveats: [
    'The time is that of equal hardware for both; waiting for the longest rollout of a batch is part of the utilisation.',
    'Reading the prompt, a reward model, a reference model and a critic are left out; each adds passes of 2 FLOP per parameter and token.',
    'At the book’s tenth of the peak, writing takes about half of the time; measured systems report up to nine tenths and more, because rollouts of uneven length leave hardware waiting. That is a utilisation of one to two hundredths here: the slider goes there.',
    'Rollouts that stop early or are thrown away still have to be written.',
  ],
})
