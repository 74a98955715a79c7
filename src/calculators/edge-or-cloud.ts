/** On the device or in the cloud: waiting time and cost of one answer. */

import { electricityCost, tokenCost } from '../model/serving-cost.ts'
import { type Sentence, say, typeset } from '../quantities/print-quantity.ts'
import { nameOf } from './spec/inputs.ts'
import { qualityGap, qualitySentence, tokenPriceRow } from './spec/price-quality.ts'
import type { OutputValue } from './spec/spec.ts'
import { calculator, quantity, row, shared } from './spec/spec.ts'
import { handPrices } from './spec/token-prices.ts'
import { chart, current, landmark, line, region, rule, steps, sweep } from './spec/views.ts'

/** Which of two is less. */
const lesser = (edge: number, cloud: number): string => (edge === cloud ? 'equal' : edge < cloud ? 'device' : 'cloud')

const places: Readonly<Record<string, string>> = { device: 'the device', cloud: 'the cloud', equal: 'neither' }
const place = (output: OutputValue): string => places[String(output)] ?? 'neither'

/** A model and itself differ in this place by what a device does to its weights. */
const gapSentence = (i: Parameters<typeof qualitySentence>[0]): Sentence =>
  qualityGap(i) === 'same model'
    ? say`Both are ${nameOf(i.model, 'one model')}; only the 4 bits usual on a device cost a little quality.`
    : qualitySentence(i)

export const edgeOrCloud = calculator({
  id: 'edge-or-cloud',
  topic: 'inference',
  order: 300,
  title: 'Edge or cloud',
  question: 'Is it better to answer on the device or in the cloud?',
  inputs: {
    model: row({
      label: 'Model on the device',
      table: 'models',
      default: 'llama-3-1-8b',
      help: 'Names the model in the answer. Its speed on your device is the next number but one; 15 tokens a second is a model of about 8 billion parameters in 4 bits on a laptop.',
    }),
    tokenPrice: tokenPriceRow('llama-3-1-8b-groq'),
    promptTokens: quantity({ label: 'Prompt', unit: 'token', default: 500, range: [10, 1e5], scale: 'log', limits: [0, 1e9] }),
    outputTokens: quantity({ label: 'Answer', unit: 'token', default: 200, range: [1, 1e4], scale: 'log', limits: [0, 1e9] }),
    deviceTokensPerSecond: shared('deviceTokensPerSecond', { range: [1, 200], scale: 'log', limits: [0.001, 1e6] }),
    devicePrefillPerSecond: shared('devicePrefillPerSecond', { range: [10, 10_000], scale: 'log', limits: [0.001, 1e9] }),
    devicePower: shared('devicePower', { range: [1, 500], scale: 'log', limits: [0, 1e6] }),
    electricityPrice: shared('electricityPrice', { range: [0.02, 0.5], scale: 'log', limits: [0, 100] }),
    cloudTokensPerSecond: shared('cloudTokensPerSecond', { range: [5, 500], scale: 'log', limits: [0.001, 1e6] }),
    cloudFirstToken: shared('cloudFirstToken', { range: [0.05, 10], scale: 'log', limits: [0, 1e5] }),
    networkRoundTrip: shared('networkRoundTrip', { range: [0.001, 1], scale: 'log', limits: [0, 1e5] }),
    ...handPrices,
  },
  outputs: {
    edgeFirstToken: { label: 'First token, device', unit: 's' },
    cloudFirstTokenTime: { label: 'First token, cloud', unit: 's' },
    edgeTime: { label: 'Whole answer, device', unit: 's' },
    cloudTime: { label: 'Whole answer, cloud', unit: 's' },
    edgeCost: { label: 'Electricity, device', unit: 'USD/request' },
    cloudCost: { label: 'Tokens, cloud', unit: 'USD/request' },
    faster: { label: 'Faster', unit: 'none', type: 'text' },
    cheaper: { label: 'Cheaper', unit: 'none', type: 'text' },
    qualityGap: { label: 'Cloud against device', unit: 'none', type: 'text' },
  },
  compute: (i) => {
    const edgeFirstToken = i.promptTokens / i.devicePrefillPerSecond
    const cloudFirstTokenTime = i.networkRoundTrip + i.cloudFirstToken
    const edgeTime = edgeFirstToken + i.outputTokens / i.deviceTokensPerSecond
    const cloudTime = cloudFirstTokenTime + i.outputTokens / i.cloudTokensPerSecond
    const edgeCost = electricityCost(edgeTime, i.devicePower, i.electricityPrice)
    const cloudCost = tokenCost(i.promptTokens, i.outputTokens, i)
    return {
      edgeFirstToken,
      cloudFirstTokenTime,
      edgeTime,
      cloudTime,
      edgeCost,
      cloudCost,
      faster: lesser(edgeTime, cloudTime),
      cheaper: lesser(edgeCost, cloudCost),
      qualityGap: qualityGap(i),
    }
  },
  says: (o, i) =>
    say`The answer takes ${typeset(o.edgeTime, 's')} on the device and ${typeset(o.cloudTime, 's')} in the cloud; ${place(o.faster)} is faster, ${place(o.cheaper)} cheaper. ${gapSentence(i)}`,
  main: 'edgeTime',
  views: [
    {
      id: 'first-token',
      title: 'Time to the first token',
      draw: (context) => {
        const prompts = steps(1, 1e5, 31, 'log')
        return chart(
          'A short prompt starts sooner on the device, which has no network to cross; a long one sooner in the cloud, which reads it faster.',
          { label: 'Prompt', unit: 'token', scale: 'log', input: 'promptTokens' },
          { label: 'Time to the first token', unit: 's', scale: 'log' },
          [
            region('y', 0.2, 0.3, 'popular aim, 200 to 300 ms'),
            rule('y', 0.1, 'feels instant'),
            line('device', 'main', sweep(context, 'promptTokens', 'edgeFirstToken', prompts)),
            line('cloud', 'second', sweep(context, 'promptTokens', 'cloudFirstTokenTime', prompts)),
            current('here, device', 'main', context.inputs.promptTokens, context.outputs.edgeFirstToken),
            current('here, cloud', 'second', context.inputs.promptTokens, context.outputs.cloudFirstTokenTime),
          ],
        )
      },
    },
    {
      id: 'answer',
      title: 'Time of the whole answer',
      draw: (context) => {
        const answers = steps(1, 1e4, 31, 'log')
        return chart(
          'The longer the answer, the more the speed of decoding decides, and the less the network.',
          { label: 'Answer', unit: 'token', scale: 'log', input: 'outputTokens' },
          { label: 'Time of the whole answer', unit: 's', scale: 'log' },
          [
            line('device', 'main', sweep(context, 'outputTokens', 'edgeTime', answers)),
            line('cloud', 'second', sweep(context, 'outputTokens', 'cloudTime', answers)),
            current('here, device', 'main', context.inputs.outputTokens, context.outputs.edgeTime),
            current('here, cloud', 'second', context.inputs.outputTokens, context.outputs.cloudTime),
          ],
        )
      },
    },
    {
      id: 'cost',
      title: 'Cost of the answer',
      draw: (context) => {
        const answers = steps(1, 1e4, 31, 'log')
        return chart(
          'On a device that is there already an answer costs its electricity; in the cloud it costs tokens.',
          { label: 'Answer', unit: 'token', scale: 'log', input: 'outputTokens' },
          { label: 'Cost of a request', unit: 'USD/request', scale: 'log' },
          [
            line('device, electricity', 'main', sweep(context, 'outputTokens', 'edgeCost', answers)),
            line('cloud, tokens', 'second', sweep(context, 'outputTokens', 'cloudCost', answers)),
            current('here, device', 'main', context.inputs.outputTokens, context.outputs.edgeCost),
            landmark('here, cloud', 'second', context.inputs.outputTokens, context.outputs.cloudCost),
          ],
        )
      },
    },
  ],
})
