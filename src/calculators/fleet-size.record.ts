/** What fleet-size stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { type Case, within } from './spec/spec.ts'

interface Measured {
  readonly accelerator: string
  readonly chips: number
  readonly inFlight: number
  readonly inputTokens: number
  readonly outputTokens: number
  readonly first: number
  readonly step: number
  readonly kvBytes: number
}

/** Ten copies of a measured run of Llama 3.1 70B in fp8: their load, their times as limits, and their chips. */
const ten = (run: Measured, tolerance: `${number}%`, row: string): Case => ({
  name: `Ten times ${run.chips} ${run.accelerator === 'h100-sxm' ? 'H100' : 'H200'}, ${run.inFlight} requests at a time each`,
  given: {
    ...{ model: 'llama-3-1-70b', weightFormat: 'fp8', accelerator: run.accelerator, kvBytes: run.kvBytes, memoryUse: 0.9 },
    ...{ requestsPerSecond: (10 * run.inFlight) / (run.first + run.outputTokens * run.step) },
    ...{
      inputTokens: run.inputTokens,
      outputTokens: run.outputTokens,
      maxTimeToFirstToken: run.first * 1.5,
      maxTimePerOutputToken: run.step,
    },
    ...{ prefillMfu: 0.4, bandwidthUse: 0.81 },
  },
  expect: { accelerators: within(10 * run.chips, tolerance) },
  source: 'aiconfigurator2026runs',
  locator: row,
  note: 'Measured times give the load that these chips carry; the fleet for this load within these times is compared with them. The model may choose another width.',
})

export const fleetSizeRecord: CalculatorRecord = {
  formula:
    'n = \\min_{w}\\; w \\left\\lceil \\frac{\\lambda}{\\max_{B} B / (t_{1} + T\\,t(B, w))} \\right\\rceil \\qquad t(B, w) \\le t_{\\max},\\; t_{1} \\le t_{1,\\max},\\; \\text{memory}',
  cases: [
    ten(
      { accelerator: 'h100-sxm', chips: 2, inFlight: 16, inputTokens: 8192, outputTokens: 1024, first: 1.284, step: 0.03463, kvBytes: 2 },
      '30%',
      'row s0117 of the data set serving-measurements',
    ),
    ten(
      { accelerator: 'h200-sxm', chips: 8, inFlight: 128, inputTokens: 1024, outputTokens: 8192, first: 0.3222, step: 0.02074, kvBytes: 1 },
      '30%',
      'row s0124 of the data set serving-measurements',
    ),
  ],
  monotone: [
    { input: 'requestsPerSecond', output: 'accelerators', direction: 'rises', because: 'more copies carry more' },
    { input: 'maxTimePerOutputToken', output: 'accelerators', direction: 'falls', because: 'more requests may share a step' },
    { input: 'gpuHourPrice', output: 'costPerMillionTokens', direction: 'rises', because: 'each hour costs more' },
    { input: 'maxTimeToFirstToken', output: 'accelerators', direction: 'falls', because: 'narrower copies may be used' },
  ],
  sources: ['austin2025', 'aiconfigurator2026runs'],
  caveats: [
    'Load is taken as even, and nobody waits in a queue: size for the peak, and add what bursts need.',
    'Copies are split over 1 to 64 accelerators. The costs of a step were fitted to runs on up to 8; wider copies need a rack that links them as fast.',
    'Prompts are read by the same accelerators that write. Cached prompts, speculative decoding and splitting prefill from decode need fewer.',
    'The cost is the rent of the accelerators alone, all hours paid, and counts tokens written; what is read is in it.',
    'The speed is that of the calculator of inference latency: half of the runs that its fit has not seen lie within a quarter of it.',
  ],
}
