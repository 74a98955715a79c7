/** Published memory of training: state by stage of splitting, and activations by layer. */

import type { CalculatorRecord } from './spec/spec.ts'
import { type Case, type InputValue, within } from './spec/spec.ts'

const bytes = { weightBytes: 2, gradientBytes: 2, optimizerBytes: 12, tensorParallel: 1 } as const

const state = (name: string, params: number, dataParallel: number, zeroStage: number, gigabytes: number, locator: string): Case => ({
  name: `${name}, ${dataParallel} copies, stage ${zeroStage}`,
  given: { ...bytes, params, dataParallel, zeroStage },
  expect: { stateBytes: within(gigabytes * 1e9, '1%') },
  source: 'rajbhandari2019',
  locator,
})

const figure = 'Figure 1'

/** One layer, so that the bytes are those that the formula gives a layer. */
const layer = (
  name: string,
  hidden: number,
  heads: number,
  recompute: string,
  factor: number,
  note: string,
  tolerance: `${number}%` = '0.5%',
): Case => {
  const given: Readonly<Record<string, InputValue>> = {
    tensorParallel: 1,
    layers: 1,
    hidden,
    heads,
    sequence: 2048,
    microBatch: 1,
    recompute,
  }
  return {
    name,
    given,
    expect: { activationBytes: within(2048 * hidden * factor, tolerance) },
    source: 'korthikanti2022',
    locator: 'Table 2, § 5',
    note,
  }
}

export const trainingMemoryRecord: CalculatorRecord = {
  formula:
    '\\text{state} = \\frac{N}{t}\\left(\\frac{w}{d_3} + \\frac{g}{d_2} + \\frac{o}{d_1}\\right) \\qquad \\text{activations} = \\frac{L\\,s\\,b\\,h}{t}\\left(34 + \\frac{5\\,a\\,s}{h}\\right)',
  cases: [
    state('7.5B', 7.5e9, 64, 0, 120, figure),
    state('7.5B', 7.5e9, 64, 1, 31.4, figure),
    state('7.5B', 7.5e9, 64, 2, 16.6, figure),
    {
      ...state('7.5B', 7.5e9, 64, 3, 1.9, figure),
      expect: { stateBytes: within(1.9e9, '3%') },
      note: 'Printed with two digits; 1.875 GB.',
    },
    layer('GPT-3 175B, a layer, all kept', 12_288, 96, 'none', 34 + 80, 'The paper gives 80 for 5·a·s÷h; bytes are s·b·h times 114.'),
    layer(
      'GPT-3 175B, a layer, selective',
      12_288,
      96,
      'selective',
      114 * 0.3,
      'The paper says that 70 % of 114 is saved, in whole percents.',
      '2%',
    ),
    layer('MT-NLG 530B, a layer, all kept', 20_480, 128, 'none', 34 + 64, 'The paper gives 64 for 5·a·s÷h.'),
    layer(
      'MT-NLG 530B, a layer, selective',
      20_480,
      128,
      'selective',
      98 * 0.35,
      'The paper says that 65 % of 98 is saved, in whole percents.',
      '2%',
    ),
  ],
  monotone: [
    { input: 'zeroStage', output: 'stateBytes', direction: 'falls', because: 'more of the state is split' },
    { input: 'dataParallel', output: 'stateBytes', direction: 'falls', because: 'what is split is split among more' },
    { input: 'sequence', output: 'activationBytes', direction: 'rises', because: 'each token has activations' },
  ],
  sources: ['rajbhandari2019', 'korthikanti2022', 'liang2025'],
  caveats: [
    'Dividing activations by the accelerators per layer is exact only where sequences are split along with tensors; else part of each layer stays whole.',
    'Kernels that never write attention scores to memory come near the selective line without computing much again.',
    'The activation formula is that of a GPT with 16-bit activations and dropout; newer layers differ by some tens of percent.',
    'Pipeline stages, the last layer over the vocabulary, buffers and fragmentation are left out.',
  ],
}
