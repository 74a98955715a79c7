/** The best of n samples: how far choosing moves the model, and how good the chosen one is expected to be. */

import { bestOfKl, bestOfQuantile } from '../model/test-time.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { calculator, quantity } from './spec/spec.ts'
import type { Pair } from './spec/views.ts'
import { chart, current, line, numberIn, steps, sweep } from './spec/views.ts'

const counts = steps(1, 1e4, 41, 'log')

export const bestOfN = calculator({
  id: 'best-of-n',
  topic: 'inference',
  order: 280,
  title: 'Best of n',
  question: 'What does it bring to keep the best of several answers?',
  inputs: {
    samples: quantity({
      label: 'Samples',
      unit: 'count',
      default: 16,
      range: [1, 10_000],
      scale: 'log',
      limits: [1, 1e12],
      integer: true,
    }),
  },
  outputs: {
    klNats: { label: 'Distance from the model (KL, nats)', unit: 'none' },
    expectedQuantile: { label: 'Expected rank of the best', unit: 'share' },
  },
  compute: ({ samples }) => ({ klNats: bestOfKl(samples), expectedQuantile: bestOfQuantile(samples) }),
  warns: ({ samples }) => (samples === 1 ? ['The best of one is that one: nothing is chosen.'] : []),
  says: (o, i) =>
    say`The best of ${typeset(i.samples, 'count')} stands above ${typeset(o.expectedQuantile, 'share')} of answers on average, ${typeset(o.klNats, 'none')} nats from the model.`,
  main: 'klNats',
  views: [
    {
      id: 'rank',
      title: 'Rank against samples',
      draw: (context) =>
        chart(
          'The expected rank of the best answer climbs fast and then barely: most of the gain is in the first samples, while compute grows in proportion.',
          { label: 'Samples', unit: 'count', scale: 'log', input: 'samples' },
          { label: 'Expected rank of the best', unit: 'share', scale: 'linear', domain: [0, 1] },
          [
            line('best of n', 'main', sweep(context, 'samples', 'expectedQuantile', counts)),
            current('here', 'main', context.inputs.samples, context.outputs.expectedQuantile),
          ],
        ),
    },
    {
      id: 'distance',
      title: 'Distance against samples',
      draw: (context) =>
        chart(
          'Choosing among n moves the model by about the logarithm of n, less one: each doubling adds 0.69 nats.',
          { label: 'Samples', unit: 'count', scale: 'log', input: 'samples' },
          { label: 'Distance from the model (KL, nats)', unit: 'none', scale: 'linear', zero: true },
          [
            line('best of n', 'main', sweep(context, 'samples', 'klNats', counts)),
            line(
              'logarithm of n',
              'quiet',
              counts.map((n): Pair => [n, Math.log(n)]),
              true,
            ),
            current('here', 'main', context.inputs.samples, context.outputs.klNats),
          ],
        ),
    },
    {
      id: 'exchange',
      title: 'Rank against distance',
      draw: ({ inputs, outputs, at }) =>
        chart(
          'How good the chosen answer is against how far choosing has moved the model: the first nat brings most of the rank.',
          { label: 'Distance from the model (KL, nats)', unit: 'none', scale: 'linear', zero: true },
          { label: 'Expected rank of the best', unit: 'share', scale: 'linear', domain: [0, 1] },
          [
            line(
              'best of n',
              'main',
              steps(1, Math.max(1000, inputs.samples), 41, 'log').flatMap((samples): Pair[] => {
                const { klNats, expectedQuantile } = at({ samples })
                const [x, y] = [numberIn(klNats), numberIn(expectedQuantile)]
                return x === null || y === null ? [] : [[x, y]]
              }),
            ),
            current('here', 'main', outputs.klNats, outputs.expectedQuantile),
          ],
        ),
    },
  ],
})
