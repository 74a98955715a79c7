/** How many accelerators a service needs for its requests within two limits of time, and what its tokens then cost. */
import { type Fleet, type FleetSetup, fleetWidths, type Refusal, smallestFleet } from '../model/fleet.ts'
import { cacheBytes } from '../model/key-value-cache.ts'
import { finiteOrNull } from '../model/lifetime-bill.ts'
import { atFit } from '../model/serving.ts'
import { printQuantity, say, typeset } from '../quantities/print-quantity.ts'
import { bytesOf, noRate, rateOf, servedFormatInput } from './spec/arithmetic.ts'
import { cacheShapeOf, headInputs, tooManyLayers } from './spec/cache-inputs.ts'
import { cell, chipInputs, memoryUseInput, nameOf, paramTicks } from './spec/inputs.ts'
import { measuredOutputs, nothingMeasured } from './spec/measured.ts'
import { rentedAcceleratorInput, rentWarnings } from './spec/rent.ts'
import type { Cells } from './spec/spec.ts'
import { calculator, quantity, row, shared } from './spec/spec.ts'
import { chart, current, line, numberIn, steps, sweep } from './spec/views.ts'

export interface Inputs {
  readonly model: Cells | null
  readonly activeParams: number
  readonly totalParams: number
  readonly layers: number
  readonly kvHeads: number
  readonly headDim: number
  readonly weightFormat: string
  readonly bytesPerWeight: number
  readonly kvBytes: number
  readonly accelerator: Cells | null
  readonly requestsPerSecond: number
  readonly inputTokens: number
  readonly outputTokens: number
  readonly maxTimeToFirstToken: number
  readonly maxTimePerOutputToken: number
  readonly prefillMfu: number
  readonly bandwidthUse: number
  readonly memoryUse: number
}

/** What the arithmetic of a served model is asked with. */
const served = (i: Inputs) => ({ ...i, precision: 'auto' })

/** The model on the accelerator; null where a number of either is missing. */
export const setupOf = (i: Inputs): FleetSetup | null => {
  const [rate, shape] = [rateOf(served(i)), cacheShapeOf(i.model, i)]
  const [bandwidth, memory] = [cell(i.accelerator, 'bandwidth'), cell(i.accelerator, 'memory')]
  if (rate === null || bandwidth === null || memory === null || tooManyLayers(shape) !== null) return null
  return {
    ...i,
    ...{ bytesPerWeight: bytesOf(served(i)), peak: rate.peak, bandwidth, memory, promptTokens: i.inputTokens },
    cacheOf: (tokens) => cacheBytes(shape, i.kvBytes, tokens) ?? 0,
    ...{ decodeMfu: atFit.decodeMfu, costs: atFit.costs, prefillOfOthers: atFit.prefillOfOthers },
  }
}

export const answerOf = (i: Inputs): Fleet | Refusal | null => {
  const setup = setupOf(i)
  return setup && smallestFleet(setup, i)
}
export const isFleet = (answer: Fleet | Refusal | null): answer is Fleet => answer !== null && 'batch' in answer

const widest = fleetWidths[fleetWidths.length - 1] ?? 1

/** Which target cannot be met, and what can. */
const refusalWords = (i: Inputs, { unmet, nearest }: Refusal): string => {
  const most = `any split over up to ${widest} accelerators`
  if (unmet === 'memory') return `The weights and one context, ${printQuantity(nearest, 'byte')}, do not fit ${most}.`
  const [what, wanted] =
    unmet === 'first token' ? ['first token', i.maxTimeToFirstToken] : ['time per output token', i.maxTimePerOutputToken]
  return `The target for the ${what} cannot be met: with ${most} it takes at least ${printQuantity(nearest, 's')}, and you want ${printQuantity(wanted, 's')}.`
}

const nothing = {
  accelerators: null,
  parallelWidth: null,
  batch: null,
  tokensPerSecondPerAccelerator: null,
  costPerMillionTokens: null,
  tokensPerDollar: null,
  ...nothingMeasured,
}

const seconds = (label: string, of: number, range: readonly [number, number], help: string) =>
  quantity({ label, unit: 's', default: of, range, scale: 'log', limits: [1e-6, 1e5], help })

export const fleetSize = calculator({
  id: 'fleet-size',
  topic: 'inference',
  order: 202,
  title: 'Fleet size',
  question: 'How many accelerators does your service need?',
  inputs: {
    requestsPerSecond: quantity({
      label: 'Requests a second',
      unit: 'none',
      default: 10,
      range: [0.1, 10_000],
      scale: 'log',
      limits: [1e-6, 1e9],
      help: 'At the peak you want to carry: the load is taken as even.',
    }),
    inputTokens: quantity({
      label: 'Tokens read per request',
      unit: 'token',
      default: 1000,
      range: [10, 1e5],
      scale: 'log',
      limits: [1, 1e9],
    }),
    outputTokens: quantity({
      label: 'Tokens written per request',
      unit: 'token',
      default: 300,
      range: [10, 1e4],
      scale: 'log',
      limits: [1, 1e9],
    }),
    maxTimeToFirstToken: seconds('First token within', 1, [0.05, 30], 'Without waiting in a queue.'),
    maxTimePerOutputToken: seconds(
      'Each further token within',
      0.05,
      [0.005, 0.5],
      '50 ms are 20 tokens a second, faster than people read.',
    ),
    model: row({
      label: 'Model',
      table: 'models',
      own: 'your own model',
      default: 'llama-3-1-70b',
      fills: { activeParams: 'activeParams', totalParams: 'params', layers: 'layers', kvHeads: 'kvHeads', headDim: 'headDim' },
      help: 'Fills in the shape of a known model; each number can still be changed.',
    }),
    activeParams: quantity({
      label: 'Active parameters',
      unit: 'parameter',
      default: 70e9,
      range: [1e8, 2e12],
      scale: 'log',
      ticks: paramTicks,
    }),
    totalParams: quantity({ label: 'Parameters in all', unit: 'parameter', default: 70e9, range: [1e8, 1e13], scale: 'log' }),
    ...headInputs,
    weightFormat: { ...servedFormatInput, default: 'bf16' },
    bytesPerWeight: quantity({
      label: 'Bytes per weight',
      unit: 'byte',
      default: 2,
      range: [0.5, 4],
      scale: 'log',
      limits: [0.05, 16],
      help: 'Counts where no format is named.',
    }),
    kvBytes: quantity({ label: 'Bytes per cached value', unit: 'byte', default: 2, range: [0.5, 4], scale: 'log', limits: [0.05, 16] }),
    accelerator: rentedAcceleratorInput,
    peakFlops: chipInputs.peakFlops,
    bandwidth: chipInputs.bandwidth,
    memory: chipInputs.memory,
    memoryUse: memoryUseInput,
    gpuHourPrice: shared('gpuHourPrice', { range: [0.5, 10], scale: 'log', limits: [0, 1000] }),
    prefillMfu: shared('prefillMfu', { range: [0.05, 1], scale: 'linear', limits: [0.001, 1] }),
    bandwidthUse: shared('bandwidthUse', { range: [0.05, 1], scale: 'linear', limits: [0.001, 1] }),
  },
  outputs: {
    accelerators: { label: 'Accelerators in all', unit: 'accelerator' },
    parallelWidth: { label: 'Each copy split over', unit: 'accelerator' },
    batch: { label: 'Requests at a time, per copy', unit: 'count' },
    tokensPerSecondPerAccelerator: { label: 'Written, per accelerator', unit: 'token/s' },
    costPerMillionTokens: { label: 'Cost of a million tokens written', unit: 'USD/Mtok' },
    tokensPerDollar: { label: 'Tokens written per dollar', unit: 'token' },
    ...measuredOutputs,
  },
  compute: (i) => {
    const answer = answerOf(i)
    if (!isFleet(answer)) return nothing
    const written = (i.requestsPerSecond * i.outputTokens) / answer.accelerators
    return {
      accelerators: answer.accelerators,
      parallelWidth: answer.parallelWidth,
      batch: answer.batch,
      tokensPerSecondPerAccelerator: written,
      costPerMillionTokens: (i.gpuHourPrice / (written * 3600)) * 1e6,
      tokensPerDollar: finiteOrNull((written * 3600) / i.gpuHourPrice),
      ...nothingMeasured,
    }
  },
  warns: (i, _, rows) => {
    const answer = answerOf(i)
    const name = nameOf(i.accelerator, 'this accelerator')
    const missing = (['bandwidth', 'memory'] as const).filter((column) => cell(i.accelerator, column) === null)
    return [
      ...(i.accelerator === null ? ['Choose an accelerator: its rate, bandwidth and memory decide the size of the fleet.'] : []),
      ...(i.accelerator !== null && rateOf(served(i)) === null ? [noRate(served(i))] : []),
      ...(i.accelerator === null ? [] : missing.map((column) => `The ${column} of ${name} is not known, so there is no fleet.`)),
      ...[tooManyLayers(cacheShapeOf(i.model, i)) ?? []].flat(),
      ...(answer !== null && !isFleet(answer) ? [refusalWords(i, answer)] : []),
      ...(isFleet(answer) && answer.parallelWidth > 8
        ? [
            'A copy split over more than 8 accelerators needs a rack that links them as fast as a server does; the model was fitted up to 8.',
          ]
        : []),
      ...rentWarnings(i.accelerator, i.gpuHourPrice, rows),
    ]
  },
  says: (o, i) => {
    if (o.accelerators === null) return say`No fleet of these accelerators meets the targets.`
    const copies = Number(o.accelerators) / Number(o.parallelWidth)
    const split = o.parallelWidth === 1 ? say`on one each` : say`each on ${typeset(o.parallelWidth, 'count')}`
    const how = copies === 1 ? say`one copy of the model` : say`${typeset(copies, 'count')} copies of the model, ${split}`
    const load =
      i.requestsPerSecond === 1
        ? say`One request a second takes`
        : say`To answer ${typeset(i.requestsPerSecond, 'none')} requests a second takes`
    return say`${load} ${typeset(o.accelerators, 'accelerator')}: ${how}, with ${o.batch === 1 ? 'one answer' : say`${typeset(o.batch, 'count')} answers`} at a time. A million tokens written cost ${typeset(o.costPerMillionTokens, 'USD')}.`
  },
  main: 'accelerators',
  views: [
    {
      id: 'speed',
      title: 'Against the speed you want',
      draw: (context) =>
        chart(
          'Cost of a million tokens written against the time you allow for each: faster answers need wider copies with fewer requests at a time.',
          { label: 'Each further token within', unit: 's', scale: 'log', input: 'maxTimePerOutputToken' },
          { label: 'Cost of a million tokens', unit: 'USD', scale: 'log' },
          [
            line('this service', 'main', sweep(context, 'maxTimePerOutputToken', 'costPerMillionTokens', steps(0.005, 0.5, 41, 'log'))),
            current('here', 'main', context.inputs.maxTimePerOutputToken, context.outputs.costPerMillionTokens),
          ],
        ),
    },
    {
      id: 'load',
      title: 'Against load',
      draw: (context) =>
        chart(
          'Accelerators against requests: a small service pays for a whole copy of the model, a large one for what it uses.',
          { label: 'Requests a second', unit: 'none', scale: 'log', input: 'requestsPerSecond' },
          { label: 'Accelerators', unit: 'accelerator', scale: 'log' },
          [
            line('this service', 'main', sweep(context, 'requestsPerSecond', 'accelerators', steps(0.1, 10_000, 41, 'log'))),
            current('here', 'main', context.inputs.requestsPerSecond, numberIn(context.outputs.accelerators)),
          ],
        ),
    },
  ],
})
