/** Thinking longer against a larger model: how much inference a small model may spend before the large one costs no more. */

import { testTimeMultiplier } from '../model/test-time.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { calculator, quantity } from './spec/spec.ts'
import type { Pair } from './spec/views.ts'
import { chart, current, landmark, line, numberIn, rule, steps, sweep } from './spec/views.ts'

/** Ratios of inference to pre-training tokens that the paper compares. */
const ratios = [0.16, 0.79, 22]

export const testTimeExchange = calculator({
  id: 'test-time-exchange',
  topic: 'inference',
  order: 290,
  title: 'Test-time exchange',
  question: 'A larger model, or a small one that thinks longer?',
  inputs: {
    sizeFactor: quantity({
      label: 'The larger model, times as large',
      unit: 'ratio',
      default: 14,
      range: [1, 100],
      scale: 'log',
      limits: [1, 1e9],
    }),
    inferenceToPretraining: quantity({
      label: 'Inference tokens per training token',
      unit: 'ratio',
      default: 1,
      range: [0.01, 100],
      scale: 'log',
      limits: [1e-9, 1e12],
      ticks: [
        { value: 0.16, label: '0.16' },
        { value: 0.79, label: '0.79' },
        { value: 22, label: '22' },
      ],
      help: 'Over the model’s life, as the large model would answer. Self-improvement runs few, a popular service many.',
    }),
  },
  outputs: { inferenceMultiplier: { label: 'Inference the small model may spend', unit: 'ratio' } },
  compute: (i) => ({ inferenceMultiplier: testTimeMultiplier(i.sizeFactor, i.inferenceToPretraining) }),
  says: (o, i) =>
    say`The small model may spend ${typeset(o.inferenceMultiplier, 'ratio')} times as much compute on each answer before a model ${typeset(i.sizeFactor, 'ratio')} times as large costs no more in all.`,
  main: 'inferenceMultiplier',
  views: [
    {
      id: 'ratio',
      title: 'Where thinking longer wins',
      draw: (context) => {
        const curve = sweep(context, 'inferenceToPretraining', 'inferenceMultiplier', steps(0.01, 100, 41, 'log'))
        return chart(
          'If the small model matches the large one with less than the line, thinking longer is cheaper. The more a model is used, the lower the line, down to the ratio of sizes.',
          { label: 'Inference tokens per training token', unit: 'ratio', scale: 'log', input: 'inferenceToPretraining' },
          { label: 'Inference compute of the small model', unit: 'ratio', scale: 'log' },
          [
            { type: 'area', label: 'thinking longer is cheaper', tone: 'second', points: curve.map(([x, y]) => [x, 1, y] as const) },
            line('equal in all', 'main', curve),
            rule('y', context.inputs.sizeFactor, 'ratio of sizes'),
            ...ratios.map((ratio) =>
              landmark(`R = ${ratio}`, 'quiet', ratio, context.at({ inferenceToPretraining: ratio }).inferenceMultiplier),
            ),
            current('here', 'main', context.inputs.inferenceToPretraining, context.outputs.inferenceMultiplier),
          ],
        )
      },
    },
    {
      id: 'size',
      title: 'Against the size of the other model',
      draw: ({ inputs, outputs, at }) =>
        chart(
          'What the small model may spend rises in proportion to the size of the model that it replaces, and more steeply when that one is seldom used.',
          { label: 'The larger model, times as large', unit: 'ratio', scale: 'log', input: 'sizeFactor' },
          { label: 'Inference compute of the small model', unit: 'ratio', scale: 'log' },
          [
            ...ratios.map((ratio) =>
              line(
                `R = ${ratio}`,
                'quiet',
                steps(1, 100, 25, 'log').flatMap((sizeFactor): Pair[] => {
                  const y = numberIn(at({ sizeFactor, inferenceToPretraining: ratio }).inferenceMultiplier)
                  return y === null ? [] : [[sizeFactor, y]]
                }),
                true,
              ),
            ),
            line('this use', 'main', sweep({ at }, 'sizeFactor', 'inferenceMultiplier', steps(1, 100, 25, 'log'))),
            current('here', 'main', inputs.sizeFactor, outputs.inferenceMultiplier),
          ],
        ),
    },
  ],
})
