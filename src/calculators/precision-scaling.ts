/** Training and serving in few bits: a model that acts smaller, and one that a long training makes more fragile. */
import { effectiveParams, precisionLoss, quantisationPenalty } from '../model/precision.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { calculator, quantity } from './spec/spec.ts'
import type { Pair } from './spec/views.ts'
import { chart, current, line, steps, sweep } from './spec/views.ts'

const bits = (label: string, help: string) =>
  quantity({ label, unit: 'bit', default: 16, range: [2, 16], scale: 'linear', limits: [1, 64], help })

export const precisionScaling = calculator({
  id: 'precision-scaling',
  topic: 'scaling-laws',
  order: 140,
  title: 'Precision scaling',
  question: 'What does it cost to train or serve in fewer bits?',
  inputs: {
    params: quantity({ label: 'Parameters', unit: 'parameter', default: 1e9, range: [1e7, 1e12], scale: 'log', limits: [1, 1e18] }),
    tokens: quantity({ label: 'Training tokens', unit: 'token', default: 2e10, range: [1e8, 1e14], scale: 'log', limits: [1, 1e20] }),
    weightBits: bits('Weights in training', 'Bits of a weight while it is trained.'),
    activationBits: bits('Activations in training', 'Bits of what flows between layers.'),
    kvBits: bits('Keys and values in training', 'Bits of the key-value cache.'),
    postTrainingBits: quantity({
      label: 'Weights after training',
      unit: 'bit',
      default: null,
      range: [2, 16],
      scale: 'linear',
      limits: [1, 64],
      help: 'Bits that the finished weights are rounded to. None: served as trained.',
    }),
  },
  outputs: {
    effectiveParams: { label: 'Acts like', unit: 'parameter' },
    loss: { label: 'Loss', unit: 'nat/token', digits: 4 },
    quantisationPenalty: { label: 'Of it, by rounding after training', unit: 'nat/token' },
  },
  compute: (i) => ({ effectiveParams: effectiveParams(i), loss: precisionLoss(i), quantisationPenalty: quantisationPenalty(i) }),
  warns: ({ postTrainingBits, weightBits }) =>
    postTrainingBits !== null && postTrainingBits >= weightBits
      ? ['The weights are not rounded to fewer bits than they were trained in, so the penalty shown does not arise.']
      : [],
  says: (o, i) => {
    const penalty =
      i.postTrainingBits === null
        ? say``
        : say`, ${typeset(o.quantisationPenalty, 'nat/token', { digits: 2 })} of it from rounding to ${typeset(i.postTrainingBits, 'bit')} afterwards`
    return say`With weights of ${typeset(i.weightBits, 'bit')}, ${typeset(i.params, 'parameter')} act like ${typeset(o.effectiveParams, 'parameter')}: the loss is ${typeset(o.loss, 'nat/token', { digits: 4 })}${penalty}.`
  },
  main: 'effectiveParams',
  views: [
    {
      id: 'overtraining',
      title: 'More training, then rounding',
      draw: ({ inputs, outputs }) => {
        const span = steps(inputs.tokens / 30, inputs.tokens * 300, 61, 'log')
        const rounded = (postTrainingBits: number | null): readonly Pair[] =>
          span.map((tokens) => [tokens, precisionLoss({ ...inputs, tokens, postTrainingBits })])
        const own = inputs.postTrainingBits
        return chart(
          'Loss against training tokens. Rounded to few bits afterwards, a model that has read more can be worse than one that has read less.',
          { label: 'Training tokens', unit: 'token', scale: 'log', input: 'tokens' },
          { label: 'Loss', unit: 'nat/token', scale: 'linear' },
          [
            line('as trained', own === null ? 'main' : 'quiet', rounded(null)),
            ...[4, 3].filter((some) => some !== own).map((some) => line(`rounded to ${some} bits`, 'second', rounded(some), true)),
            ...(own === null ? [] : [line('rounded as given', 'main', rounded(own))]),
            current('here', 'main', inputs.tokens, outputs.loss),
          ],
        )
      },
    },
    {
      id: 'bits',
      title: 'Effective size against bits',
      draw: (context) =>
        chart(
          'Parameters that the model acts like, by the bits of its weights in training: little is lost above eight bits, much below four.',
          { label: 'Weights in training', unit: 'bit', scale: 'linear', input: 'weightBits' },
          { label: 'Acts like', unit: 'parameter', scale: 'linear', zero: true },
          [
            line('effective parameters', 'main', sweep(context, 'weightBits', 'effectiveParams', steps(1, 16, 61, 'linear'))),
            current('here', 'main', context.inputs.weightBits, context.outputs.effectiveParams),
          ],
        ),
    },
    {
      id: 'size',
      title: 'Loss against size',
      draw: (context) => {
        const { params, weightBits } = context.inputs
        const sizes = steps(Math.min(1e7, params / 10), Math.max(1e11, params * 10), 41, 'log')
        const at = (bits: number) => ({ at: (changes: Partial<typeof context.inputs>) => context.at({ ...changes, weightBits: bits }) })
        return chart(
          'Loss against size at several widths of the weights in training: fewer bits move the curve to the right, as if the model were smaller by one factor.',
          { label: 'Parameters', unit: 'parameter', scale: 'log', input: 'params' },
          { label: 'Loss', unit: 'nat/token', scale: 'linear' },
          [
            ...[16, 4, 2]
              .filter((bits) => bits !== weightBits)
              .map((bits) => line(`${bits} bits`, 'quiet', sweep(at(bits), 'params', 'loss', sizes), true)),
            line('as given', 'main', sweep(context, 'params', 'loss', sizes)),
            current('here', 'main', params, context.outputs.loss),
          ],
        )
      },
    },
  ],
  validity: [
    { input: 'params', range: [3e7, 1.7e9], says: 'The law stands on models of 30 million to 1.7 billion parameters.' },
    { input: 'tokens', range: [1e9, 2.6e10], says: 'The law stands on 1 to 26 billion tokens.' },
    { input: 'weightBits', range: [3, 16], says: 'The law stands on 3 to 16 bits.' },
  ],
})
