/** Fine-tuning: trained parameters, memory and cost of training all weights, or small matrices beside them. */
import type { FineTuningMethod } from '../model/fine-tuning.ts'
import { fineTuning as needsOf } from '../model/fine-tuning.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { cell, chipInputs, nameAtStart, nameOf, paramTicks, precisionInput } from './spec/inputs.ts'
import { measuredOutputs, nothingMeasured } from './spec/measured.ts'
import { rentedAcceleratorInput, rentWarnings } from './spec/rent.ts'
import { calculator, choice, quantity, shared } from './spec/spec.ts'
import { chart, current, line, rule, steps, sweep } from './spec/views.ts'

const methodOf = (text: string): FineTuningMethod => (text === 'lora' || text === 'qlora' ? text : 'full')

const methods = [
  { value: 'full', label: 'full: all weights', tone: 'third' },
  { value: 'lora', label: 'LoRA: small matrices', tone: 'main' },
  { value: 'qlora', label: 'QLoRA: beside 4-bit weights', tone: 'second' },
] as const

export const fineTuning = calculator({
  id: 'fine-tuning',
  topic: 'training',
  order: 60,
  title: 'Fine-tuning',
  question: 'What does it take to fine-tune a model?',
  inputs: {
    params: quantity({ label: 'Parameters', unit: 'parameter', default: 7e9, range: [1e8, 2e12], scale: 'log', ticks: paramTicks }),
    method: choice({
      label: 'Method',
      options: methods.map(({ value, label }) => ({ value, label })),
      default: 'full',
      help: 'LoRA trains two thin matrices beside some of the weights, which stand still; QLoRA keeps those at 4 bits.',
    }),
    rank: quantity({
      label: 'Rank',
      unit: 'count',
      default: 8,
      range: [1, 256],
      scale: 'log',
      limits: [1, 1e5],
      integer: true,
      help: 'The inner width of the thin matrices. For full fine-tuning it means nothing.',
    }),
    adaptedMatrices: quantity({
      label: 'Adapted matrices per layer',
      unit: 'count',
      default: 2,
      range: [1, 8],
      scale: 'linear',
      limits: [1, 1000],
      integer: true,
      help: 'Square ones of the hidden size; 2 are the query and value matrices of attention.',
    }),
    hidden: quantity({
      label: 'Hidden size',
      unit: 'count',
      default: 4096,
      range: [512, 32_768],
      scale: 'log',
      limits: [1, 1e6],
      integer: true,
    }),
    layers: quantity({ label: 'Layers', unit: 'layer', default: 32, range: [8, 200], scale: 'linear', limits: [1, 10_000], integer: true }),
    tokens: quantity({
      label: 'Tokens, all epochs',
      unit: 'token',
      default: 1e7,
      range: [1e5, 1e12],
      scale: 'log',
      help: 'The examples times how often each is seen.',
    }),
    accelerator: rentedAcceleratorInput,
    peakFlops: chipInputs.peakFlops,
    memory: chipInputs.memory,
    precision: precisionInput,
    trainingMfu: shared('trainingMfu', { range: [0.05, 0.7], scale: 'linear', limits: [0.001, 1] }),
    gpuHourPrice: shared('gpuHourPrice', { range: [0.5, 10], scale: 'log', limits: [0, 1000] }),
  },
  outputs: {
    trainableParams: { label: 'Trained parameters', unit: 'parameter' },
    memoryBytes: { label: 'Memory, without activations', unit: 'byte' },
    flops: { label: 'Compute', unit: 'FLOP' },
    gpuHours: { label: 'Accelerator-hours', unit: 'GPU-h' },
    cost: { label: 'Rent', unit: 'USD' },
    ...measuredOutputs,
  },
  compute: (i) => {
    const needs = needsOf({ ...i, method: methodOf(i.method) })
    const peak = cell(i.accelerator, i.precision)
    const gpuHours = peak === null ? null : needs.flops / (peak * i.trainingMfu * 3600)
    return { ...needs, gpuHours, cost: gpuHours === null ? null : gpuHours * i.gpuHourPrice, ...nothingMeasured }
  },
  warns: (i, o, rows) => {
    const name = nameAtStart(i.accelerator, 'The accelerator')
    const memory = cell(i.accelerator, 'memory')
    const needed = typeof o.memoryBytes === 'number' ? o.memoryBytes : 0
    return [
      ...rentWarnings(i.accelerator, i.gpuHourPrice, rows),
      ...(o.gpuHours === null ? [`${name} has no known ${i.precision} rate, so hours and rent are not computed.`] : []),
      ...(memory !== null && needed > memory
        ? [`The state alone is more than the memory of one ${name}; it takes at least ${Math.ceil(needed / memory)} of them.`]
        : []),
      ...(typeof o.trainableParams === 'number' && o.trainableParams > i.params
        ? ['The matrices beside the weights have more parameters than the model; do hidden size and layers belong to it?']
        : []),
    ]
  },
  says: (o, i) => {
    if (o.flops === null) return say`There is no result here.`
    const cost = o.cost === null ? say`` : say`, and costs ${typeset(o.cost, 'USD')} of rent`
    return say`Fine-tuning on ${typeset(i.tokens, 'token')} trains ${typeset(o.trainableParams, 'parameter')} of ${typeset(i.params, 'parameter')}, holds ${typeset(o.memoryBytes, 'byte')} in memory without activations${cost}.`
  },
  main: 'cost',
  views: [
    {
      id: 'memory',
      title: 'Memory against size',
      draw: (context) =>
        chart(
          'Full fine-tuning holds 16 bytes for each weight, LoRA two and QLoRA a half, with little on top: the same accelerator takes models many times larger.',
          { label: 'Parameters', unit: 'parameter', scale: 'log', input: 'params' },
          { label: 'Memory, without activations', unit: 'byte', scale: 'log' },
          [
            ...methods.map(({ value, label, tone }) =>
              line(
                label.split(':')[0] ?? label,
                tone,
                sweep({ at: (changes) => context.at({ ...changes, method: value }) }, 'params', 'memoryBytes', steps(1e8, 1e12, 21, 'log')),
                value !== context.inputs.method,
              ),
            ),
            rule('y', cell(context.inputs.accelerator, 'memory'), `memory of ${nameOf(context.inputs.accelerator, 'the accelerator')}`),
            current('here', 'main', context.inputs.params, context.outputs.memoryBytes),
          ],
        ),
    },
    {
      id: 'rank',
      title: 'Trained parameters against rank',
      draw: (context) =>
        chart(
          'The matrices that LoRA trains grow in proportion to their rank, and stay a small part of the model.',
          { label: 'Rank', unit: 'count', scale: 'log', input: 'rank' },
          { label: 'Trained parameters', unit: 'parameter', scale: 'log' },
          [
            line(
              'LoRA',
              'main',
              sweep({ at: (changes) => context.at({ ...changes, method: 'lora' }) }, 'rank', 'trainableParams', steps(1, 256, 17, 'log')),
            ),
            rule('y', context.inputs.params, 'all of the model'),
            ...(context.inputs.method === 'full' ? [] : current('here', 'main', context.inputs.rank, context.outputs.trainableParams)),
          ],
        ),
    },
  ],
})
