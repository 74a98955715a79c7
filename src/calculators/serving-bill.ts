/** The bill of a service at token prices, with a prompt cache. A month has 30 days here. */

import { billedTokens, billTokens } from '../model/token-bill.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { calculator, shared } from './spec/spec.ts'
import { cacheInputs, priceChart, priceInputs, priceWarnings } from './spec/token-prices.ts'
import { chart, current, line, steps, sweep } from './spec/views.ts'

export const servingBill = calculator({
  id: 'serving-bill',
  topic: 'inference',
  order: 230,
  title: 'Serving bill',
  question: 'What does an AI service pay for tokens each month?',
  inputs: {
    dailyUsers: shared('dailyUsers', { range: [1e3, 1e9], scale: 'log', limits: [0, 1e12] }),
    requestsPerUser: shared('requestsPerUser', { range: [0.5, 200], scale: 'log', limits: [0, 1e9] }),
    requestInputTokens: shared('requestInputTokens', { range: [20, 2e5], scale: 'log', limits: [0, 1e12] }),
    requestOutputTokens: shared('requestOutputTokens', { range: [10, 5e4], scale: 'log', limits: [0, 1e12] }),
    ...priceInputs,
    chatCacheHitRate: shared('chatCacheHitRate', { range: [0, 1], scale: 'linear', limits: [0, 1] }),
    ...cacheInputs,
  },
  outputs: {
    requestsPerDay: { label: 'Requests', unit: 'request/day' },
    costPerRequest: { label: 'Cost of a request', unit: 'USD/request' },
    costPerDay: { label: 'Daily bill', unit: 'USD/day' },
    costPerMonth: { label: 'Monthly bill', unit: 'USD/month' },
  },
  compute: (i) => {
    const requestsPerDay = i.dailyUsers * i.requestsPerUser
    const cached = i.requestInputTokens * i.chatCacheHitRate
    const costPerRequest = billTokens(billedTokens(i.requestInputTokens, cached, i.cacheWriteShare, i.requestOutputTokens), i).total
    const costPerDay = requestsPerDay * costPerRequest
    return { requestsPerDay, costPerRequest, costPerDay, costPerMonth: costPerDay * 30 }
  },
  warns: (i) => priceWarnings(i, i.chatCacheHitRate > 0, i.cacheWriteShare > 0),
  says: (o) =>
    say`Serving costs ${typeset(o.costPerMonth, 'USD/month')}: ${typeset(o.requestsPerDay, 'request/day')} at ${typeset(o.costPerRequest, 'USD/request')}.`,
  main: 'costPerMonth',
  views: [
    {
      id: 'prices',
      title: 'At other prices',
      draw: (context) => priceChart(context, 'costPerMonth', { label: 'Cost a month', unit: 'USD/month', what: 'The same service' }),
    },
    {
      id: 'cache',
      title: 'Cost against cache hits',
      draw: (context) => {
        const shares = steps(0, 1, 21, 'linear')
        const at = (cachedPriceShare: number) => ({ at: (c: Partial<typeof context.inputs>) => context.at({ cachedPriceShare, ...c }) })
        return chart(
          'The bill falls in a straight line as more of the input is read from the cache; output is what remains.',
          { label: 'Input read from the cache', unit: 'share', scale: 'linear', domain: [0, 1], input: 'chatCacheHitRate' },
          { label: 'Cost a month', unit: 'USD/month', scale: 'linear', zero: true },
          [
            line('at this price of cached input', 'main', sweep(context, 'chatCacheHitRate', 'costPerMonth', shares)),
            line('cached input at half price', 'quiet', sweep(at(0.5), 'chatCacheHitRate', 'costPerMonth', shares), true),
            current('here', 'main', context.inputs.chatCacheHitRate, context.outputs.costPerMonth),
          ],
        )
      },
    },
    {
      id: 'users',
      title: 'Cost against users',
      draw: (context) =>
        chart(
          'Serving has no floor and no ceiling: the bill grows in proportion to users.',
          { label: 'People a day', unit: 'person/day', scale: 'log', input: 'dailyUsers' },
          { label: 'Cost a month', unit: 'USD/month', scale: 'log' },
          [
            line('this price', 'main', sweep(context, 'dailyUsers', 'costPerMonth', steps(1e3, 1e9, 13, 'log'))),
            current('here', 'main', context.inputs.dailyUsers, context.outputs.costPerMonth),
          ],
        ),
    },
  ],
})
