/** Training compute: 6 FLOP per parameter and token, and attention's share where the shape is known. */

import { trainingFlops } from '../model/training.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { attentionInputs, attentionOf, attentionWarnings } from './spec/attention-inputs.ts'
import { paramTicks, tokenTicks } from './spec/inputs.ts'
import { calculator, quantity } from './spec/spec.ts'
import { chart, current, landmark, line, numberIn, steps, sweep } from './spec/views.ts'

export const trainingCompute = calculator({
  id: 'training-compute',
  topic: 'training',
  order: 10,
  title: 'Training compute',
  question: 'How much compute does it take to train a model?',
  inputs: {
    params: quantity({
      label: 'Parameters',
      unit: 'parameter',
      default: 70e9,
      range: [1e8, 2e12],
      scale: 'log',
      ticks: paramTicks,
      help: 'Those that work on a token: for a mixture of experts, the active ones.',
    }),
    tokens: quantity({ label: 'Training tokens', unit: 'token', default: 1.4e12, range: [1e9, 1e14], scale: 'log', ticks: tokenTicks }),
    flopsPerParamToken: quantity({
      label: 'FLOP per parameter and token',
      unit: 'none',
      default: 6,
      range: [1, 12],
      scale: 'linear',
      limits: [0.1, 100],
      help: '2 forward and 4 backward make 6. With activations computed twice it is 8; an encoder-decoder, where a token meets half the weights, has 3.',
    }),
    ...attentionInputs,
  },
  outputs: {
    flops: { label: 'Training compute', unit: 'FLOP' },
    pfDays: { label: 'In petaFLOP/s-days', unit: 'PF-day' },
    attentionShare: { label: 'Share of attention', unit: 'share' },
  },
  compute: (i) => ({ ...trainingFlops({ ...i, attention: attentionOf(i) }) }),
  warns: (i) => attentionWarnings(i),
  says: (o, i) => {
    const attention = o.attentionShare === null ? say`` : say`, ${typeset(o.attentionShare, 'share')} of it for attention`
    return say`Training takes ${typeset(o.flops, 'FLOP')}${attention}: ${typeset(i.params, 'parameter')} that read ${typeset(i.tokens, 'token')}, or ${typeset(o.pfDays, 'PF-day')}.`
  },
  main: 'flops',
  views: [
    {
      id: 'tokens',
      title: 'Compute against tokens',
      draw: (context) =>
        chart(
          'Training compute grows in proportion to tokens; real models stand where their active parameters and tokens put them.',
          { label: 'Training tokens', unit: 'token', scale: 'log', input: 'tokens' },
          { label: 'Training compute', unit: 'FLOP', scale: 'log' },
          [
            line('this model', 'main', sweep(context, 'tokens', 'flops', steps(1e11, 3e13, 41, 'log'))),
            ...context.rows('models').map((model) => {
              const [active, tokens] = [numberIn(model.activeParams), numberIn(model.tokens)]
              return landmark(String(model.name), 'quiet', tokens, active === null || tokens === null ? null : 6 * active * tokens)
            }),
            current('here', 'main', context.inputs.tokens, context.outputs.flops),
          ],
        ),
    },
  ],
})
