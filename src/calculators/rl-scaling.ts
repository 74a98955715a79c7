/** Reinforcement learning against compute: a sigmoid from where the model starts to a ceiling that more compute does not move. */

import type { SigmoidLaw } from '../model/reinforcement.ts'
import { passRate } from '../model/reinforcement.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { calculator, quantity } from './spec/spec.ts'
import type { Pair } from './spec/views.ts'
import { chart, current, line, rule, steps, sweep } from './spec/views.ts'

const hours = steps(100, 1e7, 61, 'log')

const curve = (law: SigmoidLaw): readonly Pair[] => hours.map((h): Pair => [h, passRate(law, h)])

export const rlScaling = calculator({
  id: 'rl-scaling',
  topic: 'scaling-laws',
  order: 180,
  title: 'Scaling of reinforcement learning',
  question: 'How far does more reinforcement learning go?',
  inputs: {
    gpuHours: quantity({
      label: 'Compute of RL',
      unit: 'GPU-h',
      default: 1e5,
      range: [100, 1e7],
      scale: 'log',
      limits: [1e-3, 1e15],
      ticks: [
        { value: 16_000, label: 'ScaleRL, leave-one-out' },
        { value: 1e5, label: 'ScaleRL, largest' },
      ],
    }),
    ceiling: quantity({
      label: 'Ceiling',
      unit: 'share',
      default: 0.61,
      range: [0, 1],
      scale: 'linear',
      limits: [0, 1],
      ticks: [
        { value: 0.52, label: 'last layer in 16 bits' },
        { value: 0.61, label: 'in 32 bits' },
      ],
      help: 'Pass rate that the recipe tends to: in the paper 61 % with the last layer in 32 bits, 52 % without.',
    }),
    start: quantity({
      label: 'Before RL',
      unit: 'share',
      default: 0.2,
      range: [0, 1],
      scale: 'linear',
      limits: [0, 1],
      help: 'Pass rate of the model that RL starts from. An assumption.',
    }),
    midpoint: quantity({
      label: 'Compute for half of the gain',
      unit: 'GPU-h',
      default: 1e4,
      range: [100, 1e6],
      scale: 'log',
      limits: [1e-3, 1e15],
      help: 'An assumption: the paper shows its values in figures only.',
    }),
    exponent: quantity({
      label: 'Steepness',
      unit: 'none',
      default: 1,
      range: [0.2, 4],
      scale: 'log',
      limits: [0.01, 100],
      help: 'How quickly the gain is made around the midpoint. An assumption, as above.',
    }),
  },
  outputs: {
    passRate: { label: 'Pass rate', unit: 'share' },
    gainPerDoubling: { label: 'Gain by doubling the compute', unit: 'share' },
  },
  compute: (i) => {
    const now = passRate(i, i.gpuHours)
    return { passRate: now, gainPerDoubling: passRate(i, 2 * i.gpuHours) - now }
  },
  warns: ({ start, ceiling }) => (ceiling < start ? ['The ceiling is below the start, so here more compute makes the model worse.'] : []),
  says: (o, i) =>
    say`After ${typeset(i.gpuHours, 'GPU-h')} the model passes ${typeset(o.passRate, 'share')} of the problems; twice the compute would add ${typeset(o.gainPerDoubling, 'share', { digits: 2 })} of them.`,
  main: 'passRate',
  views: [
    {
      id: 'compute',
      title: 'Pass rate against compute',
      draw: (context) => {
        const { gpuHours, ceiling, start, midpoint, exponent } = context.inputs
        return chart(
          'Compute moves a model along its curve; only a better recipe moves the ceiling: 52 % or 61 % in the paper. A steeper curve gets to the same place.',
          { label: 'Compute of RL', unit: 'GPU-h', scale: 'log', input: 'gpuHours' },
          { label: 'Pass rate', unit: 'share', scale: 'linear', domain: [0, 1] },
          [
            line('this recipe', 'main', sweep(context, 'gpuHours', 'passRate', hours)),
            line('twice as steep', 'quiet', curve({ ceiling, start, midpoint, exponent: exponent * 2 }), true),
            line('ceiling of 52 %', 'quiet', curve({ ceiling: 0.52, start, midpoint, exponent }), true),
            rule('y', ceiling, 'ceiling'),
            rule('x', midpoint, 'half of the gain'),
            current('here', 'main', gpuHours, context.outputs.passRate),
          ],
        )
      },
    },
    {
      id: 'doubling',
      title: 'What a doubling adds',
      draw: (context) =>
        chart(
          'Gain by doubling the compute: greatest around the midpoint, and less with each doubling after it.',
          { label: 'Compute of RL', unit: 'GPU-h', scale: 'log', input: 'gpuHours' },
          { label: 'Gain by doubling', unit: 'share', scale: 'linear', zero: true },
          [
            line('gain', 'main', sweep(context, 'gpuHours', 'gainPerDoubling', hours)),
            rule('x', context.inputs.midpoint, 'half of the gain'),
            current('here', 'main', context.inputs.gpuHours, context.outputs.gainPerDoubling),
          ],
        ),
    },
  ],
  validity: [
    {
      input: 'gpuHours',
      range: [1500, 1e5],
      says: 'The paper fits runs from 1,500 GPU-hours on; its largest took 100,000.',
    },
  ],
})
