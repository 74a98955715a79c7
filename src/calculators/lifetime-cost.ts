/**
 * Training once against serving every day: the spend of a model's life, and the day on which serving has cost as much.
 *
 * - **own**: what it costs to serve the model that was trained; **list**: what customers pay at list price. Neither falls with time.
 * - **cheapest**: the list price of the same quality, from whichever model offers it cheapest; the only reading in which `priceDecline` counts.
 */
import type { Lifetime } from '../model/lifetime-bill.ts'
import { lifetimeBill, servingSpend } from '../model/lifetime-bill.ts'
import { ownCostPerRequest, servedTokensPerSecond } from '../model/serving-cost.ts'
import { type Sentence, say, typeset } from '../quantities/print-quantity.ts'
import type { Mark } from './spec/chart.ts'
import { paramTicks, tokenTicks } from './spec/inputs.ts'
import { calculator, choice, from, quantity, row, shared } from './spec/spec.ts'
import type { Pair } from './spec/views.ts'
import { chart, current, line, numberIn, optimum, region, rule, steps } from './spec/views.ts'

interface Inputs {
  readonly servingPrice: string
  readonly trainingCost: number
  readonly costPerMillionTokens: number
  readonly requestOutputTokens: number
  readonly listCostPerRequest: number
  readonly costPerRequest: number | null
  readonly requestsPerDay: number
  readonly demandGrowth: number
  readonly priceDecline: number
  readonly lifetimeMonths: number
}

/** USD of a request: as given, else by the reading. */
const requestCostOf = (i: Inputs, reading: string): number =>
  i.costPerRequest ?? (reading === 'own' ? ownCostPerRequest(i.costPerMillionTokens, i.requestOutputTokens) : i.listCostPerRequest)

const lifeOf = (i: Inputs, reading = i.servingPrice): Lifetime => ({
  trainingCost: i.trainingCost,
  spendPerDay: requestCostOf(i, reading) * i.requestsPerDay,
  spendGrowth: reading === 'cheapest' ? i.demandGrowth / i.priceDecline : i.demandGrowth,
  years: i.lifetimeMonths / 12,
})

/** Share of serving in a reading, whatever cost of a request is given. */
const shareIn = (i: Inputs, reading: string): number | null => lifetimeBill(lifeOf({ ...i, costPerRequest: null }, reading)).inferenceShare

/** The readings in words. */
const readings: Readonly<Record<string, string>> = {
  own: 'at its own cost',
  list: 'at list price',
  cheapest: 'at the lowest price for its quality',
}
const wordsOf = (i: Inputs): Sentence =>
  i.costPerRequest === null ? say`${readings[i.servingPrice] ?? ''}` : say`at ${typeset(i.costPerRequest, 'USD/request')}`

/** A line of each reading, the chosen one last, so that it is in front; one line where the cost of a request is given. */
const readingLines = (i: Inputs, points: (reading: string) => readonly Pair[]): readonly Mark[] => {
  if (i.costPerRequest !== null) return [line('serving', 'inference', points(i.servingPrice))]
  return [...['own', 'list'].filter((reading) => reading !== i.servingPrice), i.servingPrice].map((reading) => {
    const chosen = reading === i.servingPrice
    return line(`serving ${readings[reading]}`, chosen ? 'inference' : 'quiet', points(reading), !chosen)
  })
}

export const lifetimeCost = calculator({
  id: 'lifetime-cost',
  topic: 'inference',
  order: 310,
  title: 'Lifetime cost',
  question: 'Does training or serving cost more over a model’s life?',
  inputs: {
    servingPrice: choice({
      label: 'Serving counted at',
      options: [
        { value: 'own', label: 'Own cost' },
        { value: 'list', label: 'List price' },
        { value: 'cheapest', label: 'Cheapest model as good' },
      ],
      default: 'own',
      help: 'A list price is somebody’s revenue, not the cost of this model. The last lets it fall every year, as the price of a fixed quality does.',
    }),
    model: row({
      label: 'Model that is trained and served',
      table: 'models',
      default: 'deepseek-v3',
      fills: { params: 'activeParams', tokens: 'tokens' },
    }),
    params: quantity({
      label: 'Active parameters',
      unit: 'parameter',
      default: null,
      sameAs: 'training-run.params',
      range: [1e8, 2e12],
      scale: 'log',
      ticks: paramTicks,
    }),
    tokens: quantity({
      label: 'Training tokens',
      unit: 'token',
      default: null,
      sameAs: 'training-run.tokens',
      range: [1e9, 1e14],
      scale: 'log',
      ticks: tokenTicks,
    }),
    trainingCost: quantity({
      label: 'Training, once',
      unit: 'USD',
      default: from('training-run', 'cost'),
      range: [1e5, 1e10],
      scale: 'log',
      limits: [0, 1e15],
    }),
    costPerMillionTokens: quantity({
      label: 'A million output tokens, own cost',
      unit: 'USD/Mtok',
      default: from('serving-cost', 'costPerMillionTokens'),
      range: [0.01, 100],
      scale: 'log',
      limits: [0, 1e9],
      help: 'At DeepSeek’s published throughput, scaled by active parameters. Reading the prompts is in it.',
    }),
    requestOutputTokens: shared('requestOutputTokens', { range: [10, 5e4], scale: 'log', limits: [0, 1e12] }),
    listCostPerRequest: quantity({
      label: 'A request at list price',
      unit: 'USD/request',
      default: from('serving-bill', 'costPerRequest'),
      range: [1e-5, 1],
      scale: 'log',
      limits: [0, 1e9],
      help: 'Until a value is given a mid-tier model’s, whose training cost nobody published.',
    }),
    costPerRequest: quantity({
      label: 'A request, if you know it',
      unit: 'USD/request',
      default: null,
      range: [1e-5, 1],
      scale: 'log',
      limits: [0, 1e9],
    }),
    requestsPerDay: quantity({
      label: 'Requests at first',
      unit: 'request/day',
      default: from('serving-bill', 'requestsPerDay'),
      range: [1e3, 1e10],
      scale: 'log',
      limits: [0, 1e15],
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
    breakEvenDay: { label: 'Days until serving has cost as much', unit: 'day' },
    requestCost: { label: 'A request', unit: 'USD/request' },
    ownCostShare: { label: 'Share of serving, at own cost', unit: 'share' },
    listPriceShare: { label: 'Share of serving, at list price', unit: 'share' },
  },
  passes: ({ params, tokens }) => ({
    'training-run.params': params,
    'training-run.tokens': tokens,
    ...(params === null ? {} : { 'serving-cost.tokensPerSecond': servedTokensPerSecond(params) }),
  }),
  compute: (i) => ({
    ...lifetimeBill(lifeOf(i)),
    requestCost: requestCostOf(i, i.servingPrice),
    ownCostShare: shareIn(i, 'own'),
    listPriceShare: shareIn(i, 'list'),
  }),
  warns: (i, o) => {
    if (o.inferenceCost === null) return ['The spend outgrows what can be computed; shorten the life or lower the growth.']
    if (o.breakEvenDay === null) return ['Within this life serving never costs as much as training, so there is no break-even day.']
    return i.trainingCost === 0 ? ['Training costs nothing here.'] : []
  },
  says: (o, i) => {
    if (o.inferenceShare === null) return say`There is nothing to compare: no cost can be computed.`
    const when =
      o.breakEvenDay === null
        ? say`It does not catch up with training`
        : say`It has cost as much as training after ${typeset(o.breakEvenDay, 'day')}`
    const other =
      i.servingPrice === 'own'
        ? say`At list price it would be ${typeset(o.listPriceShare, 'share')}`
        : say`At its own cost it would be ${typeset(o.ownCostShare, 'share')}`
    const told = say`Over ${typeset(i.lifetimeMonths, 'month')}, serving ${wordsOf(i)} is ${typeset(o.inferenceShare, 'share')} of the bill: ${typeset(o.inferenceCost, 'USD')}, against ${typeset(i.trainingCost, 'USD')} for training. ${when}.`
    return i.costPerRequest === null && o.listPriceShare !== null && o.ownCostShare !== null ? say`${told} ${other}.` : told
  },
  main: 'inferenceShare',
  views: [
    {
      id: 'cumulative',
      title: 'Spend over the model’s life',
      draw: ({ inputs, outputs }) => {
        const months = steps(0, inputs.lifetimeMonths, 49, 'linear')
        const day = numberIn(outputs.breakEvenDay)
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
            ...readingLines(inputs, (reading) => months.map((m): Pair => [m, servingSpend(lifeOf(inputs, reading), m / 12)])),
            day === null
              ? rule('x', inputs.lifetimeMonths, 'end of life')
              : optimum(`day ${Math.round(day)}`, 'main', (day / 365) * 12, inputs.trainingCost),
          ],
        )
      },
    },
    {
      id: 'requests',
      title: 'Share of serving against use',
      draw: ({ inputs, outputs }) => {
        const middle = Math.max(inputs.requestsPerDay, 1)
        const requests = steps(middle / 1000, middle * 1000, 49, 'log')
        const share = (reading: string, requestsPerDay: number) =>
          lifetimeBill(lifeOf({ ...inputs, requestsPerDay }, reading)).inferenceShare
        return chart(
          'Every line crosses the popular 80 to 90 % somewhere: what differs is at how many requests.',
          { label: 'Requests a day, at first', unit: 'request/day', scale: 'log', input: 'requestsPerDay' },
          { label: 'Share of serving', unit: 'share', scale: 'linear', domain: [0, 1] },
          [
            region('y', 0.8, 0.9, 'popular claim'),
            ...readingLines(inputs, (reading) => requests.map((r): Pair => [r, share(reading, r) ?? Number.NaN])),
            current('here', 'main', inputs.requestsPerDay, outputs.inferenceShare),
          ],
        )
      },
    },
  ],
})
