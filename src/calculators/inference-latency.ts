/** Speed of serving: prefill, decode step and throughput of one model on some accelerators, on a roofline. Long for its two charts. */

import { cacheBytes } from '../model/key-value-cache.ts'
import type { ServingSetup, ServingSpeed } from '../model/serving.ts'
import { atFit, measuredCosts, noCosts, servingSpeed } from '../model/serving.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { arithmeticInput, bytesOf, noRate, rateOf, rateWarnings, servedFormatInput } from './spec/arithmetic.ts'
import { cacheShapeOf, headInputs, tooManyLayers } from './spec/cache-inputs.ts'
import type { Mark } from './spec/chart.ts'
import { acceleratorInput, cell, chipInputs, nameOf, paramTicks } from './spec/inputs.ts'
import { measuredOutputs, nothingMeasured } from './spec/measured.ts'
import { fitOf, fitOutputs, fitSentence, type Held } from './spec/memory-fit.ts'
import { measuredPoints } from './spec/serving-points.ts'
import type { Cells } from './spec/spec.ts'
import { calculator, choice, quantity, row, shared } from './spec/spec.ts'
import type { Pair } from './spec/views.ts'
import { chart, current, landmark, line, rule, steps } from './spec/views.ts'

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
  readonly precision: string
  readonly accelerators: number
  readonly batch: number
  readonly promptTokens: number
  readonly outputTokens: number
  readonly prefillMfu: number
  readonly decodeMfu: number
  readonly bandwidthUse: number
  readonly stepCosts: string
  readonly prefillOfOthers: number
}

/** The inputs as the serving model takes them; null where a number is not known. */
export const setupOf = (i: Inputs): ServingSetup | null => {
  const rate = rateOf(i)
  const bandwidth = cell(i.accelerator, 'bandwidth')
  const shape = cacheShapeOf(i.model, i)
  if (rate === null || bandwidth === null || tooManyLayers(shape) !== null) return null
  const cacheOf = (tokens: number) => cacheBytes(shape, i.kvBytes, tokens) ?? 0
  const costs = i.stepCosts === 'none' ? noCosts : measuredCosts
  return { ...i, bytesPerWeight: bytesOf(i), cacheOf, peak: rate.peak, bandwidth, costs }
}
const speedOf = (i: Inputs): ServingSpeed | null => {
  const setup = setupOf(i)
  return setup && servingSpeed(setup)
}

/** Bytes of the weights, and of the whole cache when the answers end; null where there can be no cache. */
const heldBytes = (i: Inputs): number | null => {
  const cache = cacheBytes(cacheShapeOf(i.model, i), i.kvBytes, i.promptTokens + i.outputTokens)
  return cache === null ? null : i.totalParams * bytesOf(i) + i.batch * cache
}

const heldBy = (i: Inputs): Held => ({ ...i, memoryBytes: heldBytes(i), contextTokens: i.promptTokens + i.outputTokens })

/** Why there are no times at all; null when there are. */
const noTimes = (i: Inputs): string | null => {
  if (i.accelerator === null) return 'Choose an accelerator: without its rate and bandwidth there are no times.'
  if (rateOf(i) === null) return noRate(i)
  if (cell(i.accelerator, 'bandwidth') === null)
    return `The memory bandwidth of ${nameOf(i.accelerator, 'this accelerator')} is not known, so there are no times.`
  return tooManyLayers(cacheShapeOf(i.model, i))
}

const warningsOf = (i: Inputs, fits: string | null): readonly string[] => {
  const none = noTimes(i)
  const rate = rateOf(i)
  if (none !== null || rate === null) return [none ?? []].flat()
  const warnings = [...rateWarnings(i, rate, i.bytesPerWeight)]
  if (i.model?.attention === 'mla')
    warnings.push(`${nameOf(i.model, 'This model')} caches one latent vector a layer, so key-value heads and head size do not count.`)
  if (i.activeParams > i.totalParams) warnings.push('More parameters are active than there are; the model is taken as dense.')
  if (fits === 'no')
    warnings.push('Weights and cache do not fit in the memory of these accelerators; the times are those of a machine in which they would.')
  if (fits === null)
    warnings.push(`The memory of ${nameOf(i.accelerator, 'this accelerator')} is not known, so whether the model fits is not said.`)
  return warnings
}

const boundWords = { memory: 'memory', compute: 'arithmetic', overhead: 'the fixed costs of its layers' } as const

/** Measured runs as points, the first of them with a name. */
const measuredMarks = (i: Inputs, rows: readonly Cells[]): readonly Mark[] => {
  const setup = setupOf(i)
  const points = setup ? measuredPoints({ setup, model: i.model, accelerator: i.accelerator }, rows, 24) : []
  return points.flatMap(([seconds, rate], index) => landmark(index === points.length - 1 ? 'measured' : '', 'third', seconds, rate))
}

const batches = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096]
const named = [1, 8, 64, 512, 4096]

const nothing = {
  timeToFirstToken: null,
  timePerOutputToken: null,
  totalTime: null,
  tokensPerSecond: null,
  criticalBatch: null,
  bound: null,
}

export const inferenceLatency = calculator({
  id: 'inference-latency',
  topic: 'inference',
  order: 200,
  title: 'Inference latency',
  question: 'How fast does a model answer, and how many at once?',
  inputs: {
    model: row({
      label: 'Model',
      table: 'models',
      own: 'your own model',
      default: 'llama-3-70b',
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
    totalParams: quantity({
      label: 'Parameters in all',
      unit: 'parameter',
      default: 70e9,
      range: [1e8, 1e13],
      scale: 'log',
      help: 'Memory holds them all; for a dense model they are the active ones.',
    }),
    ...headInputs,
    weightFormat: servedFormatInput,
    bytesPerWeight: quantity({
      label: 'Bytes per weight',
      unit: 'byte',
      default: 2,
      range: [0.5, 4],
      scale: 'log',
      limits: [0.05, 16],
      help: '2 for bf16, 1 for 8 bits, 0.5 for 4; counts where no format is named.',
    }),
    kvBytes: quantity({ label: 'Bytes per cached value', unit: 'byte', default: 2, range: [0.5, 4], scale: 'log', limits: [0.05, 16] }),
    accelerator: acceleratorInput,
    peakFlops: chipInputs.peakFlops,
    bandwidth: chipInputs.bandwidth,
    memory: chipInputs.memory,
    precision: arithmeticInput,
    accelerators: quantity({
      label: 'Accelerators',
      unit: 'accelerator',
      default: 8,
      range: [1, 256],
      scale: 'log',
      limits: [1, 1e6],
      integer: true,
    }),
    batch: quantity({
      label: 'Requests together',
      unit: 'count',
      default: 1,
      range: [1, 4096],
      scale: 'log',
      limits: [1, 1e7],
      integer: true,
    }),
    promptTokens: quantity({ label: 'Prompt', unit: 'token', default: 1000, range: [1, 1e6], scale: 'log', limits: [1, 1e9] }),
    outputTokens: quantity({ label: 'Answer', unit: 'token', default: 500, range: [1, 1e5], scale: 'log', limits: [1, 1e9] }),
    prefillMfu: shared('prefillMfu', { range: [0.05, 1], scale: 'linear', limits: [0.001, 1] }),
    decodeMfu: quantity({
      label: 'Share of peak arithmetic in decode',
      unit: 'share',
      default: 1,
      range: [0.05, 1],
      scale: 'linear',
      limits: [0.001, 1],
      help: 'Below 1 when the arithmetic runs in a wider format than the weights.',
    }),
    bandwidthUse: shared('bandwidthUse', { range: [0.05, 1], scale: 'linear', limits: [0.001, 1] }),
    stepCosts: choice({
      label: 'Costs of a step beside the roofline',
      options: [
        { value: 'measured', label: 'as measured, per layer and request' },
        { value: 'none', label: 'none: the roofline alone' },
      ],
      default: 'measured',
      help: 'Starting kernels, exchanging results among chips and large batches take time that no data sheet names; fitted to measured runs.',
    }),
    prefillOfOthers: quantity({
      label: 'Prefill of others felt in a step',
      unit: 'share',
      default: atFit.prefillOfOthers,
      range: [0, 1],
      scale: 'linear',
      limits: [0, 1],
      help: 'Requests come and go, and each new prompt is read between the steps of the others. 0 where other chips read prompts; our default is fitted to measured runs.',
    }),
  },
  outputs: {
    timeToFirstToken: { label: 'Time to first token', unit: 's' },
    timePerOutputToken: { label: 'Time per token', unit: 's' },
    totalTime: { label: 'Time of the answer', unit: 's' },
    tokensPerSecond: { label: 'Throughput, all requests', unit: 'token/s' },
    criticalBatch: { label: 'Critical batch', unit: 'count' },
    bound: { label: 'Decode is bound by', unit: 'none', type: 'text' },
    ...fitOutputs,
    ...measuredOutputs,
  },
  compute: (i) => {
    const speed = speedOf(i)
    if (speed === null) return { ...nothing, ...fitOf(heldBy(i)), ...nothingMeasured }
    const { timeToFirstToken, timePerOutputToken, totalTime, tokensPerSecond, criticalBatch, bound } = speed
    return {
      timeToFirstToken,
      timePerOutputToken,
      totalTime,
      tokensPerSecond,
      criticalBatch,
      bound,
      ...fitOf(heldBy(i)),
      ...nothingMeasured,
    }
  },
  warns: (i, o) => warningsOf(i, typeof o.fits === 'string' ? o.fits : null),
  says: (o, i) =>
    o.timePerOutputToken === null
      ? say`No speed can be given for this accelerator.${fitSentence(heldBy(i))}`
      : say`A token takes ${typeset(o.timePerOutputToken, 's')}, the first one ${typeset(o.timeToFirstToken, 's')}: ${typeset(o.tokensPerSecond, 'token/s')} for ${i.batch === 1 ? 'one request' : say`${typeset(i.batch, 'count')} requests`}, bound by ${boundWords[o.bound as keyof typeof boundWords]}.${fitSentence(heldBy(i))}`,
  main: 'timePerOutputToken',
  views: [
    {
      id: 'trade-off',
      title: 'Latency against throughput',
      draw: ({ inputs, outputs, at, rows }) => {
        const drawn = batches.map((batch) => ({ batch, ...at({ batch }) }))
        const curve = (keep: (fits: unknown) => boolean): readonly Pair[] =>
          drawn.flatMap(({ timePerOutputToken: t, tokensPerSecond: r, fits }): Pair[] =>
            keep(fits) && typeof t === 'number' && typeof r === 'number' ? [[t, r]] : [],
          )
        return chart(
          'More requests together give more tokens a second, and each of them waits longer for its own.',
          { label: 'Time per token', unit: 's', scale: 'log' },
          { label: 'Tokens a second, all requests', unit: 'token/s', scale: 'log' },
          [
            line(
              'beyond memory',
              'quiet',
              curve(() => true),
              true,
            ),
            line(
              'fits in memory',
              'main',
              curve((fits) => fits !== 'no'),
            ),
            ...drawn
              .filter(({ batch }) => named.includes(batch))
              .map((b) => landmark(`batch ${b.batch}`, 'quiet', b.timePerOutputToken, b.tokensPerSecond)),
            ...measuredMarks(inputs, rows('serving-measurements')),
            current('here', 'main', outputs.timePerOutputToken, outputs.tokensPerSecond),
          ],
        )
      },
    },
    {
      id: 'roofline',
      title: 'Roofline',
      draw: ({ inputs }) => {
        const setup = setupOf(inputs)
        const axes = [
          { label: 'FLOP per byte read', unit: 'FLOP/byte', scale: 'log' },
          { label: 'Rate of one accelerator', unit: 'FLOP/s', scale: 'log' },
        ] as const
        const title =
          'Under the slope memory decides, under the flat roof arithmetic does. Decode stands on the slope, prefill on the roof.'
        if (setup === null) return chart(title, axes[0], axes[1], [])
        const reading = setup.bandwidth * setup.bandwidthUse
        const roof = (intensity: number, share: number) => Math.min(setup.peak * share, intensity * reading)
        const ridge = (setup.peak * setup.decodeMfu) / reading
        const decode = servingSpeed(setup).decodeIntensity
        const full = servingSpeed({ ...setup, batch: 64 }).decodeIntensity
        const prefill = servingSpeed(setup).prefillIntensity
        return chart(title, axes[0], axes[1], [
          line(
            'roof',
            'main',
            [...steps(0.3, ridge, 12, 'log'), Math.max(1e5, prefill * 2)].map((x): Pair => [x, roof(x, setup.decodeMfu)]),
          ),
          rule('x', ridge, 'ridge'),
          landmark('decode, batch 64', 'quiet', full, roof(full, setup.decodeMfu)),
          landmark('prefill', 'second', prefill, roof(prefill, setup.prefillMfu)),
          current('decode here', 'main', decode, roof(decode, setup.decodeMfu)),
        ])
      },
    },
  ],
})
