/** Two costs that fall at different rates: when training has come down to what inference costs. */
import { grown, meetingTime } from '../model/growth.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import type { SeriesPoint } from './spec/spec.ts'
import { calculator, quantity, shared } from './spec/spec.ts'
import type { Pair } from './spec/views.ts'
import { chart, current, line, numberIn, optimum, steps } from './spec/views.ts'

interface Inputs {
  readonly trainingGain: number
  readonly inferenceGain: number
  readonly trainingCostNow: number
  readonly inferenceCostNow: number
  readonly years: number
}
const trainingAt = (i: Inputs, t: number): number | null => grown(i.trainingCostNow, 1 / i.trainingGain, t)
const inferenceAt = (i: Inputs, t: number): number | null => grown(i.inferenceCostNow, 1 / i.inferenceGain, t)
const ratioAt = (i: Inputs, t: number): number | null => grown(i.trainingCostNow / i.inferenceCostNow, i.inferenceGain / i.trainingGain, t)

/** A value at each year from 0 to `years`, and at the end. */
const yearly = (years: number, value: (t: number) => number | null): readonly SeriesPoint[] => {
  const whole = Array.from({ length: Math.floor(years) + 1 }, (_, t) => t)
  const times = Number.isInteger(years) ? whole : [...whole, years]
  return times.flatMap((x) => {
    const y = value(x)
    return y === null ? [] : [{ x, y }]
  })
}

const meeting = (i: Inputs): number | null =>
  meetingTime({ first: i.trainingCostNow, second: i.inferenceCostNow, firstGain: i.trainingGain, secondGain: i.inferenceGain })

export const efficiencyRace = calculator({
  id: 'efficiency-race',
  topic: 'agentic-demand',
  order: 340,
  title: 'Efficiency race',
  question: 'What if training gets cheaper faster than inference?',
  inputs: {
    trainingGain: shared('trainingGain', { range: [1, 10], scale: 'log', limits: [0.01, 1000] }),
    inferenceGain: shared('inferenceGain', { range: [1, 50], scale: 'log', limits: [0.01, 1000] }),
    trainingCostNow: quantity({
      label: 'Training now',
      unit: 'USD',
      default: 1e8,
      range: [1e5, 1e10],
      scale: 'log',
      limits: [1, 1e15],
      help: 'Of a model of fixed quality.',
    }),
    inferenceCostNow: quantity({
      label: 'Inference now',
      unit: 'USD',
      default: 1e7,
      range: [1e5, 1e10],
      scale: 'log',
      limits: [1, 1e15],
      help: 'Of a fixed amount of use at fixed quality, such as a year of today’s requests.',
    }),
    years: quantity({ label: 'Years ahead', unit: 'year', default: 5, range: [1, 20], scale: 'linear', limits: [0, 50] }),
  },
  outputs: {
    trainingCostThen: { label: 'Training then', unit: 'USD' },
    inferenceCostThen: { label: 'Inference then', unit: 'USD' },
    crossoverYears: { label: 'Years until both cost the same', unit: 'year' },
    trainingCost: { label: 'Training', unit: 'USD', type: 'series' },
    inferenceCost: { label: 'Inference', unit: 'USD', type: 'series' },
    costRatio: { label: 'Training against inference', unit: 'ratio', type: 'series' },
  },
  compute: (i) => ({
    trainingCostThen: trainingAt(i, i.years),
    inferenceCostThen: inferenceAt(i, i.years),
    crossoverYears: meeting(i),
    trainingCost: yearly(i.years, (t) => trainingAt(i, t)),
    inferenceCost: yearly(i.years, (t) => inferenceAt(i, t)),
    costRatio: yearly(i.years, (t) => ratioAt(i, t)),
  }),
  warns: (i, o) => {
    if (o.crossoverYears === null) return ['Training costs more now and does not fall faster, so it never comes down to inference.']
    return i.trainingCostNow <= i.inferenceCostNow ? ['Training costs no more than inference from the start.'] : []
  },
  says: (o, i) => {
    const then = say`In ${typeset(i.years, 'year')} the same training costs ${typeset(o.trainingCostThen, 'USD')} and the same inference ${typeset(o.inferenceCostThen, 'USD')}`
    if (o.crossoverYears === null) return say`${then}; they never cost the same.`
    return o.crossoverYears === 0 ? say`${then}.` : say`${then}; both cost the same after ${typeset(o.crossoverYears, 'year')}.`
  },
  main: 'trainingCostThen',
  views: [
    {
      id: 'costs',
      title: 'Both costs over the years',
      draw: ({ inputs, outputs }) => {
        const meets = numberIn(outputs.crossoverYears)
        const last = Math.max(inputs.years, meets !== null && meets < 25 ? meets * 1.1 : 0, 1)
        const along = (value: (i: Inputs, t: number) => number | null) =>
          steps(0, last, 41, 'linear').flatMap((t): Pair[] => {
            const cost = value(inputs, t)
            return cost === null ? [] : [[t, cost]]
          })
        return chart(
          'Each cost falls by its own factor a year, a straight line on this axis. Where the lines meet, what was dear is dear no more.',
          { label: 'Years from now', unit: 'year', scale: 'linear', input: 'years' },
          { label: 'Cost of the same', unit: 'USD', scale: 'log' },
          [
            line('training', 'training', along(trainingAt)),
            line('inference', 'inference', along(inferenceAt)),
            ...(meets !== null && meets > 0 && meets <= last ? optimum('the same', 'main', meets, trainingAt(inputs, meets)) : []),
            current('training then', 'training', inputs.years, outputs.trainingCostThen),
            current('inference then', 'inference', inputs.years, outputs.inferenceCostThen),
          ],
        )
      },
    },
  ],
})
