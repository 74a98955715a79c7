/** The best of n samples: how far choosing moves the model, and how good the chosen one is expected to be. */
import { say, typeset } from '../model/print.ts'
import { bestOfKl, bestOfQuantile } from '../model/test-time.ts'
import type { Case } from './spec.ts'
import { calculator, quantity, within } from './spec.ts'
import type { Pair } from './views.ts'
import { chart, current, line, numberIn, steps, sweep } from './views.ts'

const distance = (samples: number, klNats: number): Case => ({
  name: `Best of ${samples.toLocaleString('en')}`,
  given: { samples },
  expect: { klNats: within(klNats, '0.01%') },
  source: 'gao2022',
  locator: '§ 2',
  note: 'The paper prints the formula; the value is it, worked out apart.',
})

const counts = steps(1, 1e4, 41, 'log')

export const bestOfN = calculator({
  id: 'best-of-n',
  topic: 'inference',
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
  formula: '\\text{KL} = \\ln n - \\frac{n-1}{n} \\qquad \\mathbb{E}[\\text{rank}] = \\frac{n}{n+1}',
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
  cases: [
    distance(2, 0.193147),
    distance(4, 0.636294),
    distance(10, 1.402585),
    distance(16, 1.835089),
    distance(1000, 5.908755),
    distance(1024, 5.932448),
  ],
  sources: ['gao2022', 'beirami2024'],
  caveats: [
    'The rank is by whatever chooses. A reward model that is only an estimate of what is wanted can be overdone: beyond some distance, its favourites get worse.',
    'The distance is exact when no two answers are equally good, and an upper bound otherwise.',
  ],
})
