/** Training compute: 6 FLOP per parameter and token, and attention's share where the shape is known. */

import { trainingFlops } from '../model/training.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
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
    layers: quantity({
      label: 'Layers',
      unit: 'layer',
      default: null,
      range: [8, 200],
      scale: 'linear',
      limits: [1, 10_000],
      integer: true,
      help: 'With width and sequence, counts the attention scores, which grow with the sequence. Give all three or none.',
    }),
    modelWidth: quantity({
      label: 'Attention width',
      unit: 'count',
      default: null,
      range: [512, 32_768],
      scale: 'log',
      limits: [1, 1e6],
      integer: true,
      help: 'Heads times head size; usually the hidden size, but not in every model.',
    }),
    sequence: quantity({
      label: 'Sequence',
      unit: 'token',
      default: null,
      range: [512, 131_072],
      scale: 'log',
      limits: [1, 1e8],
      help: 'Tokens of one training example.',
    }),
  },
  outputs: {
    flops: { label: 'Training compute', unit: 'FLOP' },
    pfDays: { label: 'In petaFLOP/s-days', unit: 'PF-day' },
    attentionShare: { label: 'Share of attention', unit: 'share' },
  },
  compute: ({ params, tokens, flopsPerParamToken, layers, modelWidth, sequence }) => ({
    ...trainingFlops({
      params,
      tokens,
      flopsPerParamToken,
      attention: layers === null || modelWidth === null || sequence === null ? null : { layers, width: modelWidth, sequence },
    }),
  }),
  warns: ({ layers, modelWidth, sequence }) => {
    const given = [layers, modelWidth, sequence].filter((value) => value !== null).length
    return given === 0 || given === 3 ? [] : ['Attention is left out: its share needs layers, attention width and sequence together.']
  },
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
