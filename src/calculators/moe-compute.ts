/** A mixture of experts: the compute of its active parameters, the memory of all. */
import { mixtureNeeds } from '../model/mixture-of-experts.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { paramTicks, tokenTicks } from './spec/inputs.ts'
import { calculator, quantity } from './spec/spec.ts'
import type { Pair } from './spec/views.ts'
import { chart, current, landmark, line, numberIn, steps } from './spec/views.ts'

const sizes = steps(1e9, 1e13, 9, 'log')

export const moeCompute = calculator({
  id: 'moe-compute',
  topic: 'scaling-laws',
  order: 150,
  title: 'Mixture of experts',
  question: 'What do experts that rest save, and what do they still cost?',
  inputs: {
    totalParams: quantity({
      label: 'Parameters in all',
      unit: 'parameter',
      default: 671e9,
      range: [1e9, 1e13],
      scale: 'log',
      limits: [1, 1e18],
      ticks: [{ value: 671e9, label: 'DeepSeek-V3' }],
    }),
    activeParams: quantity({
      label: 'Active parameters',
      unit: 'parameter',
      default: 37e9,
      range: [1e8, 1e12],
      scale: 'log',
      limits: [1, 1e18],
      ticks: paramTicks,
      help: 'Those that work on one token: what all experts share, and the few that the router picks.',
    }),
    tokens: quantity({
      label: 'Training tokens',
      unit: 'token',
      default: 14.8e12,
      range: [1e9, 1e14],
      scale: 'log',
      limits: [1, 1e20],
      ticks: tokenTicks,
    }),
    weightBytes: quantity({
      label: 'Bytes per weight',
      unit: 'byte/parameter',
      default: 1,
      range: [0.25, 4],
      scale: 'log',
      limits: [0.01, 64],
      help: '2 for 16 bits, 1 for 8, 0.5 for 4.',
    }),
  },
  outputs: {
    trainingFlops: { label: 'Training compute', unit: 'FLOP' },
    flopsPerToken: { label: 'Compute of a token served', unit: 'FLOP/token' },
    memoryBytes: { label: 'Memory of the weights', unit: 'byte' },
    sparsity: { label: 'Share at rest', unit: 'share' },
  },
  compute: (i) => ({ ...mixtureNeeds(i) }),
  warns: (_, o) => (o.sparsity === null ? ['More parameters are active than there are in all; check the two numbers.'] : []),
  says: (o) => {
    const rest =
      o.sparsity === null ? say`` : say` ${typeset(o.sparsity, 'share')} of the parameters rest on any one token, but none can be left out.`
    return say`Training takes ${typeset(o.trainingFlops, 'FLOP')} and serving ${typeset(o.flopsPerToken, 'FLOP/token')}, while the weights fill ${typeset(o.memoryBytes, 'byte')}.${rest}`
  },
  main: 'trainingFlops',
  views: [
    {
      id: 'memory',
      title: 'Compute against memory',
      draw: ({ inputs, outputs, rows }) =>
        chart(
          'Dense models lie on the upper line: every weight that is held works on every token. A mixture of experts lies below it.',
          { label: 'Memory of the weights', unit: 'byte', scale: 'log' },
          { label: 'Compute of a token served', unit: 'FLOP/token', scale: 'log' },
          [
            line(
              'dense',
              'second',
              sizes.map((n): Pair => [n * inputs.weightBytes, 2 * n]),
            ),
            line(
              'one in ten active',
              'quiet',
              sizes.map((n): Pair => [n * inputs.weightBytes, 0.2 * n]),
              true,
            ),
            ...rows('models').flatMap((model) => {
              const [total, active] = [numberIn(model.params), numberIn(model.activeParams)]
              return total === null || active === null ? [] : landmark(String(model.name), 'quiet', total * inputs.weightBytes, 2 * active)
            }),
            current('here', 'main', outputs.memoryBytes, outputs.flopsPerToken),
          ],
        ),
    },
  ],
})
