/** pass@k from how many of n samples were right, with its standard error. */
import { passAtKError, passAtK as passOf } from '../model/pass-at-k.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { calculator, quantity } from './spec/spec.ts'
import type { Pair } from './spec/views.ts'
import { chart, current, line, numberIn, steps } from './spec/views.ts'

/** Whole numbers from 1 to `most`, about even on a logarithmic axis. */
const counts = (most: number): readonly number[] => [...new Set(steps(1, Math.max(2, most), 41, 'log').map(Math.round))]

const whole = (label: string, of: number, [low, high]: readonly [number, number], help: string) =>
  quantity({
    label,
    unit: 'count',
    default: of,
    range: [low, high],
    scale: low > 0 ? 'log' : 'linear',
    limits: [low, 1e6],
    integer: true,
    help,
  })

export const passAtK = calculator({
  id: 'pass-at-k',
  topic: 'inference',
  order: 265,
  title: 'pass@k',
  question: 'How likely is it that one of k tries is right?',
  inputs: {
    samples: whole('Samples drawn, n', 200, [1, 10_000], 'All samples of the problem that were checked.'),
    correct: whole('Of them right, c', 20, [0, 1000], 'How many passed the check.'),
    k: whole('Tries, k', 10, [1, 1000], 'At most as many as were drawn.'),
  },
  outputs: {
    passAtK: { label: 'pass@k', unit: 'share' },
    standardError: { label: 'Standard error', unit: 'share' },
  },
  compute: (i) => ({ passAtK: passOf(i.samples, i.correct, i.k), standardError: passAtKError(i.samples, i.correct, i.k) }),
  warns: (i) => [
    ...(i.k > i.samples
      ? [`Fewer samples than tries give no unbiased estimate of pass@${i.k}: draw at least ${i.k}, not ${i.samples}.`]
      : []),
    ...(i.correct > i.samples ? [`More are right (${i.correct}) than were drawn (${i.samples}): one of the two is a slip.`] : []),
    ...(i.correct === 0 && i.k <= i.samples
      ? ['None was right, so the estimate is 0 and its error too; more samples may still find one.']
      : []),
  ],
  says: (o, i) => {
    if (o.passAtK === null)
      return say`No pass@k can be given for ${i.k === 1 ? 'one try' : say`${typeset(i.k, 'count')} tries`} from ${i.samples === 1 ? 'one sample' : say`${typeset(i.samples, 'count')} samples`}.`
    if (o.passAtK === 1 && i.correct < i.samples)
      return say`Any ${typeset(i.k, 'count')} of these ${typeset(i.samples, 'count')} samples hold a right one, so pass@${typeset(i.k, 'count')} is ${typeset(1, 'share')}, with a standard error of ${typeset(o.standardError, 'share', { digits: 2 })}.`
    const tries = i.k === 1 ? say`One try is right` : say`One of ${typeset(i.k, 'count')} tries is right`
    const error = numberIn(o.standardError)
    const spread = error === null || error === 0 ? say`` : say`, give or take ${typeset(error, 'share', { digits: 2 })}`
    return say`${tries} with a chance of ${typeset(o.passAtK, 'share')}${spread}: ${typeset(i.correct, 'count')} of ${typeset(i.samples, 'count')} samples were.`
  },
  main: 'passAtK',
  views: [
    {
      id: 'tries',
      title: 'Against tries',
      draw: ({ inputs, outputs, at }) => {
        const of = (correct: number): readonly Pair[] =>
          counts(inputs.samples).flatMap((k): Pair[] => {
            const value = numberIn(at({ correct, k }).passAtK)
            return value === null ? [] : [[k, value]]
          })
        const band = counts(inputs.samples).flatMap((k) => {
          const { passAtK: value, standardError: error } = at({ k })
          if (typeof value !== 'number' || typeof error !== 'number') return []
          return [[k, Math.max(0, value - error), Math.min(1, value + error)] as const]
        })
        const half = Math.floor(inputs.correct / 2)
        return chart(
          'pass@k against tries: a problem that is seldom solved is almost sure to be solved once. The band is one standard error to either side.',
          { label: 'Tries, k', unit: 'count', scale: 'log', input: 'k' },
          { label: 'pass@k', unit: 'share', scale: 'linear', domain: [0, 1] },
          [
            { type: 'area', label: 'standard error', tone: 'main', points: band },
            half > 0 && half !== inputs.correct ? line('half as many right', 'quiet', of(half), true) : [],
            line('pass@k', 'main', of(inputs.correct)),
            current('here', 'main', inputs.k, outputs.passAtK),
          ],
        )
      },
    },
  ],
})
