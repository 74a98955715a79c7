/** Training on the same data several times: what repeated tokens are worth, and the loss against fresh ones. */
import { mostEffectiveTokens, repeatedData } from '../model/data-constrained.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { calculator, quantity } from './spec/spec.ts'
import type { Pair } from './spec/views.ts'
import { chart, current, line, numberIn, region, rule, steps, sweep } from './spec/views.ts'

const epochsDrawn = steps(1, 200, 61, 'log')

export const dataConstrained = calculator({
  id: 'data-constrained',
  topic: 'scaling-laws',
  order: 130,
  title: 'Repeated data',
  question: 'What is it worth to train on the same data again?',
  inputs: {
    params: quantity({
      label: 'Parameters',
      unit: 'parameter',
      default: 7e9,
      range: [1e7, 1e12],
      scale: 'log',
      limits: [1, 1e18],
    }),
    uniqueTokens: quantity({
      label: 'Distinct tokens',
      unit: 'token',
      default: 25e9,
      range: [1e8, 1e14],
      scale: 'log',
      limits: [1, 1e20],
      help: 'Tokens of the text there is, each counted once.',
    }),
    epochs: quantity({
      label: 'Times read',
      unit: 'none',
      default: 4,
      range: [1, 100],
      scale: 'log',
      limits: [1, 1e6],
      ticks: [
        { value: 4, label: 'almost as good as new' },
        { value: 40, label: 'worth little more' },
      ],
    }),
  },
  outputs: {
    effectiveTokens: { label: 'Worth as many fresh tokens', unit: 'token' },
    effectiveParams: { label: 'Effective parameters', unit: 'parameter' },
    loss: { label: 'Loss', unit: 'nat/token', digits: 4 },
    freshDataLoss: { label: 'Loss on fresh data', unit: 'nat/token', digits: 4 },
  },
  compute: ({ params, uniqueTokens, epochs }) => ({
    ...repeatedData({ params, uniqueTokens, epochs }),
    freshDataLoss: repeatedData({ params, uniqueTokens: uniqueTokens * epochs, epochs: 1 }).loss,
  }),
  says: (o, i) => {
    const read = i.epochs === 1 ? say`Read once` : say`Read ${typeset(i.epochs, 'none')} times`
    return say`${read}, ${typeset(i.uniqueTokens, 'token')} are worth ${typeset(o.effectiveTokens, 'token')} of fresh text: the loss is ${typeset(o.loss, 'nat/token', { digits: 4 })}, against ${typeset(o.freshDataLoss, 'nat/token', { digits: 4 })} on data that is all new.`
  },
  main: 'effectiveTokens',
  views: [
    {
      id: 'worth',
      title: 'What repeating is worth',
      draw: ({ inputs, outputs }) =>
        chart(
          'Fresh tokens that the repeated ones are worth: nearly as many for the first few readings, hardly more after some forty.',
          { label: 'Times read', unit: 'none', scale: 'log', input: 'epochs' },
          { label: 'Worth as many fresh tokens', unit: 'token', scale: 'log' },
          [
            line(
              'repeated',
              'main',
              epochsDrawn.map((epochs): Pair => [epochs, repeatedData({ ...inputs, epochs }).effectiveTokens]),
            ),
            line(
              'all fresh',
              'quiet',
              epochsDrawn.map((epochs): Pair => [epochs, inputs.uniqueTokens * epochs]),
              true,
            ),
            rule('y', mostEffectiveTokens(inputs.uniqueTokens), 'the most they can be worth'),
            current('here', 'main', inputs.epochs, outputs.effectiveTokens),
          ],
        ),
    },
    {
      id: 'loss',
      title: 'Loss against readings',
      draw: (context) =>
        chart(
          'Loss of this model as it reads the same text again, and as it would be with fresh text each time.',
          { label: 'Times read', unit: 'none', scale: 'log', input: 'epochs' },
          { label: 'Loss', unit: 'nat/token', scale: 'linear' },
          [
            region('x', 1, 4, 'almost as good as fresh'),
            line('the same text', 'main', sweep(context, 'epochs', 'loss', epochsDrawn)),
            line('fresh text', 'quiet', sweep(context, 'epochs', 'freshDataLoss', epochsDrawn), true),
            current('here', 'main', context.inputs.epochs, numberIn(context.outputs.loss)),
          ],
        ),
    },
    {
      id: 'size',
      title: 'Which size',
      draw: (context) => {
        const { params } = context.inputs
        const sizes = steps(Math.min(1e8, params / 10), Math.max(1e12, params * 10), 61, 'log')
        return chart(
          'Loss against size on the same reading of this text: a model larger than the distinct tokens call for gains less and less from its size.',
          { label: 'Parameters', unit: 'parameter', scale: 'log', input: 'params' },
          { label: 'Loss', unit: 'nat/token', scale: 'linear' },
          [
            line('the same text', 'main', sweep(context, 'params', 'loss', sizes)),
            line('fresh text', 'quiet', sweep(context, 'params', 'freshDataLoss', sizes), true),
            current('here', 'main', params, numberIn(context.outputs.loss)),
          ],
        )
      },
    },
  ],
  validity: [
    { input: 'params', range: [7e6, 9e9], says: 'The law stands on models of 7 million to 9 billion parameters.' },
    { input: 'epochs', range: [1, 500], says: 'The law stands on 1 to 500 readings.' },
  ],
})
