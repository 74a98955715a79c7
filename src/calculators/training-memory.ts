/** The memory of training: weights, gradients, optimizer and activations of one accelerator, and what splitting them saves. */
import type { Recompute } from '../model/parallelism.ts'
import { activationBytes, stateBytes } from '../model/parallelism.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { acceleratorInput, cell, chipInputs, nameOf } from './spec/inputs.ts'
import { fitIn, fitOutputs } from './spec/memory-fit.ts'
import type { Cells } from './spec/spec.ts'
import { calculator, choice, quantity } from './spec/spec.ts'
import { chart, current, line, rule, steps, sweep } from './spec/views.ts'

const recomputeOf = (text: string): Recompute => (text === 'selective' || text === 'full' ? text : 'none')

const perParameter = (label: string, best: number, help: string) =>
  quantity({ label, unit: 'byte/parameter', default: best, range: [0, 16], scale: 'linear', limits: [0, 64], help })

const degree = (label: string, best: number, most: number, help: string) =>
  quantity({ label, unit: 'count', default: best, range: [1, most], scale: 'log', limits: [1, 1e7], integer: true, help })

const memoryRule = (accelerator: Cells | null) =>
  rule('y', cell(accelerator, 'memory'), `memory of ${nameOf(accelerator, 'the accelerator')}`)

/** Whole degrees of a power of two, for the axis. */
const powers = (most: number): readonly number[] => Array.from({ length: most + 1 }, (_, i) => 2 ** i)

const stages = [
  { zeroStage: 0, label: 'nothing split', tone: 'quiet' },
  { zeroStage: 1, label: 'optimizer split', tone: 'third' },
  { zeroStage: 2, label: 'and gradients', tone: 'second' },
  { zeroStage: 3, label: 'and weights', tone: 'main' },
] as const

const recomputes = [
  { recompute: 'none', label: 'all kept', tone: 'main' },
  { recompute: 'selective', label: 'selective', tone: 'second' },
  { recompute: 'full', label: 'full', tone: 'third' },
] as const

export const trainingMemory = calculator({
  id: 'training-memory',
  topic: 'training',
  order: 40,
  title: 'Training memory',
  question: 'How much memory does training need on each accelerator?',
  inputs: {
    params: quantity({ label: 'Parameters', unit: 'parameter', default: 7.5e9, range: [1e8, 2e12], scale: 'log' }),
    weightBytes: perParameter('Weights', 2, '16-bit weights take 2 bytes.'),
    gradientBytes: perParameter('Gradients', 2, '16-bit gradients take 2 bytes, 32-bit ones 4.'),
    optimizerBytes: perParameter('Optimizer', 12, 'Adam: a 32-bit copy of the weights and two moments, 4 bytes each.'),
    dataParallel: degree(
      'Copies of the model',
      64,
      4096,
      'Data parallelism: each copy sees other data. The stages below split the state among them.',
    ),
    zeroStage: quantity({
      label: 'Stage of splitting (ZeRO)',
      unit: 'count',
      default: 0,
      range: [0, 3],
      scale: 'linear',
      limits: [0, 3],
      integer: true,
      ticks: [
        { value: 0, label: 'none' },
        { value: 1, label: 'optimizer' },
        { value: 2, label: 'gradients' },
        { value: 3, label: 'weights' },
      ],
      help: 'What is split among the copies: at 1 the optimizer, at 2 gradients too, at 3 also weights.',
    }),
    tensorParallel: degree('Accelerators per layer', 1, 64, 'Tensor parallelism: each holds a part of every layer.'),
    layers: quantity({ label: 'Layers', unit: 'layer', default: 32, range: [8, 200], scale: 'linear', limits: [1, 10_000], integer: true }),
    hidden: quantity({
      label: 'Hidden size',
      unit: 'count',
      default: 4096,
      range: [512, 32_768],
      scale: 'log',
      limits: [1, 1e6],
      integer: true,
    }),
    heads: quantity({
      label: 'Attention heads',
      unit: 'head',
      default: 32,
      range: [1, 256],
      scale: 'log',
      limits: [1, 1e5],
      integer: true,
    }),
    sequence: quantity({ label: 'Sequence', unit: 'token', default: 2048, range: [512, 131_072], scale: 'log', limits: [1, 1e8] }),
    microBatch: quantity({
      label: 'Sequences at a time',
      unit: 'count',
      default: 1,
      range: [1, 64],
      scale: 'log',
      limits: [1, 1e6],
      integer: true,
      help: 'The micro-batch of one accelerator.',
    }),
    recompute: choice({
      label: 'Activations computed again',
      options: [
        {
          value: 'none',
          label: 'none, all are kept',
          why: 'Every intermediate result waits in memory for the backward pass; the attention scores grow with the square of the sequence.',
        },
        {
          value: 'selective',
          label: 'selective: those of attention',
          why: 'Only the attention scores are computed again: most of the memory for a few per cent of the work.',
          source: 'korthikanti2022',
        },
        {
          value: 'full',
          label: 'full: of each layer only the input is kept',
          why: 'The whole forward pass is computed again, a third more work, for the least memory.',
          source: 'korthikanti2022',
        },
      ],
      default: 'none',
      help: 'What the backward pass computes a second time instead of reading it from memory.',
    }),
    accelerator: acceleratorInput,
    memory: chipInputs.memory,
  },
  outputs: {
    stateBytes: { label: 'Weights, gradients, optimizer', unit: 'byte' },
    activationBytes: { label: 'Activations', unit: 'byte' },
    totalBytes: { label: 'In all, on each accelerator', unit: 'byte' },
    fits: fitOutputs.fits,
    fitsWithReserve: fitOutputs.fitsWithReserve,
  },
  compute: (i) => {
    const state = stateBytes(i)
    const activations = activationBytes({ ...i, recompute: recomputeOf(i.recompute) })
    const { fits, fitsWithReserve } = fitIn(state + activations, i.accelerator, 1)
    return {
      stateBytes: state,
      activationBytes: activations,
      totalBytes: state + activations,
      fits,
      fitsWithReserve,
    }
  },
  warns: (i, o) => {
    const name = nameOf(i.accelerator, 'the accelerator')
    if (o.fits === null) return [`The memory of ${name} is not known, so whether training fits is not said.`]
    return o.fits === 'no' ? [`This does not fit in the memory of ${name}. Split the state, or compute activations again.`] : []
  },
  says: (o, i) => {
    if (o.totalBytes === null) return say`There is no result here.`
    const fits =
      o.fits === null
        ? ''
        : o.fits === 'no'
          ? ', which does not fit'
          : o.fitsWithReserve === 'yes'
            ? ', which fits, also with 10% in reserve'
            : ', which fits if nothing is kept in reserve, but not with 10% in reserve'
    return say`Training ${typeset(i.params, 'parameter')} on sequences of ${typeset(i.sequence, 'token')} takes ${typeset(o.totalBytes, 'byte')} on each accelerator${fits}: ${typeset(o.stateBytes, 'byte')} of state and ${typeset(o.activationBytes, 'byte')} of activations.`
  },
  main: 'totalBytes',
  views: [
    {
      id: 'copies',
      title: 'State against copies',
      draw: (context) =>
        chart(
          'Without splitting, every copy of the model holds all of the state; the more is split, the less each holds.',
          { label: 'Copies of the model', unit: 'count', scale: 'log', input: 'dataParallel' },
          { label: 'State on each accelerator', unit: 'byte', scale: 'log' },
          [
            ...stages.map(({ zeroStage, label, tone }) =>
              line(
                label,
                tone,
                powers(12).map((dataParallel) => [dataParallel, stateBytes({ ...context.inputs, zeroStage, dataParallel })] as const),
                zeroStage !== context.inputs.zeroStage,
              ),
            ),
            memoryRule(context.inputs.accelerator),
            current('here', 'main', context.inputs.dataParallel, context.outputs.stateBytes),
          ],
        ),
    },
    {
      id: 'sequence',
      title: 'Activations against sequence',
      draw: (context) =>
        chart(
          'Kept whole, activations grow with the square of a long sequence; computing attention’s again makes them a straight line.',
          { label: 'Sequence', unit: 'token', scale: 'log', input: 'sequence' },
          { label: 'Activations on each accelerator', unit: 'byte', scale: 'log' },
          [
            ...recomputes.map(({ recompute, label, tone }) =>
              line(
                label,
                tone,
                sweep(
                  { at: (changes) => context.at({ ...changes, recompute }) },
                  'sequence',
                  'activationBytes',
                  steps(512, 131_072, 33, 'log'),
                ),
                recompute !== context.inputs.recompute,
              ),
            ),
            memoryRule(context.inputs.accelerator),
            current('here', 'main', context.inputs.sequence, context.outputs.activationBytes),
          ],
        ),
    },
  ],
})
