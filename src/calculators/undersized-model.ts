/** A model smaller, or larger, than the compute-optimal one: the data it needs for the same loss, and the extra compute. */
import { dataMultiplier, relativeSize, smallestSize } from '../model/equal-loss.ts'
import { lawOf } from '../model/scaling-laws.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import type { Mark } from './spec/chart.ts'
import { everyLossFit, lossFitInput } from './spec/fit-inputs.ts'
import { calculator, quantity } from './spec/spec.ts'
import type { Pair } from './spec/views.ts'
import { chart, current, landmark, line, numberIn, rule, short, steps } from './spec/views.ts'

/** Extra compute, as a share of the optimal; null where no data suffices. */
const overhead = (fit: string, size: number): number | null => {
  const multiplier = dataMultiplier(lawOf(fit), size)
  const extra = multiplier === null ? null : Math.max(0, size * multiplier - 1)
  return extra === null || !Number.isFinite(extra) ? null : extra
}

/** The most that the chart shows: three times the optimal compute. */
const top = 2

const curve = (fit: string): readonly Pair[] =>
  steps(smallestSize(lawOf(fit)), 4, 161, 'log').flatMap((size): readonly Pair[] => {
    const extra = overhead(fit, size)
    return extra === null || extra > top ? [] : [[size, extra]]
  })

/** Dense models that lie on the chart, at their size against the best model of the same loss. */
const models = (fit: string, rows: readonly Readonly<Record<string, string | number | null>>[]): readonly Mark[] =>
  rows.flatMap((model) => {
    const [params, tokens] = [numberIn(model.activeParams), numberIn(model.tokens)]
    if (params === null || tokens === null || params !== model.params) return []
    const size = relativeSize(lawOf(fit), params, tokens)
    const extra = overhead(fit, size)
    return extra === null || extra > top || size > 4 ? [] : landmark(String(model.name), 'quiet', size, extra)
  })

export const undersizedModel = calculator({
  id: 'undersized-model',
  topic: 'scaling-laws',
  order: 100,
  title: 'Undersized model',
  question: 'What does it cost to train a smaller model to the same quality?',
  inputs: {
    sizeFraction: quantity({
      label: 'Size against the compute-optimal model',
      unit: 'share',
      default: 0.5,
      range: [0.1, 4],
      scale: 'log',
      limits: [1e-6, 1e6],
      help: 'Its parameters as a share of those of the model that reaches the same loss with the least training compute.',
    }),
    fit: lossFitInput('devries2023'),
  },
  outputs: {
    dataMultiplier: { label: 'Tokens against the optimum', unit: 'ratio' },
    computeOverhead: { label: 'Extra training compute', unit: 'share' },
  },
  compute: ({ sizeFraction, fit }) => ({
    dataMultiplier: dataMultiplier(lawOf(fit), sizeFraction),
    computeOverhead: overhead(fit, sizeFraction),
  }),
  warns: ({ fit }, o) =>
    o.dataMultiplier === null
      ? [
          `No amount of data makes up for so few parameters: by this fit the smallest size is ${short(smallestSize(lawOf(fit)), 'share')} of the optimal.`,
        ]
      : [],
  says: (o, i) =>
    o.dataMultiplier === null
      ? say`A model of ${typeset(i.sizeFraction, 'share')} of the optimal size cannot reach the same loss, whatever it reads.`
      : say`A model of ${typeset(i.sizeFraction, 'share')} of the optimal size needs ${typeset(o.dataMultiplier, 'ratio')} times the tokens and ${typeset(o.computeOverhead, 'share')} more training compute.`,
  main: 'computeOverhead',
  views: [
    {
      id: 'overhead',
      title: 'Extra compute against size',
      draw: ({ inputs: { sizeFraction, fit }, outputs, rows }) => {
        const extra = numberIn(outputs.computeOverhead)
        return chart(
          'Halving the size costs little extra training; near the smallest size the cost has no bound. Real dense models stand at their own size against the best one of the same loss.',
          { label: 'Size against the compute-optimal model', unit: 'share', scale: 'log', input: 'sizeFraction' },
          { label: 'Extra training compute', unit: 'share', scale: 'linear', zero: true },
          [
            ...everyLossFit(fit, (_, id) => curve(id)),
            rule('x', smallestSize(lawOf(fit)), 'smallest size'),
            ...models(fit, rows('models')),
            ...(extra !== null && extra <= 2 * top ? current('here', 'main', sizeFraction, extra) : []),
          ],
        )
      },
    },
    {
      id: 'tokens',
      title: 'Data against size',
      draw: ({ inputs: { sizeFraction, fit }, outputs }) =>
        chart(
          'The tokens that each size needs for the same loss: the curve of equal loss, seen from the compute-optimal model at 1.',
          { label: 'Size against the compute-optimal model', unit: 'share', scale: 'log', input: 'sizeFraction' },
          { label: 'Tokens against the optimum', unit: 'ratio', scale: 'log' },
          [
            line(
              'equal loss',
              'main',
              curve(fit).map(([size, extra]): Pair => [size, (extra + 1) / size]),
            ),
            rule('x', smallestSize(lawOf(fit)), 'smallest size'),
            current('here', 'main', sizeFraction, outputs.dataMultiplier),
          ],
        ),
    },
  ],
})
