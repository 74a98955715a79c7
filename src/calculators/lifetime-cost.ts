/** Training once against serving every day: the spend of a model's life, and the day on which serving has cost as much. */
import { lifetimeBill, servingSpend } from '../model/demand.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { calculator, from, quantity, shared } from './spec/spec.ts'
import type { Pair } from './spec/views.ts'
import { chart, line, numberIn, optimum, rule, steps } from './spec/views.ts'

interface Life {
  readonly trainingCost: number
  readonly costPerRequest: number
  readonly requestsPerDay: number
  readonly demandGrowth: number
  readonly priceDecline: number
  readonly lifetimeMonths: number
}
const lifeOf = (i: Life) => ({
  trainingCost: i.trainingCost,
  spendPerDay: i.costPerRequest * i.requestsPerDay,
  spendGrowth: i.demandGrowth / i.priceDecline,
  years: i.lifetimeMonths / 12,
})

/** The months drawn: the lifetime, evenly. */
const monthsOf = (months: number): readonly number[] => steps(0, months, 49, 'linear')

export const lifetimeCost = calculator({
  id: 'lifetime-cost',
  topic: 'inference',
  order: 310,
  title: 'Lifetime cost',
  question: 'Does training or serving cost more over a model’s life?',
  inputs: {
    trainingCost: quantity({
      label: 'Training, once',
      unit: 'USD',
      default: from('training-run', 'cost'),
      range: [1e5, 1e10],
      scale: 'log',
      limits: [0, 1e15],
      help: 'Follows the training run of this scenario until a value is given.',
    }),
    costPerRequest: quantity({
      label: 'A request',
      unit: 'USD/request',
      default: from('serving-bill', 'costPerRequest'),
      range: [1e-5, 1],
      scale: 'log',
      limits: [0, 1e9],
      help: 'Follows the serving bill of this scenario until a value is given.',
    }),
    requestsPerDay: quantity({
      label: 'Requests at first',
      unit: 'request/day',
      default: from('serving-bill', 'requestsPerDay'),
      range: [1e3, 1e10],
      scale: 'log',
      limits: [0, 1e15],
      help: 'Follows the serving bill of this scenario until a value is given.',
    }),
    demandGrowth: shared('demandGrowth', { range: [0.5, 10], scale: 'log', limits: [0.001, 1000] }),
    priceDecline: shared('priceDecline', { range: [1, 100], scale: 'log', limits: [0.001, 1e6] }),
    lifetimeMonths: quantity({
      label: 'Life of the model',
      unit: 'month',
      default: 24,
      range: [1, 60],
      scale: 'linear',
      limits: [0.1, 600],
    }),
  },
  outputs: {
    inferenceCost: { label: 'Serving', unit: 'USD' },
    totalCost: { label: 'Training and serving', unit: 'USD' },
    inferenceShare: { label: 'Share of serving', unit: 'share' },
    breakEvenDay: { label: 'Serving has cost as much on day', unit: 'day' },
  },
  compute: (i) => ({ ...lifetimeBill(lifeOf(i)) }),
  warns: (i, o) => {
    if (o.inferenceCost === null) return ['The spend outgrows what can be computed; shorten the life or lower the growth.']
    if (o.breakEvenDay === null) return ['Within this life serving never costs as much as training, so there is no break-even day.']
    return i.trainingCost === 0 ? ['Training costs nothing here, so serving has cost as much from the first day.'] : []
  },
  says: (o, i) => {
    if (o.inferenceShare === null) return say`There is nothing to compare: neither training nor serving has a cost that can be computed.`
    const when = o.breakEvenDay === null ? say`never as much as training` : say`as much as training after ${typeset(o.breakEvenDay, 'day')}`
    return say`Serving is ${typeset(o.inferenceShare, 'share')} of the cost over ${typeset(i.lifetimeMonths, 'month')}: ${typeset(o.inferenceCost, 'USD')} against ${typeset(i.trainingCost, 'USD')} for training, and ${when}.`
  },
  main: 'inferenceShare',
  views: [
    {
      id: 'cumulative',
      title: 'Spend over the model’s life',
      draw: ({ inputs, outputs }) => {
        const life = lifeOf(inputs)
        const months = monthsOf(inputs.lifetimeMonths)
        const day = numberIn(outputs.breakEvenDay)
        const month = day === null ? null : (day / 365) * 12
        return chart(
          'Training is paid at once, serving adds up day by day; where the lines cross, serving has cost as much.',
          { label: 'Months in service', unit: 'month', scale: 'linear', input: 'lifetimeMonths' },
          { label: 'Spent so far', unit: 'USD', scale: 'linear', zero: true },
          [
            line(
              'training',
              'training',
              months.map((m): Pair => [m, inputs.trainingCost]),
            ),
            line(
              'serving',
              'inference',
              months.map((m): Pair => [m, servingSpend(life, m / 12)]),
            ),
            month === null
              ? rule('x', inputs.lifetimeMonths, 'end of life')
              : optimum(`day ${Math.round(day ?? 0)}`, 'main', month, inputs.trainingCost),
          ],
        )
      },
    },
  ],
})
