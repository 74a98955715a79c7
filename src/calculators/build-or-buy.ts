/** Build or buy: paying for tokens, or renting accelerators to serve an open, a fine-tuned or an own model. */
import type { Serving } from '../model/build-or-buy.ts'
import { breakEvenRequests, selfHostPerMonth } from '../model/build-or-buy.ts'
import { finiteOrNull } from '../model/lifetime-bill.ts'
import { tokenCost } from '../model/serving-cost.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { qualityGap, qualitySentence, tokenPriceRow } from './spec/price-quality.ts'
import type { Cells } from './spec/spec.ts'
import { calculator, quantity, row, shared } from './spec/spec.ts'
import { handPrices } from './spec/token-prices.ts'
import type { Pair } from './spec/views.ts'
import { chart, current, line, numberIn, optimum, steps } from './spec/views.ts'

interface Inputs {
  readonly model: Cells | null
  readonly tokenPrice: Cells | null
  readonly requestsPerMonth: number
  readonly inputTokens: number
  readonly outputTokens: number
  readonly months: number
  readonly inputPrice: number
  readonly outputPrice: number
  readonly fineTuneCost: number
  readonly selfHostAccelerators: number
  readonly gpuHourPrice: number
  readonly tokensPerSecond: number
  readonly servingUtilisation: number
  readonly trainCost: number
}

const servingOf = (i: Inputs): Serving => ({
  tokensPerRequest: i.inputTokens + i.outputTokens,
  apiPerRequest: tokenCost(i.inputTokens, i.outputTokens, i),
  accelerators: i.selfHostAccelerators,
  hourPrice: i.gpuHourPrice,
  tokensPerSecond: i.tokensPerSecond,
  utilisation: i.servingUtilisation,
})

const waysOf = (i: Inputs) => {
  const serving = servingOf(i)
  const apiCost = finiteOrNull(i.requestsPerMonth * serving.apiPerRequest * i.months)
  const selfHostedCost = finiteOrNull(selfHostPerMonth(serving, i.requestsPerMonth) * i.months)
  return {
    apiCost,
    fineTunedCost: selfHostedCost === null ? null : selfHostedCost + i.fineTuneCost,
    selfHostedCost,
    ownModelCost: selfHostedCost === null ? null : selfHostedCost + i.trainCost,
  }
}

/** The simplest of the cheapest ways. */
const cheapestOf = (ways: ReturnType<typeof waysOf>): string | null => {
  const named = [
    ['API', ways.apiCost],
    ['self-hosted', ways.selfHostedCost],
    ['fine-tuned', ways.fineTunedCost],
    ['own model', ways.ownModelCost],
  ] as const
  const known = named.filter((way): way is (typeof named)[number] & readonly [string, number] => way[1] !== null)
  if (known.length < named.length) return null
  return known.reduce((best, way) => (way[1] < best[1] ? way : best))[0]
}

const money = (label: string, best: number, help: string) =>
  quantity({ label, unit: 'USD', default: best, range: [100, 1e9], scale: 'log', limits: [0, 1e15], help })

export const buildOrBuy = calculator({
  id: 'build-or-buy',
  topic: 'agentic-demand',
  order: 370,
  title: 'Build or buy',
  question: 'Is it cheaper to pay for tokens or to run a model yourself?',
  inputs: {
    model: row({
      label: 'Open model that you would run',
      table: 'models',
      default: 'gpt-oss-120b',
      help: 'Names the model in the answer. Enter the tokens a second that it reaches on your accelerators below.',
    }),
    tokenPrice: tokenPriceRow('gpt-oss-120b-fireworks'),
    requestsPerMonth: quantity({
      label: 'Requests',
      unit: 'request/month',
      default: 1e7,
      range: [1e3, 1e10],
      scale: 'log',
      limits: [0, 1e15],
    }),
    inputTokens: quantity({ label: 'Input of a request', unit: 'token', default: 700, range: [10, 1e5], scale: 'log', limits: [0, 1e9] }),
    outputTokens: quantity({ label: 'Output of a request', unit: 'token', default: 300, range: [10, 1e5], scale: 'log', limits: [0, 1e9] }),
    selfHostAccelerators: quantity({
      label: 'Accelerators of your own',
      unit: 'accelerator',
      default: 8,
      range: [1, 1000],
      scale: 'log',
      limits: [0, 1e7],
      integer: true,
      help: 'Rented all the time, at least. More are added when demand is above what these serve.',
    }),
    tokensPerSecond: quantity({
      label: 'Tokens a second of each',
      unit: 'token/s',
      default: 1500,
      range: [50, 50_000],
      scale: 'log',
      limits: [0.01, 1e9],
      ticks: [
        { value: 1385, label: 'gpt-oss-120b, 8 requests each' },
        { value: 4764, label: '48 requests each' },
      ],
      help: 'Tokens of requests, read and written, while the accelerator is busy. The marks are measured runs of gpt-oss-120b on H100s.',
    }),
    gpuHourPrice: shared('gpuHourPrice', { range: [0.5, 10], scale: 'log', limits: [0, 1000] }),
    months: quantity({ label: 'For', unit: 'month', default: 24, range: [1, 60], scale: 'linear', limits: [0.1, 600] }),
    ...handPrices,
    servingUtilisation: shared('servingUtilisation', { range: [0.01, 1], scale: 'linear', limits: [0.001, 1] }),
    fineTuneCost: money('Fine-tuning, once', 1e4, 'Data, runs and tests of adapting an open model.'),
    trainCost: money('Training your own, once', 5e6, 'The final run and all that leads to it.'),
  },
  outputs: {
    apiCost: { label: 'Paying for tokens', unit: 'USD' },
    fineTunedCost: { label: 'Fine-tuned, self-hosted', unit: 'USD' },
    selfHostedCost: { label: 'Open model, self-hosted', unit: 'USD' },
    ownModelCost: { label: 'Own model, self-hosted', unit: 'USD' },
    cheapest: { label: 'Cheapest', unit: 'none', type: 'text' },
    selfHostBreakEvenRequests: { label: 'Self-hosting pays from', unit: 'request/month' },
    selfHostFactor: { label: 'Self-hosting, over paying for tokens', unit: 'ratio' },
    qualityGap: { label: 'Bought against own', unit: 'none', type: 'text' },
  },
  compute: (i) => {
    const ways = waysOf(i)
    const selfHostFactor = ways.apiCost === null || ways.selfHostedCost === null ? null : finiteOrNull(ways.selfHostedCost / ways.apiCost)
    return {
      ...ways,
      cheapest: cheapestOf(ways),
      selfHostBreakEvenRequests: breakEvenRequests(servingOf(i)),
      selfHostFactor,
      qualityGap: qualityGap(i),
    }
  },
  warns: (i, o) => {
    if (o.selfHostedCost === null) return ['The accelerators serve no tokens here, so self-hosting has no cost that can be computed.']
    const serving = servingOf(i)
    const least = selfHostPerMonth(serving, 0)
    return [
      ...(o.selfHostBreakEvenRequests === null
        ? ['Even full accelerators cost more than the tokens they serve, so self-hosting never pays at these prices and this speed.']
        : []),
      ...(selfHostPerMonth(serving, i.requestsPerMonth) > least
        ? ['Demand is above what the given accelerators serve; more are rented, in fractions.']
        : []),
    ]
  },
  says: (o, i) => {
    if (o.cheapest === null) return say`Not all ways have a cost that can be computed.`
    const breakEven =
      o.selfHostBreakEvenRequests === null
        ? say`self-hosting never pays at these prices and this speed`
        : say`self-hosting pays from ${typeset(o.selfHostBreakEvenRequests, 'request/month')}`
    const best = o.cheapest === 'API' ? 'Paying for tokens' : 'Self-hosting an open model'
    return say`${best} is cheapest over ${typeset(i.months, 'month')}: ${typeset(o.apiCost, 'USD')} for tokens against ${typeset(o.selfHostedCost, 'USD')} for accelerators; ${breakEven}. ${qualitySentence(i)}`
  },
  main: 'selfHostFactor',
  views: [
    {
      id: 'requests',
      title: 'Cost a month against requests',
      draw: ({ inputs, outputs }) => {
        const serving = servingOf(inputs)
        const breakEven = numberIn(outputs.selfHostBreakEvenRequests)
        const middle = Math.max(inputs.requestsPerMonth, 1)
        const requests = steps(Math.min(middle, breakEven || middle) / 100, Math.max(middle, breakEven ?? middle) * 100, 61, 'log')
        const api = (r: number) => r * serving.apiPerRequest
        return chart(
          'Tokens are paid by the request, accelerators by the hour whether they work or not. Where the lines cross, enough requests share the hours.',
          { label: 'Demand', unit: 'request/month', scale: 'log', input: 'requestsPerMonth' },
          { label: 'Cost a month', unit: 'USD/month', scale: 'log' },
          [
            line(
              'paying for tokens',
              'second',
              requests.map((r): Pair => [r, api(r)]),
            ),
            line(
              'self-hosting',
              'main',
              requests.map((r): Pair => [r, selfHostPerMonth(serving, r)]),
            ),
            ...(breakEven === null ? [] : optimum('the same', 'third', breakEven, api(breakEven))),
            current('tokens', 'second', inputs.requestsPerMonth, api(inputs.requestsPerMonth)),
            current('self-hosting', 'main', inputs.requestsPerMonth, selfHostPerMonth(serving, inputs.requestsPerMonth)),
          ],
        )
      },
    },
  ],
})
