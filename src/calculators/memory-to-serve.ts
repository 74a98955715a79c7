/** Does a model fit: weights in a named format, caches and software against the memory of some accelerators, and what else would fit. */

import { cacheBytes } from '../model/key-value-cache.ts'
import { type ServingMemory, servingBytes, servingFit, usableBytes } from '../model/memory-to-serve.ts'
import { weightBytes as bytesOf } from '../model/serving-cost.ts'
import { weightFormatBits } from '../model/weight-formats.ts'
import { type Sentence, say, typeset } from '../quantities/print-quantity.ts'
import { attentionInput, cacheFills, headInputs, layerGroupInputs, tooManyLayers } from './spec/cache-inputs.ts'
import { acceleratorInput, cell, chipInputs, memoryUseInput, nameOf, paramTicks } from './spec/inputs.ts'
import type { Cells } from './spec/spec.ts'
import { calculator, type OutputValue, quantity, row } from './spec/spec.ts'
import { chart, current, line, numberIn, rule, steps, sweep } from './spec/views.ts'
import { weightFormatInput } from './spec/weight-format-input.ts'
import { formatName, formatWarnings, weightBitsInput } from './spec/weight-format-words.ts'

type Shape = Parameters<typeof cacheBytes>[0]
interface Inputs extends Shape {
  readonly totalParams: number
  readonly weightFormat: string
  readonly weightBits: number | null
  readonly kvBytes: number
  readonly contextTokens: number
  readonly batch: number
  readonly accelerator: Cells | null
  readonly accelerators: number
  readonly memoryUse: number
  readonly overheadBytes: number
}

/** Bytes of the weights; null for a format without bits. */
const weightsOf = (i: Inputs): number | null => {
  const bits = weightFormatBits(i.weightFormat, i.totalParams, i.weightBits)
  return bits === null ? null : bytesOf(i.totalParams, bits)
}

/** What the model's functions take, with no memory where it is not known; null where weights or caches are not known. */
const memoryOf = (i: Inputs): ServingMemory | null => {
  const weights = weightsOf(i)
  if (weights === null || tooManyLayers(i) !== null) return null
  const cacheOf = (tokens: number) => cacheBytes(i, i.kvBytes, tokens) ?? 0
  return { ...i, weightBytes: weights, cacheOf, memory: cell(i.accelerator, 'memory') ?? 0 }
}

const warningsOf = (i: Inputs, o: Readonly<Record<string, OutputValue>>): readonly string[] => {
  const name = nameOf(i.accelerator, 'this accelerator')
  const memory = cell(i.accelerator, 'memory')
  return [
    ...formatWarnings(i, i.totalParams),
    ...[tooManyLayers(i) ?? []].flat(),
    ...(i.accelerator === null ? ['Choose an accelerator: without its memory there is only what the model takes.'] : []),
    ...(i.accelerator !== null && memory === null ? [`The memory of ${name} is not known, so whether the model fits is not said.`] : []),
    ...(memory !== null && memory * i.memoryUse <= i.overheadBytes
      ? [`The software alone takes all that may be used of ${nameOf(i.accelerator, 'an accelerator')}: no number of them is enough.`]
      : []),
    ...(o.fits !== null && o.longestContext === null && o.totalBytes !== null
      ? ['The cache of this model does not grow: no context is too long for the memory.']
      : []),
  ]
}

/** What the model takes, part by part. */
const taken = (i: Inputs, o: Readonly<Record<string, OutputValue>>): Sentence => {
  const bits = weightFormatBits(i.weightFormat, i.totalParams, i.weightBits)
  const contexts = i.batch === 1 ? say`a context` : say`${typeset(i.batch, 'count')} contexts`
  return say`In ${formatName(i.weightFormat)} (${typeset(bits, 'bit', { digits: 3 })} per weight) the weights take ${typeset(o.weightBytes as number, 'byte')}; ${contexts} of ${typeset(i.contextTokens, 'token')} ${i.batch === 1 ? 'adds' : 'add'} ${typeset(o.cacheBytes as number, 'byte')}`
}

const verdict = (i: Inputs, o: Readonly<Record<string, OutputValue>>): Sentence => {
  const on =
    i.accelerators === 1
      ? say`on one ${nameOf(i.accelerator, 'accelerator')}`
      : say`on ${typeset(i.accelerators, 'count')} × ${nameOf(i.accelerator, 'accelerator')}`
  const reserve = i.memoryUse === 1 ? say`` : say`, with ${typeset(1 - i.memoryUse, 'share')} kept in reserve`
  const context = typeset(numberIn(o.longestContext), 'token')
  if (o.fits === 'yes') {
    const longest = o.longestContext === null ? say`` : say` There is room for contexts of up to ${context}.`
    return say`. That fits ${on}${reserve}.${longest}`
  }
  const memory = (cell(i.accelerator, 'memory') ?? 0) * i.accelerators
  const tight = i.memoryUse < 1 && Number(o.totalBytes) <= memory ? say` With nothing in reserve it would fit.` : say``
  const shorter = Number(o.longestContext) > 0 ? say` A context of up to ${context} would fit.` : say``
  const needed = o.acceleratorsNeeded === null ? say`` : say`: it takes ${typeset(numberIn(o.acceleratorsNeeded), 'accelerator')}`
  return say`. That does not fit ${on}${reserve}${needed}.${tight}${shorter}`
}

export const memoryToServe = calculator({
  id: 'memory-to-serve',
  topic: 'inference',
  order: 205,
  title: 'Memory to serve',
  question: 'Does this model fit on these accelerators?',
  inputs: {
    model: row({
      label: 'Model',
      table: 'models',
      own: 'your own model',
      default: 'llama-3-1-70b',
      fills: { totalParams: 'params', ...cacheFills },
      help: 'Fills in the size and the shape of a known model; each number can still be changed.',
    }),
    totalParams: quantity({
      label: 'Parameters in all',
      unit: 'parameter',
      default: 70e9,
      range: [1e8, 3e12],
      scale: 'log',
      ticks: paramTicks,
      help: 'All of them, also those of experts that are not active: memory holds them all.',
    }),
    weightFormat: weightFormatInput,
    weightBits: weightBitsInput,
    contextTokens: quantity({
      label: 'Context',
      unit: 'token',
      default: 8192,
      range: [256, 1e6],
      scale: 'log',
      limits: [1, 1e10],
      help: 'Tokens of a sequence when its answer ends: prompt and answer.',
    }),
    batch: quantity({
      label: 'Sequences together',
      unit: 'count',
      default: 1,
      range: [1, 1024],
      scale: 'log',
      limits: [1, 1e9],
      integer: true,
    }),
    kvBytes: quantity({
      label: 'Bytes per cached value',
      unit: 'byte',
      default: 2,
      range: [0.5, 4],
      scale: 'log',
      limits: [0.01, 16],
      help: 'The precision of the cache: 2 for bf16, 1 for 8 bits. It need not be that of the weights.',
    }),
    accelerator: acceleratorInput,
    memory: chipInputs.memory,
    accelerators: quantity({
      label: 'Accelerators',
      unit: 'accelerator',
      default: 1,
      range: [1, 256],
      scale: 'log',
      limits: [1, 1e6],
      integer: true,
    }),
    memoryUse: memoryUseInput,
    overheadBytes: quantity({
      label: 'Software per accelerator',
      unit: 'byte',
      default: 1e9,
      range: [0, 1e10],
      scale: 'linear',
      limits: [0, 1e13],
      help: 'Runtime, kernels and buffers of the serving software; a gigabyte is our assumption.',
    }),
    attention: attentionInput,
    ...headInputs,
    ...layerGroupInputs,
  },
  outputs: {
    weightBytes: { label: 'Weights', unit: 'byte' },
    cacheBytes: { label: 'Caches', unit: 'byte' },
    totalBytes: { label: 'In all', unit: 'byte' },
    availableBytes: { label: 'Memory that may be used', unit: 'byte' },
    fits: { label: 'Fits', unit: 'none', type: 'text' },
    acceleratorsNeeded: { label: 'Accelerators it takes', unit: 'accelerator' },
    longestContext: { label: 'Longest context that fits', unit: 'token' },
    largestBatch: { label: 'Most sequences that fit', unit: 'count' },
  },
  compute: (i) => {
    const memory = memoryOf(i)
    const none = { fits: null, acceleratorsNeeded: null, longestContext: null, largestBatch: null }
    const available = cell(i.accelerator, 'memory') === null ? null : usableBytes({ ...i, memory: cell(i.accelerator, 'memory') ?? 0 })
    if (memory === null) return { weightBytes: weightsOf(i), cacheBytes: null, totalBytes: null, availableBytes: available, ...none }
    const fit = available === null ? null : servingFit(memory)
    return {
      weightBytes: memory.weightBytes,
      cacheBytes: i.batch * memory.cacheOf(i.contextTokens),
      totalBytes: servingBytes(memory),
      availableBytes: available,
      ...(fit === null ? none : { ...fit, fits: fit.fits ? 'yes' : 'no' }),
    }
  },
  warns: warningsOf,
  says: (o, i) => {
    if (o.totalBytes === null) return say`What this model takes cannot be given.`
    return o.fits === null ? say`${taken(i, o)}.` : say`${taken(i, o)}${verdict(i, o)}`
  },
  main: 'totalBytes',
  views: [
    {
      id: 'context',
      title: 'Memory against context',
      draw: (context) => {
        const { inputs, outputs, at } = context
        const stored = (weightFormat: string) => ({ at: (changes: Partial<typeof inputs>) => at({ weightFormat, ...changes }) })
        const contexts = steps(256, 1e6, 25, 'log')
        const others = ['bf16', 'fp8', 'q4-k-m'].filter((format) => format !== inputs.weightFormat)
        return chart(
          'Memory against context: the weights are the floor, and the cache takes over where the curve turns up. Below the line of what may be used, it fits.',
          { label: 'Context', unit: 'token', scale: 'log', input: 'contextTokens' },
          { label: 'Memory in all', unit: 'byte', scale: 'log' },
          [
            ...others.map((format) =>
              line(formatName(format), 'quiet', sweep(stored(format), 'contextTokens', 'totalBytes', contexts), true),
            ),
            line(formatName(inputs.weightFormat), 'main', sweep(context, 'contextTokens', 'totalBytes', contexts)),
            rule('y', numberIn(outputs.availableBytes), 'may be used'),
            current('here', 'main', inputs.contextTokens, outputs.totalBytes),
          ],
        )
      },
    },
    {
      id: 'size',
      title: 'Memory against size',
      draw: (context) => {
        const { inputs, outputs, at } = context
        const sizes = steps(1e9, 2e12, 25, 'log')
        const stored = (weightFormat: string) => ({ at: (changes: Partial<typeof inputs>) => at({ weightFormat, ...changes }) })
        const others = ['bf16', 'fp8', 'q4-k-m'].filter((format) => format !== inputs.weightFormat)
        const usable = numberIn(outputs.availableBytes)
        const rules = [1, 8, 64].map((count) =>
          rule('y', usable === null ? null : (usable / inputs.accelerators) * count, count === 1 ? 'one accelerator' : `${count}`),
        )
        return chart(
          'Memory against parameters, with this context: each format is a line, and each number of accelerators holds what lies below it.',
          { label: 'Parameters in all', unit: 'parameter', scale: 'log', input: 'totalParams' },
          { label: 'Memory in all', unit: 'byte', scale: 'log' },
          [
            ...others.map((format) => line(formatName(format), 'quiet', sweep(stored(format), 'totalParams', 'totalBytes', sizes), true)),
            line(formatName(inputs.weightFormat), 'main', sweep(context, 'totalParams', 'totalBytes', sizes)),
            ...rules,
            current('here', 'main', inputs.totalParams, outputs.totalBytes),
          ],
        )
      },
    },
  ],
})
